"""The tests of the engine pass where docs/ holds another site: the tiny library in place of five towns."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import ROOT, make_docs

_LEFT_OUT = shutil.ignore_patterns(
    ".git", ".cache", "site", ".site*", "__pycache__", "*.egg-info", "docs", ".pytest_cache"
)


@pytest.mark.full
def test_the_tests_of_the_engine_need_the_tiny_library_alone(tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(ROOT, project, ignore=_LEFT_OUT, symlinks=True)
    make_docs(project / "docs")
    environment = {**os.environ, "PYTHONPATH": str(project / "hooks")}
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-m",
        "not content and not full and not browser",
        "-p",
        "no:cacheprovider",
    ]
    run = subprocess.run(command, cwd=project, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stdout[-8000:]
