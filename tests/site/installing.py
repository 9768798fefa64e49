"""Builds and installs machidx as those do who have no copy of this repository."""

import shutil
import subprocess
import sys
from pathlib import Path

from ..conftest import ROOT


def run(*command: str | Path, cwd: Path, environment: dict[str, str] | None = None) -> str:
    run = subprocess.run(
        [*map(str, command)], cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert run.returncode == 0, f"{command}\n{run.stdout}\n{run.stderr}"
    return run.stdout


def committed(under: str) -> list[str]:
    """The files of this repository below a folder, committed or to be."""
    listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", under, cwd=ROOT)
    return [name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def build_wheel(source: Path, made: Path) -> Path:
    """Build the wheel from the files of this repository alone, in empty folders."""
    for name in committed("."):
        if not name.startswith("tests/"):
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, source / name)
    build = ("wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", made, source)
    run(sys.executable, "-m", "pip", *build, cwd=source)
    (found,) = made.glob("*.whl")
    return found
