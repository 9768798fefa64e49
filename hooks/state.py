"""The state of one build, shared by the hooks; not a hook itself."""

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
    """State of one build, kept in ``config.extra`` while all languages are built."""

    pages: Pages
    workers: ProcessPoolExecutor = field(default_factory=lambda: ProcessPoolExecutor(mp_context=get_context("spawn")))
    made: list[Future[None]] = field(default_factory=list)

    def make_beside(self, make: Callable[..., None], *given: object) -> None:
        """Run ``make(*given)`` in a worker process while this one builds pages."""
        self.made.append(self.workers.submit(make, *given))

    def wait(self) -> None:
        """Wait for the worker processes and shut them down. Re-raises their errors, OSError as Abort."""
        with self.workers:
            try:
                for made in self.made:
                    made.result()
            except OSError as error:
                raise Abort(failures.said(error)) from error


def started(config: MkDocsConfig) -> bool:
    """Whether the library has been read for this configuration."""
    return _KEY in config.extra


def start(config: MkDocsConfig, library: Library) -> None:
    """Attach the state of a new build to the configuration."""
    site = Site(config.site_url or "", (config.repo_url or "").rstrip("/"), config.edit_uri or "")
    config.extra[_KEY] = Build(Pages(library, site, *map(Path, config.theme.dirs[:2])))


def of(config: MkDocsConfig) -> Build:
    """The build attached to a configuration. Raises KeyError before ``start``."""
    return config.extra[_KEY]  # type: ignore[no-any-return]


def locale_of(config: MkDocsConfig) -> str:
    """The language being built: ``ja`` or ``en``."""
    return str(getattr(config.plugins["i18n"], "current_language", None) or "ja")
