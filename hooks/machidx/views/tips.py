"""Tooltips for the terms that a page's text and view link to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass

from machidx.content.library import facts
from machidx.language.locale import JAPANESE, Text
from machidx.model.term import Term
from machidx.views.context import Piece, Scene, without_links


@dataclass(frozen=True)
class Tip:
    """A tooltip: the term's slug, name, reading, and one-sentence explanation."""

    id: str
    label: str
    reading: str
    """In kana; "" except in Japanese."""
    short: Text

    @property
    def needs_reading(self) -> bool:
        """Whether the tooltip shows the reading: in Japanese, for a name with Latin letters."""
        return bool(self.reading) and any("a" <= letter <= "z" for letter in self.label.casefold())


def tips(scene: Scene, slugs: Iterable[str]) -> tuple[Tip, ...]:
    """One tooltip per term, without duplicates, in order of first use."""
    return tuple(_tip(scene, slug) for slug in dict.fromkeys(slugs))


def _tip(scene: Scene, slug: str) -> Tip:
    page = scene.library.pages[f"glossary/{slug}"]
    return Tip(
        slug,
        page.text("title", scene.locale).text,
        facts(page, Term).reading if scene.locale == JAPANESE else "",
        without_links(page.text("short", scene.locale)),
    )


def linked_slugs(shown: object) -> Iterator[str]:
    """Yield the slugs of terms linked in a view, by walking its tuples, lists, dicts and dataclasses."""
    if isinstance(shown, Piece):
        if shown.term:
            yield shown.term
    elif isinstance(shown, (tuple, list)):
        for inner in shown:
            yield from linked_slugs(inner)
    elif isinstance(shown, dict):
        yield from linked_slugs(tuple(shown.values()))
    elif is_dataclass(shown):
        for field in fields(shown):
            yield from linked_slugs(getattr(shown, field.name))
