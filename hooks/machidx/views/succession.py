"""Where a plan stands among the plans of its town: superseded by a later one, or the draft of the next one."""

from dataclasses import dataclass

from machidx.content.heirs import ancestors, heirs, is_ended, next_plan
from machidx.content.library import facts, town_id
from machidx.content.page import Page
from machidx.language import years
from machidx.model.town import Town
from machidx.views.context import Ref, Scene


@dataclass(frozen=True)
class Succession:
    """What a page of a plan says of the plans before and after it."""

    is_ended: bool
    """Whether a later plan has taken the place of its plan."""
    until: str
    """The last fiscal year of its plan; "" where that is open."""
    next: Ref | None
    """The plan that took its place."""
    present: Ref | None
    """From the draft of a next plan: the plan that the town follows."""
    before: Ref | None
    """The plan before, on the town's own page."""
    heirs: tuple[Ref, ...]
    """The measures of the next plan that continue the page's."""
    has_no_heir: bool
    """Whether the next plan does not continue the page's measure."""
    ancestors: tuple[Ref, ...]
    """The measures of the plan before that the page's continues."""


def succession(scene: Scene) -> Succession | None:
    """What the page says of other plans of its town; None for a page of no plan, and for the only plan of a town."""
    town = scene.town_page
    if town is None or len(line := scene.library.line_of(town_id(town))) == 1:
        return None
    after, present = next_plan(scene.library, town_id(town)), scene.library.in_force(town_id(town))
    ended, at = is_ended(scene.library, town), line.index(town_id(town))
    plan = facts(town, Town)
    found = heirs(scene.library, scene.page) if ended and scene.page.kind == "measure" else None
    return Succession(
        ended,
        years.show_fiscal_year(plan.period.end, scene.locale) if plan.period.end else "",
        _plan(scene, after) if ended and after else None,
        None if ended or town is present else _plan(scene, present),
        _plan(scene, before) if scene.page is town and at and (before := scene.library.town(line[at - 1])) else None,
        tuple(scene.ref(page) for page in found or ()),
        found == (),
        tuple(scene.ref(page) for page in ancestors(scene.library, scene.page)),
    )


def _plan(scene: Scene, town: Page) -> Ref:
    """A link to a plan by its title."""
    return scene.ref(town)._replace(text=scene.label(facts(town, Town).plan, town))
