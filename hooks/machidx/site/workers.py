"""Worker processes, as many as there are processors: they render the pages, and make other files meanwhile."""

import errno
import multiprocessing
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice, product
from pathlib import Path
from typing import TypeAlias, TypeVar

from machidx.content import loader
from machidx.site.pages import Pages
from machidx.site.settings import Site

PROCESSES = "MACHIDX_PROCESSES"
"""The environment variable with the number of processes; without it, one per processor."""
_USUAL = "fork" if sys.platform == "linux" else "spawn"
"""How processes are started."""
_AT_ONCE = 8
"""Pages that a worker gets at a time, so that handing them over costs little."""
_AHEAD = 64
"""How many times that are rendered before they are asked for: enough to keep workers busy, not to fill the memory."""

T = TypeVar("T")
_Wanted: TypeAlias = tuple[str, str]
"""A page's stem, and the language in which it is rendered."""
_given: list[Pages] = []
"""In a worker process: what it renders with."""


class Workers:
    """Renders pages and runs functions in worker processes; in this one, if one process is asked for."""

    def __init__(self, pages: Pages, processes: int | None = None, method: str | None = None) -> None:
        """Start to render all pages, language by language.

        By "fork", processes begin with all that is in memory; by "spawn", they read docs/ again.
        """
        self._pages = pages
        count = processes or asked_for()
        self._pool = _pool(pages, count, method or _USUAL) if count > 1 else None
        self._made: list[Future[None]] = []
        self._results = self._render_all(self._pool) if self._pool else iter(())
        self._rendered: dict[_Wanted, str] = {}

    def _render_all(self, pool: ProcessPoolExecutor) -> Iterator[tuple[_Wanted, str]]:
        """Begin to render, and return the pages in order."""
        wanted = ((stem, locale) for locale, stem in product(self._pages.library.locales, self._pages.library.pages))
        batches = iter(lambda: tuple(islice(wanted, _AT_ONCE)), ())
        begun = deque(pool.submit(_render, batch) for batch in islice(batches, _AHEAD))
        return _in_order(begun, (pool.submit(_render, batch) for batch in batches))

    def render(self, stem: str, locale: str) -> str:
        """Render a page, or wait for it."""
        if not self._pool:
            return self._pages.render(self._pages.library.pages[stem], locale)
        with _lost_as_os_error():
            while (stem, locale) not in self._rendered:
                there, text = next(self._results)
                self._rendered[there] = text
        return self._rendered.pop((stem, locale))

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


def started(
    count: int, begin: Callable[..., None], given: tuple[object, ...], method: str = _USUAL
) -> ProcessPoolExecutor:
    """Start processes, each of which runs ``begin(*given)`` first."""
    return ProcessPoolExecutor(count, multiprocessing.get_context(method), begin, given)


def _pool(pages: Pages, count: int, method: str) -> ProcessPoolExecutor:
    if method == "fork":
        return started(count, _given.append, (pages,), method)
    parts = (pages.library.tree.docs, pages.site, pages.templates, pages.theme)
    return started(count, _read_again, parts, method)


def _read_again(docs: Path, *others: *tuple[Site, Path, Path]) -> None:
    """Read the library in a worker process that knows nothing of the one that started it."""
    library, _ = loader.load(docs)
    _given.append(Pages(library, *others))


def _render(batch: Iterable[_Wanted]) -> list[tuple[_Wanted, str]]:
    """Render pages in a worker process."""
    pages = _given[0]
    return [((stem, locale), pages.render(pages.library.pages[stem], locale)) for stem, locale in batch]


def _in_order(begun: deque[Future[list[T]]], more: Iterator[Future[list[T]]]) -> Iterator[T]:
    """Yield the results of what has begun, and begin one more whenever one has ended."""
    while begun:
        results = begun.popleft().result()
        begun.extend(islice(more, 1))
        yield from results
