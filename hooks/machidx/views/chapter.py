"""A chapter's page: its number, summary and contents."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from machidx.content.library import facts
from machidx.content.page import Page
from machidx.language.locale import Text
from machidx.markdown import markup
from machidx.markdown.terms import without_terms
from machidx.model.chapter import Chapter
from machidx.views.context import Line, Scene


class SectionLink(NamedTuple):
    """A link to a section of the chapter: its id and heading, and the sections in it."""

    id: str
    text: Text
    below: tuple["SectionLink", ...] = ()


@dataclass(frozen=True)
class ChapterView:
    """What a chapter's page shows besides its text."""

    number: Text
    """第1章, I; "" where the plan gives the chapter a name only."""
    summary: Line
    contents: tuple[SectionLink, ...]


def chapter_number(scene: Scene, page: Page) -> Text:
    """Format a chapter's number: 第1章, I; "" for a chapter with a name only (はじめに)."""
    given = facts(page, Chapter).number
    if given == facts(page, Chapter).title:
        return Text("", scene.locale)
    return Text(scene.say("第{number}章", number=given), scene.locale) if given.isdigit() else scene.number(given, page)


def view(scene: Scene) -> ChapterView:
    """The view of a chapter, with level-2 headings as contents, each with those of level 3."""
    page = scene.page
    summary = page.text("summary", scene.locale)
    return ChapterView(
        chapter_number(scene, page),
        scene.line(summary),
        tuple(_contents(scene, page)),
    )


def _contents(scene: Scene, page: Page) -> Iterator[SectionLink]:
    locale = page.locale(scene.locale)
    headings = [h for h in markup.headings(page.shown(scene.locale).body) if h.id and h.level in (2, 3)]
    links = [SectionLink(str(h.id), Text(without_terms(h.text), locale)) for h in headings]
    begins = [at for at, h in enumerate(headings) if h.level == 2]
    for at, end in zip(begins, [*begins[1:], len(headings)], strict=False):
        yield links[at]._replace(below=tuple(links[at + 1 : end]))
