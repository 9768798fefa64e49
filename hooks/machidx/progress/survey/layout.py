"""The layout of a survey's workbook, shared by writing and reading it."""

from enum import StrEnum
from typing import NamedTuple

MARK = "machidx-survey-1"
"""In the first cell of the hidden sheet: what the file is, and the version of this layout."""
HIDDEN = "machidx"
"""The hidden sheet: mark, id of the town, fiscal year."""
HEAD_ROW = 3
EXAMPLE_ROW = 4
FIRST_ROW = 5
EXAMPLE = "例"
YES = "はい"
STATUSES = ("予定どおり", "前倒し", "遅れ", "完了", "見直し", "中止")
MOST_ROWS = 5_000


class SheetName(StrEnum):
    """The sheets that people see."""

    ACTUALS = "実績"
    PROGRESS = "進み具合"


class SurveyColumn(NamedTuple):
    """A column: its letter, its head ({year} is the fiscal year), its width, and whether it is filled in."""

    letter: str
    head: str
    width: int
    is_filled: bool = False


KEY = SurveyColumn("A", "しるし（変えません）", 4)
ACTUAL_VALUE = SurveyColumn("H", "{year}の実績（数だけ）", 16, is_filled=True)
ACTUAL_TEXT = SurveyColumn("I", "書き方（数のほかにことばがあるとき）", 24, is_filled=True)
ACTUAL_MONTH = SurveyColumn("J", "いつの数か（年度末でないとき。例: 2027-01）", 18, is_filled=True)
STATUS = SurveyColumn("E", "{year}の進み具合", 16, is_filled=True)
NOTE = SurveyColumn("F", "ひとこと", 40, is_filled=True)
CONFIRMED = SurveyColumn("G", "ページを見て確かめた", 14, is_filled=True)
COLUMNS = {
    SheetName.ACTUALS: (
        KEY,
        SurveyColumn("B", "施策", 30),
        SurveyColumn("C", "目標", 30),
        SurveyColumn("D", "単位", 8),
        SurveyColumn("E", "もとの値", 18),
        SurveyColumn("F", "目標の値", 18),
        SurveyColumn("G", "前の年度の実績", 16),
        ACTUAL_VALUE,
        ACTUAL_TEXT,
        ACTUAL_MONTH,
    ),
    SheetName.PROGRESS: (
        KEY,
        SurveyColumn("B", "番号", 10),
        SurveyColumn("C", "施策", 34),
        SurveyColumn("D", "前の年度の進み具合", 18),
        STATUS,
        NOTE,
        CONFIRMED,
    ),
}
EXAMPLES = {
    SheetName.ACTUALS: (
        EXAMPLE,
        "（書き方の例）",
        "コンビニ交付の件数",
        "件",
        "1,466件",
        "1,900件",
        "1,500件",
        1620,
        "",
        "",
    ),
    SheetName.PROGRESS: (EXAMPLE, "例", "（書き方の例）", "予定どおり", "遅れ", "機器の納入がおくれたため", YES),
}
HOW = "黄色のらんだけに書きます。書かないらんは、そのままになります。"
