"""Worker processes, as many as there are processors: they render the pages, and make other files meanwhile."""

import errno
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import repeat
from pathlib import Path

from machidx.content import loader
from machidx.site.pages import Pages
from machidx.site.settings import Site

PROCESSES = "MACHIDX_PROCESSES"
"""The environment variable with the number of processes; without it, one per processor."""
_USUAL = "fork" if sys.platform == "linux" else "spawn"
"""How processes are started."""
_AT_ONCE = 8
"""Pages that a worker gets at a time, so that handing them over costs little."""

_given: list[Pages] = []
"""In a worker process: what it renders with."""


class Workers:
    """Renders pages and runs functions in worker processes; in this one, if one process is asked for."""

    def __init__(self, pages: Pages, processes: int | None = None, method: str | None = None) -> None:
        """Start the processes: by "fork", which keeps all that is in memory, or by "spawn", which reads docs/ again."""
        self._pages = pages
        count = processes or asked_for()
        self._pool = _pool(pages, count, method or _USUAL) if count > 1 else None
        self._made: list[Future[None]] = []
        self._results: Iterator[tuple[str, str]] = iter(())
        self._rendered: dict[str, str] = {}

    def begin(self, locale: str) -> None:
        """Begin to render all pages in a language."""
        if self._pool:
            stems = list(self._pages.library.pages)
            self._results = self._pool.map(_render, stems, repeat(locale), chunksize=_AT_ONCE)

    def render(self, stem: str, locale: str) -> str:
        """Render a page, or wait for it, once its language has begun."""
        if not self._pool:
            return self._pages.render(self._pages.library.pages[stem], locale)
        with _lost_as_os_error():
            while stem not in self._rendered:
                there, text = next(self._results)
                self._rendered[there] = text
        return self._rendered.pop(stem)

    def make_beside(self, make: Callable[..., None], *given: object) -> None:
        """Run ``make(*given)`` in a worker process."""
        if self._pool:
            self._made.append(self._pool.submit(make, *given))
        else:
            make(*given)

    def wait(self) -> None:
        """Wait for the worker processes and end them. Re-raises their errors."""
        if self._pool:
            with self._pool, _lost_as_os_error():
                for made in self._made:
                    made.result()


@contextmanager
def _lost_as_os_error() -> Iterator[None]:
    """Raise OSError where a worker process is lost: systems kill processes when memory runs out."""
    try:
        yield
    except BrokenExecutor as error:
        raise OSError(errno.ENOMEM, os.strerror(errno.ENOMEM)) from error


def asked_for() -> int:
    """The number of processes asked for in the environment; without it, that of the processors."""
    asked = os.environ.get(PROCESSES, "")
    return int(asked) if asked.isascii() and asked.isdecimal() and int(asked) else os.cpu_count() or 1


def _pool(pages: Pages, count: int, method: str) -> ProcessPoolExecutor:
    context = multiprocessing.get_context(method)
    if method == "fork":
        return ProcessPoolExecutor(count, context, _given.append, (pages,))
    parts = (pages.library.tree.docs, pages.site, pages.templates, pages.theme)
    return ProcessPoolExecutor(count, context, _read_again, parts)


def _read_again(docs: Path, *others: *tuple[Site, Path, Path]) -> None:
    """Read the library in a worker process that knows nothing of the one that started it."""
    library, _ = loader.load(docs)
    _given.append(Pages(library, *others))


def _render(stem: str, locale: str) -> tuple[str, str]:
    """Render a page in a worker process."""
    pages = _given[0]
    return stem, pages.render(pages.library.pages[stem], locale)
