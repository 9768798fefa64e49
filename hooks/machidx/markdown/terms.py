"""``[[term]]``: the term referred to, the town whose sense is meant, and the words to print.

It is the only markup in the words of front matter.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

TERM = re.compile(r"(?:\[\[|［［)(?P<inner>[^\[\]［］\n]*)(?:\]\]|］］)")


@dataclass(frozen=True, slots=True)
class TermReference:
    """``[[target@town|shown]]``: the term, the town whose sense is meant, the words to print, the 0-based offset."""

    target: str
    town: str | None
    shown: str
    offset: int

    def meaning(self, name: str) -> str:
        """Return the reference rewritten to another term; town and explicit words stay."""
        town = f"@{self.town}" if self.town else ""
        words = "" if self.shown == _half_width(self.target) else f"|{self.shown}"
        return f"[[{name}{town}{words}]]"


def term_reference(inner: str, offset: int = 0) -> TermReference:
    """Parse the content of the double brackets; full-width ＠ and ｜ are accepted for @ and |."""
    meant, _, shown = inner.replace("｜", "|").partition("|")
    target, _, town = meant.replace("＠", "@").partition("@")
    return TermReference(target.strip(), town.strip() or None, shown.strip() or _half_width(target.strip()), offset)


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
