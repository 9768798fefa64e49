"""Tables of the terms: their explanations by town, and the words as printed."""

from machidx.views.tables.description import described

_OF_SENSE = """
label_*       text  見出し
code          text  団体コード
town_name_*   text  町の名前
"""
TERM_TABLES = (
    described(
        "terms",
        "ことば",
        1,
        """
        id         text  ことばのid
        label_*    text  見出し
        reading    text  読み
        expansion  text  略さない形
        kind       text  ことばの種類 @term
        short_*    text  1文の説明
        url_*      text  ページの住所
        """,
    ),
    described(
        "senses",
        "町ごとのことばの説明",
        2,
        """
        term     text     ことばのid
        town     text     町の最初の計画のid
        text_*   text     説明
        section  text     計画書の中の場所
        page     integer  計画書のページ
        """
        + _OF_SENSE,
    ),
    described(
        "headwords",
        "計画書に印刷されたことば",
        3,
        """
        term  text  ことばのid
        town  text  町の最初の計画のid
        word  text  印刷されたことば
        """
        + _OF_SENSE,
    ),
)
