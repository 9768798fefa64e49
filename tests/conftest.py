"""The tiny bilingual library of tests/library, as a project of its own with this project's settings."""

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from machidx.publishing import publish

ROOT = Path(__file__).parents[1]
LIBRARY = ROOT / "tests" / "library"


def make_project(folder: Path) -> Path:
    """A project with the tiny library, without a repository."""
    for name in ("overrides", "hooks"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(LIBRARY, folder / "docs")
    shutil.copy(ROOT / "docs" / "labels.en.yml", folder / "docs")
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of a test's own, to change."""
    return make_project(tmp_path / "project")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the tiny library, to read."""
    root = make_project(tmp_path_factory.mktemp("site") / "project")
    outcome = publish(root)
    assert outcome.published, outcome.said
    return root / "site"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """The address at which the built site is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()
