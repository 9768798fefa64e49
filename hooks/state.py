"""The state of one build: not a hook itself, but the one place that knows where a build keeps it."""

from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from machidx.content import failures
from machidx.content.library import Library
from machidx.site.pages import Pages
from machidx.site.settings import Site

_KEY = "machidx"


@dataclass(frozen=True)
class Build:
    """What one build knows; it lives in ``config.extra`` through all its languages."""

    pages: Pages
    workers: ProcessPoolExecutor = field(default_factory=lambda: ProcessPoolExecutor(mp_context=get_context("spawn")))
    made: list[Future[None]] = field(default_factory=list)

    def make_beside(self, make: Callable[..., None], *given: object) -> None:
        """Make something in a process of its own, while pages are built in this one."""
        self.made.append(self.workers.submit(make, *given))

    def wait(self) -> None:
        """Wait for what is made beside the pages; what failed there fails here."""
        with self.workers:
            try:
                for made in self.made:
                    made.result()
            except OSError as error:
                raise Abort(failures.said(error)) from error


def started(config: MkDocsConfig) -> bool:
    """Whether the build of a configuration has begun."""
    return _KEY in config.extra


def start(config: MkDocsConfig, library: Library) -> None:
    """Begin the build of a library."""
    site = Site(config.site_url or "", (config.repo_url or "").rstrip("/"), config.edit_uri or "")
    config.extra[_KEY] = Build(Pages(library, site, *map(Path, config.theme.dirs[:2])))


def of(config: MkDocsConfig) -> Build:
    """The build that a configuration belongs to."""
    return config.extra[_KEY]  # type: ignore[no-any-return]


def locale_of(config: MkDocsConfig) -> str:
    """The language that is being built."""
    return str(getattr(config.plugins["i18n"], "current_language", None) or "ja")
