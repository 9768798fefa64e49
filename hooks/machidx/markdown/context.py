"""The context for rendering a text: its language, and how its terms and links resolve on the page shown."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from machidx.language.locale import JAPANESE
from machidx.markdown.reading import ShownWords
from machidx.markdown.terms import TermReference


class TermLink(NamedTuple):
    """The link of a ``[[term]]`` on the page shown, and the words to print."""

    href: str
    shown: str
    tip: str | None
    """The slug of the term whose tooltip the link shows; None for a link without a tooltip."""


def unknown_term(reference: TermReference) -> TermLink | None:
    return None


def no_size(src: str) -> tuple[int, int] | None:
    return None


def as_written(href: str) -> str:
    return href


@dataclass(frozen=True)
class TextContext:
    """The language of a text, how its terms and links resolve, and how it fits into the page shown."""

    locale: str = JAPANESE
    """The language of the text, possibly not that of the surrounding page."""
    term: Callable[[TermReference], TermLink | None] = unknown_term
    """Resolves a term to its link, or to None if its words are printed without one."""
    lead: Callable[[str], str] = as_written
    """Converts a link as written to one that works on the page shown."""
    size: Callable[[str], tuple[int, int] | None] = no_size
    """Width and height in pixels of a picture by its address as written; None where they are not known."""
    has_senses: bool = False
    sense_order: tuple[str, ...] = ()
    """The ids of towns in the order of their explanations, whatever the order in the file."""
    """Whether h2 sections become boxes that can be placed side by side (on a term's page)."""
    has_returns: bool = False
    """Whether each h2 section ends with a place for a link back to the contents (in a chapter)."""
    part: str = ""
    """Id of the booklet's part that holds the text: prefixed to its ids, and its headings are one level deeper."""
    name: str = ""
    """Name of such a part, printed in its tables' labels before their numbers."""


@dataclass
class Run:
    """The text being rendered: its context, and what is collected on the way."""

    context: TextContext = field(default_factory=TextContext)
    terms: list[str] = field(default_factory=list)
    """Slugs of the terms whose tooltips the text shows."""
    shown: dict[str, str] = field(default_factory=dict)
    """The words shown for the terms, by the content of their brackets."""
    reading: ShownWords = field(default_factory=ShownWords)
    """The words of the rendered text."""
    addresses: list[str] = field(default_factory=list)
    """Targets of links and pictures, as written."""
    refused: list[str] = field(default_factory=list)
    """Disallowed attributes in braces, as written."""

    def begin(self, context: TextContext) -> None:
        """Begin another text: forget what was collected."""
        vars(self).update(vars(Run(context)))
