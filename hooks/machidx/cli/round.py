"""The commands of the yearly round: ``machidx todo``, ``machidx checked`` and ``machidx adopt``."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from machidx.cli import project
from machidx.cli.commands import Command
from machidx.cli.values import MonthArgument, WordsArgument, files_argument
from machidx.content.failures import RefusedError
from machidx.language import years

if TYPE_CHECKING:
    from machidx.progress.yearly import Task


@click.command(cls=Command, help="年に一度の見直しで、することを示す")
@click.argument("town", metavar="町のid", required=False, default=None, help="町のid（書かなければ、すべての町）")
def todo(town: str | None) -> int:
    """Print what is to be done in this fiscal year, for one town or all; the exit status is always 0."""
    from machidx.progress.yearly import tasks

    library = project.library()
    pages = [page for page in library.plans if town is None or page.stem == f"towns/{town}/index"]
    if not pages:
        raise RefusedError(f"「{town}」という町はありません。")
    this_year = years.fiscal_year_of(years.current_month())
    found = [task for page in pages for task in tasks(library, page, this_year)]
    _list(found)
    print(f"{len(found)}件", file=sys.stderr)
    return 0


def _list(found: "list[Task]") -> None:
    for task in found:
        print(f"{task.path}:{task.line}: {_said(task)}")


def _said(task: "Task") -> str:
    from machidx.progress.plausible import DOUBTS
    from machidx.views.todo import TASKS

    words = f"{TASKS[task.kind]}（{DOUBTS[task.detail]}）" if task.detail else TASKS[task.kind]
    return f"「{task.name}」: {words}"


@click.command(cls=Command, help="施策を、いま確かめたと書きとめる")
@files_argument("施策のファイル", exist=False)
def checked(files: tuple[Path, ...]) -> int:
    """Write this month as ``checked`` into the files of measures; all else in them stays as it is."""
    from machidx.progress.confirming import confirm

    for file in confirm(project.root() / "docs", files, years.show_month(years.current_month())):
        project.show(file)
    return 0


@click.command(cls=Command, help="計画が決定したことを書きとめる（後の変更を確かめるため）")
@click.argument("town", metavar="町のid", help="町のid（例: midori）")
@click.option("--on", "month", type=MonthArgument(), metavar="年月", help="案が決定になった年月（例: 令和8年12月）")
@click.option("--state", type=WordsArgument(), default="決定", metavar="ことば", help="印刷された状態（例: ver.1.0）")
@click.option("--again", is_flag=True, help="書きとめた後に写しまちがいを直したとき、書きなおす")
def adopt(town: str, month: str | None, state: str, *, again: bool) -> int:
    """Turn a draft into an adopted plan, and record its facts once no word says any more that it is a draft."""
    from machidx.rules.recording import end_draft, record_adoption

    left = end_draft(project.root(), town, state, years.show_month(month)) if month else []
    if left:
        _list(left)
        print(f"{len(left)}か所を直してから、machidx adopt {town} を行います。", file=sys.stderr)
        return 1
    project.show(record_adoption(project.root(), town, again=again))
    return 0
