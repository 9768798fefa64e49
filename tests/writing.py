"""Writes values as readable golden files and compares them.

``UPDATE_GOLDEN=1 machidx test tests/test_golden.py tests/test_views.py`` regenerates them; review the diff before
committing it.
"""

import dataclasses
import json
import os
from pathlib import Path
from typing import Any

import yaml

from machidx.language.locale import Text
from machidx.views.context import Line, Piece, Ref

UPDATE = bool(os.environ.get("UPDATE_GOLDEN"))
_HERE = Path(__file__).parent / "golden"
_WIDTH = 110


def golden(name: str, made: str) -> None:
    """Compare a text with a golden file, or write the file if ``UPDATE_GOLDEN`` is set."""
    path = _HERE / name
    if UPDATE:
        path.write_text(made, encoding="utf-8", newline="\n")
    assert made == path.read_text(encoding="utf-8")


def plain(value: Any, locale: str) -> Any:
    """Convert a view to plain data, for a page in a language.

    A text becomes its words, or ``{ja: words}`` if its language is not the page's. A line with links becomes a list of
    pieces, each link with its term. A reference becomes ``words → address``, or ``words ● address`` for the page
    itself.
    """
    if isinstance(value, Ref):
        sign = "●" if value.current else "→"
        address = "nowhere" if value.url is None else value.url
        return _in_its_language(f"{value.text.text} {sign} {address}", value.text.locale, locale)
    if isinstance(value, Text):
        return _in_its_language(value.text, value.locale, locale)
    if isinstance(value, Line):
        pieces = [_piece(piece) for piece in value.pieces]
        is_text = all(isinstance(piece, str) for piece in pieces)
        return _in_its_language("".join(pieces) if is_text else {"line": pieces}, value.locale, locale)
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return plain(value._asdict(), locale)
    if dataclasses.is_dataclass(value):
        return {field.name: plain(getattr(value, field.name), locale) for field in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {str(name): plain(inner, locale) for name, inner in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(inner, locale) for inner in value]
    return value


def _in_its_language(written: Any, own: str, locale: str) -> Any:
    return written if own == locale else {own: written}


def _piece(piece: Piece) -> Any:
    return piece.text if piece.url is None and piece.term is None else list(piece)


class _Dumper(yaml.SafeDumper):
    """Writes short lists and mappings on one line."""

    def represent_sequence(self, *given: Any, **_style: Any) -> yaml.SequenceNode:
        return super().represent_sequence(given[0], given[1], flow_style=_fits(given[1]))

    def represent_mapping(self, *given: Any, **_style: Any) -> yaml.MappingNode:
        return super().represent_mapping(given[0], given[1], flow_style=_fits(given[1]))

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


def _fits(value: Any) -> bool:
    items = list(value.items()) if isinstance(value, dict) else value
    return len(json.dumps(items, ensure_ascii=False)) <= _WIDTH


def as_yaml(value: Any) -> str:
    """Return plain data as YAML."""
    text: str = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
    return text
