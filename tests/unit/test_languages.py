"""The languages of a site, as its settings name them, and those in the names of files."""

from pathlib import Path

import pytest

from machidx.content.languages import languages_in, stem_and_language
from machidx.content.outputs import indexes, locales_in, own_folder, published
from machidx.language.locale import LANGUAGES

from ..conftest import ROOT

_USUAL = [(language.code, language.name) for language in LANGUAGES]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("site_name: x", _USUAL),
        ("plugins: [search]", _USUAL),
        ("plugins: 3", _USUAL),
        ("plugins: [{i18n: 3}]", _USUAL),
        ("plugins: [{i18n: {languages: 3}}]", _USUAL),
        ("plugins: [{i18n: {languages: [3, {locale: english}, {name: x}]}}]", _USUAL),
        ("- broken", _USUAL),
        ("plugins: [{i18n: {languages: [{locale: ja}]}}]", [("ja", "ja")]),
        ("plugins: {i18n: {languages: [{locale: ja}]}}", [("ja", "ja")]),
        (
            "plugins: [{i18n: {languages: [{locale: vi, name: Tiếng Việt}, {locale: ja, name: 日本語}]}}]",
            [("ja", "日本語"), ("vi", "Tiếng Việt")],
        ),
        ("plugins: [{i18n: {languages: [{locale: ja}, {locale: en, build: false}]}}]", [("ja", "ja")]),
        ("plugins: [{i18n: {languages: [{locale: zh-Hant}]}}]", [("ja", "日本語"), ("zh-Hant", "zh-Hant")]),
    ],
)
def test_the_settings_name_the_languages(tmp_path: Path, settings: str, expected: list[tuple[str, str]]) -> None:
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    assert [tuple(language) for language in languages_in(tmp_path / "docs")] == expected


def test_without_settings_there_are_the_usual_languages(tmp_path: Path) -> None:
    assert languages_in(tmp_path / "docs") == languages_in(ROOT / "docs") == LANGUAGES


@pytest.mark.parametrize(
    ("uri", "expected"),
    [
        ("a/b.md", ("a/b", "ja")),
        ("a/b.vi.md", ("a/b", "vi")),
        ("a/b.fr.md", ("a/b.fr", "ja")),
        ("index.en.md", ("index", "en")),
    ],
)
def test_the_name_of_a_file_ends_with_its_language(uri: str, expected: tuple[str, str]) -> None:
    assert stem_and_language(uri, ("ja", "en", "vi")) == expected


def test_the_folders_of_all_languages_are_the_sites_own() -> None:
    locales = ("ja", "en", "vi")
    assert indexes(locales) == ("search/index", "en/search/index", "vi/search/index")
    assert own_folder("vi/news", locales) == "vi"
    assert own_folder("vi/news", ("ja", "en")) == ""


def test_a_built_site_tells_its_languages() -> None:
    files = ["index.html", "404.html", "en/index.html", "vi/404.html", "vi/index.html", "fr/a/index.html"]
    assert locales_in(files) == ("ja", "en", "vi")


def test_the_files_of_a_language_that_is_not_built_are_not_published() -> None:
    assert published("news/a.en.md", ("ja",)) == ""
    assert published("news/a.en.md", ("ja", "vi")) == ""
    assert published("news/a.md", ("ja",)) == "news/a/index.html"
