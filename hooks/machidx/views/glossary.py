"""The glossary's index in the order of readings, and a term's page."""

from dataclasses import dataclass

from machidx.labels import Text
from machidx.library import Page, facts
from machidx.model.term import Term
from machidx.views.scene import Line, Ref, Scene

_ROWS = ("あいうえお", "かきくけこがぎぐげご", "さしすせそざじずぜぞ", "たちつてとだぢづでど", "なにぬねの",
         "はひふへほばびぶべぼぱぴぷぺぽ", "まみむめも", "やゆよ", "らりるれろ", "わをん")  # fmt: skip


@dataclass(frozen=True)
class TermView:
    """A term: its names, its sentence, the terms it is related to."""

    ref: Ref
    label: str
    reading: str
    english: str
    expansion: str | None
    short: Line
    differs: Line | None
    see: tuple[Ref, ...]
    headwords: tuple[tuple[Text, tuple[str, ...], str, int | None], ...]
    """Per sense: the town, the printed headwords, section and page."""
    description: str


def view(scene: Scene) -> TermView:
    """The term of the page."""
    return _term(scene, scene.page)


def index_view(scene: Scene) -> tuple[tuple[str, tuple[TermView, ...]], ...]:
    """All terms by the row of the kana table they begin in."""
    terms = [_term(scene, page) for page in scene.library.terms]
    rows = [(row[0], tuple(t for t in terms if t.reading[0] in row)) for row in _ROWS]
    return tuple((first, found) for first, found in rows if found)


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
            (town.text("title", scene.locale), sense.headwords, sense.source.section, sense.source.page)
            for sense in term.senses
            if (town := scene.library.town(sense.town))
        ),
        description=short.text,
    )


def _related(scene: Scene, term: Term) -> tuple[Ref, ...]:
    found = (scene.linker.glossary.find(name) for name in term.see)
    return tuple(scene.ref(pages[0]) for pages in found if pages)
