"""Tables of the front matter: which column is drawn, and what stands below."""

from pathlib import Path

import pytest

from machidx.content import loader
from machidx.views.body import TableView, body
from machidx.views.context import Scene

CHAPTER = "towns/midori/plan/01-intro"


def table(project: Path, old: str, new: str, locale: str = "ja") -> TableView:
    """The table of the tiny library's chapter after a change of its file."""
    file = project / "docs" / f"{CHAPTER}.md"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    read, _ = loader.load(project / "docs")
    page = read.pages[CHAPTER]
    (found,) = [piece for piece in body(Scene(read, page, locale)).pieces if isinstance(piece, TableView)]
    return found


@pytest.mark.parametrize(
    ("cell", "bars"),
    [
        ("300", [("オンライン申請", "1,200人", 100), ("Wi-Fi", "300人", 25)]),
        ("null", [("オンライン申請", "1,200人", 100)]),
        ("なし", [("オンライン申請", "1,200人", 100)]),
        ("0.5", [("オンライン申請", "1,200人", 100), ("Wi-Fi", "0.5人", 0)]),
    ],
)
def test_a_row_without_a_number_has_no_bar(project: Path, cell: str, bars: list[tuple[str, str, float]]) -> None:
    found = table(project, "[Wi-Fi, 300]", f"[Wi-Fi, {cell}]")
    assert [(bar.label.text, bar.value, bar.length) for bar in found.bars] == bars


@pytest.mark.parametrize(
    ("note", "locale", "shown"),
    [
        ("", "ja", "原本12ページにあります。"),
        ("", "en", "It is on page 12 of the original."),
        ("\n    note: 注です。", "ja", "注です。原本12ページにあります。"),
        ("\n    note: 注です。", "en", "注です。原本12ページにあります。"),
        ("\n    note: 人", "en", "people It is on page 12 of the original."),
    ],
)
def test_a_table_tells_the_page_of_the_original(project: Path, note: str, locale: str, shown: str) -> None:
    found = table(project, "chart: bar", f"page: 12{note}", locale)
    assert found.note
    assert found.note.text == shown
    assert found.note.locale == ("ja" if "注" in shown else locale)
