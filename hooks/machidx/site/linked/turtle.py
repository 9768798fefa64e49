"""Writes RDF as Turtle: a statement a line, in the order given."""

import re
from collections.abc import Iterable, Mapping
from typing import TypeAlias
from urllib.parse import quote

from machidx.language.locale import LOCALES
from machidx.views.linked_data import Json

Statement: TypeAlias = tuple[str, Iterable[str]]
"""A predicate and its objects; nothing is written where there are none."""
_END = "# end"
"""The last line: a file that lacks it is cut."""
_ESCAPED = re.compile(r'[\x00-\x1f"\\\x7f]')
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\"}


def iri(address: str) -> str:
    return f"<{_NOT_IN_IRI.sub(lambda match: quote(match[0]), address)}>"


def literal(text: str, language: str = "", *, kind: str = "") -> str:
    """A text with its language, or with its datatype (a prefixed name)."""
    escaped = _ESCAPED.sub(lambda match: _SHORT.get(match[0], f"\\u{ord(match[0]):04X}"), text)
    return f'"{escaped}"' + (f"@{language}" if language else "") + (f"^^{kind}" if kind else "")


def literals(words: Json | None) -> tuple[str, ...]:
    """Words in both languages; a language without a text is left out."""
    return tuple(literal(words[locale], locale) for locale in LOCALES if words[locale]) if words else ()


def node(*statements: Statement) -> str:
    """A node without an address, within a statement."""
    return f"[ {' ; '.join(_lines(statements))} ]"


def block(subject: str, *statements: Statement) -> str:
    """All that is said of a subject."""
    said = " ;\n  ".join(_lines(statements))
    return f"{subject} {said} .\n"


def _lines(statements: Iterable[Statement]) -> list[str]:
    found = ((predicate, tuple(dict.fromkeys(objects))) for predicate, objects in statements)
    return [f"{predicate} {', '.join(objects)}" for predicate, objects in found if objects]


def document(prefixes: Mapping[str, str], blocks: Iterable[str]) -> bytes:
    """A whole file."""
    heads = "".join(f"@prefix {prefix}: <{address}> .\n" for prefix, address in prefixes.items())
    return "\n".join([heads, *blocks, f"{_END}\n"]).encode()


def is_whole_turtle(data: bytes) -> bool:
    """Whether a file written here is complete."""
    return data.endswith(f"\n{_END}\n".encode())
