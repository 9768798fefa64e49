"""Themes: all of them in their groups, and one with what each town does."""

from dataclasses import dataclass

from machidx.labels import Text
from machidx.library import Page, facts, measure, town_id
from machidx.model.theme import Theme
from machidx.views.measures import Row, row
from machidx.views.scene import Ref, Scene

GROUPS = {
    "national": "国の重点取組事項",
    "office": "役場のしごと",
    "community": "くらしと地域",
}


@dataclass(frozen=True)
class ThemeView:
    """A theme: its question, and per town its measures (none: the plan has none under this theme)."""

    ref: Ref
    question: Text
    group: str
    towns: tuple[tuple[Ref, tuple[Row, ...]], ...]


def view(scene: Scene) -> ThemeView:
    """The theme of the page."""
    return _theme(scene, scene.page)


def index_view(scene: Scene) -> tuple[tuple[str, tuple[ThemeView, ...]], ...]:
    """All themes by group."""
    themes = [_theme(scene, page) for page in scene.library.themes.values()]
    return tuple((scene.say(words), tuple(t for t in themes if t.group == group)) for group, words in GROUPS.items())


def _theme(scene: Scene, theme: Page) -> ThemeView:
    towns = []
    for town in scene.library.towns:
        pages = [p for p in scene.library.measures_of(town_id(town)) if theme.name in measure(p).themes]
        towns.append((scene.ref(town), tuple(row(scene, page, town) for page in pages)))
    return ThemeView(scene.ref(theme), theme.text("question", scene.locale), facts(theme, Theme).group, tuple(towns))
