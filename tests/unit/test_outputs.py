"""In which file of the site a file of docs/ ends up."""

import pytest

from machidx.content.outputs import published
from machidx.language.locale import LOCALES


@pytest.mark.parametrize(
    ("uri", "expected"),
    [
        ("index.md", "index.html"),
        ("news/index.md", "news/index.html"),
        ("news/a.md", "news/a/index.html"),
        ("news/a.png", "news/a.png"),
        ("news/a.v2.png", "news/a.v2.png"),
        ("news/a.en.png", "en/news/a.png"),
        ("news/a.ja.png", "news/a.png"),
        ("news/a.b.en.png", "en/news/a.b.png"),
        ("news/v1.2/a.en.png", "en/news/v1/a.png"),
        ("news/index/a.ja.png", "news/a.png"),
        ("news/en.png", "news/en.png"),
        ("a.en.png", "en/a.png"),
        ("news/a.fr.png", ""),
        ("news/a.zh-Hant-TW.png", ""),
        ("templates/a.png", ""),
        ("news/templates/a.png", "news/templates/a.png"),
        ("labels.en.yml", ""),
        ("towns/ono/adopted.json", ""),
    ],
)
def test_a_file_ends_up_in_one_place(uri: str, expected: str) -> None:
    assert published(uri, LOCALES) == expected


@pytest.mark.parametrize(
    ("uri", "expected"),
    [("news/a.vi.md", "news/a/index.html"), ("index.vi.md", "index.html"), ("news/a.vi.png", "vi/news/a.png")],
)
def test_a_file_in_a_language_of_the_settings_belongs_to_its_page(uri: str, expected: str) -> None:
    assert published(uri, ("ja", "en", "vi")) == expected
