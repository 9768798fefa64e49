"""Examines a built site by all that must hold of it; reads nothing but its files."""

from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from itertools import chain
from pathlib import Path

from machidx.site import workers
from machidx.site.artefact.artefact import INDEX, Artefact
from machidx.site.artefact.assets import asset_faults
from machidx.site.artefact.data import archive_faults, schema_faults
from machidx.site.artefact.fault import BROKEN, Fault, at_file
from machidx.site.artefact.files import content_faults, entry_faults
from machidx.site.artefact.languages import language_faults
from machidx.site.artefact.links import anchor_faults
from machidx.site.artefact.page import PageReport, page_report
from machidx.site.artefact.questions import search_faults
from machidx.site.artefact.sitemap import sitemap_faults
from machidx.site.artefact.subscriptions import calendar_faults, feed_faults
from machidx.site.artefact.tables import table_faults

_FEW = 200
"""Pages that one process reads sooner than a second one starts."""
_AT_ONCE = 16
"""Pages that a process gets at a time."""
_given: list[Artefact] = []
"""In a worker process: the site that it reads."""


def examine(site: Path) -> tuple[Fault, ...]:
    """The faults of a built site, in the order of files and places. Raises OSError where its folder cannot be read."""
    artefact = Artefact.of(site)
    if not artefact.url:
        wrong = "ないか、サイトの住所（canonical）がありません。サイトのフォルダーではないかもしれません。"
        return (at_file(INDEX, BROKEN, wrong),)
    pages = artefact.with_suffix(".html")
    count = min(workers.asked_for(), 1 + len(pages) // _FEW)
    _given[:] = [artefact]
    with workers.started(count, _given.append, (artefact,)) if count > 1 else nullcontext() as pool:
        reading = pool.map(_report, pages, chunksize=_AT_ONCE) if pool else map(_report, pages)
        alone = list(_faults_of_files(artefact))
        reports = {report.path: report for report in reading}
    together = _faults_of_pages(artefact, reports)
    return tuple(sorted(set(chain(alone, together))))


def _report(path: str) -> PageReport:
    return page_report(_given[-1], path)


def _faults_of_files(artefact: Artefact) -> Iterator[Fault]:
    """Yield what can be seen without the pages."""
    yield from entry_faults(artefact)
    yield from content_faults(artefact)
    yield from asset_faults(artefact)
    yield from schema_faults(artefact)
    yield from archive_faults(artefact)
    yield from table_faults(artefact)
    yield from search_faults(artefact)
    for path in artefact.with_suffix(".xml"):
        yield from feed_faults(artefact, path)
    for path in artefact.with_suffix(".ics"):
        yield from calendar_faults(artefact, path)


def _faults_of_pages(artefact: Artefact, reports: Mapping[str, PageReport]) -> Iterator[Fault]:
    """Yield what is wrong in the pages, and between them."""
    ids = {path: report.ids for path, report in reports.items()}
    for path, report in reports.items():
        yield from report.faults
        yield from anchor_faults(path, report.leads, ids)
    yield from language_faults(artefact, reports)
    yield from sitemap_faults(artefact, reports)
