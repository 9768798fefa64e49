"""Whom to ask: what a town has entered, else how to find its office."""

from dataclasses import dataclass

from machidx.content.library import facts, measure
from machidx.content.page import Page
from machidx.language.locale import Text
from machidx.model.contact import Contact
from machidx.model.town import Town
from machidx.model.values import given
from machidx.views.context import Ref, Scene, departments_of

OFFICES = "https://www.j-lis.go.jp/spd/map-search/cms_1069.html"
"""The list of all local governments by prefecture, with links to their sites, kept by a public corporation (J-LIS).

It has no page per 団体コード.
"""


@dataclass(frozen=True)
class ContactView:
    """Whom to ask, and how: each "" or None where not entered."""

    name: Text | None
    telephone: str
    dial: str
    """Address that dials the telephone number."""
    mail: str
    page: str
    hours: Text | None


@dataclass(frozen=True)
class WhomView:
    """Whom to ask about a page of a plan."""

    contact: ContactView | None
    """None where the town has entered nothing."""
    office: str
    """The town's office: 小野町役場（福島県）."""
    website: Ref | None
    """The town's site, where entered."""
    offices: Ref
    """The list in which the town's site can be found."""


def contact_of(scene: Scene, contact: Contact | None, page: Page, name: Text | None = None) -> ContactView | None:
    """Whom to ask by an entry of ``page``; ``name`` is who is asked where the entry names nobody."""
    if contact is None:
        return None
    return ContactView(
        scene.label(contact.name, page) if contact.name else name,
        contact.telephone or "",
        f"tel:{contact.telephone.replace('-', '')}" if contact.telephone else "",
        contact.mail or "",
        contact.page or "",
        scene.label(contact.hours, page) if contact.hours else None,
    )


def whom(scene: Scene, town: Page) -> WhomView:
    """Whom to ask about a plan: the town's own entry."""
    plan = facts(town, Town)
    office = _office(scene, town, plan)
    name = town.text("title", scene.locale).text
    return WhomView(
        contact_of(scene, plan.contact, town, Text(office, scene.locale)),
        office,
        Ref(Text(scene.say("{town}のサイト", town=name), scene.locale), plan.website) if plan.website else None,
        Ref(Text(scene.say("{town}のサイトをさがす（全国自治体マップ検索）", town=name), scene.locale), OFFICES),
    )


def whom_of_measure(scene: Scene, page: Page, town: Page) -> WhomView:
    """Whom to ask about a measure: its own entry, else that of a department in charge, else the town's."""
    fact, of_town = measure(page), whom(scene, town)
    own = contact_of(scene, fact.contact, page)
    asked = (d for d in departments_of(town) if d.contact and d.name in given(fact.departments))
    of_departments = (contact_of(scene, d.contact, town, scene.in_both(d.name, town)) for d in asked)
    return WhomView(own or next(of_departments, of_town.contact), of_town.office, of_town.website, of_town.offices)


_IN_TOWNS = "{town}役場（{prefecture}）"
_OFFICES = {
    "city": "{town}役所（{prefecture}）",
    "ward": "{town}役所（{prefecture}）",
    "prefecture": "{town}庁（{prefecture}）",
    "association": "{town}の事務局（{prefecture}）",
}
"""The office of a municipality by its kind; of others as in towns."""


def _office(scene: Scene, town: Page, plan: Town) -> str:
    title = town.text("title", scene.locale).text
    words = _OFFICES.get(plan.municipality.one, _IN_TOWNS)
    return scene.say(words, town=title, prefecture=scene.label(plan.prefecture, town).text)
