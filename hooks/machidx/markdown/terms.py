"""``[[term]]``: the term referred to, the town whose sense is meant, and the words to print.

It is the only markup in the words of front matter.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

TERM = re.compile(r"(?:\[\[|［［)(?P<inner>[^\[\]［］\n]*)(?:\]\]|］］)")

_BAR = re.compile(r"\\?\||｜")
"""A bar within a row of a table is full-width or escaped, as others divide cells."""


@dataclass(frozen=True, slots=True)
class TermReference:
    """``[[target@town|shown]]``: the term, the town whose sense is meant, the words to print, the 0-based offset."""

    target: str
    town: str | None
    shown: str
    offset: int
    bar: str = field(default="", compare=False)
    """What divides the term from the words to print, as typed; "" without such words."""

    def meaning(self, name: str) -> str:
        """Return the reference rewritten to another term; town and explicit words stay."""
        town = f"@{self.town}" if self.town else ""
        words = "" if self.shown == _half_width(self.target) else f"{self.bar or '|'}{self.shown}"
        return f"[[{name}{town}{words}]]"


def term_reference(inner: str, offset: int = 0) -> TermReference:
    """Parse the content of the double brackets; full-width ＠ and ｜, and an escaped bar, are accepted for @ and |."""
    meant, bar = split_term(inner)
    shown = inner[len(meant) + len(bar) :]
    target, _, town = meant.replace("＠", "@").partition("@")
    words = shown.strip() or _half_width(target.strip())
    return TermReference(target.strip(), town.strip() or None, words, offset, bar)


def split_term(inner: str) -> tuple[str, str]:
    """Return the part of a reference before the words to print, and the bar that divides them, as typed."""
    bar = _BAR.search(inner)
    return (inner[: bar.start()], bar.group()) if bar else (inner, "")


def _half_width(text: str) -> str:
    """Convert full-width letters and digits to half-width ones; other characters stay."""
    return "".join(unicodedata.normalize("NFKC", c) if "！" <= c <= "～" and c.isalnum() else c for c in text)


def terms_in(text: str) -> Iterator[TermReference]:
    """Yield the references to terms in a text; code is not recognized."""
    for match in TERM.finditer(text):
        yield term_reference(match["inner"], match.start())


def without_terms(text: str) -> str:
    """Replace references by their words: ``[[BPR|業務改革]]`` becomes 業務改革."""
    return TERM.sub(lambda m: term_reference(m["inner"]).shown, text)


def split_terms(text: str) -> Iterator[str | TermReference]:
    """Split a one-line text into plain words and terms to link."""
    end = 0
    for match in TERM.finditer(text):
        if match.start() > end:
            yield text[end : match.start()]
        yield term_reference(match["inner"], match.start())
        end = match.end()
    if end < len(text):
        yield text[end:]
