"""Tables of the plans: towns, departments, policies, chapters, printed figures, discrepancies."""

from machidx.views.tables.description import described

PLAN_TABLES = (
    described(
        "towns",
        "町と計画",
        1,
        """
        id              text     計画のid
        code            text     団体コード
        name_ja         text     町の名前
        name_en         text     町の名前（英語）
        prefecture_ja   text     都道府県
        prefecture_en   text     都道府県（英語）
        plan_ja         text     計画の名前
        plan_en         text     計画の名前（英語）
        state           text     計画の状態（印刷のとおり）
        published       month    公表された年月
        from_fy         integer  計画の最初の年度（始まりの西暦）
        from_era        text     計画の最初の年度（和暦）
        to_fy           integer  計画の最後の年度（始まりの西暦）
        to_era          text     計画の最後の年度（和暦）
        supersedes      text     前の計画のid
        url_ja          text     ページの住所
        url_en          text     ページの住所（英語）
        """,
    ),
    described(
        "departments",
        "担当課",
        2,
        """
        town      text  計画のid
        name_ja   text  担当課の名前
        name_en   text  担当課の名前（英語）
        scope     text  department=1つの課、whole_office=役場全体、class=課のまとまり
        """,
    ),
    described(
        "policies",
        "方針",
        2,
        """
        town      text  計画のid
        number    text  方針の番号（印刷のとおり）
        parent    text  上の方針の番号
        name_ja   text  方針の名前
        name_en   text  方針の名前（英語）
        """,
    ),
    described(
        "chapters",
        "計画の章",
        1,
        """
        id        text     章のid
        town      text     計画のid
        number    text     章の番号（印刷のとおり）
        title_ja  text     題名
        title_en  text     題名（英語）
        section   text     計画書の中の場所
        page      integer  計画書のページ
        url_ja    text     ページの住所
        url_en    text     ページの住所（英語）
        """,
    ),
    described(
        "figures",
        "計画書の表の数字",
        4,
        """
        page     text     章のid
        table    text     表のid
        row      integer  行の番号（1から）
        column   integer  列の番号（1から）
        caption  text     表の題
        head     text     列の見出し
        name     text     行の名前
        unit     text     単位
        value    number   数
        text     text     文字のます目
        """,
    ),
    described(
        "discrepancies",
        "計画書のくいちがい",
        0,
        """
        page      text  ページのid（住所の終わり）
        title_ja  text  題
        text_ja   text  説明
        """,
    ),
)
