"""A town's departments with the measures of each."""

from dataclasses import dataclass
from typing import NamedTuple

from machidx.content.library import town_id
from machidx.language.locale import Text
from machidx.views.contact import ContactView, contact_of
from machidx.views.context import Scene, departments_of
from machidx.views.measures import MeasureRow, row


class FormerName(NamedTuple):
    """A former name of a department: as printed (also an anchor, for old links), and translated."""

    name: str
    words: Text


@dataclass(frozen=True)
class DepartmentView:
    """A department: its printed name (the anchor), translated name, contact, former names and measures."""

    name: str
    words: Text
    whole_office: bool
    contact: ContactView | None
    formerly: tuple[FormerName, ...]
    measures: tuple[MeasureRow, ...]


def view(scene: Scene) -> tuple[DepartmentView, ...]:
    """The departments of the page's town, in the order of its front matter."""
    town = scene.town_page
    assert town
    rows = [row(scene, page, town) for page in scene.library.measures_of(town_id(town))]
    return tuple(
        DepartmentView(
            department.name,
            scene.whole_office(department.name) if department.is_whole_office else scene.label(department.name, town),
            department.is_whole_office,
            contact_of(scene, department.contact, town),
            tuple(FormerName(name, scene.label(name, town)) for name in department.formerly),
            tuple(r for r in rows if department.name in r.department_names),
        )
        for department in departments_of(town)
    )
