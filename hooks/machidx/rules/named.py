"""Finds names that name nothing: departments, policies and prefectures, themes and towns."""

from collections.abc import Iterator

from machidx.content.catalog import Rules
from machidx.content.diagnostics import Problem
from machidx.content.frontmatter import KeyPath
from machidx.content.library import Library, facts, measure, town_id, town_of
from machidx.content.page import Page
from machidx.content.yaml_writing import inline
from machidx.language import proposals
from machidx.language.meant_values import names_listed, separated
from machidx.model.kinds import Listing, NewsPage
from machidx.model.theme import Theme
from machidx.model.town import Town
from machidx.model.values import given

_LISTINGS = ("measures", "schedule", "targets")


def problems(library: Library) -> Iterator[Problem]:
    """Yield the departments, policies, prefectures, themes and towns that pages name and that are not there."""
    for page in library.of_kind("measure"):
        if town := town_of(library, page):
            yield from _belongs(page, town)
    for page in library.of_kind("news"):
        yield from _news(library, page)
    for page in (page for kind in _LISTINGS for page in library.of_kind(kind)):
        yield from _prefecture(library, page)
    for page in library.pages.values():
        yield from _town_page(library, page)


def _prefecture(library: Library, page: Page) -> Iterator[Problem]:
    """Yield a page about a prefecture that has no towns."""
    wanted, known = facts(page, Listing).prefecture, {facts(town, Town).prefecture for town in library.towns}
    if wanted and wanted not in known:
        message = f"「{wanted}」の町はありません。"
        yield page.source.at(("prefecture",), Rules.UNKNOWN_PREFECTURE, message, proposals.nearest(wanted, known))


def _town_page(library: Library, page: Page) -> Iterator[Problem]:
    """Yield a page in a town's folder if the town's own page is missing."""
    if page.town and f"towns/{page.town}/index" not in library.known:
        known = [town_id(town) for town in library.plans]
        message = f"「{page.town}」という町のページ（towns/{page.town}/index.md）がありません。"
        yield page.source.problem(Rules.UNKNOWN_TOWN, message, 1, 1, proposals.nearest(page.town, known))


def _belongs(page: Page, town: Town) -> Iterator[Problem]:
    """Yield a measure's policy and departments that its town lacks."""
    fact = measure(page)
    policies = [policy.number for policy in town.all_policies()]
    if fact.policy not in policies:
        message = f"「{fact.policy}」という方針の番号は町のページにありません。"
        yield page.source.at(("policy",), Rules.UNKNOWN_POLICY, message, proposals.nearest(fact.policy, policies))
    for index, name in enumerate(given(fact.departments)):
        yield from _department(page, town, name, index)


def _department(page: Page, town: Town, name: str, index: int) -> Iterator[Problem]:
    """Yield a department that its town lacks: renamed, several in one, or unknown."""
    departments = given(town.departments)
    known = [department.name for department in departments]
    if name in known:
        return
    place = ("departments", index)
    now = next((department.name for department in departments if name in department.formerly), "")
    if now:
        message = f"「{name}」の名前は、町のページで「{now}」に変わっています。"
        yield page.source.at(place, Rules.UNKNOWN_DEPARTMENT, message, now, certain=True)
    elif len(_names_in(name, known)) > 1:
        listed = [part for other in given(measure(page).departments) for part in _names_in(other, known)]
        message = "担当課は、1つずつ、半角の「,」で区切ります。"
        yield page.source.at(place, Rules.UNKNOWN_DEPARTMENT, message, inline(listed), in_place=False)
    else:
        message = f"「{name}」という担当課は町のページにありません。あるのは {'・'.join(known) or 'なし'} です。"
        near = proposals.nearest(name, known, least=40)
        yield page.source.at(place, Rules.UNKNOWN_DEPARTMENT, message, near)


def _names_in(text: str, known: list[str]) -> list[str]:
    """The known names that a text lists; the text itself where it is one of them, or where some part is none."""
    splits = ([text], names_listed(text), separated(text))
    return next((names for names in splits if set(names) <= set(known)), [text])


def unknown_themes(library: Library, page: Page, themes: tuple[str, ...], path: KeyPath) -> Iterator[Problem]:
    """Yield the names among ``themes``, a list at a path, that are no theme's; a theme's title means the theme."""
    titles = {slug: facts(theme, Theme).title for slug, theme in library.themes.items()}
    for index, slug in enumerate(themes):
        if f"themes/{slug}" not in library.known:
            known = "、".join(f"{known}（{title}）" for known, title in titles.items())
            called = next((known for known, title in titles.items() if title == slug), "")
            message = f"「{slug}」というテーマはありません。書けるのは {known} です。"
            near = called or proposals.nearest(slug, titles)
            yield page.source.at((*path, index), Rules.UNKNOWN_THEME, message, near, certain=bool(called))


def _news(library: Library, page: Page) -> Iterator[Problem]:
    """Yield towns and themes that a piece of news names and that are not there."""
    news = facts(page, NewsPage)
    yield from unknown_themes(library, page, news.themes, ("themes",))
    known = [town_id(town) for town in library.plans]
    for index, id in enumerate(news.towns):
        if f"towns/{id}/index" not in library.known:
            message = f"「{id}」という町はありません。"
            yield page.source.at(("towns", index), Rules.UNKNOWN_TOWN, message, proposals.nearest(id, known))
