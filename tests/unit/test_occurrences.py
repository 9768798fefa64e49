"""Terms that are named but not linked."""

from pathlib import Path

import pytest

from machidx import library
from machidx.occurrences import Finder, link, read_stop_words

MEASURE = "docs/towns/midori/measures/1-2.md"


def finder(project: Path) -> tuple[Finder, library.Page]:
    read, _ = library.load(project / "docs")
    return Finder(read, frozenset({"止め語"})), read.measures["midori-1-2"]


def write(project: Path, body: str, *, summary: str = "") -> None:
    file = project / MEASURE
    text = file.read_text(encoding="utf-8").replace("<https://www.example.org/> を見てください。", body)
    if summary:
        text = text.replace("summary: 町税をスマートフォンで払えるようになります。", f"summary: {summary}")
    file.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("BPRを進めます。", ["BPR"]),
        ("BPRを進めます。BPRです。", ["BPR"]),
        ("業務改革とWi-Fi。", ["業務改革", "Wi-Fi"]),
        ("[[BPR]]とBPR。", []),
        ("BPRと[[BPR]]。", ["BPR"]),
        ("xBPRとBPRy。", []),
        ("「BPR」の研修。", []),
        ("`BPR`と[BPR](https://www.example.org/)。", []),
        ("### BPR { #x }", []),
    ],
)
def test_the_first_occurrence_that_a_reader_could_follow(project: Path, body: str, found: list[str]) -> None:
    write(project, body)
    search, page = finder(project)
    assert [o.name for o in search.unlinked(page)] == found


def test_front_matter_comes_first(project: Path) -> None:
    write(project, "[[BPR]]です。", summary="BPRで変わります。")
    search, page = finder(project)
    assert [(o.name, o.line) for o in search.unlinked(page)] == [("BPR", 9)]


def test_linking_twice_changes_nothing_and_no_visible_text_changes(project: Path) -> None:
    write(project, "業務改革とWi-Fi。", summary="BPRで変わります。")
    search, page = finder(project)
    before = page.source.text
    after = link(before, search.unlinked(page))
    assert after.replace("[[", "").replace("]]", "").replace('"', "") == before.replace('"', "")
    assert 'summary: "[[BPR]]で変わります。"' in after
    (project / MEASURE).write_text(after, encoding="utf-8")
    search, page = finder(project)
    assert search.unlinked(page) == []


def test_unknown_words_are_whole_katakana_runs_and_abbreviations(project: Path) -> None:
    write(project, "カタログとBPRとXYZと止め語とRPA-2を、Wi-Fiで。")
    search, page = finder(project)
    assert [o.name for o in search.unknown(page)] == ["スマートフォン", "カタログ", "XYZ", "RPA-2"]


@pytest.mark.full  # staff are told by a notice, not by a failing test
def test_the_real_site_has_no_unlinked_first_occurrence() -> None:
    docs = Path(__file__).parents[2] / "docs"
    read, _ = library.load(docs)
    search = Finder(read, read_stop_words(docs))
    assert [o for page in read.pages.values() for o in search.unlinked(page)] == []
