"""Fixtures: the tiny bilingual library in tests/library as a project with this project's settings, and built sites."""

import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from machidx.site.publishing import publish

from .evidence import pytest_collection_modifyitems, pytest_runtest_makereport

__all__ = ["pytest_collection_modifyitems", "pytest_runtest_makereport"]

ROOT = Path(__file__).parents[1]
LIBRARY = ROOT / "tests" / "library"


def copy_settings(folder: Path) -> None:
    """Copy this project's settings, templates and hooks into a folder, without docs/."""
    for name in ("overrides", "hooks"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    shutil.copy(ROOT / "mkdocs.yml", folder)


def make_project(folder: Path) -> Path:
    """Create a project with the tiny library, without a git repository; returns its folder."""
    copy_settings(folder)
    shutil.copytree(LIBRARY, folder / "docs")
    shutil.copy(ROOT / "docs" / "labels.en.yml", folder / "docs")
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A fresh project with the tiny library, for a test to modify."""
    return make_project(tmp_path / "project")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the tiny library, read-only."""
    root = make_project(tmp_path_factory.mktemp("site") / "project")
    outcome = publish(root)
    assert outcome.published, outcome.said
    return root / "site"


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of docs/, read-only."""
    root = tmp_path_factory.mktemp("real") / "project"
    copy_settings(root)
    shutil.copytree(ROOT / "docs", root / "docs")
    outcome = publish(root)
    assert outcome.published, outcome.said
    return root / "site"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder over HTTP; yields the address, without a trailing slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@contextmanager
def live(project: Path, port: int = 0) -> Iterator[tuple[str, Iterator[str]]]:
    """Run ``machidx serve``; yields its address and its further output lines. The first build is still running."""
    command = [sys.executable, "-m", "machidx.cli", "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, encoding="utf-8") as run:
        assert run.stdout
        lines = iter(run.stdout.readline, "")
        try:
            yield next(found[0] for line in lines if (found := re.search(r"http://127\.0\.0\.1:\d+/", line))), lines
        finally:
            run.terminate()


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """Address of the tiny library's site."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def real_served(real_site: Path) -> Iterator[str]:
    """Address of the real site."""
    with serving(real_site) as address:
        yield address
