"""How far a town is, and from when, is one fact: every page that tells it tells the same."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import lxml.html
import pytest

from machidx.content import loader
from machidx.content.library import Library, facts, measure, town_id
from machidx.language.locale import LOCALES
from machidx.model.kinds import Home
from machidx.model.town import Town
from machidx.site.pages import Pages
from machidx.site.settings import Site, theme_folder
from machidx.views import answers as answer_views
from machidx.views import glance, measures, themes, towns
from machidx.views import measure as measure_view
from machidx.views.beginnings import begun
from machidx.views.context import Scene
from machidx.views.reach import reach_of

from ..conftest import ROOT


class Asked(NamedTuple):
    """A question and a town."""

    question: str
    town: str


class Told(NamedTuple):
    """What the pages of a language tell of a question and a town, in order."""

    home: dict[Asked, list[str]]
    answers: dict[Asked, list[str]]
    themes: dict[Asked, list[str]]
    theme_pages: dict[Asked, list[str]]


@pytest.fixture(scope="module")
def real() -> Library:
    return loader.load(ROOT / "docs")[0]


@pytest.fixture(scope="module", params=LOCALES)
def told(request: pytest.FixtureRequest, real: Library) -> Told:
    pages = Pages(real, Site("https://example.org/"), ROOT / "overrides", theme_folder())

    def html(stem: str) -> lxml.html.HtmlElement:
        return lxml.html.document_fromstring(pages.render(real.pages[stem], request.param))

    home, answers, matrix = html("index"), html("answers/index"), html("themes/index")
    return Told(
        dict(_rows(home, "//table[contains(@class, 'board')]/tbody/tr", "data-of-town")),
        dict(_rows(answers, "//table[contains(@class, 'board')]/tbody/tr", "data-of-town")),
        dict(_rows(matrix, "//tr[@class='of-question'][th/a]", "data-town")),
        dict(pair for theme in real.themes.values() for pair in _lists(html(theme.stem))),
    )


def _rows(page: lxml.html.HtmlElement, path: str, town: str) -> Iterator[tuple[Asked, list[str]]]:
    for row in page.xpath(path):
        question = row.get("id") or row.xpath("th/a/@href")[0].partition("#")[2]
        for cell in row.xpath("td"):
            yield Asked(question, cell.get(town)), _stages(cell)


def _lists(page: lxml.html.HtmlElement) -> Iterator[tuple[Asked, list[str]]]:
    for link in page.xpath("//p[@class='asked-of-theme']/a"):
        (found,) = link.xpath("../following-sibling::dl[1]")
        for town in found.xpath("div"):
            yield Asked(link.get("href").partition("#")[2], town.get("data-town")), _stages(town)


def _stages(element: lxml.html.HtmlElement) -> list[str]:
    return [each.text_content().strip() for each in element.find_class("stage")]


def test_every_question_is_told_of_every_town_on_all_four_pages(real: Library, told: Told) -> None:
    questions = facts(real.pages["index"], Home).questions
    wanted = {Asked(question.id, town_id(town)) for question in questions for town in real.towns}
    assert [set(there) for there in told] == [wanted] * len(told)


def test_all_pages_tell_the_same_of_a_question_and_a_town(told: Told) -> None:
    for asked, answers in told.answers.items():
        assert told.home[asked] == answers[:1], asked
        assert told.themes[asked] == told.theme_pages[asked] == list(dict.fromkeys(answers)), asked


@pytest.mark.parametrize("locale", LOCALES)
def test_what_answers_no_question_of_a_theme_is_told_by_its_title(real: Library, locale: str) -> None:
    """A measure's stage stands for a theme as a whole only where no question asks for it, and is mainly about it."""
    shown = themes.themes_view(Scene(real, real.pages["themes/index"], locale))
    for theme in (theme for group in shown.groups for theme in group.themes):
        has_questions = any(row.id for row in theme.rows)
        others = [one for row in theme.rows if not row.id for cell in row.cells for one in cell.told]
        assert all(bool(one.titles) == has_questions for one in others), theme.question.text


@pytest.mark.parametrize("locale", LOCALES)
def test_a_measure_is_as_far_in_every_list_as_on_its_own_page(real: Library, locale: str) -> None:
    for theme in real.themes.values():
        for town in themes.view(Scene(real, theme, locale)).towns:
            for row in (row for row in town.measures if not row.parts):
                page = next(p for p in real.measures_of(town.id) if Scene(real, theme, locale).ref(p) == row.ref)
                own = reach_of(Scene(real, page, locale), measure(page), theme.name)
                assert (row.reach.stage, row.reach.fy) == (own.stage, own.fy)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_comparison_counts_what_the_lists_of_measures_show(real: Library, locale: str) -> None:
    compared = towns.compared(Scene(real, real.pages["towns/index"], locale))
    for each in compared.spreads:
        counted: Counter[object] = Counter()
        for step in (step for spread in each.spreads for step in spread.steps):
            counted[step.reach] += step.count
        listed = measures.view(Scene(real, real.pages[f"towns/{each.town.id}/measures/index"], locale)).rows
        assert counted == Counter(row.reach for row in listed)


def test_nothing_is_said_to_begin_before_it_is_used(real: Library) -> None:
    """What residents can use begins, on every page, with the year of its own page."""
    scene = Scene(real, real.pages["index"], "ja")
    for town in real.towns:
        first = facts(town, Town).period.start
        for found in begun(scene, town):
            use = found.work.first_use
            if found.is_for_residents and use and use.start != first:
                assert found.phase.start >= use.start, (found.page.id, found.work.work)


@pytest.mark.parametrize("id", ["kahoku-1-3", "kunimi-5"])
def test_encouraging_people_is_nothing_that_they_use(real: Library, id: str) -> None:
    page = real.measures[id]
    row = measures.row(Scene(real, page, "ja"), page, next(t for t in real.towns if town_id(t) == page.town))
    assert not [reach.words for reach in row.reach_choices if "使えます" in reach.words]


@pytest.mark.parametrize("locale", LOCALES)
def test_each_answer_stands_once_with_all_its_towns(real: Library, locale: str) -> None:
    """On a phone towns stand together by what is said of them, not by how it is kept."""
    for question in answer_views.view(Scene(real, real.pages["index"], locale)).questions:
        told: dict[str, list[object]] = {}
        for cell in (cell for cell in question.cells if cell.answers):
            told.setdefault(cell.short, []).append(cell.town)
        assert {count.short: list(count.towns) for count in question.counts} == told
        assert len(question.counts) == len(told)
        doubtful = [cell.town for cell in question.cells if cell.doubts]
        assert sorted(doubtful) == sorted(town for count in question.counts for town in count.doubtful)


def test_no_town_is_said_to_have_no_year_where_the_site_lacks_its_table(real: Library) -> None:
    for town in real.towns:
        shown = glance.view(Scene(real, town, "ja"))
        pages = {Scene(real, town, "ja").ref(page): measure(page) for page in real.measures_of(town_id(town))}
        rows = [(step.words, row) for spread in shown.spreads for step in spread.steps for row in step.measures]
        lacking = {ref for ref, fact in pages.items() if fact.has_unlisted_periods}
        assert set(shown.unlisted) == lacking
        assert not [row for words, row in rows if row.ref in lacking and "予定の表に" in words]
        assert all(pages[row.ref].all_works() == () for words, row in rows if "予定の表はありません" in words)
        has_table = any(fact.all_works() for fact in pages.values())
        assert has_table is ("この計画には、予定の表がありません" not in shown.no_years)


@pytest.mark.parametrize(("id", "goes_on", "comes"), [("ono-1-1-2", 1, 1), ("ono-1-1-4", 1, 0), ("ono-1-2-1", 1, 1)])
def test_what_only_goes_on_is_not_said_to_begin(real: Library, id: str, goes_on: int, comes: int) -> None:
    starts = measure_view.view(Scene(real, real.measures[id], "ja")).starts
    assert (sum(bool(start.until) for start in starts), sum(not start.until for start in starts)) == (goes_on, comes)
