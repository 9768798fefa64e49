"""Progress on the real plans: none is claimed today; with invented results, each figure is judged with its numbers."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from machidx.content import loader, source
from machidx.content.library import Library, facts, measure
from machidx.content.page import Page
from machidx.content.rewriting import with_data
from machidx.language import years
from machidx.language.locale import LOCALES
from machidx.model.kpi import Kpi
from machidx.model.town import Town
from machidx.model.values import Range, given
from machidx.progress.judgement import judge_kpi
from machidx.rules.check import check
from machidx.site.pages import Pages
from machidx.site.settings import Site, theme_folder
from machidx.views.context import Scene
from machidx.views.judgement import STATUSES, standing

ROOT = Path(__file__).parents[1]
_PLACES = ("index", "towns/index", "targets/index")


def _shown(library: Library, pages: list[Page], locale: str) -> dict[str, str]:
    made = Pages(library, Site("https://example.org/", "", ""), ROOT / "overrides", theme_folder())
    return {page.stem: made.render(page, locale) for page in pages}


def _with_figures(library: Library) -> Iterator[tuple[Page, tuple[Kpi, ...]]]:
    for page in library.of_kind("measure"):
        if kpis := given(measure(page).kpis):
            yield page, kpis


@pytest.mark.parametrize("locale", LOCALES)
def test_no_page_claims_progress_where_no_plan_has_results(locale: str) -> None:
    library, _ = loader.load(ROOT / "docs")
    reported = [page.stem for page, kpis in _with_figures(library) if any(kpi.actuals for kpi in kpis)]
    if reported:
        pytest.skip(f"results are there: {reported}")
    pages = [page for page, _ in _with_figures(library)] + library.towns + [library.pages[stem] for stem in _PLACES]
    for stem, html in _shown(library, pages, locale).items():
        article = html.partition("<article")[2].partition("</article>")[0]
        assert 'class="judged' not in article, stem
        assert not [words for words in STATUSES.values() if f">{words}<" in article], stem


@pytest.mark.full  # writes and reads all plans
def test_with_invented_results_every_figure_is_judged_with_its_numbers(tmp_path: Path) -> None:
    docs = shutil.copytree(ROOT / "docs", tmp_path / "docs")
    library, _ = loader.load(docs)
    count = 0
    for page, kpis in _with_figures(library):
        plan = facts(library.towns[[town.stem for town in library.towns].index(f"towns/{page.town}/index")], Town)
        for number, kpi in enumerate(kpis):
            # One figure at a time: an edit moves the lines below it.
            again = loader.load(docs)[0].pages[page.stem]
            data = again.source.front.data
            rows = [
                {**row, "actuals": [_invented(kpi, plan, count)]} if n == number else row
                for n, row in enumerate(data["kpis"])
            ]
            source.write(again.source.file, with_data(again.source, {**data, "kpis": rows}))
            count += 1
    library, problems = check(docs)
    assert [problem for problem in problems if not problem.place.path.endswith(".en.md")] == []
    statuses = set()
    for locale in LOCALES:
        shown = _shown(library, [page for page, _ in _with_figures(library)], locale)
        for page, kpis in _with_figures(library):
            scene = Scene(library, page, locale)
            for kpi in kpis:
                judged = judge_kpi(kpi, standing(scene, page))
                statuses.add(judged.status)
                figure = re.search(rf'<div class="figure" id="{kpi.id}">.*?</details>', shown[page.stem], re.DOTALL)
                assert figure, page.stem
                assert scene.say(STATUSES[judged.status]) in figure.group()
                if judged.share is not None:
                    assert f"{float(judged.share * 100):.1f}".removesuffix(".0") + "%" in figure.group()
    assert count == sum(len(kpis) for _, kpis in _with_figures(library))
    assert statuses == set(STATUSES)


def _invented(kpi: Kpi, plan: Town, count: int) -> dict[str, str | int | float | None]:
    """A result between the baseline and beyond the target, in the first year of the plan."""
    fy = years.fiscal_year_era((plan.period.start or 2026) + 1)
    target, before = (amount.value if amount else None for amount in (kpi.target, kpi.baseline))
    if kpi.type == "milestone" or target is None:
        return {"fy": fy, "text": kpi.target.text if count % 2 else "準備をしています"}
    goal = target.min if isinstance(target, Range) else target
    begin = 0 if before is None or isinstance(before, Range) else before
    value = round(begin + (goal - begin) * (0.1, 0.25, 0.6, 1.1)[count % 4], 1)
    unit = kpi.unit if kpi.unit == "%" else ""
    return {"fy": fy, "value": value, "text": f"{value:,}{unit}"}
