"""The picture of answers: no line is wider than its place, and every answer stands in it."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from machidx.content import loader
from machidx.content.outputs import picture_files
from machidx.site.pages import Pages
from machidx.site.settings import Site
from machidx.views.picture import width_of, wrap

from ..conftest import ROOT


@pytest.mark.parametrize(
    ("text", "limit", "locale", "expected"),
    [
        ("コンビニで住民票を取りたい", 300, "ja", ("コンビニで住民票を取りたい",)),
        ("コンビニで住民票を取りたい", 100, "ja", ("コンビニで住民票を", "取りたい")),
        ("You can use it now", 80, "en", ("You can use", "it now")),
        ("情報通信技術利活用基盤整備", 60, "ja", ("情報通信技術", "利活用基盤整", "備")),
        ("", 60, "ja", ("",)),
    ],
)
def test_lines_break_between_phrases_or_words(text: str, limit: int, locale: str, expected: tuple[str, ...]) -> None:
    lines = wrap(text, limit, 10, locale)
    assert lines == expected
    assert all(width_of(line, 10) <= limit for line in lines)


def test_each_town_and_all_have_a_picture_in_both_languages(docs: Path) -> None:
    library = loader.load(docs)[0]
    pages = Pages(library, Site("https://example.org/dx/"), ROOT / "overrides", ROOT)
    made = dict(pages.pictures())
    assert [*made] == [path for path, *_ in picture_files(library)]
    assert [*made][:3] == ["answers/answers.svg", "answers/answers-aoba.svg", "answers/answers-midori.svg"]
    words = {path: "".join(ET.fromstring(text).itertext()) for path, text in made.items()}
    assert "もう使えます" in words["answers/answers-midori.svg"]
    assert "進み具合は" in words["answers/answers-aoba.svg"]
    assert "https://example.org/dx/en/answers/" in words["en/answers/answers.svg"]
