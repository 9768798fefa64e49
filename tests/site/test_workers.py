"""One process or many, forked or spawned (as on Windows and macOS): the same bytes."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from machidx.content import failures, loader
from machidx.language.locale import LOCALES
from machidx.site.pages import Pages
from machidx.site.publishing import publish
from machidx.site.settings import Site, theme_folder
from machidx.site.workers import PROCESSES, Workers, asked_for


@contextmanager
def working(pages: Pages, processes: int, method: str | None = None) -> Iterator[Workers]:
    """Worker processes that end with the block."""
    workers = Workers(pages, processes, method)
    yield workers
    workers.wait()


@pytest.fixture
def pages(project: Path) -> Pages:
    library, _ = loader.load(project / "docs")
    return Pages(library, Site.read(project / "mkdocs.yml"), project / "overrides", theme_folder())


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_workers_render_what_one_process_renders(pages: Pages, method: str) -> None:
    with working(pages, 3, method) as workers:
        for locale in LOCALES:
            for page in reversed(pages.library.pages.values()):
                assert workers.render(page.stem, locale) == pages.render(page, locale), page.stem


@pytest.mark.parametrize("processes", [1, 3])
def test_a_failure_beside_is_told_at_the_end(pages: Pages, processes: int, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), working(pages, processes) as workers:
        workers.make_beside(Path.rmdir, tmp_path / "nowhere")


def test_a_lost_process_is_told_as_a_lack_of_memory(pages: Pages) -> None:
    with pytest.raises(OSError, match="Errno 12") as raised, working(pages, 2) as workers:
        workers.make_beside(os._exit, 9)
    assert failures.said(raised.value).startswith("メモリが足りません。")


@pytest.mark.parametrize("processes", ["1", "3"])
def test_a_build_by_any_number_of_processes_has_the_same_bytes(
    project: Path, site: Path, processes: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PROCESSES, processes)
    assert publish(project).published
    made, other = (
        {path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()}
        for root in (project / "site", site)
    )
    assert made == other


@pytest.mark.parametrize(("asked", "count"), [("1", 1), ("12", 12)])
def test_the_environment_says_how_many(asked: str, count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PROCESSES, asked)
    assert asked_for() == count


@pytest.mark.parametrize("asked", ["", "0", "two", "-1", "２"])
def test_any_other_word_means_one_per_processor(asked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(PROCESSES, raising=False)
    usual = asked_for()
    monkeypatch.setenv(PROCESSES, asked)
    assert asked_for() == usual >= 1
