"""The shapes of the measures in the nested open data. Each field says what it holds."""

from machidx.site.schema.shapes import record
from machidx.views.linked_data import Json

_MEASURE = record(
    "町がすること（施策） / A measure",
    """
    id            id            施策のid / id of the measure
    town          id            計画のid / id of the plan
    number        text          番号（印刷のとおり） / number as printed
    title         Words         題名 / title
    policy        Words         方針の名前 / name of its policy
    themes        id[]          テーマのid。主なものが最初 / ids of its themes, the main one first
    departments   Department[]  担当課（印刷の順） / departments in printed order
    stage         @stage        計画の書き方で、どこまで進んでいるか / how far it is, by the plan's words
    audience      @audience?    residents=住民が使う、office=役場の中の仕事（書かれているとき） / who uses it, where given
    url           Links         ページの住所 / paths of the page
    summary       Words         紹介 / summary
    source        Source        計画書の中の場所 / place in the plan
    kpis          Kpi[]         目標の数字 / figures to reach
    schedule      Work[]        年度別の予定 / schedule
    parts         Part[]        施策の中の小さな項目 / parts of the measure
    progress      Progress[]    年度ごとの進み具合 / the town's own assessment of each fiscal year
    changes       Change[]      決定の後に変わったこと / changes after adoption
    checked       month?        町が内容を確かめた年月 / month in which the town confirmed the page
    succeeded_by  id[]          引きつぐ施策のid / ids of the measures that continue it
    missing       Lacking       一覧が空のわけ / why a list is empty
    """,
)
_LACKING = record(
    "計画にないもの（not_stated=書かれていない、lost=読み取れない、not_applicable=当てはまらない） / What the plan does not give",
    """
    kpis?         @missing  目標の数字がないわけ / why there are no figures
    schedule?     @missing  予定がないわけ / why there is no schedule
    departments?  @missing  担当課がないわけ / why there are no departments
    """,
)
_KPI = record(
    "目標の数字 / A figure to reach",
    """
    id           id            目標のid / id of the figure
    type         @kpi_type     quantity=数の目標、milestone=いつまでに何ができるか / a quantity or a milestone
    name         Words         目標の名前 / name
    unit         Words?        単位 / unit
    direction    @direction?   up=ふやす、down=へらす、keep=保つ / to grow, to fall, or to be kept
    aggregation  text?         数え方（印刷のとおり） / how it is counted, as printed
    note         Words?        もとの値についてのただし書き / remark on the baseline
    baseline     Amount?       もとの値 / baseline
    target       Amount        目標の値 / target
    actuals      Amount[]      これまでの実績 / actual values so far
    judgement    Judgement     進み具合の判断 / judgement of its progress
    """,
)
_AMOUNT = record(
    "1つの値 / One value",
    """
    fy          fy?           年度（始まりの西暦） / fiscal year; the Western year in which it begins
    as_of       month?        月で示すときの年月 / month, where the value is of a month
    value       Value         数（幅があればminとmax、数でなければnull） / number, a range, or null where it is no number
    comparison  @comparison?  at_least=以上、more_than=超える、at_most=以下、about=約 / how the value is meant
    text        text          印刷のとおりの文字 / text as printed
    """,
)
_RANGE = record(
    "幅のある値 / A range",
    """
    min  number  小さいほう / lower end
    max  number  大きいほう / upper end
    """,
)
_VALUE: Json = {
    "title": "数、幅、またはnull",
    "x-title-en": "A number, a range, or null",
    "anyOf": [{"type": "number"}, {"$ref": "#/$defs/Range"}, {"type": "null"}],
}
_JUDGEMENT = record(
    "進み具合の判断 / Judgement of progress",
    """
    status  @status  達成、順調、やや遅れ、遅れ、まだ言えない / reached, on track, slightly behind, behind, or open
    rule    @rule    site=このサイトの決まり、town=町の判断 / by this site's rule, or by the town
    reason  text?    まだ言えないわけ、または町が書いた理由 / why it is open, or the town's own reason
    """,
)
_WORK = record(
    "予定の表の1行 / A row of the schedule",
    """
    work    Words?    行の名前（なければnull） / name of the row, if it has one
    extent  @extent   期間の確かさ：stated=書かれている、inferred=空らんから読み取った、unknown=わからない / how surely its period is known
    phases  Phase[]   矢印 / its arrows
    """,
)
_PHASE = record(
    "予定の矢印 / An arrow of the schedule",
    """
    label   Words          矢印のことば / words on it
    step    @step          段階 / step
    from    fy             最初の年度（始まりの西暦） / first fiscal year; the Western year in which it begins
    to      fy             最後の年度（始まりの西暦） / last fiscal year; the Western year in which it begins
    extent  @phase_extent  期間の確かさ / how surely its end is known
    lane    integer        行の中の段 / line within the row
    """,
)
_PART = record(
    "施策の中の小さな項目 / A part of a measure",
    """
    label     text    番号（印刷のとおり） / number as printed
    title     Words   題名 / title
    themes    id[]    テーマのid / ids of its themes
    stage     @stage  計画の書き方で、どこまで進んでいるか / how far it is, by the plan's words
    schedule  Work[]  年度別の予定 / schedule
    """,
)
_PROGRESS = record(
    "年度の進み具合 / The town's assessment of a fiscal year",
    """
    fy      fy         年度（始まりの西暦） / fiscal year; the Western year in which it begins
    status  @progress  進み具合 / progress, in the town's words
    note    Words?     ひとこと / note
    """,
)
_CHANGE = record(
    "決定の後に変わったこと / A change after adoption",
    """
    on      month  変わった年月 / month of the change
    what    Words  変わったもの / what changed
    before  Words  前 / before
    after   Words  後 / after
    """,
)

MEASURE_SHAPES: dict[str, tuple[str, dict[str, Json]]] = {
    "measures": (
        "Measure",
        {
            "Measure": _MEASURE,
            "Kpi": _KPI,
            "Amount": _AMOUNT,
            "Range": _RANGE,
            "Value": _VALUE,
            "Judgement": _JUDGEMENT,
            "Work": _WORK,
            "Phase": _PHASE,
            "Part": _PART,
            "Progress": _PROGRESS,
            "Change": _CHANGE,
            "Lacking": _LACKING,
        },
    ),
}
"""The record in the file's list, and all records by name."""
