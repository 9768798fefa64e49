"""CBOR as Pagefind writes it; the examples are those of RFC 8949, appendix A."""

from typing import Any

import pytest

from machidx.search import cbor


@pytest.mark.parametrize(
    ("data", "value"),
    [
        ("00", 0),
        ("17", 23),
        ("1818", 24),
        ("1903e8", 1000),
        ("1a000f4240", 1_000_000),
        ("1b000000e8d4a51000", 1_000_000_000_000),
        ("20", -1),
        ("3863", -100),
        ("f4", False),
        ("f5", True),
        ("f6", None),
        ("4401020304", b"\1\2\3\4"),
        ("6449455446", "IETF"),
        ("63e6b0b4", "水"),
        ("80", []),
        ("8301820203820405", [1, [2, 3], [4, 5]]),
    ],
)
def test_values_are_read(data: str, value: Any) -> None:
    assert cbor.read(bytes.fromhex(data)) == value


@pytest.mark.parametrize("data", ["", "18", "19 03", "64 4945", "83 01", "83 01 82 02", "00 00", "a0", "1c", "fb 00"])
def test_what_is_cut_or_unknown_is_refused(data: str) -> None:
    with pytest.raises(ValueError, match="CBOR"):
        cbor.read(bytes.fromhex(data))
