"""What git remembers of files: their earlier versions, newest first.

git is asked in the project's folder, which need not be the root of its repository, and may be missing.
"""

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


def git(root: Path, *arguments: str) -> str | None:
    """What a git command prints; None where it fails, or where there is no git or no repository."""
    try:
        run = subprocess.run(  # noqa: S603 - our own arguments
            ["git", "-c", "core.quotePath=off", *arguments],  # noqa: S607 - whichever git the machine has
            cwd=root, capture_output=True, encoding="utf-8", errors="replace", check=False,
        )  # fmt: skip
    except OSError:
        return None
    return run.stdout if run.returncode == 0 else None


def knows(root: Path, commit: str) -> bool:
    """Whether there is such a commit (by its id, or by the name of a branch)."""
    return git(root, "rev-parse", "--verify", "--quiet", f"{commit}^{{commit}}") is not None


def is_shallow(root: Path) -> bool:
    """Whether the repository has only its latest commits (or there is none)."""
    return (git(root, "rev-parse", "--is-shallow-repository") or "").strip() != "false"


def versions(root: Path, file: Path) -> Iterator[Version]:
    """The versions of a file, newest first, under its present name."""
    for line in (git(root, "log", "--format=%H %cs", "--", str(file)) or "").splitlines():
        commit, _, date = line.partition(" ")
        if text := at(root, commit, file):
            yield Version(commit, date, text)


def at(root: Path, commit: str, file: Path) -> str:
    """A file's text at a commit; "" where it was not there."""
    return git(root, "show", f"{commit}:./{file.relative_to(root).as_posix()}") or ""
