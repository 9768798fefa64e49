"""What the table of themes tells of measures that answer no question, and in which words."""

import pytest

from machidx.content import loader
from machidx.views.context import Scene
from machidx.views.themes import themes_view
from machidx.views.told import ToldState

from ..conftest import ROOT


@pytest.fixture(scope="module")
def told() -> dict[tuple[str, str], tuple[ToldState, ...]]:
    """What the real library tells of a theme and a town beside answers, by theme and town."""
    library = loader.load(ROOT / "docs")[0]
    found = themes_view(Scene(library, library.pages["themes/index"], "ja"))
    return {
        (str(theme.ref.url).strip("/"), cell.id): cell.told
        for group in found.groups
        for theme in group.themes
        for row in theme.rows
        if not row.id
        for cell in row.cells
    }


@pytest.mark.parametrize(
    ("theme", "town", "words"),
    [
        ("security", "kahoku", ["一部：行っています"]),
        ("network", "kahoku", ["一部：行っています", "これから始めます"]),
        ("bpr", "kunimi", ["関わる取り組みがあります"]),
        ("bpr", "kahoku", ["これから始めます"]),
        ("telework", "ono", ["行っています", "一部：令和8年度から"]),
        ("front-office", "koori", []),
        ("standardization", "koori", ["進み具合は書かれていません"]),
        ("standardization", "ono", ["すでに行ったことが書かれています"]),
        ("standardization", "aizubange", ["計画に書かれていません"]),
        ("information", "kahoku", ["中身でちがいます"]),
    ],
)
def test_a_theme_is_told_by_what_is_mainly_about_it(
    told: dict[tuple[str, str], tuple[ToldState, ...]], theme: str, town: str, words: list[str]
) -> None:
    assert [one.word for one in told[theme, town]] == words


def test_no_theme_of_the_office_is_told_as_usable(told: dict[tuple[str, str], tuple[ToldState, ...]]) -> None:
    office = ("ai", "bpr", "network", "paperless", "people", "security", "standardization", "telework")
    said = [one.word for (theme, _), states in told.items() if theme in office for one in states]
    assert said
    assert not [word for word in said if "使えます" in word]
    assert [part.text for part in told["security", "kahoku"][0].parts] == ["教育分野"]
