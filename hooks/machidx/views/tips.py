"""Tooltips for the terms that a page's text and view link to."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass
from functools import cache

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


def linked_slugs(shown: object) -> list[str]:
    """Find the slugs of terms linked in a view, by walking its tuples, lists, dicts and dataclasses."""
    found: list[str] = []
    _collect(shown, found)
    return found


def _collect(shown: object, found: list[str]) -> None:
    if isinstance(shown, Piece):
        if shown.term:
            found.append(shown.term)
    elif isinstance(shown, (tuple, list)):
        for inner in shown:
            _collect(inner, found)
    elif isinstance(shown, dict):
        _collect((*shown.values(),), found)
    else:
        for name in _field_names(type(shown)):  # type: ignore[arg-type]  # classes are hashable
            _collect(getattr(shown, name), found)


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    """The names of a dataclass's fields; none for other types."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
