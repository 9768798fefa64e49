"""ProperDocs, which continues MkDocs, builds the whole site: every file has the bytes of MkDocs' build.

Both run in a fresh virtual environment with the packages of the locks. A run writes the date to ``tests/bench``.
"""

import datetime as dt
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from machidx.site.generators import GENERATORS

from ..conftest import ROOT, copy_settings
from .copying import content

pytestmark = pytest.mark.full

_BENCH = ROOT / "tests" / "bench"
_LOCKS = (ROOT / "requirements-site.lock", _BENCH / "properdocs.lock")
_RECORD = _BENCH / "properdocs.md"


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The Python of a fresh environment with what builds the site, and ProperDocs."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    found = str(folder / ("Scripts" if sys.platform == "win32" else "bin") / "python")
    for lock in _LOCKS:
        install = [found, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
        subprocess.run([*install, "--requirement", str(lock)], check=True)
    return found


def _run(python: str, root: Path, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(root / "hooks")}
    run = subprocess.run(
        [python, "-m", *arguments], cwd=root, env=environment, check=False, capture_output=True, encoding="utf-8"
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


def test_properdocs_builds_the_bytes_of_mkdocs(python: str, tmp_path: Path) -> None:
    root = tmp_path / "project"
    copy_settings(root)
    shutil.copytree(ROOT / "docs", root / "docs")
    built = {}
    for generator in GENERATORS:
        _run(python, root, "machidx.cli", "site", "--generator", generator)
        built[generator] = content(root / "site")
        shutil.rmtree(root / "site")
    ours, theirs = built["mkdocs"], built["properdocs"]
    assert theirs.keys() == ours.keys()
    assert [path for path in ours if theirs[path] != ours[path]] == []
    _record(python, root, len(ours), sum(path.endswith(".html") for path in ours))


def _record(python: str, root: Path, files: int, pages: int) -> None:
    """Write the date, the versions and what has been compared."""
    today = dt.datetime.now(tz=dt.UTC).astimezone().date().isoformat()
    versions = {name: _run(python, root, name, "--version").split("version ")[1].split()[0] for name in GENERATORS}
    _RECORD.write_text(
        "# ProperDocs\n\nWritten by `tests/site/test_properdocs.py` (`make test-full`).\n\n"
        f"- {today}: {files:,} files of the whole site, {pages:,} of them pages, have the same bytes in both builds.\n"
        f"- MkDocs {versions['mkdocs']}, ProperDocs {versions['properdocs']}. No differences.\n",
        encoding="utf-8",
    )
