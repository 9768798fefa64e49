"""Decodes the subset of CBOR (RFC 8949) that Pagefind writes: integers, text, bytes, lists, booleans and null."""

from typing import Any

_NUMBER, _NEGATIVE, _BYTES, _TEXT, _LIST = range(5)
_SIMPLE = {0xF4: False, 0xF5: True, 0xF6: None}


def read(data: bytes) -> Any:
    """Decode one value. Raises ValueError for truncated data, trailing bytes and any other type."""
    value, end = _value(data, 0)
    if end != len(data):
        raise ValueError(f"CBOR goes on after byte {end}")
    return value


def _value(data: bytes, at: int) -> tuple[Any, int]:
    """Decode the value at a 0-based offset; returns it with the offset after it."""
    first = int.from_bytes(_slice(data, at, at + 1))
    if first in _SIMPLE:
        return _SIMPLE[first], at + 1
    kind, (size, at) = first >> 5, _argument(data, first & 31, at + 1)
    if kind in (_NUMBER, _NEGATIVE):
        return (size if kind == _NUMBER else -1 - size), at
    if kind in (_BYTES, _TEXT):
        content = _slice(data, at, at + size)
        return (content.decode() if kind == _TEXT else content), at + size
    if kind == _LIST:
        out = []
        for _ in range(size):
            value, at = _value(data, at)
            out.append(value)
        return out, at
    raise ValueError(f"unknown CBOR before byte {at}")


def _argument(data: bytes, short: int, at: int) -> tuple[int, int]:
    """Decode a number or length and the offset after it: ``short`` itself, or the next 1, 2, 4 or 8 bytes."""
    if short < 24:
        return short, at
    if short > 27:
        raise ValueError(f"unknown CBOR before byte {at}")
    end = at + (1 << short - 24)
    return int.from_bytes(_slice(data, at, end)), end


def _slice(data: bytes, start: int, end: int) -> bytes:
    if end > len(data):
        raise ValueError(f"CBOR is cut at byte {len(data)}")
    return data[start:end]
