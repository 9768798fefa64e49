"""What every form of the preview is: what it shows, and the texts of files that what was sent makes."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from machidx.content.diagnostics import Problem
from machidx.content.library import Library
from machidx.site.editing.submitted import Entries
from machidx.site.editing.telling import FormProblem


@dataclass(frozen=True)
class Edited:
    """What was sent of a form, as texts of files."""

    texts: Mapping[Path, str] = field(default_factory=dict)
    """The new texts of files, those that have changed only."""
    problems: tuple[FormProblem, ...] = ()
    """What cannot be written into a file."""
    doubts: tuple[FormProblem, ...] = ()
    """What may be right."""


class Form(Protocol):
    """A form of the preview."""

    template: str
    """The file that prints it."""
    files: tuple[Path, ...]
    """The files that it may change."""
    about: tuple[str, str] | None
    """The stem of the page that it shows beside it, and the language; None without one."""
    language: str
    """That of the form itself."""
    next: str
    """The path of the form to open after saving, below the forms' address."""

    def shown(self) -> Mapping[str, Any]:
        """What the template prints."""
        ...

    def edited(self, entries: Entries) -> Edited:
        """The texts of files with what was sent. Raises RefusedError."""
        ...

    def told(self, problems: Iterable[Problem], library: Library) -> Iterable[FormProblem]:
        """Tell problems of the files with these texts, which ``library`` was read from."""
        ...


def seen(files: Iterable[Path]) -> str:
    """A fingerprint of files as they are now; another one when any of them has changed since it was taken."""
    digest = hashlib.sha256()
    for file in files:
        content = file.read_bytes() if file.exists() else b""
        digest.update(hashlib.sha256(content).digest())
    return digest.hexdigest()
