"""What a text needs to know of the page it stands on, to be rendered there: one immutable value."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from machidx.language.locale import JAPANESE
from machidx.markdown.terms import TermReference


class TermLink(NamedTuple):
    """Where a ``[[term]]`` leads from the page shown, and the words to print."""

    href: str
    shown: str
    tip: str | None
    """The slug of the term whose tooltip explains it; None for a link without one."""


def _unknown(reference: TermReference) -> TermLink | None:
    """No term is known."""
    return None


def _as_written(href: str) -> str:
    """The link as it is written."""
    return href


@dataclass(frozen=True)
class TextContext:
    """Language of a text, where its terms and links lead, and how it fits into the page shown."""

    locale: str = JAPANESE
    """The language of the text, which may not be that of the page around it."""
    term: Callable[[TermReference], TermLink | None] = _unknown
    """The link of a term; None where its words alone are printed."""
    lead: Callable[[str], str] = _as_written
    """From a link as it is written to one that leads there from the page shown."""
    has_senses: bool = False
    """Whether its h2 sections become boxes that can stand side by side (a term's page)."""
    part: str = ""
    """Id of the part of a booklet that the text is: its ids begin with it, its headings are one level deeper."""
    name: str = ""
    """What the tables of such a part are called by, beside their number."""


@dataclass
class Run:
    """The text that one Markdown is rendering: its context, and what is noticed on the way."""

    context: TextContext = field(default_factory=TextContext)
    terms: list[str] = field(default_factory=list)
    """Slugs of the terms whose tooltips the text needs."""
    addresses: list[str] = field(default_factory=list)
    """Where links and pictures lead, as they are written."""
    refused: list[str] = field(default_factory=list)
    """Attributes in braces that may not be given, as they are written."""
