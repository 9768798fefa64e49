"""The preview of a project: its contents in memory, renewed after each change, and served while they have no problem.

Parses again only files whose bytes have changed, compares only what those touch, and renders a page when it is asked
for.
"""

import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import jinja2
import yaml

from machidx.content import diagnostics, failures, loader
from machidx.content.diagnostics import Problem
from machidx.content.library import Library
from machidx.content.page import Page
from machidx.rules.check import check
from machidx.site.contents import Contents
from machidx.site.pages import Pages
from machidx.site.publishing import Outcome
from machidx.site.settings import Site, theme_folder
from machidx.site.templates import environment
from machidx.site.theme import OVERRIDES

FAULTS = (OSError, yaml.YAMLError, jinja2.TemplateError)
"""What may go wrong while a project is read and shown, besides problems of its contents."""
_KEPT = 64
"""Files that are kept after they have been made for one edition."""


@dataclass(frozen=True)
class Edition:
    """The contents after one change; files that were asked for are kept."""

    contents: Contents
    _made: OrderedDict[str, bytes | None] = field(default_factory=OrderedDict)
    _making: threading.Lock = field(default_factory=threading.Lock)

    def file(self, path: str) -> bytes | None:
        """Make a file by its path from the site's root; None where there is none. Raises jinja2.TemplateError."""
        with self._making:
            if path not in self._made:
                self._made[path] = self.contents.file(path)
                while len(self._made) > _KEPT:
                    self._made.popitem(last=False)
            return self._made[path]


class Preview:
    """The last edition without problems."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._checking = threading.Lock()
        self.problems: tuple[Problem, ...] = ()
        """What was found after the last change."""
        self.edition: Edition | None = None
        """None before the first library that can be read."""

    def begin(self) -> bool:
        """Show what can be read before the first check, the longest one; False where a file cannot be read."""
        try:
            library, problems = loader.load(self._root / "docs")
            if not problems:
                self.edition = self._made(library)
        except (OSError, yaml.YAMLError):
            return False  # ``renew`` tells
        return self.edition is not None

    def renew(self, *, try_templates: bool = True) -> Outcome:
        """Read and check the project after a change. An edition with problems is told, and not shown.

        ``try_templates`` compiles the templates again and renders the home page, so that a mistake in what all pages
        share is told at once.
        """
        try:
            library, problems = self.tried({})
            self.problems = tuple(problems)
            if problems:
                return Outcome(published=False, said=diagnostics.as_text(problems))
            edition = self._made(library)
            if try_templates:
                environment.cache_clear()
                edition.file("index.html")
        except FAULTS as error:
            return Outcome(published=False, said=fault_words(error))
        self.edition = edition
        return Outcome(published=True, said="")

    def tried(self, unsaved: Mapping[Path, bytes]) -> tuple[Library, list[Problem]]:
        """Check the project as it would be with other contents of some files. Raises OSError."""
        with self._checking:
            return check(self._root / "docs", unsaved)

    def rendered(self, library: Library, page: Page, locale: str) -> bytes:
        """Render a page of a library without problems. Raises FAULTS."""
        return self._made(library).contents.pages.render(page, locale).encode()

    def _made(self, library: Library) -> Edition:
        site = Site.read(self._root / "mkdocs.yml")
        return Edition(Contents(Pages(library, site, self._root / OVERRIDES, theme_folder())))


def fault_words(error: Exception) -> str:
    """What is wrong, and where, with one of FAULTS."""
    if isinstance(error, OSError):
        return failures.said(error)
    if isinstance(error, yaml.YAMLError):
        return f"mkdocs.yml が読めません。\n{error}"
    place = f"{error.filename or error.name}:{error.lineno}: " if isinstance(error, jinja2.TemplateSyntaxError) else ""
    return f"テンプレートにまちがいがあります。\n{place}{error}"
