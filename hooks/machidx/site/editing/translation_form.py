"""The form of a translation: each Japanese text beside its English, section by section."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from machidx.content.diagnostics import Problem
from machidx.content.library import Library
from machidx.content.page import Page
from machidx.glossary.glossary import glossary_of
from machidx.language.locale import JAPANESE, LOCALES
from machidx.site.editing.filling import control_id
from machidx.site.editing.form import Edited
from machidx.site.editing.messages import EMPTIED, form_english
from machidx.site.editing.submitted import Entries
from machidx.site.editing.telling import FormProblem, named, told_by_place
from machidx.translation import fingerprints
from machidx.translation.begun import opened
from machidx.translation.xliff import importing, placeholders
from machidx.translation.xliff.entry import XliffEntry
from machidx.translation.xliff.exporting import english_path, version
from machidx.translation.xliff.importing import Remark
from machidx.translation.xliff.notes import notes, section_titles
from machidx.translation.xliff.segments import State, Unit, units

_DONE = "done/"
"""What the name of the control begins with that tells that a section was translated from the present Japanese."""


_ABOUT_PLACE = 2
"""Notes that a form shows otherwise: the page, and the place in it."""


class UnitShown(NamedTuple):
    """A text with its English."""

    name: str
    id: str
    """Of its control."""
    japanese: str
    english: str
    called: str
    state: State
    kept: tuple[tuple[str, str], ...]
    """What has to stand in the English as well (terms, links, figures): its name, and how it is written."""
    notes: tuple[str, ...]
    is_long: bool


class SectionShown(NamedTuple):
    """A section of a page."""

    id: str
    """"" for the names, which have no section."""
    title: str
    is_done: bool
    """Whether its English was made from the present Japanese, or is to be made now."""
    is_stamped: bool
    """Whether the file says already that it was made from the present Japanese."""
    units: tuple[UnitShown, ...]


class TranslationForm:
    """The form of a page's English file, which may not exist yet."""

    template = "translation.html"

    def __init__(self, library: Library, page: Page, language: str) -> None:
        """``language``: that of the form itself."""
        page = opened(page)
        self._library, self._page, self.language = library, page, language
        self._names = placeholders.names_in(glossary_of(library))
        self._units = units(library, page)
        self.files: tuple[Path, ...] = (page.source.file, page.english_file)
        self.about: tuple[str, str] | None = (page.stem, LOCALES[1])
        self.next = f"translation/{page.stem}.md" + ("?lang=en" if language != JAPANESE else "")

    def shown(self) -> Mapping[str, Any]:
        """What the template prints."""
        page = self._page
        return {
            "heading": page.text("title").text,
            "path": english_path(page),
            "page_url": page.url(LOCALES[1]),
            "sections": tuple(self._sections()),
            "language": self.language,
            "say": self._say,
        }

    def _sections(self) -> Iterator[SectionShown]:
        titles = section_titles(self._page)
        there = self._page.english.sections if self._page.english else {}
        outdated = {id for id in fingerprints.changed(self._page) if id in there}
        by_section: dict[str, list[Unit]] = {}
        for unit in self._units:
            by_section.setdefault(unit.section or "", []).append(unit)
        for id, found in by_section.items():
            made = tuple(self._unit(unit, titles) for unit in found)
            yield SectionShown(id, titles.get(id, ""), id not in outdated, id in there and id not in outdated, made)

    def _unit(self, unit: Unit, titles: Mapping[str, str]) -> UnitShown:
        entry = self._entry(unit, unit.target)
        name = control_name(unit)
        return UnitShown(
            name,
            control_id(name),
            unit.source,
            unit.target or "",
            unit.called,
            unit.state,
            tuple(_kept(entry)),
            tuple(notes(glossary_of(self._library), self._page, unit, dict(titles)))[_ABOUT_PLACE:],
            "\n" in unit.source or len(unit.source) > 60,
        )

    def _entry(self, unit: Unit, english: str | None, *, is_done: bool = False) -> XliffEntry:
        """A text as a translator's program would send it back."""
        is_current = unit.state == "translated"
        asked = placeholders.coded(unit.source, unit.target, self._names, is_row=unit.is_row, is_current=is_current)
        sent = placeholders.coded(unit.source, english, self._names, is_row=unit.is_row, is_current=is_current)
        state: State = "needs-translation" if english is None else "translated" if is_done else "needs-review"
        return XliffEntry(
            english_path(self._page), unit.id, asked.source, sent.target, state, version(asked.target), asked.codes
        )

    def edited(self, entries: Entries) -> Edited:
        """The new text of the English file, with the stamps of the sections that are done."""
        sent = dict(entries)
        stamped = {section.id for section in self._sections() if section.is_stamped}
        made, emptied = [], list[FormProblem]()
        for unit in self._units:
            english = sent.get(control_name(unit), "").replace("\r\n", "\n").strip() or None
            is_done = unit.section is None or unit.section in stamped or f"{_DONE}{unit.section}" in sent
            made.append(self._entry(unit, english, is_done=is_done))
            if unit.target and english is None:
                emptied.append(FormProblem((control_id(control_name(unit)),), self._say(EMPTIED)))
        outcome = importing.take(self._library, made)
        text = outcome.files.get(english_path(self._page))
        texts = {} if text is None else {self._page.english_file: text}
        problems = (*emptied, *self._remarks(outcome.refused))
        return Edited(texts, problems, tuple(self._remarks(outcome.hints)))

    def _say(self, words: str) -> str:
        return words if self.language == JAPANESE else form_english(words)

    def _remarks(self, remarks: Iterable[Remark]) -> Iterator[FormProblem]:
        part = 0 if self.language == JAPANESE else 1
        for remark in remarks:
            unit = next((each for each in self._units if remark.unit.startswith(f"{each.id} ")), None)
            said = remark.words.split(" / ")
            ids = (control_id(control_name(unit)),) if unit else ()
            yield FormProblem(ids, said[min(part, len(said) - 1)] if unit else f"{remark.unit}：{remark.words}")

    def told(self, problems: Iterable[Problem], library: Library) -> Iterable[FormProblem]:
        """Tell problems of the English file at the text that they are in."""
        page = library.pages.get(self._page.stem)
        for problem in problems:
            unit = _unit_at(library, page, problem) if page else None
            if unit:
                yield FormProblem((control_id(control_name(unit)),), problem.message, problem.proposal)
            else:
                yield told_by_place(problem)


def _unit_at(library: Library, page: Page, problem: Problem) -> Unit | None:
    """The text of a page whose English has a problem."""
    english = page.english
    if english is None or english.path != problem.place.path:
        return None
    path = named(english, problem.place)
    for unit in units(library, page):
        if unit.path and problem.place.line < english.body_line:
            if unit.path == path[: len(unit.path)]:
                return unit
        elif unit.theirs:
            first, last = (english.body_line + english.body.count("\n", 0, end) for end in unit.theirs)
            if first <= problem.place.line <= last:
                return unit
    return None


def _kept(entry: XliffEntry) -> Iterator[tuple[str, str]]:
    for id in sorted(placeholders.ids(entry.source)):
        if code := entry.codes.get(id):
            yield code.name, code.written("")


def control_name(unit: Unit) -> str:
    """The name of the control of a text's English."""
    return f"t/{unit.id.replace('/', '~')}"
