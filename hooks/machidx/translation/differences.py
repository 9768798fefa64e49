"""Changes to a page's Japanese since its translation, from git's history."""

import difflib
from dataclasses import dataclass, field
from pathlib import Path

from machidx.content import history
from machidx.content.page import Page
from machidx.content.source import parse
from machidx.translation import fingerprints


@dataclass(frozen=True)
class Difference:
    """A changed section: its id, the date of the translated Japanese, and the diff as lines that start with - or +."""

    section: str
    date: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class SourceChanges:
    """The differences found in the history, and the ids of changed sections whose earlier words are not in it."""

    told: list[Difference] = field(default_factory=list)
    untold: list[str] = field(default_factory=list)


def compare(root: Path, page: Page) -> SourceChanges:
    """Compare a page's Japanese with the version that its English was made from."""
    told, left = [], set(fingerprints.changed(page))
    now = fingerprints.texts(page)
    for version in history.versions(root, page.source.file) if left else ():
        then = fingerprints.earlier(page, parse(page.source.uri, version.text))
        for id in sorted(left & fingerprints.sections_like(page, then)):
            left.discard(id)
            lines = _lines(fingerprints.texts(then).get(id, ""), now.get(id, ""))
            told.append(Difference(id, version.date, lines))
    return SourceChanges(told, sorted(left))


def _lines(old: str, new: str) -> tuple[str, ...]:
    lines = list(difflib.unified_diff(old.split("\n"), new.split("\n"), lineterm="", n=1))[2:]
    return tuple(line for line in lines if not line.startswith("@@"))
