"""Reads docs/ as one library: pairs the two files of a page, validates them, and adds labels, adopted plans, results.

A page whose front matter is invalid is left out of the library. Its path stays in ``Library.known``, so that links to
it cause no further problems. A draft (``draft: true``) is left out too, unchecked, and links to it are problems.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import cast

from machidx.content import accessibility, adoption, labels, performance, project_settings, schema, tree
from machidx.content.catalog import Rules
from machidx.content.diagnostics import Problem
from machidx.content.library import Library
from machidx.content.page import ENGLISH, Page
from machidx.content.source import Source
from machidx.content.unpublished import is_draft
from machidx.language import proposals
from machidx.model import KINDS
from machidx.model.kinds import kind_at
from machidx.model.values import EnglishWords


def load(docs: Path, unsaved: Mapping[Path, bytes] | None = None) -> tuple[Library, list[Problem]]:
    """Read all of docs/. Unreadable files are problems; nothing is raised for them.

    ``unsaved``: what files would hold, in place of what they hold.
    """
    there = tree.read(docs, unsaved)
    sources = there.pages()
    problems = [*there.problems, *(problem for s in sources for problem in s.problems)]
    english = {s.uri.removesuffix(f"{ENGLISH}.md"): s for s in sources if s.uri.endswith(f"{ENGLISH}.md")}
    japanese = {s.uri.removesuffix(".md"): s for s in sources if not s.uri.endswith(f"{ENGLISH}.md")}
    pages = []
    drafts = {stem: ours for stem, ours in japanese.items() if is_draft(ours)}
    readable = {stem: ours for stem, ours in japanese.items() if stem not in drafts}
    for stem, ours in readable.items():
        page, found = _page(stem, ours, english.get(stem))
        problems += found
        if page:
            pages.append(page)
    shared, shared_source, mistakes = labels.read(docs)
    plans, broken = adoption.read(docs)
    results, unreadable = accessibility.read(docs)
    benchmark, unread = performance.read(docs)
    unread += accessibility.read_reviews(docs)[1]
    said = project_settings.read(docs)
    pages.sort(key=lambda p: _natural(p.stem))
    loaded = Library(
        pages,
        shared,
        plans,
        readable,
        there,
        drafts=drafts,
        shared_source=shared_source,
        results=results,
        benchmark=benchmark,
        alone={stem: english[stem] for stem in sorted(english.keys() - japanese.keys())},
        settings=said.settings,
        settings_source=said.source,
    )
    return loaded, [*problems, *mistakes, *broken, *unreadable, *unread, *said.problems]


def _natural(stem: str) -> list[tuple[int, str]]:
    """A sort key by which 1-2-10 follows 1-2-9, and index comes first."""
    parts = re.split("([0-9]+)", re.sub(r"(^|/)index$", r"\1", stem))
    return [(int(part), "") if index % 2 else (0, part) for index, part in enumerate(parts)]


@lru_cache(maxsize=32768)  # a file that has not changed is the same source
def _page(stem: str, ours: Source, theirs: Source | None) -> tuple[Page | None, tuple[Problem, ...]]:
    """Join the Japanese and the English file of a page. The page is None where the Japanese one is invalid."""
    if ours.problems:
        return None, ()
    if wrong := tuple(_kind_problems(stem, ours)):
        return None, wrong
    kind = KINDS[cast("str", ours.front.data["kind"])]
    record, problems = schema.validate(ours, kind.facts)
    words: EnglishWords | None = None
    if theirs and not theirs.problems and not is_draft(theirs):
        words, found = schema.validate(theirs, kind.words)
        problems += found
    if record is None:
        return None, tuple(problems)
    if words is None or not words.translated:
        return Page(stem, kind.name, record, ours, draft=theirs), tuple(problems)
    return Page(stem, kind.name, record, ours, words, theirs), tuple(problems)


def _kind_problems(stem: str, ours: Source) -> Iterator[Problem]:
    """Problems of ``kind:``: missing, unknown, or not allowed at this path."""
    given = ours.front.data.get("kind")
    belongs = kind_at(stem)
    if given is None:
        yield ours.at((), Rules.MISSING_FIELD, "項目「kind」がありません。", f"kind: {belongs.name}" if belongs else "")
    elif not isinstance(given, str) or given not in KINDS:
        near = belongs.name if belongs else proposals.nearest(given, KINDS)
        yield ours.at(("kind",), Rules.WRONG_VALUE, f"「kind」に「{given}」という種類はありません。", near)
    elif not KINDS[given].lives_at(stem):
        message = f"このフォルダーに「kind: {given}」のファイルは置けません。"
        right = _folder_for(stem, given)
        if right:
            either = f"「kind: {belongs.name}」にするか、" if belongs else ""
            message += f"{either}ファイルを docs/{right}.md に移します。"
        hint = f"kind: {belongs.name}" if belongs else f"docs/{right}.md" if right else ""
        yield ours.at(("kind",), Rules.WRONG_KIND, message, hint, in_place=False)


_FOLDERS = ("measures", "plan", "../measures", "../plan", "..")
_SHARED = ("glossary", "themes", "news", "guide", "about")


def _folder_for(stem: str, kind: str) -> str:
    """A path near a stem, or of the folder that all towns share, where a file of a kind may be; "" for none."""
    folder, _, name = stem.rpartition("/")
    near = (posixpath.normpath(f"{folder}/{step}/{name}") for step in _FOLDERS)
    paths = (*near, *(f"{shared}/{name}" for shared in _SHARED))
    return next((path for path in paths if KINDS[kind].lives_at(path)), "")
