"""A name with a fingerprint tells that its file never changes; no other name does."""

import pytest

from machidx.site.fingerprints import fingerprinted, is_fingerprinted, is_true, without_fingerprint

MARK = "0123456789abcdef"


@pytest.mark.parametrize(
    "path",
    [
        f"assets/site.{MARK}.css",
        f"assets/site.{MARK}.css.br",
        f"assets/site.en.{MARK}.webmanifest",
        f"search/index/{MARK}/words/0/0.json",
        f"en/search/index/{MARK}/names.json.gz",
    ],
)
def test_a_fingerprint_is_recognized(path: str) -> None:
    assert is_fingerprinted(path)


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "search/index/index.json",
        "assets/site.css",
        f"towns/ono/map.{MARK}.png",
        f"en/assets/site.{MARK}.css",
        f"assets/{MARK}/x.css",
    ],
)
def test_what_may_change_is_not_taken_for_what_never_does(path: str) -> None:
    assert not is_fingerprinted(path)


def test_other_bytes_have_another_name() -> None:
    one, other = fingerprinted("assets/site.css", b"a"), fingerprinted("assets/site.css", b"b")
    assert one != other
    assert is_fingerprinted(one)
    assert without_fingerprint(one) == "assets/site.css"
    assert [is_true(one, b"a"), is_true(one, b"b"), is_true("assets/site.css", b"b")] == [True, False, True]
