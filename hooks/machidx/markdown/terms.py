"""``[[term]]``: which term is meant, in which town's sense, and the words to print.

The words of the front matter know no other mark.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

TERM = re.compile(r"(?:\[\[|［［)(?P<inner>[^\[\]［］\n]*)(?:\]\]|］］)")


@dataclass(frozen=True, slots=True)
class TermReference:
    """``[[target@town|shown]]``: what is meant, in which town's sense, and the words to print."""

    target: str
    town: str | None
    shown: str
    offset: int

    def meaning(self, name: str) -> str:
        """The reference as it is written when another term is meant: its town and its own words stay."""
        town = f"@{self.town}" if self.town else ""
        words = "" if self.shown == _half_width(self.target) else f"|{self.shown}"
        return f"[[{name}{town}{words}]]"


def term_reference(inner: str, offset: int = 0) -> TermReference:
    """Read what stands between the brackets; full-width ＠ and ｜ are as good as @ and |."""
    meant, _, shown = inner.replace("｜", "|").partition("|")
    target, _, town = meant.replace("＠", "@").partition("@")
    return TermReference(target.strip(), town.strip() or None, shown.strip() or _half_width(target.strip()), offset)


def _half_width(text: str) -> str:
    """Full-width letters and digits as half-width ones, other signs as they are."""
    return "".join(unicodedata.normalize("NFKC", c) if "！" <= c <= "～" and c.isalnum() else c for c in text)


def terms_in(text: str) -> Iterator[TermReference]:
    """Yield the references of a text without code."""
    for match in TERM.finditer(text):
        yield term_reference(match["inner"], match.start())


def without_terms(text: str) -> str:
    """A text as a reader sees it: ``[[BPR|業務改革]]`` is 業務改革."""
    return TERM.sub(lambda m: term_reference(m["inner"]).shown, text)


def parts(text: str) -> Iterator[str | TermReference]:
    """Split a one-line text into plain words and terms to link."""
    end = 0
    for match in TERM.finditer(text):
        if match.start() > end:
            yield text[end : match.start()]
        yield term_reference(match["inner"], match.start())
        end = match.end()
    if end < len(text):
        yield text[end:]
