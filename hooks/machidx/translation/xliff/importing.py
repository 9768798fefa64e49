"""Imports translated texts: finds the new ones, and those that must be refused, with reasons."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from machidx.content import source
from machidx.content.library import Library
from machidx.content.page import Page
from machidx.glossary.glossary import glossary_of
from machidx.language import quantity_matching
from machidx.language.characters import printable, refused_signs, sign_name
from machidx.language.quantities import Quantity
from machidx.markdown import markup
from machidx.markdown.tokens import blanked
from machidx.translation.begun import opened
from machidx.translation.xliff import alignment, placeholders, protection, writing
from machidx.translation.xliff.entry import XliffEntry
from machidx.translation.xliff.exporting import english_path, version
from machidx.translation.xliff.segments import Unit, units
from machidx.translation.xliff.writing import Texts

_GONE = "日本語が書き出しの後に変わりました。もう一度書き出してください / the Japanese has changed since the export"
_CHANGED = "英語が書き出しの後に変わりました / the English has changed since the export"
_TWICE = "2つのちがう訳があります / there are two different translations"
_JOINED = "改行がなくなっています / line breaks were lost"
_SHAPE = "行の始まりが見出し・箇条書き・表に読めます / the line would begin a heading, a list or a table"
_ORDER = "前の文がまだ訳されていません / the sentence before it is not translated yet"
_WAITS = "この節は、すべて訳されてから書きこみます / this section waits until all of it is translated"
_SHOWN = 20
_NO_PAGE = "日本語のページがありません / there is no Japanese page"
_UNREADABLE = "英語のファイルに問題があります（machidx check） / the English file has problems (machidx check)"


@dataclass(frozen=True, slots=True, order=True)
class Remark:
    """A refusal of a text, or a hint about it."""

    file: str
    unit: str
    words: str

    def __str__(self) -> str:
        return printable(f"{self.file} [{self.unit}] {self.words}")


@dataclass
class ImportOutcome:
    """The outcome of an import."""

    files: dict[str, str] = field(default_factory=dict)
    """The new contents of English files by path."""
    refused: list[Remark] = field(default_factory=list)
    hints: list[Remark] = field(default_factory=list)


def take(library: Library, entries: Iterable[XliffEntry]) -> ImportOutcome:
    """Import entries. Refused texts stay as they are in the files; all others are accepted."""
    outcome = ImportOutcome()
    pages = {english_path(page): page for page in library.pages.values()}
    names = placeholders.names_in(glossary_of(library))
    by_file: dict[str, list[XliffEntry]] = {}
    for entry in entries:
        by_file.setdefault(entry.file, []).append(entry)
    for path, found in by_file.items():
        page = opened(pages[path]) if path in pages else None
        if page is None:
            outcome.refused.append(Remark(path, "*", _NO_PAGE))
        elif page.english is None and path.partition("/")[2] in library.files:
            outcome.refused.append(Remark(path, "*", _UNREADABLE))
        else:
            _Taking(library, page, names, outcome).take(found)
    return outcome


def write(library: Library, outcome: ImportOutcome) -> None:
    """Write the English files of an outcome, all or none. Raises OSError."""
    files = {english_path(page): page.english_file for page in library.pages.values()}
    source.write_all({files[name]: text for name, text in outcome.files.items()})


class _Taking:
    """Imports the texts of one page."""

    def __init__(self, library: Library, page: Page, names: placeholders.Names, outcome: ImportOutcome) -> None:
        self.page = page
        self.names = names
        self.outcome = outcome
        self.path = english_path(page)
        self.units = units(library, page)
        self.new: dict[str, str] = {}
        self.done: set[str] = set()

    def take(self, entries: list[XliffEntry]) -> None:
        """Import the acceptable entries."""
        by_id = {unit.id: unit for unit in self.units}
        for entry in entries:
            unit = by_id.get(entry.id)
            if entry.target is None:
                continue
            if unit is None:
                self._refuse(entry, [_GONE] if version(entry.target) != entry.exported else [])
            elif not self._refuse(entry, self._read(unit, entry)) and entry.state == "translated":
                self.done.add(unit.id)
        self._write()

    def _refuse(self, entry: XliffEntry, reasons: Iterable[str]) -> bool:
        text = "".join(piece for piece in entry.source if isinstance(piece, str))
        remarks = [Remark(self.path, _name(entry.id, text), reason) for reason in reasons]
        self.outcome.refused += remarks
        return bool(remarks)

    def _read(self, unit: Unit, entry: XliffEntry) -> Iterator[str]:
        """Remember the new English of a text, or yield the reasons to refuse it."""
        assert entry.target is not None
        coded = placeholders.coded(unit.source, unit.target, self.names, is_row=unit.is_row, is_current=True)
        now = version(coded.target)
        is_old = version(entry.target) in (now, entry.exported)
        if is_old and entry.state != "translated":
            return
        faults = list(
            protection.placeholder_faults(placeholders.ids(entry.source), entry.target, coded.codes, is_row=unit.is_row)
        )
        yield from faults
        if is_old or faults:
            return  # nothing was changed, or the file has this text already
        words = _tidied(unit, placeholders.with_codes(entry.target, coded.codes))
        if sign := next(refused_signs(words), None):
            yield f"目に見えない文字「{sign_name(sign.written)}」があります / there is an invisible character"
        elif entry.exported is not None and now != entry.exported:
            yield _CHANGED
        elif self.new.get(unit.id, words) != words:
            yield _TWICE
        elif _newlines(entry.source) < unit.source.count("\n"):
            yield _JOINED
        elif unit.one_line and not unit.shape and not unit.path and not alignment.keeps_shape(words):
            yield _SHAPE
        elif self._lacks_the_one_before(unit):
            yield _ORDER
        else:
            self.new[unit.id] = words
            self._hint(unit, words)

    def _lacks_the_one_before(self, unit: Unit) -> bool:
        """Whether an earlier item of the same list has no English yet."""
        if not unit.path or not isinstance(unit.path[-1], int):
            return False
        earlier = [u for u in self.units if u.path[:-1] == unit.path[:-1] and u.path < unit.path]
        return any(u.target is None and u.id not in self.new for u in earlier)

    def _hint(self, unit: Unit, words: str) -> None:
        lost, added = quantity_matching.differing(*(markup.shown(blanked(text)) for text in (unit.source, words)))
        if lost or added:
            said = [f"英語にない / not in English: {_figures(lost)}"] if lost else []
            said += [f"日本語にない / not in Japanese: {_figures(added)}"] if added else []
            told = f"数を確かめてください / please check the figures: {'; '.join(said)}"
            self.outcome.hints.append(Remark(self.path, _name(unit.id, unit.source), told))

    def _write(self) -> None:
        texts = Texts(self.new, frozenset(self._reviewed()))
        written = writing.rewritten(self.page, self.units, texts)
        if self.new:
            for section in writing.waiting(self.page, self.units, texts):
                self.outcome.hints.append(Remark(self.path, f"#{section}", _WAITS))
        is_new = written is not None and (written != self.page.english.text if self.page.english else bool(self.new))
        if written is not None and is_new:
            self.outcome.files[self.path] = written

    def _reviewed(self) -> Iterator[str]:
        """Yield the sections whose texts all came back as translated."""
        sections: dict[str, list[Unit]] = {}
        for unit in self.units:
            if unit.section:
                sections.setdefault(unit.section, []).append(unit)
        for name, found in sections.items():
            if all(u.id in self.done and (u.target is not None or u.id in self.new) for u in found):
                yield name


def _name(id: str, text: str) -> str:
    """Return a text's name for people: its id and its first words."""
    words = " ".join(text.split())
    return f"{id} {words[:_SHOWN]}{'…' if len(words) > _SHOWN else ''}"


def _figures(found: list[Quantity]) -> str:
    return ", ".join(quantity.written for quantity in found)


def _newlines(marked: placeholders.Marked) -> int:
    return sum(piece.count("\n") for piece in marked if isinstance(piece, str))


def _tidied(unit: Unit, words: str) -> str:
    """Strip a text; if it must be one line, join its lines."""
    if unit.path or unit.one_line:
        words = re.sub(r"\s*\n\s*", " ", words)
    return words.strip()
