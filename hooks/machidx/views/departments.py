"""A town's departments, each with the measures it is in charge of."""

from dataclasses import dataclass
from typing import NamedTuple

from machidx.content.library import town_id
from machidx.language.locale import Text
from machidx.views.context import Scene, departments_of
from machidx.views.measures import MeasureRow, row


class FormerName(NamedTuple):
    """A name that a department had: as printed, an anchor too so that old links still lead here, and in words."""

    name: str
    words: Text


@dataclass(frozen=True)
class DepartmentView:
    """One department: its name as printed (the anchor), its words, its contact, its measures."""

    name: str
    words: Text
    whole_office: bool
    contact: Text | None
    formerly: tuple[FormerName, ...]
    measures: tuple[MeasureRow, ...]


def view(scene: Scene) -> tuple[DepartmentView, ...]:
    """The departments of the page's town, in the order of the town's page."""
    town = scene.town_page
    assert town
    rows = [row(scene, page, town) for page in scene.library.measures_of(town_id(town))]
    return tuple(
        DepartmentView(
            department.name,
            scene.label(department.name, town),
            department.scope == "whole_office",
            scene.label(department.contact, town) if department.contact else None,
            tuple(FormerName(name, scene.label(name, town)) for name in department.formerly),
            tuple(r for r in rows if department.name in r.department_names),
        )
        for department in departments_of(town)
    )
