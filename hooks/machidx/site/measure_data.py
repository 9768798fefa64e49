"""A measure in the open data: its facts, figures with their judgement, schedule, progress and changes."""

from machidx.content.heirs import heirs
from machidx.content.library import Library, facts, measure
from machidx.content.page import Page
from machidx.language.locale import JAPANESE
from machidx.model.kpi import Amount, Kpi
from machidx.model.measure import Work
from machidx.model.town import Town
from machidx.model.values import Range, given
from machidx.progress.judgement import judge_kpi
from machidx.site.data_values import addresses_of, department_in_both, name_in_both, place_in_plan, words_of_field
from machidx.views.context import Scene
from machidx.views.judgement import standing
from machidx.views.linked_data import Json


def measure_data(library: Library, page: Page) -> Json:
    fact, town = measure(page), library.town(page.town)
    assert town
    plan = facts(town, Town)
    policy = next(p for p in plan.all_policies() if p.number == fact.policy)
    known = {d.name: d for d in given(plan.departments)}
    lists = {name: getattr(fact, name) for name in ("kpis", "schedule", "departments")}
    return {
        "id": page.id,
        "town": page.town,
        "number": fact.number,
        "title": words_of_field(page, "title"),
        "policy": name_in_both(library, town, policy.name),
        "themes": list(fact.themes),
        "departments": [department_in_both(library, town, known[name]) for name in given(fact.departments)],
        "stage": fact.stage,
        "audience": fact.audience,
        "url": addresses_of(page),
        "summary": words_of_field(page, "summary"),
        "source": place_in_plan(fact.source),
        "kpis": [_kpi(library, page, kpi) for kpi in given(fact.kpis)],
        "schedule": [_work(library, page, work) for work in given(fact.schedule)],
        "parts": [
            {
                "label": part.label,
                "title": name_in_both(library, page, part.title),
                "themes": list(part.themes),
                "stage": part.stage,
                "schedule": [_work(library, page, work) for work in given(part.schedule)],
            }
            for part in fact.parts
        ],
        "progress": [
            {"fy": year.fy, "status": year.status, "note": name_in_both(library, page, year.note)}
            for year in fact.progress
        ],
        "changes": [
            {
                "on": change.on,
                **{name: name_in_both(library, page, getattr(change, name)) for name in ("what", "before", "after")},
            }
            for change in fact.changes
        ],
        "checked": fact.checked,
        "succeeded_by": [heir.id for heir in _successors(library, page)],
        "missing": {name: value for name, value in lists.items() if isinstance(value, str)},
    }


def _successors(library: Library, page: Page) -> tuple[Page, ...]:
    """The measures that continue a measure, in its own plan or in the next one."""
    own = tuple(library.measures[id] for id in measure(page).succeeded_by)
    return own or heirs(library, page) or ()


def _judgement(library: Library, page: Page, kpi: Kpi) -> Json:
    """The judgement of a figure: by the site's rule, or by the town with its reason."""
    found = judge_kpi(kpi, standing(Scene(library, page, JAPANESE), page))
    own = kpi.judgement
    return {
        "status": found.status,
        "rule": "town" if own else "site",
        "reason": own.reason if own else found.reason,
    }


def _kpi(library: Library, page: Page, kpi: Kpi) -> Json:
    return {
        "id": f"{page.id}-{kpi.id}",
        "type": kpi.type,
        "name": name_in_both(library, page, kpi.name),
        "unit": name_in_both(library, page, kpi.unit),
        "direction": kpi.direction,
        "aggregation": kpi.aggregation,
        "note": name_in_both(library, page, kpi.note),
        "baseline": _amount(kpi.baseline) if kpi.baseline else None,
        "target": _amount(kpi.target),
        "actuals": [_amount(actual) for actual in kpi.actuals],
        "judgement": _judgement(library, page, kpi),
    }


def _amount(amount: Amount) -> Json:
    value = amount.value
    return {
        "fy": amount.fy,
        "as_of": amount.as_of,
        "value": {"min": value.min, "max": value.max} if isinstance(value, Range) else value,
        "comparison": amount.comparison,
        "text": amount.text,
    }


def _work(library: Library, page: Page, work: Work) -> Json:
    return {
        "work": name_in_both(library, page, work.work),
        "extent": work.certainty,
        "phases": [
            {
                "label": name_in_both(library, page, phase.label),
                "step": phase.step,
                "from": phase.start,
                "to": phase.last,
                "extent": phase.extent,
                "lane": phase.lane,
            }
            for phase in work.phases
        ],
    }
