"""A chapter's page: its number and summary."""

from dataclasses import dataclass

from machidx.content.library import facts
from machidx.content.page import Page
from machidx.language.locale import Text
from machidx.model.chapter import Chapter
from machidx.views.context import Line, Scene


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
