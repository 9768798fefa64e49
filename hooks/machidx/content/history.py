"""Earlier versions of files, from git.

Runs git in the project's folder, which may be a subfolder of its repository. git or the repository may be missing.
"""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Version:
    """A file as of one commit."""

    commit: str
    """The full hash."""
    date: str
    """The day of the commit, YYYY-MM-DD."""
    text: str


def git(root: Path, *arguments: str) -> str | None:
    """Run a git command and return its output; None where it fails, or without git or a repository."""
    try:
        run = subprocess.run(  # noqa: S603 - our own arguments
            ["git", "-c", "core.quotePath=off", *arguments],  # noqa: S607 - whichever git the machine has
            cwd=root, capture_output=True, encoding="utf-8", errors="replace", check=False,
        )  # fmt: skip
    except OSError:
        return None
    return run.stdout if run.returncode == 0 else None


def knows(root: Path, commit: str) -> bool:
    """Whether the repository has a commit, given by hash or by branch."""
    return git(root, "rev-parse", "--verify", "--quiet", f"{commit}^{{commit}}") is not None


def is_shallow(root: Path) -> bool:
    """Whether the repository is a shallow clone, or is missing."""
    return (git(root, "rev-parse", "--is-shallow-repository") or "").strip() != "false"


def versions(root: Path, file: Path) -> Iterator[Version]:
    """The versions of a file, newest first. Does not follow renames."""
    for line in (git(root, "log", "--format=%H %cs", "--", str(file)) or "").splitlines():
        commit, _, date = line.partition(" ")
        if text := at(root, commit, file):
            yield Version(commit, date, text)


def at(root: Path, commit: str, file: Path) -> str:
    """The text of a file at a commit; "" where the commit has no such file."""
    return git(root, "show", f"{commit}:./{file.relative_to(root).as_posix()}") or ""
