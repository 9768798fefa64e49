"""Everything around a page's article: titles, languages, menus, source, translators, notices."""

from dataclasses import dataclass
from typing import NamedTuple

from machidx.content.library import facts
from machidx.language import years
from machidx.language.locale import JAPANESE, LOCALES, Text
from machidx.markdown import markup
from machidx.markdown.terms import without_terms
from machidx.model.citation import Citation
from machidx.model.kinds import TitledPage
from machidx.model.town import Town
from machidx.translation import fingerprints
from machidx.views import navigation
from machidx.views.contact import WhomView, whom
from machidx.views.context import Line, Ref, Scene
from machidx.views.dates import DatesView, dates
from machidx.views.masthead import Masthead, masthead
from machidx.views.menu import menu
from machidx.views.outline import SectionLink, contents
from machidx.views.subscribing import Subscription, subscription
from machidx.views.succession import Succession, succession


class LanguageLink(NamedTuple):
    """A language's code and the address of the page in that language."""

    code: str
    url: str


@dataclass(frozen=True)
class CitationView:
    """The plan, section and printed page that a page's facts are from."""

    plan: Text
    draft: bool
    section: Text
    page: int | None
    url: str
    """The address of the document, opened at the page; "" where the town has not entered it."""


@dataclass(frozen=True)
class Credit:
    """Who translated a page, and who compared it with the Japanese, when ("" for nobody)."""

    translators: tuple[str, ...]
    reviewer: str
    reviewed: str


@dataclass(frozen=True)
class Frame:
    """Everything around the article."""

    locale: str
    content_locale: str
    searched: bool
    """Whether our search lists the page: it exists in this language, and does not only repeat other pages."""
    title: Text
    url: str
    masthead: Masthead
    home: str
    root: str
    alternates: tuple[LanguageLink, ...]
    search: str | None
    """The address of the search page."""
    menu: tuple[Ref, ...]
    town: Ref | None
    town_menu: navigation.TownMenu | None
    accent: str
    breadcrumbs: tuple[Ref, ...]
    previous: Ref | None
    next: Ref | None
    source: CitationView | None
    dates: DatesView | None
    succession: Succession | None
    """What a page of a plan says of the other plans of its town."""
    whom: WhomView | None
    """Whom to ask about the plan; None outside a plan."""
    outdated: tuple[Text, ...]
    credit: Credit | None
    """None on a page that is not translated."""
    summary: Line | None
    """The introduction, on pages whose kind has no other place for it."""
    contents: tuple[SectionLink, ...]
    footer: tuple[Ref, ...]
    subscription: Subscription
    """The feed and the calendar to subscribe to."""
    choices: navigation.TownChoices
    counterparts: tuple[navigation.Counterpart, ...]
    """What the page is for another town, offered to those who have chosen it."""


def frame(scene: Scene) -> Frame:
    """Compute what is around the article of a page."""
    page, locale, town = scene.page, scene.locale, scene.town_page
    before, after = navigation.neighbours(scene)
    return Frame(
        locale=locale,
        content_locale=page.locale(locale),
        searched=page.locale(locale) == locale and not page.repeats,
        title=page.text("title", locale),
        url=scene.url,
        masthead=masthead(scene),
        home=scene.link("/" if locale == JAPANESE else f"/{locale}/"),
        root=scene.link("/"),
        alternates=tuple(LanguageLink(code, scene.link(page.url(code))) for code in LOCALES),
        search=navigation.search_page(scene),
        menu=menu(scene),
        town=scene.ref(town) if town else None,
        town_menu=navigation.town_menu(scene, town) if town else None,
        accent=facts(town, Town).accent if town else scene.library.settings.accent,
        breadcrumbs=tuple(scene.ref(page) for page in navigation.trail(scene)),
        previous=before,
        next=after,
        source=source(scene),
        dates=dates(scene),
        succession=succession(scene),
        whom=whom(scene, town) if town else None,
        outdated=outdated(scene),
        credit=_credit(scene),
        summary=scene.line(page.text("summary", locale))
        if isinstance(page.facts, TitledPage) and page.facts.summary
        else None,
        contents=contents(scene),
        footer=navigation.footer(scene),
        subscription=subscription(scene),
        choices=navigation.choices(scene),
        counterparts=navigation.counterparts(scene),
    )


def source(scene: Scene) -> CitationView | None:
    """The source of a page of a plan: its own citation, else that of the plan; None outside a plan."""
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
        scene.place(section, scene.page if isinstance(citation, Citation) else town),
        given.page,
        plan.original.address_of(given.page) if plan.original else "",
    )


def _credit(scene: Scene) -> Credit | None:
    words = scene.page.words
    if scene.locale == JAPANESE or words is None:
        return None
    review = fingerprints.present_review(scene.page)
    when = years.show_month(review.on, scene.locale) if review else ""
    return Credit(words.translators, review.by if review else "", when)


def outdated(scene: Scene) -> tuple[Text, ...]:
    """The headings of the sections whose Japanese changed after the translation; the title for words above them."""
    page = scene.page
    if scene.locale == JAPANESE or not page.words or not page.words.translated or not page.english:
        return ()
    changed = fingerprints.changed(page)
    names = {h.id: h.text for h in markup.headings(page.source.body)}
    names |= {h.id: h.text for h in markup.headings(page.english.body)}
    title = page.text("title", scene.locale).text
    return tuple(Text(without_terms(names.get(id) or title), scene.locale) for id in changed)
