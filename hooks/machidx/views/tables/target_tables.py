"""Tables of the targets and of what has been reached."""

from machidx.views.tables.description import described

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
        type         text  quantity=数の目標、milestone=できるようにする目標
        name_ja      text  目標の名前
        name_en      text  目標の名前（英語）
        unit_ja      text  単位
        unit_en      text  単位（英語）
        direction    text  up=ふやす、down=へらす、keep=保つ
        aggregation  text  数え方（累計など）
        comparison   text  at_least=以上、more_than=超える、at_most=以下、about=約
        note_ja      text  もとの値の注
        note_en      text  もとの値の注（英語）
        judgement    text  進み具合の判断
        judged_by    text  site=このサイトの決まり、town=町
        """
        + _AMOUNT.format("baseline", "もとの値")
        + _AMOUNT.format("target", "目標"),
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
        """,
    ),
)
