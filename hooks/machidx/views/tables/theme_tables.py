"""Tables of the themes, and of what the tables themselves hold."""

from machidx.views.tables.description import OF_TOWN, described

THEME_TABLES = (
    described(
        "themes",
        "テーマ",
        1,
        """
        id          text  テーマのid
        title_*     text  題名
        question_*  text  問い
        group       text  テーマのまとまり @theme_group
        audience    text  だれのためか @audience
        url_*       text  ページの住所
        """,
    ),
    described(
        "theme_states",
        "テーマごとの、町の進み具合",
        0,
        """
        theme     text     テーマのid
        question  text     トップページの質問のid（テーマの全体か、どの質問の答えでもない施策のときは空らん）
        place     integer  使える順の何番目か（1がいちばん進んでいる）
        state     text     どこまで進んでいるか @state
        sign      text     テーマの一覧でのしるし
        word_*    text     しるしのことば
        measures  integer  施策か答えの数（どちらもなければ空らん）
        parts_*   text     施策の一部だけのことのとき、その部分の題名
        """
        + OF_TOWN,
    ),
)
DESCRIBING_TABLES = (
    described(
        "columns",
        "表の列とその意味",
        2,
        """
        table     text     表の名前
        column    text     列の名前
        place     integer  左から何番目か
        kind      text     中身の形 @kind
        about_*   text     意味
        """,
    ),
    described(
        "codes",
        "列に入る記号とその意味",
        3,
        """
        table     text  表の名前
        column    text  列の名前
        code      text  記号
        about_*   text  意味
        """,
    ),
)
"""They describe all tables, themselves included."""
