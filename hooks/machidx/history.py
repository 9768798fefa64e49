"""What git remembers of a file: its earlier versions, newest first."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Version:
    """A file as a commit left it."""

    commit: str
    date: str
    """YYYY-MM-DD."""
    text: str


def _git(root: Path, *arguments: str) -> str:
    """What a git command prints; "" where it fails."""
    run = subprocess.run(  # noqa: S603 - our own arguments
        ["git", "-c", "core.quotePath=off", *arguments],  # noqa: S607 - whichever git the machine has
        cwd=root, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return run.stdout if run.returncode == 0 else ""


def is_shallow(root: Path) -> bool:
    """Whether the repository has only its latest commits (or there is none)."""
    return _git(root, "rev-parse", "--is-shallow-repository").strip() != "false"


def versions(root: Path, path: str) -> Iterator[Version]:
    """The versions of a file (its path from the root, with /), newest first, under its present name."""
    for line in _git(root, "log", "--format=%H %cs", "--", path).splitlines():
        commit, _, date = line.partition(" ")
        if text := _git(root, "show", f"{commit}:{path}"):
            yield Version(commit, date, text)


def at(root: Path, commit: str, path: str) -> str:
    """A file's text at a commit; "" where it was not there."""
    return _git(root, "show", f"{commit}:{path}")
