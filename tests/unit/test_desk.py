"""Forms are saved whole or not at all, and never over what another editor wrote."""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from machidx.content import loader
from machidx.content.diagnostics import Problem
from machidx.content.library import Library
from machidx.language import years
from machidx.progress.confirming import confirmed
from machidx.site.editing.desk import Desk
from machidx.site.editing.form import seen
from machidx.site.preview import Preview

FIRST, SECOND = "towns/midori/measures/1-1.md", "towns/midori/measures/1-2.md"


class _Meanwhile(Preview):
    """A preview during whose check something happens."""

    def __init__(self, root: Path, happens: Callable[[], object]) -> None:
        super().__init__(root)
        self._happens = happens

    def tried(self, unsaved: Mapping[Path, bytes]) -> tuple[Library, list[Problem]]:
        found = super().tried(unsaved)
        self._happens()
        return found


def _confirmed(project: Path, happens: Callable[[], object]) -> tuple[int, dict[str, Any]]:
    """Confirm both measures while something happens; returns the status and the answer."""
    desk = Desk(project, _Meanwhile(project, happens))
    return _sent(desk, "confirm/midori", [("midori-1-1", "1"), ("midori-1-2", "1"), ("do", "anyway")])


def _sent(desk: Desk, path: str, entries: list[tuple[str, str]]) -> tuple[int, dict[str, Any]]:
    mark = re.search('data-seen="([^"]+)"', desk.show(path, {}).body.decode())
    assert mark
    reply = desk.take(path, {}, [*entries, ("seen", mark[1])])
    return reply.status, json.loads(reply.body)


def test_what_another_editor_writes_during_the_check_is_not_overwritten(project: Path) -> None:
    first, second = (project / "docs" / name for name in (FIRST, SECOND))
    before = first.read_bytes()
    status, answer = _confirmed(project, lambda: second.write_bytes(second.read_bytes() + b"\nmore\n"))
    assert (status, answer) == (409, {"changed": True})
    assert first.read_bytes() == before
    assert second.read_bytes().endswith(b"\nmore\n")


def test_a_file_that_may_not_be_written_keeps_all_others_from_being_written(project: Path) -> None:
    first, second, other = (project / "docs" / FIRST, project / "docs" / SECOND, project / "other.md")
    before = first.read_bytes()

    def linked() -> None:
        second.rename(other)
        second.symlink_to(other)

    status, answer = _confirmed(project, linked)
    assert status == 422
    assert "1-2.md" in answer["problems"][0]["message"]
    assert first.read_bytes() == before


@pytest.mark.parametrize("call", ["write_bytes", "replace"])
def test_a_full_disk_at_the_second_file_leaves_the_first_as_it_was(
    project: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    files = [project / "docs" / name for name in (FIRST, SECOND)]
    before = [file.read_bytes() for file in files]
    done = getattr(Path, call)

    def failing(path: Path, *given: object) -> object:
        if path.name.startswith(".1-2.md."):
            raise OSError(28, "No space left on device", str(path))
        return done(path, *given)

    status, answer = _confirmed(project, lambda: monkeypatch.setattr(Path, call, failing))
    assert status == 500
    assert answer["refused"]
    assert [file.read_bytes() for file in files] == before
    assert not [*files[0].parent.glob(".*")]


def test_the_mark_of_a_form_is_that_of_the_files_that_it_shows(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = project / "docs" / FIRST
    load, texts = loader.load, ["二番", "一番"]

    def changed_behind(docs: Path) -> tuple[Library, list[Problem]]:
        found = load(docs)
        if texts:
            text = re.sub("(?m)^title: .*", f"title: {texts.pop()}", file.read_text(encoding="utf-8"))
            file.write_text(text, encoding="utf-8")
        return found

    monkeypatch.setattr(loader, "load", changed_behind)
    page = Desk(project, Preview(project)).show(f"file/{FIRST}", {}).body.decode()
    assert f'data-seen="{seen([file])}"' in page
    assert 'value="二番"' in page


@pytest.mark.parametrize(("broken", "text"), [("mkdocs.yml", "a: [\n"), ("overrides/main.html", "{% block")])
def test_contents_are_checked_while_no_page_can_be_rendered(project: Path, broken: str, text: str) -> None:
    file = project / broken
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    desk = Desk(project, Preview(project))
    status, answer = _sent(desk, f"file/{FIRST}", [("title", "題"), ("do", "check")])
    assert (status, answer["problems"], answer["page"]) == (200, [], "")
    status, answer = _sent(desk, f"file/{FIRST}", [("kpis?", ""), ("stage", "nosuch"), ("do", "check")])
    assert (status, answer["page"]) == (200, "")
    assert answer["problems"]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("confirm/midori", "midori-1-1"),
        ("year/midori", "midori-1-1/confirmed"),
        (f"translation/{FIRST}", "done/how"),
    ],
)
def test_a_box_that_cannot_be_taken_back_is_shut(project: Path, path: str, name: str) -> None:
    desk = Desk(project, Preview(project))
    box = re.compile(f'name="{name}" value="1"([^>]*)>')
    page = loader.load(project / "docs")[0].pages[FIRST.removesuffix(".md")]
    file = page.source.file
    file.write_text(confirmed(page, years.show_month(years.current_month())), encoding="utf-8")
    assert box.findall(desk.show(path, {}).body.decode()) == [" checked disabled"]
    text = file.read_text(encoding="utf-8").replace("機械を置きます", "機械を2台置きます")
    file.write_text(re.sub("(?m)^checked: .*", "checked: 2026-01", text), encoding="utf-8")
    assert box.findall(desk.show(path, {}).body.decode()) == [""]


def test_a_file_that_cannot_be_read_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable(*_: object) -> str:
        raise PermissionError(13, "denied", "1-1.md")

    monkeypatch.setattr("machidx.site.editing.desk.seen", unreadable)
    reply = Desk(project, Preview(project)).show(f"file/{FIRST}", {})
    assert reply.status == 500
    assert "読み書きする権限がありません" in reply.body.decode()
