"""A link whose text is an address leads to that place."""

from pathlib import Path

import pytest

from machidx.rules.check import check

FILE = "towns/midori/measures/1-1.md"


def _told(docs: Path, link: str) -> list[str]:
    file = docs / FILE
    file.write_text(f"{file.read_text(encoding='utf-8')}\n{link}\n", encoding="utf-8")
    return [problem.rule.code for problem in check(docs)[1]]


@pytest.mark.parametrize(
    "link",
    [
        "[https://www.town.ono.fukushima.jp/](https://example.org/)",
        "[www.town.ono.fukushima.jp](https://example.org/)",
        "[town.ono.fukushima.jp](https://town.ono.fukushima.jp.example.org/)",
        "[https://town.example.jp](https://town.example.jp@example.org/)",
        "[ｔｏｗｎ．ｊｐ](https://example.org/)",
        "[a@town.example.jp](mailto:b@example.org)",
    ],
)
def test_another_place_than_the_text_shows_is_told(docs: Path, link: str) -> None:
    assert _told(docs, link) == ["L05"]


@pytest.mark.parametrize(
    "link",
    [
        "[https://www.town.example.jp/a](https://town.example.jp/b)",
        "[town.example.jp](https://www.town.example.jp/)",
        "[TOWN.example.jp:443](https://town.example.jp/)",
        "[Node.js](https://nodejs.org/)",
        "[町のページ（town.jp）](https://example.org/)",
        "[a@town.example.jp](mailto:a@town.example.jp?subject=x)",
        "<https://example.org/>",
    ],
)
def test_the_same_place_or_words_are_right(docs: Path, link: str) -> None:
    assert _told(docs, link) == []
