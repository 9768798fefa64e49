"""Terms that are named but not linked."""

from pathlib import Path

import pytest

from machidx.content import loader
from machidx.content.page import Page
from machidx.content.source import parse
from machidx.glossary.unlinked import Finder, read_stop_words, with_links

MEASURE = "docs/towns/midori/measures/1-2.md"
TOWN = "docs/towns/midori/index.md"
SUMMARY = "the summary of the measure"


def finder(project: Path) -> tuple[Finder, Page]:
    read, _ = loader.load(project / "docs")
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
    after = with_links(page.source, search.unlinked(page))
    assert after.replace("[[", "").replace("]]", "").replace('"', "") == before.replace('"', "")
    assert 'summary: "[[BPR]]で変わります。"' in after
    (project / MEASURE).write_text(after, encoding="utf-8")
    search, page = finder(project)
    assert search.unlinked(page) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "linked"),
    [
        (SUMMARY, "BPRで変わります。  # BPRは仮", None, '"[[BPR]]で変わります。"  # BPRは仮'),
        (SUMMARY, "町の「BPR」とBPRです。  # 仮", None, "町の「BPR」と[[BPR]]です。  # 仮"),
        (SUMMARY, 'BPRは"新しい"it\'sです。', None, "'[[BPR]]は\"新しい\"it''sです。'"),
        (SUMMARY, '"BPRとWi-Fiです。"', None, '"[[BPR]]と[[Wi-Fi]]です。"'),
        (SUMMARY, ">- # BPR\n  BPRで\n  変わります。", None, ">- # BPR\n  [[BPR]]で\n  変わります。"),
        (SUMMARY, "町が\n  BPRで\n  変わります。", None, "町が\n  [[BPR]]で\n  変わります。"),
        (SUMMARY, "BPRで\n  変わります。", None, '"[[BPR]]で\n  変わります。"'),
        (TOWN, "text: 窓口を変えます。", "text: BPRをします。  # BPR", 'text: "[[BPR]]をします。"  # BPR'),
        (TOWN, "text: 窓口を変えます。", "aims: [町のBPR, Wi-Fi]", 'aims: ["町の[[BPR]]", "[[Wi-Fi]]"]'),
        (TOWN, "text: 窓口を変えます。", "aims:\n          - BPRの町", 'aims:\n          - "[[BPR]]の町"'),
        (MEASURE, "<https://www.example.org/>", "注意: BPR", "注意: [[BPR]]"),
    ],
)
def test_a_linked_file_says_what_it_said(project: Path, file: str, old: str, new: str | None, linked: str) -> None:
    """Comments stay comments, and YAML reads the same words as before, with the links."""
    if new is None:
        old, new = "町税をスマートフォンで払えるようになります。", old
    path = project / (MEASURE if file == SUMMARY else file)
    text = path.read_text(encoding="utf-8")
    text = text.replace("[[BPR]]", "手順の見直し")
    assert old in text
    text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    read, _ = loader.load(project / "docs")
    page = next(page for page in read.pages.values() if page.source.file == path)
    made = with_links(page.source, Finder(read, frozenset()).unlinked(page))
    assert made == text.replace(new, linked)
    before, after = (parse("x.md", text).front for text in (text, made))
    assert not after.mistakes
    assert str(after.data).replace("[[", "").replace("]]", "") == str(before.data)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("text: 1,900件以上", "text: Wi-Fiで1,900件以上"),
        ("work: 機械", "work: BPR"),
        ("section: 3-1", "section: BPR"),
        ("summary: コンビニで証明書が取れます。", "summary: コンビニです。  # Wi-Fi"),
    ],
)
def test_what_no_page_links_is_left_alone(project: Path, old: str, new: str) -> None:
    path = project / MEASURE.replace("1-2", "1-1")
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    read, _ = loader.load(project / "docs")
    assert Finder(read, frozenset()).unlinked(read.measures["midori-1-1"]) == []


def test_unknown_words_are_whole_katakana_runs_and_abbreviations(project: Path) -> None:
    write(project, "カタログとBPRとXYZと止め語とRPA-2を、Wi-Fiで。")
    search, page = finder(project)
    assert [o.name for o in search.unknown(page)] == ["スマートフォン", "カタログ", "XYZ", "RPA-2"]


@pytest.mark.full  # staff are told by a notice, not by a failing test
def test_the_real_site_has_no_unlinked_first_occurrence() -> None:
    docs = Path(__file__).parents[2] / "docs"
    read, _ = loader.load(docs)
    search = Finder(read, read_stop_words(docs)[0])
    assert [o for page in read.pages.values() for o in search.unlinked(page)] == []
