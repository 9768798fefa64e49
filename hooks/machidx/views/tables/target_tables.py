"""Tables of the targets and of what has been reached."""

from machidx.views.tables.description import OF_MEASURE, described

_AMOUNT = """
{0}_fy        integer  {1}の年度（始まりの西暦）
{0}_era       text     {1}の年度（和暦）
{0}_month     month    {1}の年月（年月で書かれているとき）
{0}_min       number   {1}の数（範囲なら小さいほう）
{0}_max       number   {1}の数（範囲なら大きいほう）
{0}_text      text     {1}（印刷のとおり）
"""

TARGET_TABLES = (
    described(
        "kpis",
        "目標の数字",
        1,
        """
        id           text  目標のid
        measure      text  施策のid
        type         text  目標の種類 @kpi
        name_*       text  目標の名前
        unit_*       text  単位
        direction    text  ふやすか、へらすか @aim
        aggregation  text  数え方（累計など）
        comparison   text  目標の数の読み方 @comparison
        note_*       text  もとの値の注
        judgement    text  目標にどこまで近づいたか @judgement
        judged_by    text  だれの判断か @judge
        """
        + _AMOUNT.format("baseline", "もとの値")
        + _AMOUNT.format("target", "目標")
        + OF_MEASURE,
    ),
    described(
        "actuals",
        "実績",
        2,
        """
        kpi    text     目標のid
        fy     integer  年度（始まりの西暦）
        era    text     年度（和暦）
        month  month    年月（年月で書かれているとき）
        min    number   数（範囲なら小さいほう）
        max    number   数（範囲なら大きいほう）
        text   text     実績（書かれたとおり）
        measure  text  施策のid
        name_*   text  目標の名前
        unit_*   text  単位
        """
        + OF_MEASURE,
    ),
)
