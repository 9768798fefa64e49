"""What a site says of itself in mkdocs.yml stands in its pages and files, or is told with its place."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from machidx.content import loader, project_settings
from machidx.language.contrast import DARK_PAPER, LEAST, LIGHT_PAPER, contrast, nearest_readable, on_paper
from machidx.language.english_numerals import cardinal, number_word
from machidx.model.settings import OWN_ACCENT, Keeper, SiteSettings
from machidx.rules.check import check
from machidx.site.pages import Pages
from machidx.site.settings import Site, theme_folder

from .. import one_town
from ..conftest import ROOT

_COLORS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
_PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 0h40v20z"/></svg>'


def _set(project: Path, old: str, new: str) -> None:
    file = project / "mkdocs.yml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8", newline="")


def _pages(project: Path) -> Pages:
    library, problems = loader.load(project / "docs")
    assert problems == []
    return Pages(library, Site("https://example.org/"), ROOT / "overrides", theme_folder())


def _asset(pages: Pages, name: str) -> str:
    return pages.assets.by_name[name].content.decode()


@pytest.mark.parametrize(
    ("settings", "keeper"),
    [
        ("", Keeper()),
        ("extra:\n", Keeper()),
        ("extra:\n  keeper:\n", Keeper()),
        ("extra:\n  keeper:\n    mail:\n", Keeper()),
        ("extra:\n  social: [{icon: x}]\n", Keeper()),
        ("theme: !ENV [A, b]\nx: !!python/name:a.b", Keeper()),
        ("extra:\n  keeper:\n    mail: a@b.jp\n    place: 役場1階\n", Keeper(mail="a@b.jp", place="役場1階")),
    ],
)
def test_what_is_not_set_has_a_default(tmp_path: Path, settings: str, keeper: Keeper) -> None:
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    found = project_settings.read(tmp_path / "docs")
    assert (found.settings, found.problems) == (SiteSettings.model_validate({"extra": {"keeper": keeper}}), ())


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('mail: ""', "mail: 町", "「mail」の値「町」: メールの住所を"),
        ('name: ""', "nama: 町", "「nama」という項目はありません"),
        ("keeper:\n", "keeper: 町\n  x:\n", "「keeper」は1行では書けません"),
        ("accent: blue", "accent: 青い", "書けるのは green（緑）・teal（青緑）"),
        ("accent: blue", 'accent: {light: "#ffcc00", dark: "#9db7f9"}', 'もしかして: "#806600"'),
        ("accent: blue", 'accent: {light: "#0031d8", dark: "#0031d8"}', "もっと明るい色にします"),
        ("accent: blue", 'accent:\n    dark: "#9db7f9"\n    light: #0031d8', '色は、"#0031d8" のように'),
        ("accent: blue", 'accent: {light: "#0031d8"}', "項目「dark」がありません"),
        ("licence: CC BY 4.0", "licence: CC BY", "「licence」に「CC BY」は書けません。書けるのは CC BY 4.0"),
        ("licence: CC BY 4.0", "license: CC BY 4.0", "もしかして: licence"),
        ("short_name: まちDX", "shortname: まちDX", "もしかして: short_name"),
        ('logo: ""', "logo: about/no.svg", "「logo」の画像「about/no.svg」がありません"),
        ("site_name: まちDX計画ライブラリ", "site_name: 見本のサイト", "もしかして: 見本のサイト: 英語"),
        ("short_name: まちDX", "short_name: 見本", "「short_name」の英語がありません"),
    ],
)
def test_a_setting_that_cannot_be_is_told_with_its_place(project: Path, old: str, new: str, told: str) -> None:
    _set(project, old, new)
    problems = check(project / "docs")[1]
    lines = (project / "mkdocs.yml").read_text(encoding="utf-8").split("\n")
    assert [problem.place.path for problem in problems] == ["mkdocs.yml"]
    assert told in problems[0].line
    key = new.partition(":")[0]
    assert key in "\n".join(lines[problems[0].place.line - 1 : problems[0].place.line + 1]) or "light" in new


def test_the_names_and_the_licence_stand_everywhere_and_no_other(project: Path) -> None:
    one_town.rename(project)
    _set(project, "licence: CC BY 4.0", "licence: CC0 1.0")
    pages = _pages(project)
    home = pages.library.pages["index"]
    for locale, name, short in (("ja", one_town.NAME, one_town.SHORT), ("en", "Midori DX Plan", "Midori DX")):
        html = pages.render(home, locale)
        assert html.count(name) >= 5, "the header, the title, the preview, the structured data, the foot"
        assert f'<span class="short">{short}</span>' in html
        assert "CC0 1.0" in html
        manifest = _asset(pages, "site.webmanifest" if locale == "ja" else f"site.{locale}.webmanifest")
        assert f'"name": "{name}"' in manifest
        assert f'"short_name": "{short}"' in manifest
        assert name in pages.missing(locale)
    made = [pages.render(page, locale) for page in pages.library.pages.values() for locale in ("ja", "en")]
    assert [html for html in made if "まちDX" in html or "Town DX" in html or "CC BY" in html] == []


def test_a_color_of_ones_own_and_a_logo_are_in_the_design_and_the_pages(project: Path) -> None:
    plain = _pages(project)
    assert "site-logo" not in _asset(plain, "site.css")
    (project / "docs" / "about" / "logo.svg").write_text(_PICTURE, encoding="utf-8")
    _set(project, 'logo: ""', "logo: about/logo.svg")
    _set(project, "accent: blue", 'accent: {light: "#005a9c", dark: "#7cc4ff"}')
    assert check(project / "docs")[1] == []
    pages = _pages(project)
    html = pages.render(pages.library.pages["glossary/index"], "en")
    assert f'data-accent="{OWN_ACCENT}"' in html
    assert '<img class="site-logo" src="../../about/logo.svg" width="40" height="20" alt="">' in html
    assert "light-dark(#005a9c, #7cc4ff)" in _asset(pages, "site.css")
    assert ".site-logo" in _asset(pages, "site.css")
    assert f'data-accent="{OWN_ACCENT}"' in pages.missing("ja")


def test_a_site_without_a_card_has_one_made_of_its_name(project: Path, tmp_path: Path) -> None:
    one_town.rename(project)
    pages = _pages(project)
    drawn = _asset_bytes(pages, "card.ja.png")
    assert drawn == (ROOT / "overrides/assets/card.ja.png").read_bytes(), "the site's own"
    made = Pages(pages.library, pages.site, tmp_path, theme_folder())
    cards = {_asset_bytes(made, f"card.{locale}.png") for locale in ("ja", "en")}
    assert len(cards) == 2
    assert all(card.startswith(b"\x89PNG") and card != drawn for card in cards)


def _asset_bytes(pages: Pages, name: str) -> bytes:
    return pages.assets.by_name[name].content


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#0031d8", "#0031d8", 1.0)]
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(one, other) == contrast(other, one)


@given(_COLORS, st.sampled_from([LIGHT_PAPER, DARK_PAPER]))
def test_the_proposed_color_can_be_read(color: str, paper: str) -> None:
    found = nearest_readable(color, paper)
    assert on_paper(found, paper) >= LEAST
    assert found == color or on_paper(color, paper) < LEAST


@given(st.integers(1, 10_000))
def test_a_number_in_words_is_that_number(number: int) -> None:
    said = number_word(number)
    assert (cardinal(said) if said.isalpha() else int(said.replace(",", ""))) == number
