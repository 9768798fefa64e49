"""The figures that a plan wants to reach: 登録者数 令和6年度 40人 → 令和11年度 100人, and rows of tables."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from machidx.drafting.text_lines import TextLine, tidied
from machidx.language import years

_D = "[0-9０-９]"
_TIME = (
    rf"(?:(?:令和|平成)\s*(?:元|{_D}(?:\s?{_D})?)\s*年度?|[RHＲＨ]{_D}{{1,2}}(?:年度?)?|{_D}{{4}}\s*年度?)"
    rf"(?:\s*{_D}(?:\s?{_D})?\s*月)?(?:末|当初)?(?:時点|現在)?"
)
_NUMBER = rf"[約▲△-]?{_D}[0-9０-９,，]*(?:[.．]{_D}+)?(?!{_D}|\s?[年月](?!間))"
_ARROW = r"\s*(?:→|⇒|➡|➔|⇨|➞)\s*"


def _side(name: str) -> str:
    """The pattern of a figure with its time and notes; the names of its groups begin with ``name``."""
    return (
        rf"(?:(?P<{name}time>{_TIME})[\s:：]*)?"
        rf"(?:(?P<{name}value>{_NUMBER}(?:[～~〜]{_NUMBER})?)\s?(?P<{name}unit>[%％℃]|[^\s\d０-９()（）→⇒➡➔⇨。、:：]{{0,6}})"
        rf"|不明|未実施|未導入|未測定|なし|[-－―])(?P<{name}notes>(?:\s?[(（][^()（）]*[)）])*)"
    )


_CHANGE = re.compile(rf"(?P<name>[^→⇒➡➔⇨➞。]*?)[\s:：]*{_side('b')}{_ARROW}{_side('g')}")
_GOAL = re.compile(rf"(?P<name>[^→⇒➡➔。、]*?[^\s\d０-９→⇒。、])[\s:：]+{_side('g')}")
_CELL = re.compile(rf"{_side('g')}")
_UNIT = re.compile(r"[(（](?P<unit>[^\d()（）]{1,8})[)）]$")


@dataclass(frozen=True)
class PrintedAmount:
    """A figure as printed, with its time."""

    value: int | float | tuple[int | float, int | float]
    """A number, or both ends of a range."""
    text: str
    unit: str = ""
    fy: str = ""
    """令和6年度; "" where none is printed."""
    month: str = ""
    """令和7年12月; "" where none is printed."""


@dataclass(frozen=True)
class PrintedTarget:
    """A figure to reach, with the one that it begins from where the plan prints a number."""

    name: str
    line: int
    """1-based, in the text."""
    target: PrintedAmount
    baseline: PrintedAmount | None = None
    note: str = ""
    """What stands in brackets behind the first figure."""


def targets_in(text: str, line: int) -> Iterator[PrintedTarget]:
    """Yield the targets in a line of text: from one figure to another, or one figure with its time."""
    plain = text.replace("　", " ")
    changes = list(_CHANGE.finditer(plain))
    for match in changes:
        goal, name = _amount(match, "g"), _name(match["name"])
        if goal and name:
            yield PrintedTarget(name, line, goal, _amount(match, "b"), _note(match["bnotes"]))
    single = None if changes else _GOAL.fullmatch(plain)
    if single and (goal := _amount(single, "g")) and (goal.fy or goal.month):
        yield PrintedTarget(_name(single["name"]), line, goal)


def targets_of_rows(rows: Sequence[TextLine]) -> Iterator[PrintedTarget]:
    """Yield the targets in tables whose heads name an indicator and a target (目標値)."""
    heads: tuple[str, ...] = ()
    for row in rows:
        if not row.cells:
            heads = ()
        elif any("目標" in cell for cell in row.cells) and any(
            re.search("指標|項目|KPI|名称", cell) for cell in row.cells
        ):
            heads = row.cells
        elif heads and len(row.cells) == len(heads) and (found := _of_row(heads, row)):
            yield found


def _of_row(heads: tuple[str, ...], row: TextLine) -> PrintedTarget | None:
    at = {kind: next((n for n, head in enumerate(heads) if re.search(words, head)), None) for kind, words in _COLUMNS}
    if at["name"] is None or at["goal"] is None or not (name := row.cells[at["name"]]):
        return None
    unit = row.cells[at["unit"]] if at["unit"] is not None else ""
    sides = [None if n is None else _of_cell(row.cells[n], heads[n], unit) for n in (at["goal"], at["base"])]
    goal, base = sides
    return PrintedTarget(_name(name), row.number, goal, base) if goal else None


_COLUMNS = (
    ("name", "指標|KPI|項目|名称"),
    ("goal", "目標(?!指標|名)"),
    ("base", "現状|基準|実績|策定時|当初"),
    ("unit", "単位"),
)


def _of_cell(cell: str, head: str, unit: str) -> PrintedAmount | None:
    match = _CELL.fullmatch(cell.strip())
    found = _amount(match, "g", unit) if match else None
    time = re.search(_TIME, head)
    if found and time and not (found.fy or found.month):
        fy, month = _when(time[0])
        return PrintedAmount(found.value, found.text, found.unit, fy, month)
    return found


def _amount(match: re.Match[str], side: str, unit: str = "") -> PrintedAmount | None:
    """The figure on a side of the arrow; None where no number is printed."""
    if not match[f"{side}value"]:
        return None
    time = match[f"{side}time"] or next(iter(re.findall(_TIME, match[f"{side}notes"] or "")), "")
    fy, month = _when(time)
    printed = match[f"{side}value"]
    ends = [_number(each) for each in re.split("[～~〜]", printed)]
    of_figure = match[f"{side}unit"] or unit
    return PrintedAmount(
        (ends[0], ends[1]) if len(ends) > 1 else ends[0], tidied(f"{printed}{of_figure}"), tidied(of_figure), fy, month
    )


def _number(printed: str) -> int | float:
    plain = unicodedata.normalize("NFKC", printed).replace(",", "").lstrip("約").translate(str.maketrans("▲△", "--"))
    return float(plain) if "." in plain else int(plain)


def _when(time: str) -> tuple[str, str]:
    """The fiscal year and the month of a printed time; both "" for a calendar year and for none."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", time))
    plain = re.sub("^R", "令和", re.sub("^H", "平成", plain))
    month = re.match(r"(.+?年\d+月)", plain)
    fiscal = re.match(r"(.+?)年度|((?:令和|平成)\d+)$", plain.removesuffix("末"))
    if month:
        return "", _read(years.parse_month, month[1])
    return (_read(years.parse_fiscal_year, f"{fiscal[1] or fiscal[2]}年度") if fiscal else ""), ""


def _read(parse: Callable[[object], object], written: str) -> str:
    """The written time if it can be read; "" otherwise."""
    try:
        parse(written)
    except ValueError:
        return ""
    return written


def _name(printed: str) -> str:
    return tidied(printed.strip(" \u3000:：・-○●■").strip())


def _note(notes: str | None) -> str:
    """The words in brackets that are no time: 未導入."""
    inside = re.findall(r"[(（]([^()（）]*)[)）]", notes or "")
    return "、".join(words for words in inside if not re.search(_TIME, words))
