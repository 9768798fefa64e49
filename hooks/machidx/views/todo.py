"""What editors are to do for each town: every task with the year from which it is due, for the browser to judge."""

from dataclasses import dataclass, replace

from machidx.content.library import facts, town_id
from machidx.content.page import Page
from machidx.language import years
from machidx.model.town import Town
from machidx.progress.plausible import DOUBTS
from machidx.progress.yearly import TaskKind, tasks_by_year
from machidx.views.areas import COLUMNS
from machidx.views.context import Ref, Scene

TASKS: dict[TaskKind, str] = {
    "unchecked": "今年度、内容を確かめるページ",
    "no_progress": "昨年度の進み具合（progress）を書くページ",
    "no_actual": "昨年度の実績（actuals）を書く目標",
    "draft_word": "案のときのことばを、決定した計画に合わせて直すところ",
    "doubtful": "数を、もう一度見る実績",
}
_YEARLY = ("no_progress", "no_actual")
"""Tasks that each fiscal year brings anew."""
LIMIT = 700
"""Above this many tasks, the page only names the towns, and the command that prints their tasks."""
_OPEN = 10
"""Fiscal years that are looked at of a plan without an end."""
_AFTER = 1
"""Fiscal years after the end of a plan in which its last results come in."""


@dataclass(frozen=True)
class DueTask:
    """A task: where it is, what it is about, and the fiscal year from which it is due."""

    page: Ref
    place: str
    """The file and the line."""
    about: str
    since: int
    when: str
    """The same year in words."""


@dataclass(frozen=True)
class TaskGroup:
    """The tasks of a kind."""

    words: str
    tasks: tuple[DueTask, ...]


@dataclass(frozen=True)
class TownTasks:
    """The tasks of a town."""

    town: Ref
    id: str
    groups: tuple[TaskGroup, ...]
    """() where the tasks are too many."""


def view(scene: Scene) -> tuple[TownTasks, ...]:
    """The tasks of all towns that have any."""
    if len(scene.library.towns) > COLUMNS:
        return tuple(TownTasks(scene.ref(town), town_id(town), ()) for town in scene.library.towns)
    pages = {source.path: page for page in scene.library.pages.values() for source in page.sources}
    found = [TownTasks(scene.ref(town), town_id(town), _groups(scene, town, pages)) for town in scene.library.towns]
    is_long = sum(len(group.tasks) for each in found for group in each.groups) > LIMIT
    return tuple(replace(each, groups=() if is_long else each.groups) for each in found if each.groups)


def _years(plan: Town) -> range:
    """The fiscal years in which a plan has tasks: from its beginning, or else from its publication."""
    first = plan.period.start or (years.fiscal_year_of(plan.published) if plan.published else None)
    if first is None:
        return range(0)
    return range(first, (plan.period.end or first + _OPEN) + _AFTER + 1)


def _groups(scene: Scene, town: Page, pages: dict[str, Page]) -> tuple[TaskGroup, ...]:
    """The tasks of a town by their kinds; ``pages`` by the paths of their files."""
    found: dict[tuple[object, ...], DueTask] = {}
    kinds: dict[str, list[DueTask]] = {}
    for fy, task in tasks_by_year(scene.library, town, _years(facts(town, Town))):
        key = (task.path, task.line, task.kind, task.name, fy if task.kind in _YEARLY else None)
        if key in found:
            continue
        detail = f"（{scene.say(DOUBTS[task.detail])}）" if task.detail else ""
        due = DueTask(
            scene.ref(pages[task.path]),
            f"{task.path}:{task.line}",
            f"{task.name}{detail}",
            fy,
            years.show_fiscal_year(fy, scene.locale),
        )
        found[key] = due
        kinds.setdefault(task.kind, []).append(due)
    return tuple(TaskGroup(scene.say(words), tuple(kinds[kind])) for kind, words in TASKS.items() if kind in kinds)
