"""Writes texts into an English file, leaving all other bytes as they are, or builds a new one from the Japanese."""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, SingleQuotedScalarString

from machidx.content.editing import edited
from machidx.content.frontmatter import KeyPath
from machidx.content.page import Page
from machidx.content.unpublished import without_mark
from machidx.model import KINDS
from machidx.translation.fingerprints import fingerprints, made_from
from machidx.translation.stamping import put_stamps
from machidx.translation.xliff import alignment
from machidx.translation.xliff.segments import TOP, Unit

_FENCE = "---"
Cut = tuple[int, int, str]
"""A replacement in a body: start, end (0-based, excluded), new text."""


@dataclass(frozen=True)
class Texts:
    """The texts to write into one page."""

    new: dict[str, str]
    """New English by id of the unit; only texts that differ from the file."""
    reviewed: frozenset[str]
    """Sections whose texts are all translated from the present Japanese."""


def waiting(page: Page, units: Iterable[Unit], texts: Texts) -> list[str]:
    """Return the sections that cannot be written yet: new in English, and not translated completely."""
    new = {u.section for u in units if u.theirs is None and not u.path} | ({TOP} if page.english is None else set())
    lacking = {u.section for u in units if u.id not in texts.new and u.target is None}
    return [str(name) for name in dict.fromkeys(u.section for u in units) if name in new & lacking]


def rewritten(page: Page, units: list[Unit], texts: Texts) -> str | None:
    """Return the English file's new content; None if a new file cannot begin, as its top section is not translated."""
    late = waiting(page, units, texts)
    if page.english is None and TOP in late:
        return None
    if page.english is None:
        return f"{_FENCE}\n{_front(page, '', units, texts)}{_FENCE}\n{_body(page, units, texts, late)}"
    above, front, below = page.english.parted
    body = _body(page, units, texts, late)
    fence = below.partition("\n")[0]
    below = below if body == page.english.body else f"{fence}\n{body}"
    return f"{above}{_front(page, front, units, texts)}{below}"


def _front(page: Page, text: str, units: list[Unit], texts: Texts) -> str:
    changes = [(unit.path, texts.new[unit.id]) for unit in units if unit.path and unit.id in texts.new]
    now, before = fingerprints(page), made_from(page)
    stale = {name for name in texts.reviewed if before.get(name) != now[name]}
    if not texts.new and not stale:
        return text
    if before.keys() | stale >= now.keys() and all(unit.target or unit.id in texts.new for unit in units):
        text = without_mark(text)  # nothing is left to be translated

    def change(data: Any) -> None:
        for path, words in changes:
            _put(data, path, words, _order(page))
        if stale:
            put_stamps(data, page, stale)
        if texts.new:
            data.pop("reviewed", None)  # nobody has compared the new words yet

    return edited(text, change)


def _order(page: Page) -> list[str]:
    """Return the fields of English front matter in their order."""
    last = ["labels", "translated"]
    return [*(name for name in KINDS[page.kind].words.model_fields if name not in last), *last]


def _put(data: Any, path: KeyPath, words: str, order: list[str]) -> None:
    """Set the words at a path, creating missing mappings and lists."""
    for step, inner in itertools.pairwise(path):
        key = _key(data, step)
        if not data.get(key):
            _insert(data, key, [] if isinstance(inner, int) else CommentedMap(), order)
        data = data[key]
    last = path[-1]
    if isinstance(last, int):
        data[last : last + 1] = [words]
    else:
        key = _key(data, last)
        _insert(data, key, _styled(data.get(key), words), order)


def _insert(data: Any, key: Any, value: Any, order: list[str]) -> None:
    """Set an existing key in place, or insert a new one at its position in the fields' order."""
    if key in data or key not in order:
        data[key] = value
        return
    after = [index for index, known in enumerate(data) if known in order and order.index(known) > order.index(key)]
    data.insert(min(after, default=len(data)), key, value)


def _key(data: Any, step: str | int) -> Any:
    """Return the key as the mapping has it: YAML may have read ``1`` as a number."""
    return next((key for key in data if str(key) == step), step) if isinstance(step, str) else step


def _styled(old: object, words: str) -> str:
    """Return words in the same style of quotes as those they replace."""
    return type(old)(words) if isinstance(old, (DoubleQuotedScalarString, SingleQuotedScalarString)) else words


def _body(page: Page, units: list[Unit], texts: Texts, late: list[str]) -> str:
    ours = page.source.body
    regions = alignment.regions(ours)
    texts_of = {
        name: [(*u.ours, texts.new[u.id]) for u in units if _is_in(u, name) and u.id in texts.new] for name in regions
    }
    made = {name: _cut(ours, texts_of[name], *region) for name, region in regions.items() if name not in late}
    if page.english is None:
        return "".join(made.values()).rstrip("\n") + "\n" if any(made.values()) else ""
    theirs = page.english.body
    cuts = [_placed(u.theirs, texts.new[u.id]) for u in units if u.theirs and u.id in texts.new]
    above = _top(theirs, made[TOP]) if texts_of[TOP] and TOP in made else ()
    return _cut(theirs, [*above, *cuts, *_sections(theirs, list(regions), made)], 0, len(theirs))


def _is_in(unit: Unit, section: str) -> bool:
    return unit.section == section and not unit.path


def _placed(span: tuple[int, int], words: str) -> Cut:
    """Return the replacement for a text; a text without a place becomes a paragraph."""
    start, end = span
    if start < end:
        return start, end, words
    return start, end, f"\n\n{words}" if start else f"\n{words}\n"


def _top(theirs: str, made: str) -> Iterator[Cut]:
    """Yield the insertion of the text above the first section, where the English body has none."""
    if not theirs[: alignment.regions(theirs)[TOP][1]].strip():
        text = made.strip("\n")
        yield 0, 0, f"\n{text}\n" if theirs[:1] in ("", "\n") else f"\n{text}\n\n"


def _sections(theirs: str, names: list[str], made: dict[str, str]) -> Iterator[Cut]:
    """Yield insertions of the sections that the English body lacks, each after the previous section."""
    there = alignment.regions(theirs)
    at = 0
    for name in names:
        if name in there:
            at = there[name][1]
        elif name in made:
            text = made[name].strip("\n")
            yield at, at, f"\n{text}\n" if at == len(theirs) else f"{text}\n\n"


def _cut(text: str, cuts: list[Cut], start: int, end: int) -> str:
    """Return a part of a text with replacements; several at one offset keep their order."""
    pieces, at = [], start
    for first, last, words in sorted(cuts, key=lambda cut: cut[:2]):
        pieces += [text[at:first], words]
        at = last
    return "".join([*pieces, text[at:end]])
