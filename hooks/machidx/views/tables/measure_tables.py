"""Tables of the measures: their themes, departments, schedules, progress and changes."""

from machidx.views.tables.description import OF_MEASURE, OF_TOWN, described

MEASURE_TABLES = (
    described(
        "measures",
        "町がすること（施策）",
        1,
        """
        id          text     施策のid
        """
        + OF_TOWN
        + """
        number      text     番号（印刷のとおり）
        title_*     text     題名
        policy_*    text     方針の名前
        stage       text     計画の書き方で、どこまで進んでいるか @stage
        audience    text     だれが使うか（書かれているとき） @audience
        summary_*   text     紹介
        section     text     計画書の中の場所
        page        integer  計画書のページ
        checked     month    町が内容を確かめた年月
        url_*       text     ページの住所
        """,
    ),
    described(
        "measure_themes",
        "施策のテーマ",
        2,
        """
        measure   text  施策のid
        theme     text  テーマのid
        title_*   text  テーマの題名
        """
        + OF_MEASURE,
    ),
    described(
        "measure_departments",
        "施策の担当課",
        2,
        """
        measure   text  施策のid
        name_*    text  担当課の名前
        """
        + OF_MEASURE,
    ),
    described(
        "schedules",
        "予定",
        0,
        """
        measure   text     施策のid
        part      text     施策の中の番号
        work_*    text     事業の名前
        label_*   text     すること
        step      text     段階 @step
        from_fy   integer  最初の年度（始まりの西暦）
        from_era  text     最初の年度（和暦）
        to_fy     integer  最後の年度（始まりの西暦）
        to_era    text     最後の年度（和暦）
        extent    text     年度の確かさ @extent
        """
        + OF_MEASURE,
    ),
    described(
        "progress",
        "年度ごとの進み具合",
        2,
        """
        measure  text     施策のid
        fy       integer  年度（始まりの西暦）
        era      text     年度（和暦）
        status   text     進み具合 @progress
        note_*   text     ひとこと
        """
        + OF_MEASURE,
    ),
    described(
        "changes",
        "計画からの変更",
        0,
        """
        measure    text   施策のid
        on         month  変わった年月
        what_*     text   変わったこと
        before_*   text   前
        after_*    text   後
        """
        + OF_MEASURE,
    ),
)
