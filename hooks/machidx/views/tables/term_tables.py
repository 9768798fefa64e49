"""Tables of the terms: their explanations by town, and the words as printed."""

from machidx.views.tables.description import described

TERM_TABLES = (
    described(
        "terms",
        "ことば",
        1,
        """
        id         text  ことばのid
        label_ja   text  見出し
        label_en   text  見出し（英語）
        reading    text  読み
        expansion  text  略さない形
        kind       text  ことばの種類
        short_ja   text  1文の説明
        short_en   text  1文の説明（英語）
        url_ja     text  ページの住所
        url_en     text  ページの住所（英語）
        """,
    ),
    described(
        "senses",
        "町ごとのことばの説明",
        2,
        """
        term     text     ことばのid
        town     text     町の最初の計画のid
        text_ja  text     説明
        text_en  text     説明（英語）
        section  text     計画書の中の場所
        page     integer  計画書のページ
        """,
    ),
    described(
        "headwords",
        "計画書に印刷されたことば",
        3,
        """
        term  text  ことばのid
        town  text  町の最初の計画のid
        word  text  印刷されたことば
        """,
    ),
)
