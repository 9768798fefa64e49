"""A chapter's page: its number, summary and contents."""

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
    """A link to a section of the chapter: its id and heading."""

    id: str
    text: Text


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
    """The view of a chapter, with level-2 headings as contents."""
    page, locale = scene.page, scene.page.locale(scene.locale)
    source = page.shown(scene.locale)
    headings = [h for h in markup.headings(source.body) if h.level == 2 and h.id]
    summary = page.text("summary", scene.locale)
    return ChapterView(
        chapter_number(scene, page),
        scene.line(summary),
        tuple(SectionLink(str(h.id), Text(without_terms(h.text), locale)) for h in headings),
    )
