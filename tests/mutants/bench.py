"""The project of the tiny library whose files are changed, read, checked, rendered and restored."""

import contextlib
import os
import shutil
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from machidx.content import diagnostics
from machidx.content.library import Library
from machidx.content.page import Page
from machidx.language.locale import LOCALES
from machidx.rules.check import check
from machidx.rules.recording import record_adoption
from machidx.site.contents import Contents
from machidx.site.pages import Pages
from machidx.site.settings import Site, theme_folder
from machidx.translation.xliff import exporting, xliff

from ..conftest import ROOT, make_docs
from . import words

SECONDS = 2.0
"""The limit of processor time for an input."""
_WALL = 60.0
"""The limit of time for one that waits, for a pipe or a lock."""
PAGES = ("towns/midori/measures/1-1", "towns/midori/index", "towns/midori/plan/01-intro", "glossary/bpr")
"""Pages that are changed more often than others: they have the most fields."""


class TooLongError(BaseException):
    """An input took longer than it may; no ``except Exception`` catches it."""


@contextlib.contextmanager
def limited(seconds: float = SECONDS) -> Iterator[None]:
    """Raise TooLongError in what takes more of the processor's time than it may, or waits for ever."""

    def stop(*_: object) -> None:
        raise TooLongError

    for sign, timer, limit in (
        (signal.SIGPROF, signal.ITIMER_PROF, seconds),
        (signal.SIGALRM, signal.ITIMER_REAL, _WALL),
    ):
        signal.signal(sign, stop)
        signal.setitimer(timer, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)


def prepare(root: Path) -> None:
    """Make a project of the tiny library with every file that is read; its templates are this project's."""
    docs = make_docs(root / "docs")
    for name in ("stop-words.yml", "about/accessibility-reviews.yml"):
        shutil.copy(ROOT / "docs" / name, docs / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / "overrides").symlink_to(ROOT / "overrides")
    record_adoption(root, "aoba", again=False)


@dataclass
class Bench:
    """A project whose files are changed and restored."""

    root: Path
    seed: int

    def __post_init__(self) -> None:
        self.docs = self.root / "docs"
        self.clean = {path: path.read_bytes() for path in self.docs.rglob("*") if path.is_file()}
        self.settings = (self.root / "mkdocs.yml").read_bytes()
        library, found = check(self.docs)
        assert found == [], diagnostics.as_text(found)
        chosen = [library.pages[stem] for stem in PAGES]
        self.sent = xliff.write(exporting.xliff_entries(library, chosen)).decode()
        self.pages = sorted(path for path in self.clean if path.suffix == ".md")

    def copy(self, name: str) -> "Bench":
        """Copy the project beside itself."""
        root = self.root.with_name(name)
        shutil.copytree(self.root, root, symlinks=True)
        return Bench(root, self.seed)

    def made(self, library: Library, pages: list[Page]) -> Iterator[tuple[Page, str, str]]:
        """Render pages in both languages."""
        site = Site.read(self.root / "mkdocs.yml")
        renderer = Pages(library, site, ROOT / "overrides", theme_folder())
        for page in pages:
            for locale in LOCALES:
                yield page, locale, renderer.render(page, locale)

    def others(self, library: Library, *, all: bool) -> None:
        """Make the files that are no pages; without ``all``, those that show what pages say."""
        site = Site.read(self.root / "mkdocs.yml")
        contents = Contents(Pages(library, site, ROOT / "overrides", theme_folder()))
        for path in (
            (*contents._shared, *contents._ready, *contents._codes) if all else ("sitemap.xml", *contents._data)
        ):
            assert contents.file(path) is not None

    def judged(self, changed: set[Path] | None) -> tuple[str, str]:
        """Check, and render the changed pages, or all; return the outcome and its details."""
        library, problems = check(self.docs)
        diagnostics.as_text(problems).encode()
        diagnostics.as_github(problems).encode()
        if problems:
            return "told", problems[0].rule.code
        self.others(library, all=False)
        every = list(library.pages.values())
        pages = every if changed is None else [p for p in every if {p.source.file, p.english_file} & changed]
        for page, locale, html in self.made(library, pages):
            body = page.shown(locale).text.partition("\n---\n")[2]
            if gone := words.lost(body, html):
                return "lost", f"{page.stem} {locale}: {gone[:3]}"
        if changed is None:
            self.others(library, all=True)
        return "accepted", ""

    def restore(self, changed: set[Path] | None) -> None:
        """Write the changed files as they were; None for any of them, also those that were added or moved."""
        if changed is None:
            self._clear()
        for path in self.clean if changed is None else changed:
            data = self.clean.get(path)
            if data is None:
                path.unlink(missing_ok=True)
            elif changed is not None or not path.exists() or path.read_bytes() != data:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)

    def _clear(self) -> None:
        """Remove what was added below docs/, and what is no file where a file was."""
        for folder, folders, files in os.walk(self.docs):
            for path in (Path(folder, name) for name in (*folders, *files)):
                if path.is_symlink() or not (path.is_dir() or (path in self.clean and path.is_file())):
                    path.unlink()
                elif path.is_dir():
                    path.chmod(0o755)
        for path in sorted(self.docs.rglob("*"), reverse=True):
            if path.is_dir() and (path in self.clean or not any(path.iterdir())):
                shutil.rmtree(path)
