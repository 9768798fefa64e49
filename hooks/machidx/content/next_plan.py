"""Begins a town's next plan: its files, with what carries over from the plan before, and the table of its measures."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml.comments import CommentedMap

from machidx.content import source
from machidx.content.editing import edited
from machidx.content.failures import RefusedError
from machidx.content.heirs import next_plan
from machidx.content.library import Library, facts, measure, town_id
from machidx.content.page import Page
from machidx.language import years
from machidx.model.town import Town

_COPIED = ("measures/index", "schedule", "departments", "targets", "booklet")
"""Pages of a town that a plan begins with, where the plan before has them."""
_LEFT_OUT = ("mid_review", "original", "supersedes", "continued")
"""Fields that say something of the plan before only."""
_OF_POLICIES = ("text", "aims")


def begin_plan(library: Library, id: str, first: int) -> list[Path]:
    """Create the files of the plan that follows a town's last one from the fiscal year ``first``; return their paths.

    Raises RefusedError for an unknown town, for one whose next plan exists, and for a plan that ends later.
    """
    town = library.town(id)
    if town is None:
        raise RefusedError(f"「{id}」という町はありません。")
    if after := next_plan(library, id):
        raise RefusedError(f"次の計画は、もうあります（{after.source.path}）。")
    end = facts(town, Town).period.end
    if end and first <= end:
        raise RefusedError(f"いまの計画は{years.fiscal_year_era(end)}までです。次の計画は、そのあとの年度からです。")
    folder = town.source.file.parents[1] / f"{library.municipality(id)}-{first}"
    if folder.exists():
        raise RefusedError(f"{folder} はもうあります。")
    pages = [town, *(page for name in _COPIED if (page := library.pages.get(f"towns/{id}/{name}")))]
    return list(_written(library, town, pages, folder, first))


def _written(library: Library, town: Page, pages: list[Page], folder: Path, first: int) -> Iterator[Path]:
    from_year = years.fiscal_year_era(first)
    for page in pages:
        fence, front, _ = page.source.parted
        if page is town:
            text = edited(front, lambda data: _next(data, library, town, from_year))
        else:
            text = edited(front, lambda data: data.update(title=f"{data['title']}（{from_year}から）"))
        path = folder / page.source.file.relative_to(town.source.file.parent)
        path.parent.mkdir(parents=True, exist_ok=True)
        source.write(path, f"{fence}{text}---\n")
        yield path


def _next(data: Any, library: Library, town: Page, from_year: str) -> None:
    """Turn the front matter of a plan into that of the next one."""
    id, title = town_id(town), data["title"]
    for name in _LEFT_OUT:
        data.pop(name, None)
    data.update(
        plan=f"{title}の次の計画（名前を書いてください）",
        state="案",
        published=None,
        vision="計画がかかげる姿を書いてください",
        summary=f"{title}の次の計画です。{from_year}から始まります。",
    )
    data["period"].update({"from": from_year, "to": None})
    data["source"].update(section="全体")
    data["source"].pop("page", None)
    for policy in _policies(data.get("policies") or ()):
        for name in _OF_POLICIES:
            policy.pop(name, None)
    data["supersedes"] = id
    data.yaml_set_comment_before_after_key("supersedes", before="この計画の前の計画")
    data["continued"] = [_undecided(page) for page in library.measures_of(id) if not measure(page).succeeded_by]
    note = "前の計画の施策が、この計画でどうなったか。by に、引きつぐ施策のid（[ono-2031-1-1] の形）。なければ []"
    data.yaml_set_comment_before_after_key("continued", before=note)


def _undecided(page: Page) -> Any:
    """An entry of the table for a measure, with its title as a comment."""
    entry = CommentedMap(measure=page.id, by=None)
    entry.yaml_add_eol_comment(measure(page).title, "measure")
    return entry


def _policies(found: Any) -> Iterator[Any]:
    for policy in found:
        yield policy
        yield from _policies(policy.get("policies") or ())
