"""A chapter's page: its number and summary."""

from dataclasses import dataclass

from machidx.content.library import facts
from machidx.content.page import Page
from machidx.language.locale import JAPANESE, Text
from machidx.markdown import markup
from machidx.markdown.terms import without_terms
from machidx.model.chapter import Chapter
from machidx.views.context import Line, Ref, Scene


@dataclass(frozen=True)
class ChapterView:
    """What a chapter's page shows besides its text."""

    number: Text
    """第1章, I; "" where the plan gives the chapter a name only."""
    summary: Line


def chapter_number(scene: Scene, page: Page) -> Text:
    """Format a chapter's number: 第1章, I; "" for a chapter with a name only (はじめに)."""
    given = facts(page, Chapter).number
    if given == facts(page, Chapter).title:
        return Text("", scene.locale)
    return Text(scene.say("第{number}章", number=given), scene.locale) if given.isdigit() else scene.number(given, page)


def view(scene: Scene) -> ChapterView:
    """The view of a chapter."""
    page = scene.page
    summary = page.text("summary", scene.locale)
    return ChapterView(
        chapter_number(scene, page),
        scene.line(summary),
    )


def heading(scene: Scene, chapter: Page, id: str) -> Ref:
    """Link to a section by its heading; Japanese if an outdated translation lacks the section."""
    locale = scene.locale if chapter.has_section(id, scene.locale) else JAPANESE
    source = chapter.shown(locale)
    found = next(h for h in markup.headings(source.body) if h.id == id)
    language = JAPANESE if source is chapter.source else locale
    return Ref(Text(without_terms(found.text), language), scene.to_section(chapter, id))
