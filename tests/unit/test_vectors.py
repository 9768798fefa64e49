"""What is hostile is refused by ``check`` or published as text: each row of the table, and what it says in SECURITY.md.

Behind the rules stand two more walls, tried here without them: whatever a text or a field holds, no page and no file of
the site has anything that could run.
"""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import icalendar
import openpyxl
import pytest
import rdflib

from machidx.content import loader
from machidx.content.library import Library
from machidx.language.formulas import unformulated
from machidx.markdown.context import TextContext
from machidx.markdown.rendering import render
from machidx.progress.survey.exporting import export
from machidx.rules import svg
from machidx.rules.check import check
from machidx.site.contents import Contents
from machidx.site.open_data import open_data_files
from machidx.site.pages import Pages
from machidx.site.settings import Site, theme_folder
from machidx.site.subscriptions import subscription_contents
from machidx.site.tables.files import csv_of
from machidx.site.tables.workbook import Sheet

from ..conftest import ROOT, make_docs
from ..vectors import SHOWN, VISITED, Vector, plant_all, set_field, summary, vectors
from ..writing import UPDATE

_ALL = [vector for vector in vectors() if vector.place != VISITED]
_SECURITY = ROOT / "SECURITY.md"


def _name(vector: Vector) -> str:
    return f"{vector.place}-{vector.number}"


@pytest.fixture(scope="module")
def shared_docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_docs(tmp_path_factory.mktemp("vectors") / "docs")


@pytest.mark.parametrize("vector", _ALL, ids=_name)
def test_it_is_told_as_the_table_says(shared_docs: Path, vector: Vector) -> None:
    file = shared_docs / vector.path
    before = file.read_bytes() if file.exists() else None
    is_new = not file.parent.exists()
    try:
        vector.plant(shared_docs)
    except OSError:
        pytest.skip("this computer makes no such file")
    try:
        found = {str(problem.rule) for problem in check(shared_docs)[1] if problem.place.path == f"docs/{vector.path}"}
    finally:
        file.unlink() if before is None else file.write_bytes(before)
        if is_new:
            file.parent.rmdir()
    told = set() if vector.outcome in (SHOWN, "absent") else set(vector.outcome.split())
    assert found == told


def test_security_md_says_what_was_tried() -> None:
    """If this fails, run it with UPDATE_GOLDEN=1."""
    text = _SECURITY.read_text(encoding="utf-8")
    before, begin, rest = text.partition("<!-- vectors -->\n")
    _, end, after = rest.partition("\n<!-- end -->")
    made = f"{before}{begin}{summary()}{end}{after}"
    if UPDATE:
        _SECURITY.write_text(made, encoding="utf-8", newline="\n")
    assert begin
    assert made == _SECURITY.read_text(encoding="utf-8")


_RUNNING = re.compile(r"javascript|vbscript|data:(?!image/(?:png|svg\+xml|jpeg))", re.IGNORECASE)
_ADDRESSES = {"href", "src", "action", "formaction", "data", "srcdoc", "xlink:href"}


class _Active(HTMLParser):
    """Whatever in a page could run: handlers, addresses that run, scripts and frames that are not the site's own."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in ("iframe", "object", "embed", "base", "math", "foreignobject", "animate", "set"):
            self.found.append(tag)
        if tag == "script" and given.get("type") != "application/ld+json" and "src" not in given:
            self.found.append(tag)
        if given.get("http-equiv", "").lower() == "refresh":
            self.found.append("refresh")
        for name, value in given.items():
            is_elsewhere = name in ("src", "srcset", "ping") and "//" in value
            runs = name.startswith("on") or (name in _ADDRESSES and _RUNNING.match(re.sub(r"[\x00-\x20]", "", value)))
            if runs or is_elsewhere or name == "style":
                self.found.append(f"{name}={value}")


def _active(html: str) -> list[str]:
    reader = _Active()
    reader.feed(html)
    reader.close()
    return reader.found


@pytest.mark.parametrize("vector", [vector for vector in _ALL if vector.place == "body"], ids=_name)
def test_the_rendering_lets_nothing_through_that_check_would_miss(vector: Vector) -> None:
    assert _active(render(vector.written, TextContext()).html) == []


def _unchecked(folder: Path) -> Iterator[Library]:
    """Libraries with every text and field that only rules refuse, each field once in each."""
    rounds: list[dict[tuple[str, str], Vector]] = []
    for vector in _ALL:
        is_read = all(code[0] in "EL" for code in vector.outcome.split()) or vector.outcome == SHOWN
        if vector.place == "field" and is_read:
            free = next((there for there in rounds if (vector.file, vector.at) not in there), None)
            if free is None:
                rounds.append(free := {})
            free[vector.file, vector.at] = vector
    for number, planted in enumerate(rounds):
        docs = make_docs(folder / f"{number}/docs")
        for vector in [*planted.values(), *(v for v in _ALL if not number and v.place == "body")]:
            vector.plant(docs)
        yield loader.load(docs)[0]


def test_templates_let_nothing_through_that_check_would_miss(tmp_path: Path) -> None:
    site = Site("https://example.org/")
    tried = 0
    for library in _unchecked(tmp_path):
        contents = Contents(Pages(library, site, ROOT / "overrides", theme_folder()))
        for page in library.pages.values():
            for locale in ("ja", "en"):
                html = contents.pages.render(page, locale)
                assert (page.stem, _active(html)) == (page.stem, [])
                for data in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL):
                    json.loads(data)
                tried += html.count("alert")
        for path in contents._pictures:
            assert (path, svg.mistakes(contents.file(path) or b"")) == (path, [])
    assert tried > 200, "what was planted is on the pages"


_FORMULAS = ["=1+1", "@SUM(1)", "+A1", "-A1", "-2+3", "--A1", "\t=1", "\r=1", "＝1", "＋A1", "－A1", "＠A1", "-(1)"]
_TEXTS = ["-5", "+5", "-5%", "-5.5ポイント", "+1,200人", "-", "--", "－", "－3件", "1+1", "a=b", "▲5%"]


@pytest.mark.parametrize("text", [*_FORMULAS, *_TEXTS, ""])
def test_only_what_a_spreadsheet_would_calculate_gets_an_apostrophe(text: str) -> None:
    assert unformulated(text) == (f"'{text}" if text in _FORMULAS else text)


def test_numbers_stay_numbers_in_a_table() -> None:
    written = csv_of(Sheet("a", ("name", "value"), (("=1+1", -5), ("-5%", -0.5)))).decode("utf-8-sig")
    assert written == '"name","value"\r\n"\'=1+1",-5\r\n"-5%",-0.5\r\n'


def test_no_cell_of_any_table_is_a_formula(docs: Path) -> None:
    plant_all(docs)
    library, problems = check(docs)
    assert problems == []
    files = dict(open_data_files(library, "https://example.org/"))
    tables = {path: data for path, data in files.items() if path.endswith(".csv")}
    cells = {
        cell
        for data in tables.values()
        for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
        for cell in row
    }
    assert [cell for cell in cells if unformulated(cell) != cell] == []
    assert "'=1+1" in cells
    book = openpyxl.load_workbook(io.BytesIO(files["data/machi-dx.xlsx"]))
    values = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [cell.value for cell in values if cell.data_type == "f"] == []
    assert "=1+1" in {cell.value for cell in values}


def test_no_cell_of_a_survey_is_a_formula(docs: Path, tmp_path: Path) -> None:
    measure = "towns/midori/measures/1-1.md"
    set_field(docs / measure, "kpis.0.name", "=1+1")
    set_field(docs / measure, "kpis.0.unit", "@SUM(1)")
    set_field(docs / "towns/midori/index.md", "title", "=A1")
    library = loader.load(docs)[0]
    town = library.town("midori")
    assert town
    found = []
    for path in export(library, town, 2026, tmp_path / "survey"):
        book = openpyxl.load_workbook(path)
        found += [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [cell.value for cell in found if cell.data_type == "f"] == []
    assert {"=1+1", "@SUM(1)"} <= {cell.value for cell in found}


def test_feeds_calendars_and_data_hold_it_as_text(docs: Path) -> None:
    plant_all(docs)
    library, site = loader.load(docs)[0], Site("https://example.org/")
    data = [(path.lstrip("/"), content) for path, content in open_data_files(library, site.url)]
    files = dict([*subscription_contents(library, site), *data])
    feeds = [ET.fromstring(content) for path, content in files.items() if path.endswith("feed.xml")]
    assert {element.tag.partition("}")[0] for feed in feeds for element in feed.iter()} == {
        "{http://www.w3.org/2005/Atom"
    }
    for path, content in files.items():
        if path.endswith(".ics"):
            parts = icalendar.Calendar.from_ical(content).walk()
            assert {part.name for part in parts} <= {"VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD"}
            assert not [part for part in parts if part.errors]
        elif path.endswith(".json"):
            json.loads(content)
        elif path.endswith(".ttl"):
            rdflib.Graph().parse(data=content, format="turtle")
        elif path.endswith(".tbx"):
            ET.fromstring(content)
    assert any(b"onmouseover" in content for content in files.values())
