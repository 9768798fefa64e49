"""What the table of themes tells of parts of measures, and in which words."""

import pytest

from machidx.content import loader
from machidx.views.context import Scene
from machidx.views.themes import TownTheme, themes_view

from ..conftest import ROOT


@pytest.fixture(scope="module")
def told() -> dict[tuple[str, str], TownTheme]:
    """The real library's themes, by theme and town."""
    library = loader.load(ROOT / "docs")[0]
    found = themes_view(Scene(library, library.pages["themes/index"], "ja"))
    return {
        (str(theme.ref.url).strip("/"), town.id): town
        for group in found.groups
        for theme in group.themes
        for town in theme.towns
    }


@pytest.mark.parametrize(
    ("theme", "town", "words"),
    [
        ("security", "kahoku", ["一部：行っています", "これから始めます"]),
        ("network", "kahoku", ["一部：行っています", "これから始めます"]),
        ("bpr", "kunimi", ["行っています"]),
        ("bpr", "ono", ["行っています"]),
        ("telework", "ono", ["行っています", "一部：令和8年度から", "令和10年度から"]),
        ("front-office", "koori", ["もう使えます"]),
    ],
)
def test_a_part_is_told_as_a_part_and_an_office_theme_as_work(
    told: dict[tuple[str, str], TownTheme], theme: str, town: str, words: list[str]
) -> None:
    assert [one.word for one in told[theme, town].told] == words


def test_no_theme_of_the_office_is_told_as_usable(told: dict[tuple[str, str], TownTheme]) -> None:
    office = ("ai", "bpr", "network", "paperless", "people", "security", "standardization", "telework")
    said = [one.word for (theme, _), town in told.items() if theme in office for one in town.told]
    assert said
    assert not [word for word in said if "使えます" in word]
    parts = [part.text for part in told["security", "kahoku"].told[0].parts]
    assert parts == ["教育分野"]
