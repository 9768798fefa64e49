"""The ways from a page to others: menus, breadcrumbs, the previous and the next page, the footer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from machidx.content.library import facts, town_id
from machidx.content.page import Page
from machidx.language.locale import Text
from machidx.model.town import Policy, Town
from machidx.views.areas import COLUMNS
from machidx.views.context import Ref, Scene
from machidx.views.menu import COMPARING

_NEAR = 5
"""The most towns that the header offers where there are too many for all."""
_PARENTS = {
    "measure": "measures/index",
    "chapter": "",
    "schedule": "",
    "targets": "",
    "changes": "",
    "news_index": "",
    "departments": "",
    "booklet": "",
    "measures": "",
}
"""The page above a page of a town's plan, by kind: a path below the town's folder, "" for the town's page."""
FOOTER = (
    "news/index",
    "about/sources",
    "about/discrepancies",
    "about/privacy",
    "about/data",
    "guide/index",
    "about/accessibility",
)
_TOWN_PAGES = {
    "measures/index": "施策一覧",
    "schedule": "年度別の予定",
    "targets": "目標の数字",
    "changes": "計画からの変更",
    "news": "お知らせ",
    "departments": "担当課",
}
"""The pages in a town's menu and their names there, by their paths below the town's folder."""
_IN_PLAN = ("chapter", "measure")
"""The kinds that follow one another in a plan."""


@dataclass(frozen=True)
class Branch:
    """A policy in a town's menu, with the measures and policies under it."""

    text: Text
    measures: tuple[Ref, ...]
    branches: tuple["Branch", ...]


@dataclass(frozen=True)
class TownMenu:
    """The menu of the town a page belongs to."""

    home: Ref
    pages: tuple[Ref, ...]
    booklet: Ref | None
    """The page that prints the whole plan."""
    chapters: tuple[Ref, ...]
    branches: tuple[Branch, ...]


class TownChoice(NamedTuple):
    """A town to choose as one's own: its id and its name; and where it follows a later plan, the address of that."""

    id: str
    name: Text
    page: str


class TownChoices(NamedTuple):
    """The towns that the header of a page offers as one's own."""

    towns: tuple[TownChoice, ...]
    are_all: bool

    @property
    def is_one(self) -> bool:
        """Whether the site is one of one town, with nothing to choose or compare."""
        return self.are_all and len(self.towns) == 1


def choices(scene: Scene) -> TownChoices:
    """The towns to choose in the header."""
    are_all = len(scene.library.towns) <= COLUMNS
    return TownChoices(tuple(town_choice(scene, town) for town in _offered(scene)), are_all)


def _offered(scene: Scene) -> Sequence[Page]:
    """All towns, or, where these are too many, that of the page among its nearest in its prefecture."""
    towns, here = scene.library.towns, scene.town_page
    if len(towns) <= COLUMNS:
        return towns
    if here is None:
        return ()
    prefecture, key = facts(here, Town).prefecture, scene.town_key(here)
    near = [town for town in towns if facts(town, Town).prefecture == prefecture]
    place = next((n for n, town in enumerate(near) if scene.town_key(town) == key), 0)
    first = min(max(0, place - _NEAR // 2), max(0, len(near) - _NEAR))
    return near[first : first + _NEAR]


def town_choice(scene: Scene, town: Page) -> TownChoice:
    """A town to choose as one's own."""
    key = scene.town_key(town)
    page = "" if key == town_id(town) else f"towns/{town_id(town)}/"
    return TownChoice(key, town.text("title", scene.locale), page)


class Counterpart(NamedTuple):
    """The same thing of another town: the id of the town, and the link."""

    id: str
    to: Ref


def counterparts(scene: Scene) -> tuple[Counterpart, ...]:
    """What the other towns that its header offers have in place of the scene's page of a town.

    In place of a measure or a chapter, which no other town has, stand its measures and its page.
    """
    here, pages = scene.town_page, scene.library.pages
    if here is None:
        return ()
    name = {"town": "index", "measure": "measures/index", "chapter": "index"}.get(scene.page.kind)
    name = name or scene.page.stem.removeprefix(f"towns/{scene.page.town}/")
    words = _TOWN_PAGES.get(name, "")
    others = (town for town in _offered(scene) if scene.town_key(town) != scene.town_key(here))
    return tuple(_counterpart(scene, town, pages.get(f"towns/{town_id(town)}/{name}"), words) for town in others)


def _counterpart(scene: Scene, town: Page, page: Page | None, words: str) -> Counterpart:
    name = town.text("title", scene.locale).text
    text = scene.say("{town}の{page}", town=name, page=scene.say(words)) if page and words else name
    return Counterpart(scene.town_key(town), Ref(Text(text, scene.locale), scene.to(page or town)))


def footer(scene: Scene) -> tuple[Ref, ...]:
    """The links in the footer."""
    return tuple(scene.ref(scene.library.pages[stem]) for stem in FOOTER if stem in scene.library.pages)


def search_page(scene: Scene) -> str | None:
    """The address of the search page; None where the library has none."""
    page = scene.library.pages.get("search/index")
    return scene.to(page) if page else None


def town_menu(scene: Scene, town: Page) -> TownMenu:
    """The menu of a town."""
    id = town_id(town)
    pages = ((scene.library.pages.get(f"towns/{id}/{name}"), words) for name, words in _TOWN_PAGES.items())
    booklet = scene.library.pages.get(f"towns/{id}/booklet")
    return TownMenu(
        scene.ref(town),
        tuple(scene.ref(p)._replace(text=Text(scene.say(words), scene.locale)) for p, words in pages if p),
        scene.ref(booklet)._replace(text=Text(scene.say("この計画を印刷（冊子）"), scene.locale)) if booklet else None,
        tuple(scene.ref(chapter) for chapter in scene.library.of_kind("chapter", id)),
        tuple(b for policy in facts(town, Town).policies if (b := _branch(scene, town, policy))),
    )


def _branch(scene: Scene, town: Page, policy: Policy) -> Branch | None:
    """The branch of a policy; None where neither the policy nor those under it have measures."""
    found = scene.library.measures_under(town_id(town), policy.number)
    below = tuple(b for child in policy.policies if (b := _branch(scene, town, child)))
    if not found and not below:
        return None
    return Branch(scene.label(policy.name, town), tuple(scene.ref(page) for page in found), below)


def trail(scene: Scene) -> tuple[Page, ...]:
    """The breadcrumbs: the pages from the home page down to this page; empty on the home page."""
    page, pages = scene.page, scene.library.pages
    if page.kind == "home":
        return ()
    above = ["index"]
    if page.stem.startswith("towns/") and page.stem != COMPARING and not scene.library.only_town:
        above.append(COMPARING)
    if page.town:
        above += [f"towns/{page.town}/index", f"towns/{page.town}/{_PARENTS.get(page.kind, '')}"]
    elif page.name != "index":
        above.append(f"{page.stem.split('/')[0]}/index")
    return (*(pages[stem] for stem in above if stem in pages and stem != page.stem), page)


def neighbours(scene: Scene) -> tuple[Ref | None, Ref | None]:
    """The previous and next page of the plan, chapters before measures; None at its ends and outside a plan."""
    if scene.page.kind not in _IN_PLAN:
        return None, None
    order = [p for kind in _IN_PLAN for p in scene.library.of_kind(kind, scene.page.town)]
    at = order.index(scene.page)
    before = scene.ref(order[at - 1]) if at else None
    return before, scene.ref(order[at + 1]) if at + 1 < len(order) else None
