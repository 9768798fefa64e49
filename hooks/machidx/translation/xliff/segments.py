"""Divides a page into texts to translate, in the page's order, each with its English and its place."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, Literal, TypeAlias

from machidx.content.frontmatter import KeyPath
from machidx.content.library import Library
from machidx.content.page import Page
from machidx.language.scripts import JAPANESE_RUN
from machidx.model.roles import Leaf
from machidx.translation import fingerprints, label_names
from machidx.translation.xliff import alignment
from machidx.translation.xliff.alignment import Lines

State: TypeAlias = Literal["needs-translation", "needs-review", "translated"]
Span: TypeAlias = tuple[int, int]
TOP = "top"


@dataclass(frozen=True, slots=True)
class Unit:
    """A text to translate. Its id contains a fingerprint of the Japanese, so that it never refers to another text."""

    id: str
    section: str | None
    """The section whose fingerprint tells whether the English is out of date; None for names, which never are."""
    source: str
    target: str | None
    state: State
    line: int
    """The 1-based line in the Japanese file."""
    path: KeyPath = ()
    """The path in the English front matter; () for texts of the body."""
    ours: Span = (0, 0)
    """Start and end in the Japanese body (0-based, end excluded)."""
    theirs: Span | None = None
    """Start and end in the English body: an empty span to insert new English at, None if its section is missing."""
    shape: str = ""
    """The markup before the words in the body: ``- ``, ``## ``."""
    called: str = ""
    """The Japanese name of the field in the front matter."""

    @property
    def is_row(self) -> bool:
        """Whether the text is a row of a table."""
        return self.shape.startswith("|")

    @property
    def one_line(self) -> bool:
        """Whether the text is a single line in both languages."""
        return "\n" not in self.source and "\n" not in (self.target or "")


def units(library: Library, page: Page) -> list[Unit]:
    """Return all texts of a page."""
    reading = _Reading(page)
    return [*reading.front(), *reading.labels(label_names.untranslated(library, page)), *reading.body()]


def text_digest(text: str) -> str:
    """Return eight hex digits for a text exactly as written."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


class _Reading:
    """Reads one page; keeps its outdated sections and the ids used so far."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.outdated = set(fingerprints.changed(page))
        self.english: dict[str, Any] = page.english.front.data if page.english else {}
        self.seen: Counter[str] = Counter()

    def front(self) -> Iterator[Unit]:
        """Return the sentences of the front matter."""
        return (self._sentence(leaf) for leaf in self.page.sentences if leaf.is_needed)

    def labels(self, untranslated: list[str]) -> Iterator[Unit]:
        """Yield the names that the page translates, then those without English."""
        own = self.english.get("labels") or {}
        for japanese in chain(own, untranslated):
            if any(c.isalpha() for c in japanese):
                target = str(own[japanese]) if japanese in own else None
                unit = self._unit("labels", None, japanese, target, self._line_of(japanese))
                yield replace(unit, path=("labels", japanese), called="名前")

    def body(self) -> Iterator[Unit]:
        """Yield the texts of the body, section by section."""
        body = self.page.source.body
        english = self.page.english.body if self.page.english else ""
        there = alignment.regions(english) if self.page.english else {}
        for name, region in alignment.regions(body).items():
            blocks = alignment.blocks(body, *region)
            if name not in there or not english[slice(*there[name])].strip():
                for lines, _ in alignment.pairs(blocks, blocks):
                    yield from self._text(name, lines)
                continue
            found = alignment.blocks(english, *there[name])
            if name != TOP:
                yield from self._text(name, [blocks[0].pop(0)], [found[0].pop(0)])
            at = 0 if name == TOP else english.index("\n", there[name][0])
            for ours, theirs in alignment.pairs(*([lines for lines in part if lines] for part in (blocks, found))):
                yield from self._text(name, ours, theirs, at)

    def _sentence(self, leaf: Leaf) -> Unit:
        target: Any = self.english
        for step in leaf.english:
            try:
                target = target[step]
            except (KeyError, IndexError, TypeError):
                target = None
        target = None if target is None else str(target)
        name = "-".join(str(step) for step in leaf.english)
        line = self.page.source.front.position(leaf.path)[0] + 1
        return replace(self._unit(name, TOP, leaf.text, target, line), path=leaf.english, called=leaf.called)

    def _text(self, section: str, ours: Lines, theirs: Lines | None = None, at: int = 0) -> Iterator[Unit]:
        """Yield a text of corresponding lines, if it contains words; ``at``: the offset for English that is missing."""
        body = self.page.source.body
        if not any(c.isalpha() for line in ours if not line.verbatim for c in body[line.start : line.end]):
            return
        span = ours[0].start, ours[-1].end
        target, there = None, None
        if theirs is not None:
            there = (theirs[0].start, theirs[-1].end) if theirs else (at, at)
            target = (self.page.english.body[slice(*there)] if self.page.english else "") or None
            if target == body[slice(*span)] and JAPANESE_RUN.search(target):
                target = None  # what a draft has copied
        line = self.page.source.body_line + body.count("\n", 0, span[0])
        unit = self._unit(section, section, body[slice(*span)], target, line)
        yield replace(unit, ours=span, theirs=there, shape=ours[0].shape.lstrip(" \t>"))

    def _unit(self, name: str, section: str | None, source: str, target: str | None, line: int) -> Unit:
        id = f"{name}.{text_digest(source)}"
        self.seen[id] += 1
        if self.seen[id] > 1:
            id = f"{id}.{self.seen[id]}"
        state: State = "translated"
        if target is None:
            state = "needs-translation"
        elif section in self.outdated:
            state = "needs-review"
        return Unit(id, section, source, target, state, line)

    def _line_of(self, name: str) -> int:
        """Return the 1-based line of a name in the Japanese front matter; 1 if the name is of another page."""
        found = next((leaf.path for leaf in self.page.leaves if name in label_names.leaf_names(self.page, leaf)), None)
        return self.page.source.front.position(found)[0] + 1 if found else 1
