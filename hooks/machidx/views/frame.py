"""The frame around every page's article: menus, breadcrumbs, notices, language links."""

from dataclasses import dataclass
from typing import NamedTuple

from machidx.content.library import facts, town_id
from machidx.content.page import Page
from machidx.language import years
from machidx.language.locale import JAPANESE, LOCALES, Text
from machidx.markdown import markup
from machidx.markdown.terms import without_terms
from machidx.model.kinds import TitledPage
from machidx.model.town import Policy, Town
from machidx.model.values import Citation
from machidx.translation import fingerprints
from machidx.views.context import Line, Ref, Scene


class _MenuItem(NamedTuple):
    """An item in the site's menu: its words, its Japanese address, and its page's stem ("" for a section)."""

    words: str
    url: str
    stem: str


_MENU = (
    _MenuItem("トップ", "/", "index"),
    _MenuItem("町がすること（施策一覧）", "/measures/", "measures/index"),
    _MenuItem("年度別の予定", "/schedule/", "schedule/index"),
    _MenuItem("担当課からさがす", "/towns/#departments", ""),
    _MenuItem("5町をくらべる", "/towns/", "towns/index"),
    _MenuItem("ことばの説明", "/glossary/", "glossary/index"),
    _MenuItem("計画を読む", "/towns/#plans", ""),
)
_PARENTS = {
    "measure": "measures/index",
    "chapter": "",
    "schedule": "",
    "departments": "",
    "booklet": "",
    "measures": "",
}
_FOOTER = (
    "about/sources",
    "about/discrepancies",
    "about/data",
    "guide/index",
    "about/accessibility",
)
_IN_PLAN = ("chapter", "measure")


class LanguageLink(NamedTuple):
    """A link to the page in a language: the language's code, and the address."""

    code: str
    url: str


@dataclass(frozen=True)
class Branch:
    """A policy in a town's menu, with the measures and policies below it."""

    text: Text
    measures: tuple[Ref, ...]
    branches: tuple["Branch", ...]


@dataclass(frozen=True)
class TownMenu:
    """The menu of the town a page belongs to."""

    home: Ref
    pages: tuple[Ref, ...]
    booklet: Ref | None
    """The whole plan on one page, to print."""
    chapters: tuple[Ref, ...]
    branches: tuple[Branch, ...]


@dataclass(frozen=True)
class CitationView:
    """The source of a page's facts: the plan, its section and page."""

    plan: Text
    draft: bool
    section: Text
    page: int | None


@dataclass(frozen=True)
class Credit:
    """The translators of a page, and its reviewer with the month of the review ("" without a review)."""

    translators: tuple[str, ...]
    reviewer: str
    reviewed: str


@dataclass(frozen=True)
class Frame:
    """Everything around the article."""

    locale: str
    content_locale: str
    searched: bool
    """Whether the search lists the page: it exists in this language and does not merely repeat other pages."""
    title: Text
    url: str
    home: str
    root: str
    alternates: tuple[LanguageLink, ...]
    search: str | None
    """The search page; None where the library has none."""
    menu: tuple[Ref, ...]
    town: Ref | None
    town_menu: TownMenu | None
    accent: str
    breadcrumbs: tuple[Ref, ...]
    previous: Ref | None
    next: Ref | None
    source: CitationView | None
    outdated: tuple[Text, ...]
    credit: Credit | None
    """None except on translated pages."""
    summary: Line | None
    """The introduction of an index or a page of prose."""
    footer: tuple[Ref, ...]


def frame(scene: Scene) -> Frame:
    """The frame of a page."""
    page, locale, town = scene.page, scene.locale, scene.town_page
    before, after = _neighbours(scene)
    return Frame(
        locale=locale,
        content_locale=page.locale(locale),
        searched=page.locale(locale) == locale and not page.repeats,
        title=page.text("title", locale),
        url=scene.url,
        home=scene.link("/" if locale == JAPANESE else f"/{locale}/"),
        root=scene.link("/"),
        alternates=tuple(LanguageLink(code, scene.link(page.url(code))) for code in LOCALES),
        search=_search(scene),
        menu=tuple(
            Ref(
                Text(scene.say(item.words), locale),
                scene.link(item.url if locale == JAPANESE else f"/{locale}{item.url}"),
                item.stem == page.stem,
            )
            for item in _MENU
        ),
        town=scene.ref(town) if town else None,
        town_menu=_town_menu(scene, town) if town else None,
        accent=facts(town, Town).accent if town else "blue",
        breadcrumbs=tuple(scene.ref(page) for page in trail(scene)),
        previous=before,
        next=after,
        source=source(scene),
        outdated=outdated(scene),
        credit=_credit(scene),
        summary=scene.line(page.text("summary", locale))
        if isinstance(page.facts, TitledPage) and page.facts.summary
        else None,
        footer=tuple(scene.ref(scene.library.pages[stem]) for stem in _FOOTER if stem in scene.library.pages),
    )


def _search(scene: Scene) -> str | None:
    page = scene.library.pages.get("search/index")
    return scene.to(page) if page else None


def _town_menu(scene: Scene, town: Page) -> TownMenu:
    id = town_id(town)
    pages = (scene.library.pages.get(f"towns/{id}/{name}") for name in ("measures/index", "schedule", "departments"))
    names = {"measures": "施策一覧", "schedule": "年度別の予定", "departments": "担当課"}
    booklet = scene.library.pages.get(f"towns/{id}/booklet")
    return TownMenu(
        scene.ref(town),
        tuple(scene.ref(p)._replace(text=Text(scene.say(names[p.kind]), scene.locale)) for p in pages if p),
        scene.ref(booklet)._replace(text=Text(scene.say("この計画を印刷（冊子）"), scene.locale)) if booklet else None,
        tuple(scene.ref(chapter) for chapter in scene.library.of_kind("chapter", id)),
        tuple(b for policy in facts(town, Town).policies if (b := _branch(scene, town, policy))),
    )


def _branch(scene: Scene, town: Page, policy: Policy) -> Branch | None:
    """A policy's branch, or None if neither the policy nor any below it has measures."""
    found = scene.library.measures_under(town_id(town), policy.number)
    below = tuple(b for child in policy.policies if (b := _branch(scene, town, child)))
    if not found and not below:
        return None
    return Branch(scene.label(policy.name, town), tuple(scene.ref(page) for page in found), below)


def trail(scene: Scene) -> tuple[Page, ...]:
    """The breadcrumb trail from the home page to this page, both included; () for the home page."""
    page, pages = scene.page, scene.library.pages
    if page.kind == "home":
        return ()
    above = ["index"]
    if page.stem.startswith("towns/") and page.stem != "towns/index":
        above.append("towns/index")
    if page.town:
        above += [f"towns/{page.town}/index", f"towns/{page.town}/{_PARENTS.get(page.kind, '')}"]
    elif page.name != "index":
        above.append(f"{page.stem.split('/')[0]}/index")
    return (*(pages[stem] for stem in above if stem in pages and stem != page.stem), page)


def _neighbours(scene: Scene) -> tuple[Ref | None, Ref | None]:
    """The previous and next pages within the plan: chapters, then measures; None at either end."""
    if scene.page.kind not in _IN_PLAN:
        return None, None
    order = [p for kind in _IN_PLAN for p in scene.library.of_kind(kind, scene.page.town)]
    at = order.index(scene.page)
    before = scene.ref(order[at - 1]) if at else None
    return before, scene.ref(order[at + 1]) if at + 1 < len(order) else None


def source(scene: Scene) -> CitationView | None:
    """The citation of a page in a plan, or of the plan itself; None for a page of no town."""
    town = scene.town_page
    citation = getattr(scene.page.facts, "source", None)
    if town is None:
        return None
    plan = facts(town, Town)
    given = citation if isinstance(citation, Citation) else plan.source
    section = given.section if isinstance(citation, Citation) else ""
    return CitationView(
        scene.label(plan.plan, town),
        plan.draft,
        Text(section, scene.locale if section.isascii() else JAPANESE),
        given.page,
    )


def _credit(scene: Scene) -> Credit | None:
    words = scene.page.words
    if scene.locale == JAPANESE or words is None:
        return None
    review = words.reviewed
    when = years.show_month(review.on, scene.locale) if review else ""
    return Credit(words.translators, review.by if review else "", when)


def outdated(scene: Scene) -> tuple[Text, ...]:
    """The headings of sections whose Japanese has changed since the translation."""
    page = scene.page
    if scene.locale == JAPANESE or not page.words or not page.words.translated or not page.english:
        return ()
    changed = fingerprints.changed(page)
    names = {h.id: h.text for h in markup.headings(page.source.body)}
    names |= {h.id: h.text for h in markup.headings(page.english.body)}
    title = page.text("title", scene.locale).text
    return tuple(Text(without_terms(names.get(id) or title), scene.locale) for id in changed)
