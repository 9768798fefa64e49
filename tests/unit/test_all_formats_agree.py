"""What a page says, all formats of the open data say: every measure, every target and every term of the real site."""

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
import pytest
import rdflib
from openpyxl.workbook import Workbook
from rdflib.namespace import SKOS

from machidx.content import loader
from machidx.content.library import Library, facts, measure
from machidx.content.page import Page
from machidx.language.locale import LOCALES
from machidx.markdown.terms import without_terms
from machidx.model.term import Term
from machidx.model.values import given
from machidx.search.article import read
from machidx.site.open_data import open_data_files
from machidx.site.pages import Pages
from machidx.site.settings import Site, theme_folder

ROOT = Path(__file__).parents[2]
SITE = "https://machi-dx.example.org/"
_XML = "{http://www.w3.org/XML/1998/namespace}lang"
_TBX = "{urn:iso:std:iso:30042:ed-2}"


class Formats:
    """The real site's pages and its data in each format, by the ids that the data publish."""

    def __init__(self, folder: Path) -> None:
        self.library: Library = loader.load(ROOT / "docs")[0]
        self._pages = Pages(self.library, Site.read(ROOT / "mkdocs.yml"), ROOT / "overrides", theme_folder())
        self._folder = folder
        found = dict(open_data_files(self.library, SITE))
        files = {path.removeprefix("data/"): content for path, content in found.items()}
        self.archive = zipfile.ZipFile(io.BytesIO(files["machi-dx.zip"]))
        book = openpyxl.load_workbook(io.BytesIO(files["machi-dx.xlsx"]))
        names = ("measures", "kpis", "terms")
        self.csv = {name: _rows(csv.reader(_text(files[f"{name}.csv"]))) for name in names}
        self.xlsx = {name: _sheet(book, name) for name in names}
        self.json: dict[str, dict[str, Any]] = {
            name: {each["id"]: each for each in json.loads(files[f"{name}.json"])[name]}
            for name in ("measures", "terms")
        }
        self.skos = rdflib.Graph().parse(data=files["terms.ttl"], format="turtle")
        self.tbx = ET.fromstring(files["terms.tbx"])
        self.files = files

    def shown(self, page: Page, locale: str) -> str:
        """The visible text of a page."""
        file = self._folder / "page.html"
        file.write_text(self._pages.render(page, locale), encoding="utf-8")
        found = read(file)
        assert found
        return " ".join(found.lines)


def _text(data: bytes) -> io.StringIO:
    return io.StringIO(data.decode("utf-8-sig"), newline="")


def _rows(lines: Any) -> dict[str, dict[str, str]]:
    heads, *rows = lines
    return {row[0]: dict(zip(heads, row, strict=True)) for row in rows}


def _sheet(book: Workbook, name: str) -> dict[str, dict[str, str]]:
    cells = [["" if cell is None else str(cell) for cell in row] for row in book[name].iter_rows(values_only=True)]
    return _rows(cells)


@pytest.fixture(scope="module")
def formats(tmp_path_factory: pytest.TempPathFactory) -> Formats:
    return Formats(tmp_path_factory.mktemp("formats"))


def test_every_measure_and_target(formats: Formats) -> None:
    pages = list(formats.library.of_kind("measure"))
    assert len(pages) == len(formats.csv["measures"]) == len(formats.json["measures"]) == len(formats.xlsx["measures"])
    targets = 0
    for page in pages:
        row, sheet = formats.csv["measures"][page.id], formats.xlsx["measures"][page.id]
        nested = formats.json["measures"][page.id]
        assert sheet == row
        for locale in LOCALES:
            shown = formats.shown(page, locale)
            title = page.text("title", locale).text
            assert row[f"title_{locale}"] == nested["title"][locale] == title
            assert title in shown
            assert locale != "ja" or all(each["name"]["ja"] in shown for each in nested["departments"])
        assert row["stage"] == nested["stage"] == measure(page).stage
        for kpi, data in zip(given(measure(page).kpis), nested["kpis"], strict=True):
            targets += 1
            of_csv, of_sheet = formats.csv["kpis"][data["id"]], formats.xlsx["kpis"][data["id"]]
            assert of_sheet == {name: _in_sheet(name, cell) for name, cell in of_csv.items()}
            assert of_csv["target_text"] == data["target"]["text"] == kpi.target.text
            assert kpi.target.text in formats.shown(page, "ja")
            if kpi.baseline:
                assert of_csv["baseline_text"] == data["baseline"]["text"] == kpi.baseline.text
    assert targets == len(formats.csv["kpis"])


def _in_sheet(column: str, cell: str) -> str:
    """A cell of a table of numbers as the workbook gives it back: 4.0 is 4 there."""
    return cell.removesuffix(".0") if column.endswith(("_min", "_max")) else cell


def test_every_term(formats: Formats) -> None:
    concepts = {
        str(concept).rstrip("/").rpartition("/")[2]: concept for concept in formats.skos.subjects(None, SKOS.Concept)
    }
    entries = {str(entry.get("id")).partition("-")[2]: entry for entry in formats.tbx.iter(f"{_TBX}conceptEntry")}
    pages = formats.library.terms
    assert len(pages) == len(formats.csv["terms"]) == len(concepts) == len(entries)
    for page in pages:
        term = facts(page, Term)
        row, sheet = formats.csv["terms"][page.id], formats.xlsx["terms"][page.id]
        nested = formats.json["terms"][page.id]
        assert sheet == row
        assert (
            (row["label_ja"], row["reading"])
            == (nested["label"]["ja"], nested["reading"])
            == (term.label, term.reading)
        )
        labels = formats.skos.objects(concepts[page.name], SKOS.prefLabel)
        preferred = {str(label.language): str(label) for label in labels if isinstance(label, rdflib.Literal)}
        assert preferred == {"ja": term.label, "en": term.english} == {"ja": row["label_ja"], "en": row["label_en"]}
        for locale in LOCALES:
            shown = formats.shown(page, locale)
            short = without_terms(page.text("short", locale).text)
            assert row[f"short_{locale}"] == nested["short"][locale] == short
            assert short in shown
            assert preferred[locale] in shown
            (section,) = (each for each in entries[page.name].iter(f"{_TBX}langSec") if each.get(_XML) == locale)
            assert preferred[locale] in {each.text for each in section.iter(f"{_TBX}term")}


def test_the_archive_has_the_bytes_of_each_file(formats: Formats) -> None:
    for name in formats.archive.namelist():
        assert formats.archive.read(name) == formats.files[name], name
