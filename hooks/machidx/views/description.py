"""Descriptions of pages for search engines and link previews.

A description starts with the page's own words: its summary, question or sentence, or the first paragraphs of its
text. Facts about the page follow while there is room, so that no two pages share a description.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from machidx.content.library import facts, measure, town_id
from machidx.content.page import Page
from machidx.language.locale import JAPANESE
from machidx.markdown import markup
from machidx.markdown.terms import without_terms
from machidx.model.roles import Role
from machidx.model.term import Term
from machidx.model.town import Town
from machidx.views.context import Scene, departments_of


class Manner(NamedTuple):
    """Punctuation of a language: how sentences join, pause and end, and how many characters previews show."""

    limit: int
    gap: str
    pause: str
    sentence: re.Pattern[str]


_JAPANESE = Manner(120, "", "、", re.compile(r"\S.*?(?:[。？！][」』）]*|$)"))
_SPACED = Manner(200, " ", " ", re.compile(r"\S.*?(?:[.?!][\"”’)]*(?=\s|$)|$)"))


def describe(scene: Scene) -> str:
    """The description of the scene's page, in its language."""
    manner = _JAPANESE if scene.locale == JAPANESE else _SPACED
    said = _beginning(_own_words(scene, manner), manner)
    for sentence in _facts(scene):
        longer = _joined(said, sentence, manner)
        if len(longer) <= manner.limit:
            said = longer
    return said or scene.say(scene.library.settings.site_description) or scene.site_name


def _own_words(scene: Scene, manner: Manner) -> str:
    """The field that introduces the page ("" if untranslated); without one, its first paragraphs."""
    for leaf in scene.page.leaves:
        if leaf.role in {Role.SENTENCE, Role.PROSE} and len(leaf.path) == 1:
            text = scene.page.text(str(leaf.path[0]), scene.locale)
            return without_terms(text.text) if text.locale == scene.locale else ""
    said = ""
    for paragraph in markup.prose(scene.page.shown(scene.locale).body):
        if len(said) > manner.limit / 3:
            break
        said = _joined(said, paragraph.replace("\n", manner.gap), manner)
    return said


def _joined(said: str, more: str, manner: Manner) -> str:
    return f"{said}{manner.gap}{more}" if said else more


def _beginning(text: str, manner: Manner) -> str:
    """As many whole sentences as fit; a first sentence that is too long is cut."""
    said = ""
    for match in manner.sentence.finditer(text):
        longer = _joined(said, match.group(), manner)
        if len(longer) > manner.limit:
            return said or _cut(longer, manner)
        said = longer
    return said


def _cut(sentence: str, manner: Manner) -> str:
    """Cut a sentence to the limit, at the last pause if that lies in the second half, and add an ellipsis."""
    head = sentence[: manner.limit - 1]
    pause = head.rfind(manner.pause)
    return f"{head if pause < len(head) // 2 else head[:pause]}…"


def _facts(scene: Scene) -> Iterable[str]:
    """Sentences about the page's content, by its kind."""
    make = _FACTS.get(scene.page.kind)
    return make(scene) if make else ()


def _names(scene: Scene, texts: Iterable[str]) -> str:
    return scene.say("、").join(texts)


def _towns(scene: Scene, towns: Iterable[Page]) -> str:
    return _names(scene, (town.text("title", scene.locale).text for town in towns))


def _plan(scene: Scene) -> str:
    """The name of the page's plan; a draft is marked （案）."""
    town = scene.town_page
    assert town
    plan = facts(town, Town)
    return scene.label(plan.plan, town).text + (scene.say("（案）") if plan.draft else "")


def _of_towns(scene: Scene, towns: Iterable[Page]) -> Iterator[str]:
    yield scene.say("載せている町：{towns}。", towns=_towns(scene, towns))


def _of_all_towns(scene: Scene) -> Iterator[str]:
    yield from _of_towns(scene, scene.towns)


def _of_plan(scene: Scene) -> Iterator[str]:
    yield scene.say("出典：{plan}。", plan=_plan(scene))


def _of_measures(scene: Scene) -> Iterator[str]:
    count = sum(len(scene.library.measures_of(town_id(town))) for town in scene.towns)
    yield scene.say("載せている取り組み：{count}件。", count=count)
    yield from _of_index(scene)


def _of_index(scene: Scene) -> Iterator[str]:
    yield from _of_plan(scene) if scene.town_page else _of_all_towns(scene)


def _of_schedule(scene: Scene) -> Iterator[str]:
    scheduled = {page.town for page in scene.library.of_kind("measure") if measure(page).all_works()}
    towns = [town for town in scene.towns if town_id(town) in scheduled]
    yield from _of_plan(scene) if scene.town_page else _of_towns(scene, towns)


def _of_departments(scene: Scene) -> Iterator[str]:
    town = scene.town_page
    assert town
    yield from _of_plan(scene)
    names = (scene.label(d.name, town).text for d in departments_of(town) if d.scope != "whole_office")
    yield scene.say("担当課：{departments}。", departments=_names(scene, names))


def _of_theme(scene: Scene) -> Iterator[str]:
    towns = scene.library.towns
    count = sum(len(scene.library.measures_about(town_id(town), scene.page.name)) for town in towns)
    if not scene.library.only_town:
        yield scene.say("それぞれの町の計画に書かれていることをくらべられます。")
    yield scene.say("載せている取り組み：{count}件。", count=count)
    yield from _of_all_towns(scene)


def _of_themes(scene: Scene) -> Iterator[str]:
    yield scene.say("テーマの数：{count}。", count=len(scene.library.themes))
    yield from _of_all_towns(scene)


def _of_glossary(scene: Scene) -> Iterator[str]:
    yield scene.say("載せていることば：{count}。", count=len(scene.library.terms))
    yield from _of_all_towns(scene)


def _of_term(scene: Scene) -> Iterator[str]:
    found = (scene.library.town(sense.town) for sense in facts(scene.page, Term).senses)
    towns = sorted(filter(None, found), key=scene.library.plans.index)
    yield scene.say("{towns}の計画での書き方と、このことばが出るページも分かります。", towns=_towns(scene, towns))


_FACTS: dict[str, Callable[[Scene], Iterator[str]]] = {
    "home": _of_measures,
    "towns": _of_all_towns,
    "plans": _of_all_towns,
    "offices": _of_all_towns,
    "sources": _of_all_towns,
    "town": _of_measures,
    "chapter": _of_plan,
    "measures": _of_measures,
    "measure": _of_plan,
    "schedule": _of_schedule,
    "changes": _of_index,
    "departments": _of_departments,
    "themes": _of_themes,
    "theme": _of_theme,
    "glossary": _of_glossary,
    "term": _of_term,
}
