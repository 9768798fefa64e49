"""The tooltips of a page: those of the terms that its text and its view link to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass

from machidx.content.library import facts
from machidx.language.locale import JAPANESE, Text
from machidx.model.term import Term
from machidx.views.context import Piece, Scene, plain


@dataclass(frozen=True)
class Tip:
    """A tooltip: the term's id, its name, how that is read, and its sentence."""

    id: str
    label: str
    reading: str
    """In kana; "" in a language that is not read in kana."""
    short: Text

    @property
    def needs_reading(self) -> bool:
        """Whether the name has Latin letters, which many cannot read aloud."""
        return bool(self.reading) and any("a" <= letter <= "z" for letter in self.label.casefold())


def tips(scene: Scene, slugs: Iterable[str]) -> tuple[Tip, ...]:
    """A tooltip per term, each once, in the order in which a page needs them."""
    return tuple(_tip(scene, slug) for slug in dict.fromkeys(slugs))


def _tip(scene: Scene, slug: str) -> Tip:
    page = scene.library.pages[f"glossary/{slug}"]
    return Tip(
        slug,
        page.text("title", scene.locale).text,
        facts(page, Term).reading if scene.locale == JAPANESE else "",
        plain(page.text("short", scene.locale)),
    )


def terms_in(shown: object) -> Iterator[str]:
    """The slugs of all terms that a view links to, found in the pieces of its lines."""
    if isinstance(shown, Piece):
        if shown.term:
            yield shown.term
    elif isinstance(shown, (tuple, list)):
        for inner in shown:
            yield from terms_in(inner)
    elif isinstance(shown, dict):
        yield from terms_in(tuple(shown.values()))
    elif is_dataclass(shown):
        for field in fields(shown):
            yield from terms_in(getattr(shown, field.name))
