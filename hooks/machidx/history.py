"""What git remembers of a file: its earlier versions, newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from machidx import git


@dataclass(frozen=True)
class Version:
    """A file as a commit left it."""

    commit: str
    date: str
    """YYYY-MM-DD."""
    text: str


def is_shallow(root: Path) -> bool:
    """Whether the repository has only its latest commits (or there is none)."""
    return (git.read(root, "rev-parse", "--is-shallow-repository") or "").strip() != "false"


def versions(root: Path, file: Path) -> Iterator[Version]:
    """The versions of a file, newest first, under its present name."""
    for line in (git.read(root, "log", "--format=%H %cs", "--", str(file)) or "").splitlines():
        commit, _, date = line.partition(" ")
        if text := at(root, commit, file):
            yield Version(commit, date, text)


def at(root: Path, commit: str, file: Path) -> str:
    """A file's text at a commit; "" where it was not there."""
    return git.read(root, "show", f"{commit}:./{file.relative_to(root).as_posix()}") or ""
