"""Cards: what a preview of a link shows of a measure and a theme, and that all of it is within the picture."""

import io
from pathlib import Path

import pytest
from PIL import Image

from machidx.content import loader
from machidx.content.library import Library
from machidx.language.locale import LOCALES
from machidx.site import cards
from machidx.views.card import HEIGHT, WIDTH, Card, card
from machidx.views.context import Scene
from machidx.views.metadata import metadata
from machidx.views.picture import width_of

from ..conftest import ROOT


@pytest.fixture(scope="module")
def real() -> Library:
    return loader.load(ROOT / "docs")[0]


def _card(library: Library, stem: str, locale: str) -> Card:
    found = card(Scene(library, library.pages[stem], locale))
    assert found
    return found


def test_a_measures_card_has_its_town_number_title_and_how_far(real: Library) -> None:
    words = _card(real, "towns/ono/measures/1-1-2", "ja").words
    title = real.pages["towns/ono/measures/1-1-2"].text("title", "ja").text
    assert words.startswith("小野町（案） 1-(1)-②")
    assert title.replace(" ", "") in words.replace(" ", "")
    assert "使えます" in words


def test_a_themes_card_has_its_question_and_each_town(real: Library) -> None:
    words = _card(real, "themes/front-office", "en").words
    assert "Theme" in words
    assert all(town.text("title", "en").text in words for town in real.towns)


def test_no_line_leaves_the_picture_or_meets_another(real: Library) -> None:
    files = list(cards.card_files(real))
    assert len(files) == 2 * (len(real.measures) + len(real.themes))
    for path, shown in files:
        lines = [*shown.ink, *shown.gray, *(shown.box.lines if shown.box else ())]
        assert all(line.x + width_of(line.text, line.size) <= WIDTH for line in lines), path
        assert all(line.y < HEIGHT for line in lines), path
        foot = max(line.y for line in lines)
        below = shown.box.y + shown.box.height if shown.box else max(line.y for line in lines if line.y < foot)
        assert below < foot - 30, path


def test_a_long_title_is_cut_with_a_sign(docs: Path) -> None:
    file = docs / "towns/midori/measures/1-1.md"
    text = file.read_text(encoding="utf-8")
    (line,) = (line for line in text.splitlines() if line.startswith("title:"))
    file.write_text(text.replace(line, f"title: {'住民票の写しをコンビニで受け取る' * 9}"), encoding="utf-8")
    shown = _card(loader.load(docs)[0], "towns/midori/measures/1-1", "ja")
    assert shown.ink[-1].text.endswith("…")


def test_a_card_is_drawn_once_and_is_the_same_picture(docs: Path, tmp_path: Path) -> None:
    library = loader.load(docs)[0]
    files = list(cards.card_files(library))
    for place in ("one", "two"):
        cards.write(files, tmp_path / place, tmp_path / "kept")
    kept = {file.name: file.stat().st_mtime_ns for file in (tmp_path / "kept").iterdir()}
    for path, shown in files:
        drawn = (tmp_path / "one" / path).read_bytes()
        assert drawn == (tmp_path / "two" / path).read_bytes() == cards.draw(shown)
        with Image.open(io.BytesIO(drawn)) as image:
            assert (image.size, image.mode) == ((WIDTH, HEIGHT), "P")
            assert len(image.getcolors() or ()) > 3
    assert kept == {file.name: file.stat().st_mtime_ns for file in (tmp_path / "kept").iterdir()}
    for file in (tmp_path / "kept").iterdir():
        file.write_bytes(file.read_bytes()[: 100 * (file.name > "8")])  # as a power failure leaves it
    cards.write(files, tmp_path / "two", tmp_path / "kept")
    assert all((tmp_path / "two" / path).read_bytes() == (tmp_path / "one" / path).read_bytes() for path, _ in files)
    cards.write(files[:1], tmp_path / "three", tmp_path / "kept")
    assert len([*(tmp_path / "kept").iterdir()]) == 1


def test_every_sign_of_the_cards_has_a_glyph(real: Library) -> None:
    """A sign without one is drawn as an empty box, as is a private one."""
    font = cards._font(40)
    none = font.getmask("\ue000").getbbox(), bytes(font.getmask("\ue000"))
    signs = {sign for _, shown in cards.card_files(real) for sign in shown.words} - {" ", "　"}
    assert {sign for sign in signs if (font.getmask(sign).getbbox(), bytes(font.getmask(sign))) == none} == set()


@pytest.mark.parametrize("locale", LOCALES)
def test_the_page_names_its_card(real: Library, locale: str) -> None:
    picture = metadata(Scene(real, real.pages["towns/ono/measures/1-1-2"], locale), "https://example.org/").picture
    assert picture.url.endswith("/towns/ono/measures/1-1-2/card.png")
    assert picture.alt == _card(real, "towns/ono/measures/1-1-2", locale).words
