"""ProperDocs, which continues MkDocs, builds the whole site: every file has the bytes of MkDocs' build.

Both run in a fresh virtual environment with the packages of the locks. A run writes the date to ``tests/bench``.
"""

import datetime as dt
import os
import shutil
import sys
import venv
from pathlib import Path

import pytest

from machidx.site.generators import GENERATORS

from ..conftest import ROOT, copy_settings
from .copying import content
from .installing import run

pytestmark = pytest.mark.full

_BENCH = ROOT / "tests" / "bench"
_LOCKS = (ROOT / "requirements-site.lock", _BENCH / "properdocs.lock")
_RECORD = _BENCH / "properdocs.md"


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    """The programs of a fresh environment with machidx, what builds the site, and ProperDocs."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    found = folder / ("Scripts" if sys.platform == "win32" else "bin")
    pip = (found / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    for lock in _LOCKS:
        run(*pip, "--require-hashes", "--requirement", lock, cwd=folder, environment=_environment())
    run(*pip, "--no-deps", wheel, cwd=folder, environment=_environment())
    return found


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}


def test_properdocs_builds_the_bytes_of_mkdocs(programs: Path, tmp_path: Path) -> None:
    root = tmp_path / "project"
    copy_settings(root)
    shutil.copytree(ROOT / "docs", root / "docs")
    built = {}
    for generator in GENERATORS:
        run(programs / "machidx", "site", "--generator", generator, cwd=root, environment=_environment())
        built[generator] = content(root / "site")
        shutil.rmtree(root / "site")
    ours, theirs = built["mkdocs"], built["properdocs"]
    assert theirs.keys() == ours.keys()
    assert [path for path in ours if theirs[path] != ours[path]] == []
    told = [run(programs / name, "--version", cwd=root, environment=_environment()) for name in GENERATORS]
    _record(
        [each.split("version ")[1].split()[0] for each in told], len(ours), sum(path.endswith(".html") for path in ours)
    )


def _record(versions: list[str], files: int, pages: int) -> None:
    """Write the date, the versions and what has been compared."""
    today = dt.datetime.now(tz=dt.UTC).astimezone().date().isoformat()
    _RECORD.write_text(
        "# ProperDocs\n\nWritten by `tests/site/test_properdocs.py` (`make test-full`).\n\n"
        f"- {today}: {files:,} files of the whole site, {pages:,} of them pages, have the same bytes in both builds.\n"
        f"- MkDocs {versions[0]}, ProperDocs {versions[1]}. No differences.\n",
        encoding="utf-8",
    )
