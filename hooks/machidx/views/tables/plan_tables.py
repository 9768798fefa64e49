"""Tables of the plans: towns, departments, policies, chapters, printed figures, discrepancies."""

from machidx.views.tables.description import OF_TOWN, described

PLAN_TABLES = (
    described(
        "towns",
        "町と計画",
        1,
        """
        id              text     計画のid
        code            text     団体コード
        name_*          text     町の名前
        prefecture_*    text     都道府県
        plan_*          text     計画の名前
        state           text     計画の状態（印刷のとおり）
        published       month    公表された年月
        from_fy         integer  計画の最初の年度（始まりの西暦）
        from_era        text     計画の最初の年度（和暦）
        to_fy           integer  計画の最後の年度（始まりの西暦）
        to_era          text     計画の最後の年度（和暦）
        supersedes      text     前の計画のid
        url_*           text     ページの住所
        """,
    ),
    described(
        "departments",
        "担当課",
        2,
        """
        town          text  計画のid
        name_*        text  担当課の名前
        scope         text  課か、まとまりか @scope
        code          text  団体コード
        town_name_*   text  町の名前
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
        name_*    text  方針の名前
        code          text  団体コード
        town_name_*   text  町の名前
        """,
    ),
    described(
        "chapters",
        "計画の章",
        1,
        """
        id        text     章のid
        """
        + OF_TOWN
        + """
        number    text     章の番号（印刷のとおり）
        title_*   text     題名
        section   text     計画書の中の場所
        page      integer  計画書のページ
        url_*     text     ページの住所
        """,
    ),
    described(
        "figures",
        "計画書の表の数字",
        4,
        """
        page        text     章のid
        table       text     表のid
        row         integer  行の番号（1から）
        column      integer  列の番号（1から）
        caption_*   text     表の題
        head_*      text     列の見出し
        name_*      text     行の名前
        unit_*      text     単位
        value       number   数
        text_*      text     文字のます目
        """
        + OF_TOWN,
    ),
    described(
        "discrepancies",
        "計画書のくいちがい",
        0,
        """
        page      text  ページのid（住所の終わり）
        title_*   text  題
        text_*    text  説明
        """,
    ),
)
