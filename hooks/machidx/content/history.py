"""Earlier versions of files, from git.

Runs git in the project's folder, which may be a subfolder of its repository. git or the repository may be missing.
"""

import subprocess
from collections.abc import Iterator, Sequence
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


@dataclass(frozen=True)
class Revision:
    """What a working copy holds, as of one moment."""

    commit: str
    """The full hash of HEAD; "" without git, a repository or a commit."""
    changed: tuple[str, ...] = ()
    """The files that differ from it, or that it lacks, relative to the project's folder."""


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


def revision(root: Path, content: Sequence[str], code: Sequence[str]) -> Revision:
    """The revision of a project. Files that git ignores count in ``content``, as they are published too."""
    commit = (git(root, "rev-parse", "--verify", "--quiet", "HEAD") or "").strip()
    others = ("ls-files", "--others", "-z")
    found = (
        git(root, "diff", "--name-only", "--relative", "-z", "HEAD", "--", *content, *code),
        git(root, *others, "--", *content),
        git(root, *others, "--exclude-standard", "--", *code),
    )
    if not commit or None in found:
        return Revision("")
    places = {place for told in found for place in (told or "").split("\0")}
    return Revision(commit, tuple(sorted(place for place in places if place and not _is_hidden(place))))


def _is_hidden(place: str) -> bool:
    """Whether a path has a part that begins with a dot: such files are not published."""
    return any(part.startswith(".") for part in place.split("/"))


def is_shallow(root: Path) -> bool:
    """Whether the repository is a shallow clone, or is missing."""
    return (git(root, "rev-parse", "--is-shallow-repository") or "").strip() != "false"


def versions(root: Path, file: Path) -> Iterator[Version]:
    """The versions of a file, newest first. Does not follow renames."""
    for line in (git(root, "log", "--format=%H %cs", "--", str(file)) or "").splitlines():
        commit, _, date = line.partition(" ")
        if text := at(root, commit, file):
            yield Version(commit, date, text)


def changed_lines(file: Path) -> str:
    """All lines that any commit has added to a file or taken from it, each behind a sign; "" without git."""
    return git(file.parent, "log", "--format=", "--patch", "--unified=0", "--no-color", "--", file.name) or ""


def at(root: Path, commit: str, file: Path) -> str:
    """The text of a file at a commit; "" where the commit has no such file."""
    return git(root, "show", f"{commit}:./{file.relative_to(root).as_posix()}") or ""
