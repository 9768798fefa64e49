"""What continues a measure: in its own plan, and in the plan that superseded it."""

from machidx.content.library import Library, facts, town_id
from machidx.content.page import Page
from machidx.model.town import Town


def next_plan(library: Library, id: str) -> Page | None:
    """The plan that follows a plan, draft or not."""
    line = library.line_of(id)
    at = line.index(id) + 1
    return library.town(line[at]) if at < len(line) else None


def is_ended(library: Library, town: Page) -> bool:
    """Whether a later plan has taken the place of a plan."""
    line, id = library.line_of(town_id(town)), town_id(town)
    return line.index(id) < line.index(town_id(library.in_force(id)))


def heirs(library: Library, page: Page) -> tuple[Page, ...] | None:
    """The measures of the next plan that continue a measure; () where none does, None where nobody has said so."""
    plan = next_plan(library, page.town or "")
    if plan is None:
        return None
    for continued in facts(plan, Town).continued:
        if continued.measure == page.id:
            found = continued.by
            return None if found is None else tuple(library.measures[id] for id in found if id in library.measures)
    return None


def living(library: Library, page: Page) -> tuple[Page, ...]:
    """The measures in the plan in force that a measure lives on in: itself, what continues it, or none."""
    town = library.town(page.town)
    if town is None or not is_ended(library, town):
        return (page,)
    return tuple(dict.fromkeys(each for heir in heirs(library, page) or () for each in living(library, heir)))


def ancestors(library: Library, page: Page) -> tuple[Page, ...]:
    """The measures of the plan before that a measure continues."""
    town = library.town(page.town)
    continued = facts(town, Town).continued if town else ()
    found = (library.measures.get(each.measure) for each in continued if page.id in (each.by or ()))
    return tuple(before for before in found if before)
