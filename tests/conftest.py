"""Fixtures: the tiny bilingual library in tests/library as a project with this project's settings, and built sites."""

import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import hypothesis
import pytest

from machidx.site.fingerprints import without_fingerprint
from machidx.site.locking import held
from machidx.site.publishing import publish
from machidx.site.theme import OVERRIDES, THEME

from . import vectors
from .content import is_of_content
from .evidence import pytest_collection_modifyitems, pytest_runtest_makereport

__all__ = ["pytest_collection_modifyitems", "pytest_runtest_makereport"]

# The same examples in every run, so that a failure is due to a change, not to chance.
hypothesis.settings.register_profile(
    "same",
    derandomize=True,
    deadline=None,
    max_examples=150,
    database=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("same")

ROOT = Path(__file__).parents[1]
LIBRARY = ROOT / "tests" / "library"
_BUILT = {"site", "real_site", "served", "real_served", "built", "hostile_served"}
"""Fixtures that require a built site."""


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark the tests of docs/, and allow more time for those that build a site, and for slow ones (``full``)."""
    if is_of_content(item):
        item.add_marker(pytest.mark.content)
    if item.get_closest_marker("full"):
        item.add_marker(pytest.mark.timeout(3600))
    elif _BUILT & {*getattr(item, "fixturenames", ())}:
        item.add_marker(pytest.mark.timeout(600))


def copy_settings(folder: Path) -> None:
    """Copy this project's settings and overrides into a folder, without docs/."""
    shutil.copytree(ROOT / OVERRIDES, folder / OVERRIDES)
    (folder / "hooks").mkdir()
    shutil.copy(ROOT / "mkdocs.yml", folder)


def overridden(project: Path, name: str) -> Path:
    """Copy a file of the theme into a project's overrides/ and return its path there."""
    file = project / OVERRIDES / name
    file.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(THEME / name, file)
    return file


def make_docs(docs: Path) -> Path:
    """Create the docs/ of the tiny library, with this project's settings beside it; return the folder."""
    docs.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", docs.parent)
    return shutil.copytree(LIBRARY, docs)


def make_project(folder: Path) -> Path:
    """Create a project with the tiny library, without a git repository; return its folder."""
    copy_settings(folder)
    make_docs(folder / "docs")
    return folder


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A modifiable docs/ of the tiny library, for tests of reading, checking and translating."""
    return make_docs(tmp_path / "docs")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A modifiable project with the tiny library."""
    return make_project(tmp_path / "project")


def built(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Build a site once per test run and return its folder; other processes wait for the one that builds."""
    base = factory.getbasetemp().parent if os.environ.get("PYTEST_XDIST_WORKER") else factory.getbasetemp()
    root, done = base / name, base / f"{name}.done"
    while not done.exists():
        with held(base / f"{name}.lock") as is_ours:
            if is_ours and not done.exists():
                shutil.rmtree(root, ignore_errors=True)
                make(root)
                outcome = publish(root)
                assert outcome.published, outcome.said
                done.touch()
        time.sleep(0.1)
    return root / "site"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the tiny library, read-only."""
    return built(tmp_path_factory, "tiny", make_project)


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of docs/, read-only."""

    def make(root: Path) -> None:
        copy_settings(root)
        shutil.copytree(ROOT / "docs", root / "docs")

    return built(tmp_path_factory, "real", make)


def asset(site: Path, name: str) -> Path:
    """The published file of the design whose source has a name."""
    there = (site / "assets").iterdir()
    return next(path for path in there if without_fingerprint(f"assets/{path.name}") == f"assets/{name}")


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder over HTTP; yield the address, without a trailing slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@contextmanager
def live(project: Path, port: int = 0) -> Iterator[tuple[str, Iterator[str]]]:
    """Run ``machidx serve``; yield its address and its further output lines, while the first build is still running."""
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
    """Address of the tiny library's site, without a trailing slash."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def real_served(real_site: Path) -> Iterator[str]:
    """Address of the real site, without a trailing slash."""
    with serving(real_site) as address:
        yield address


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, in memory."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=512m", "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("nothing can be mounted here")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture(scope="session")
def hostile_served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the tiny library's site with all hostile content that is accepted, without a trailing slash."""

    def make(root: Path) -> None:
        vectors.plant_all(make_project(root) / "docs")

    with serving(built(tmp_path_factory, "hostile", make)) as address:
        yield address


@pytest.fixture(scope="session")
def node_modules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What ``tests/node`` names of npm, as its lock has it, in a folder of the tests' own; skips without Node.js."""
    npm = shutil.which("npm")
    if not npm or not shutil.which("node"):
        pytest.skip("Node.js is not there")
    folder = tmp_path_factory.mktemp("node")
    for name in ("package.json", "package-lock.json"):
        shutil.copy(ROOT / "tests" / "node" / name, folder)
    install = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", "--prefix", str(folder)]
    subprocess.run(install, check=True, stdout=subprocess.DEVNULL)
    return folder / "node_modules"
