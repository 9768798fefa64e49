"""Marks a translation as up to date: made from the present Japanese, or still correct although that has changed."""

from pathlib import Path

from machidx.content import diagnostics, history
from machidx.content.failures import RefusedError
from machidx.content.page import Page
from machidx.content.source import Source, parse
from machidx.content.unpublished import is_draft
from machidx.language import years
from machidx.translation import fingerprints, stamping

UNTRANSLATED = "このページは、まだ訳されていません。"


def done(root: Path, page: Page, since: str | None) -> Source:
    """Stamp a page's English as made from its Japanese, and return the English file's source.

    A draft is one no longer. With ``since`` (a commit), stamp only the sections whose English was edited after it, all
    of them where the file was a draft then. Raises RefusedError if the page has no English, or one with problems.
    """
    english = page.english or page.draft
    if english is None:
        raise RefusedError(f"{page.source.path}: {UNTRANSLATED}")
    if english.problems:
        raise RefusedError(diagnostics.as_text(english.problems))
    before = history.at(root, since, english.file) if since else ""
    then = parse(english.uri, before) if before else None
    if then and not is_draft(then):
        stamping.stamp(page, english, only=_edited(english, then), is_reviewed=_review(english) != _review(then))
    else:
        stamping.stamp(page, english)
    return english


def same(page: Page, *, by: str, why: str) -> Source:
    """Stamp a page's English as correct for the changed Japanese, recording who confirmed this and why.

    Raises RefusedError if the page has no English.
    """
    if page.english is None:
        raise RefusedError(UNTRANSLATED)
    note = {"on": years.current_month(), "by": by, "why": why, "sections": fingerprints.changed(page)}
    stamping.stamp(page, page.english, note=note)
    return page.english


def _review(english: Source) -> object:
    """Return the ``reviewed:`` of an English file: who compared the translation with the Japanese, and when."""
    return english.front.data.get("reviewed")


def _edited(english: Source, then: Source) -> set[str]:
    """Return the ids of sections whose English differs from an earlier version."""
    old, new = (source.sections for source in (then, english))
    words = [{k: v for k, v in source.front.data.items() if k != "translated"} for source in (then, english)]
    return {id for id in new if old.get(id) != new[id] or (id == "top" and words[0] != words[1])}
