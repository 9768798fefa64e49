"""The table of hostile content (``vectors.yml``): what contributors and visitors try, and what becomes of it."""

from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import yaml

_TABLE = Path(__file__).with_name("vectors.yml")
SHOWN = "text"
"""The outcome of what is published, as text."""
VISITED = "address"
"""The place that visitors, not contributors, write."""
PLACES = {
    "body": "a page's text: HTML, links, pictures, references, attribute lists, notes, footnotes, terms, tables",
    "field": "a field of the front matter, a label, a translation",
    "line": "a line of the front matter, as YAML",
    "svg": "an SVG drawing",
    "file": "a file: its name, its kind, its bytes",
    "formula": "a name that a spreadsheet may take for a formula",
    VISITED: "the query and the fragment of an address",
}
_PAGE = "---\nkind: page\ntitle: {}\n---\n\n{}\n"
_DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'
_ROW = "towns/midori/measures/1-1.md", "schedule.2.work"
"""The field that formulas are tried in."""
_PHASE = {"label": "運用", "step": "operate", "from": "令和8年度"}


class Vector(NamedTuple):
    """A row of the table: the place, what is written there, the codes that ``check`` tells, or SHOWN."""

    place: str
    number: int
    written: Any
    outcome: str
    file: str
    """The file below docs/, where the place does not decide it."""
    at: str
    """The field in the file: keys and 0-based positions, joined by dots."""

    @property
    def path(self) -> str:
        """The file below docs/ that holds what is written, and whose problems are looked at."""
        made = {"svg": f"about/vector-{self.number}.svg", "formula": _ROW[0]}
        return self.file or made.get(self.place, f"about/vector-{self.place}-{self.number}.md")

    def plant(self, docs: Path) -> None:
        """Write it into a copy of the tiny library. Raises OSError where the computer makes no such file."""
        file = docs / self.path
        if self.place == "field":
            set_field(file, self.at, self.written)
        elif self.place == "formula":
            set_field(file, _ROW[1], self.written)
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(self._content(), encoding="utf-8", newline="")

    def _content(self) -> str:
        if self.place == "svg":
            return _DRAWING.format(self.written)
        if self.place == "line":
            return _PAGE.format(f"題\n{self.written}", "文です。")
        return str(self.written) if self.place == "file" else _PAGE.format(f"題{self.number}", self.written)


def set_field(file: Path, at: str, value: Any) -> None:
    """Set a field of a page's front matter, or of a YAML file; all else keeps its meaning, not its spelling."""
    text = file.read_text(encoding="utf-8")
    is_page = file.suffix == ".md"
    _, front, body = text.split("---\n", 2) if is_page else ("", text, "")
    data = yaml.safe_load(front)
    *above, last = (int(step) if step.isdecimal() else step for step in at.split("."))
    place = data
    for step in above:
        place = place[step]
    place[last] = value
    written = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000)
    file.write_text(f"---\n{written}---\n{body}" if is_page else written, encoding="utf-8", newline="\n")


def vectors() -> list[Vector]:
    """All rows of the table, place by place."""
    table = yaml.safe_load(_TABLE.read_text(encoding="utf-8"))
    return [
        Vector(place, number, row["written"], row.get("outcome", SHOWN), row.get("in", ""), row.get("at", ""))
        for place, rows in table.items()
        for number, row in enumerate(rows)
    ]


def plant_all(docs: Path) -> None:
    """Write everything that is accepted into one library; formulas into a measure with a work for each."""
    accepted = [vector for vector in vectors() if vector.outcome == SHOWN and vector.place != VISITED]
    for vector in accepted:
        if vector.place != "formula":
            vector.plant(docs)
    works = [{"work": vector.written, "phases": [dict(_PHASE)]} for vector in accepted if vector.place == "formula"]
    measure = docs / _ROW[0]
    set_field(measure, "schedule", [*works, *_works(measure)])


def _works(measure: Path) -> list[Any]:
    return list(yaml.safe_load(measure.read_text(encoding="utf-8").split("---\n", 2)[1])["schedule"])


def summary() -> str:
    """The table in short, as SECURITY.md prints it."""
    found = vectors()
    tried = Counter(vector.place for vector in found)
    shown = Counter(vector.place for vector in found if vector.outcome == SHOWN)
    rows = [
        f"| {words} | {tried[place]} | {tried[place] - shown[place]} | {shown[place]} |"
        for place, words in PLACES.items()
    ]
    total = f"| all | {len(found)} | {len(found) - shown.total()} | {shown.total()} |"
    return "\n".join(["| Written into | tried | refused | shown as text |", "|---|--:|--:|--:|", *rows, total])
