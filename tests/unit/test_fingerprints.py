"""A name with a fingerprint tells that its file never changes; no other name does."""

import pytest

from machidx.site.fingerprints import fingerprinted, is_fingerprinted

MARK = "0123456789abcdef"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (f"assets/site.{MARK}.css", True),
        (f"assets/site.{MARK}.css.br", True),
        (f"assets/site.en.{MARK}.webmanifest", True),
        (f"search/index/{MARK}/words/0/0.json", True),
        (f"en/search/index/{MARK}/names.json.gz", True),
        ("search/index/index.json", False),
        ("assets/site.css", False),
        (f"towns/ono/map.{MARK}.png", False),
        (f"en/assets/site.{MARK}.css", False),
        (f"assets/{MARK}/x.css", False),
        ("index.html", False),
    ],
)
def test_a_fingerprint_is_recognized(path: str, expected: bool) -> None:
    assert is_fingerprinted(path) == expected


def test_other_bytes_have_another_name() -> None:
    one, other = fingerprinted("site.css", b"a"), fingerprinted("site.css", b"b")
    assert one != other
    assert one.startswith("site.")
    assert one.endswith(".css")
    assert is_fingerprinted(f"assets/{one}")
