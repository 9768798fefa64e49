"""Tables of the measures: their themes, departments, schedules, progress and changes."""

from machidx.views.tables.description import described

MEASURE_TABLES = (
    described(
        "measures",
        "町がすること（施策）",
        1,
        """
        id          text     施策のid
        code        text     団体コード
        town        text     計画のid
        number      text     番号（印刷のとおり）
        title_ja    text     題名
        title_en    text     題名（英語）
        policy_ja   text     方針の名前
        policy_en   text     方針の名前（英語）
        stage       text     計画の書き方で、どこまで進んでいるか
        audience    text     residents=住民が使う、office=役場の中の仕事（書かれているとき）
        summary_ja  text     紹介
        summary_en  text     紹介（英語）
        section     text     計画書の中の場所
        page        integer  計画書のページ
        checked     month    町が内容を確かめた年月
        url_ja      text     ページの住所
        url_en      text     ページの住所（英語）
        """,
    ),
    described(
        "measure_themes",
        "施策のテーマ",
        2,
        """
        measure  text  施策のid
        theme    text  テーマのid
        """,
    ),
    described(
        "measure_departments",
        "施策の担当課",
        2,
        """
        measure   text  施策のid
        name_ja   text  担当課の名前
        name_en   text  担当課の名前（英語）
        """,
    ),
    described(
        "schedules",
        "予定",
        0,
        """
        measure   text     施策のid
        part      text     施策の中の番号
        work_ja   text     事業の名前
        work_en   text     事業の名前（英語）
        label_ja  text     すること
        label_en  text     すること（英語）
        step      text     段階（study=検討、build=構築、introduce=導入、operate=運用など）
        from_fy   integer  最初の年度（始まりの西暦）
        from_era  text     最初の年度（和暦）
        to_fy     integer  最後の年度（始まりの西暦）
        to_era    text     最後の年度（和暦）
        extent    text     stated=年度が書かれている、inferred=表の空らんから読み取った
        """,
    ),
    described(
        "progress",
        "年度ごとの進み具合",
        2,
        """
        measure  text     施策のid
        fy       integer  年度（始まりの西暦）
        era      text     年度（和暦）
        status   text     進み具合
        note_ja  text     ひとこと
        note_en  text     ひとこと（英語）
        """,
    ),
    described(
        "changes",
        "計画からの変更",
        0,
        """
        measure    text   施策のid
        on         month  変わった年月
        what_ja    text   変わったこと
        what_en    text   変わったこと（英語）
        before_ja  text   前
        before_en  text   前（英語）
        after_ja   text   後
        after_en   text   後（英語）
        """,
    ),
)
