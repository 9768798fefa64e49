"""The glossary: its index, a term's page, and the list of differences between towns."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from machidx.content.library import facts, town_id
from machidx.content.page import Page
from machidx.glossary.glossary import glossary_of, names_of
from machidx.language.folding import fold
from machidx.language.locale import ENGLISH, JAPANESE, Text
from machidx.model.term import Sense, Term
from machidx.model.town import Town
from machidx.views import browser
from machidx.views.context import Line, Ref, Scene
from machidx.views.measures import Option

_ROWS = dict(zip("ぁかさたなはまゃらゎ", "あかさたなはまやらわ", strict=True))
"""Kana rows by their first code point; small kana precede large ones."""
_OTHER = "#"
"""Heading for terms that belong under no letter."""


class Headwords(NamedTuple):
    """A term in a town's plan: the town, the printed headwords, section and page."""

    town: Text
    words: tuple[str, ...]
    section: Text
    page: int | None
    url: str
    """The address of the document, opened at the page; "" where the town has not entered it."""


@dataclass(frozen=True)
class TermView:
    """A term: its names, its one-sentence explanation, and related terms."""

    ref: Ref
    label: str
    reading: str
    english: str
    expansion: str | None
    short: Line
    differs: Line | None
    see: tuple[Ref, ...]
    headwords: tuple[Headwords, ...]
    """One per sense."""
    names: str
    """All names of the term, one per line, for the index's search field."""
    towns: tuple[str, ...]


class Uses(NamedTuple):
    """The pages of one town (None: pages of no town) that link to a term."""

    town: Text | None
    pages: tuple[Ref, ...]


class Row(NamedTuple):
    """The terms under a kana row or a letter: its sign, its id on the page, the terms."""

    sign: str
    id: str
    terms: tuple[TermView, ...]


class Letter(NamedTuple):
    """The terms whose Japanese labels begin with a Latin letter."""

    letter: str
    terms: tuple[Ref, ...]


class TermDifference(NamedTuple):
    """A term that towns explain differently, and links to their explanations."""

    term: TermView
    towns: tuple[Ref, ...]


@dataclass(frozen=True)
class TermPage:
    """A term's page: the term, and the pages that link to it."""

    term: TermView
    beside: tuple[Text, ...]
    """What stands below the title: its reading and its names that the title does not tell."""
    uses: tuple[Uses, ...]


@dataclass(frozen=True)
class GlossaryIndex:
    """The index: terms by kana row (in English by letter), a Latin index in Japanese, and towns to filter by."""

    rows: tuple[Row, ...]
    letters: tuple[Letter, ...]
    towns: tuple[Option, ...]
    count: int
    folding: browser.Told


def view(scene: Scene) -> TermPage:
    """The view of a term, with the pages that link to it by town, those of no town last."""
    pages = glossary_of(scene.library).uses.get(scene.page.name, [])
    towns = [*scene.library.towns, None]
    uses = tuple(
        Uses(town.text("title", scene.locale) if town else None, tuple(scene.ref(page) for page in found))
        for town in towns
        if (found := [p for p in pages if _town_of(scene, p) is town])
    )
    return TermPage(_term(scene, scene.page), tuple(_beside(scene)), uses)


def _beside(scene: Scene) -> Iterator[Text]:
    """Yield the reading in Japanese, and each name that says more than those before it."""
    term = facts(scene.page, Term)
    if scene.locale == JAPANESE:
        yield Text(term.reading)
    said = _letters(scene.page.text("title", scene.locale).text)
    for name in (Text(term.label), Text(term.english, ENGLISH), Text(term.expansion or "", ENGLISH)):
        letters = _letters(name.text)
        if letters and letters not in said:
            said += letters
            yield name


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))


def _town_of(scene: Scene, page: Page) -> Page | None:
    return page if page.kind == "town" else scene.library.town(page.town)


def glossary_view(scene: Scene) -> GlossaryIndex:
    """The view of the glossary: terms by reading in Japanese, by English name otherwise."""
    terms = [_term(scene, page) for page in scene.library.terms]
    rows = _by_kana(terms) if scene.locale == JAPANESE else _by_letter(terms)
    letters: dict[str, list[Ref]] = {}
    for term in sorted(terms, key=lambda t: t.label.casefold()):
        if term.label[0].isascii() and term.label[0].isalpha():
            letters.setdefault(term.label[0].upper(), []).append(term.ref)
    used = {id for term in terms for id in term.towns}
    return GlossaryIndex(
        rows,
        tuple(Letter(letter, tuple(found)) for letter, found in sorted(letters.items()))
        if scene.locale == JAPANESE
        else (),
        tuple(
            Option(scene.town_key(town), town.text("title", scene.locale))
            for town in scene.library.towns
            if scene.town_key(town) in used
        ),
        len(terms),
        browser.folding(),
    )


def _by_kana(terms: list[TermView]) -> tuple[Row, ...]:
    """Group terms by the kana row of their reading; readings that do not begin with kana come last."""
    found: dict[str, list[TermView]] = {name: [] for name in (*_ROWS.values(), _OTHER)}
    for term in terms:
        found[_kana(term.reading)].append(term)
    return tuple(_row(sign, there) for sign, there in found.items() if there)


def _row(sign: str, terms: list[TermView]) -> Row:
    return Row(sign, "other" if sign == _OTHER else f"kana-{sign}", tuple(terms))


def _kana(reading: str) -> str:
    """The kana row of a reading: か for が and カ."""
    first = unicodedata.normalize("NFD", fold(reading))[0]
    return next((_ROWS[start] for start in reversed(_ROWS) if start <= first <= "ん"), _OTHER)


def _by_letter(terms: list[TermView]) -> tuple[Row, ...]:
    """Group terms by the first letter of their English name; digits and Greek letters (12, β') come first."""
    found: dict[str, list[TermView]] = {}
    for term in sorted(terms, key=lambda t: t.ref.text.text.casefold()):
        first = term.ref.text.text[0].upper()
        found.setdefault(first if first.isascii() and first.isalpha() else _OTHER, []).append(term)
    return tuple(_row(first, found[first]) for first in sorted(found, key=lambda f: (f != _OTHER, f)))


def differences_view(scene: Scene) -> tuple[TermDifference, ...]:
    """The terms that towns explain differently, each with links to the explanations."""
    differing = [(page, term) for page in scene.library.terms if (term := facts(page, Term)).differs]
    return tuple(
        TermDifference(_term(scene, page), tuple(_sense(scene, page, s.town) for s in _in_order(scene, term)))
        for page, term in differing
    )


def _sense(scene: Scene, page: Page, town: str) -> Ref:
    owner = scene.library.town(town)
    return Ref(owner.text("title", scene.locale) if owner else Text(town), scene.to_section(page, town))


def _term(scene: Scene, page: Page) -> TermView:
    term = facts(page, Term)
    short = page.text("short", scene.locale)
    differs = page.text("differs", scene.locale)
    return TermView(
        ref=scene.ref(page),
        label=term.label,
        reading=term.reading,
        english=term.english,
        expansion=term.expansion,
        short=scene.line(short),
        differs=scene.line(differs) if differs.text else None,
        see=_related(scene, term),
        headwords=tuple(
            Headwords(
                town.text("title", scene.locale),
                sense.headwords,
                scene.place(sense.source.section, page),
                sense.source.page,
                original.address_of(sense.source.page) if (original := facts(town, Town).original) else "",
            )
            for sense in _in_order(scene, term)
            if (town := scene.library.town(sense.of_plan))
        ),
        names="\n".join(dict.fromkeys(name for _, name in names_of(page))),
        towns=tuple(sense.town for sense in _in_order(scene, term)),
    )


def _in_order(scene: Scene, term: Term) -> list[Sense]:
    """The senses in the order of the towns, whatever the order in the file."""
    places = {town_id(town): place for place, town in enumerate(scene.library.plans)}
    return sorted(term.senses, key=lambda sense: places.get(sense.of_plan, len(places)))


def _related(scene: Scene, term: Term) -> tuple[Ref, ...]:
    found = (glossary_of(scene.library).find(name) for name in term.see)
    return tuple(scene.ref(pages[0]) for pages in found if pages)
