"""Contradictions within the plans: the notes of all pages, by town."""

from dataclasses import dataclass

from machidx.content.library import facts, measure, town_id
from machidx.content.page import Page
from machidx.language.locale import Text
from machidx.markdown import markup
from machidx.markdown.layout import BOX
from machidx.model.term import Term
from machidx.views.context import Ref, Scene

LIMIT = 200
"""Above this many notes, only the pages are listed where the notes stand."""


@dataclass(frozen=True)
class Note:
    """A note: its title, its paragraphs, and a link to the page it comes from."""

    title: Text
    text: tuple[Text, ...]
    where: Ref


@dataclass(frozen=True)
class TownNotes:
    """The notes on a town's plan: their number, the notes, or only the pages where they stand."""

    town: Ref
    count: int
    notes: tuple[Note, ...]
    pages: tuple[Ref, ...]


def view(scene: Scene) -> tuple[TownNotes, ...]:
    """The notes of each town in the order of its pages, terms last; towns without notes are left out."""
    found = {scene.ref(town): notes for town in scene.library.towns if (notes := _town(scene, town_id(town)))}
    if sum(map(len, found.values())) <= LIMIT:
        return tuple(TownNotes(town, len(notes), notes, ()) for town, notes in found.items())
    return tuple(
        TownNotes(town, len(notes), (), tuple(dict.fromkeys(note.where for note in notes)))
        for town, notes in found.items()
    )


def _town(scene: Scene, id: str) -> tuple[Note, ...]:
    pages = [p for kind in ("town", "chapter", "measure") for p in scene.library.of_kind(kind)]
    own = [p for p in pages if p.town == id or p.stem == f"towns/{id}/index"]
    notes = [note for page in own for note in _notes(scene, page, None)]
    for term in scene.library.terms:
        if id in {sense.town for sense in facts(term, Term).senses}:
            notes += _notes(scene, term, id)
    return tuple(notes)


def _notes(scene: Scene, page: Page, section: str | None) -> list[Note]:
    """The notes of a page, or of one section of it, in the page's language where it is translated."""
    source, locale = page.shown(scene.locale), page.locale(scene.locale)
    return [
        Note(
            Text(title, locale),
            tuple(Text(line, locale) for line in text.split("\n")),
            Ref(page.text("title", scene.locale), scene.to(page, f"{BOX}{number}")),
        )
        for number, (title, text, id) in enumerate(markup.discrepancies(source.body), 1)
        if section is None or id == section
    ]


def boxes(scene: Scene, page: Page) -> dict[str, Ref]:
    """Links to the notes of a page by their Japanese titles; an outdated translation may lack the last of them."""
    ours, shown = (
        [title for title, _, _ in markup.discrepancies(s.body)] for s in (page.source, page.shown(scene.locale))
    )
    locale = page.locale(scene.locale)
    links = (scene.to(page, f"{BOX}{number}" if number <= len(shown) else "") for number, _ in enumerate(ours, 1))
    words = (Text(title, locale) for title in shown) if len(shown) == len(ours) else map(Text, ours)
    return {title: Ref(text, url) for title, text, url in zip(ours, words, links, strict=True)}


def doubts_of_stage(scene: Scene, page: Page) -> tuple[Ref, ...]:
    """Links to the notes of a measure that put its stage in doubt."""
    titles = measure(page).discrepancies
    notes = boxes(scene, page) if titles else {}
    return tuple(notes[title] for title in titles)
