"""Writes all besides pages: the design, open data, QR codes, pictures, search indexes, readings, redirects."""

from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from machidx.content import failures
from machidx.language.locale import JAPANESE, LOCALES
from machidx.search import entries, index
from machidx.site import cards, open_data, qr, readings
from machidx.site.subscriptions import subscription_contents
from machidx_mkdocs import state


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Write what no language repeats (redirects, pictures, the design), and start QR codes and cards."""
    pages, workers, site = state.of(config).pages, state.of(config).workers, Path(config.site_dir)
    if state.locale_of(config) == JAPANESE:
        for path, content in pages.others():
            _write(config, path, content)
        workers.make_beside(qr.write, qr.qr_files(pages.library, pages.site.url), site)
        workers.make_beside(cards.write, [*cards.card_files(pages.library)], site, pages.templates.parent / cards.KEPT)


def begin_index(config: MkDocsConfig) -> None:
    """Start the search index of a language as soon as its pages are written, and after all of them the readings."""
    library, locale, site = state.of(config).pages.library, state.locale_of(config), Path(config.site_dir)
    folder = site / ("" if locale == JAPANESE else locale) / "search" / "index"
    found = list(entries.index_entries(library, locale, site))
    state.of(config).workers.make_beside(index.build, found, folder)
    if locale == LOCALES[-1]:
        for share in readings.shares(library):
            state.of(config).workers.make_beside(readings.write, *share, site)


@event_priority(-200)  # after the i18n plugin (-100) has built every language
def finish(config: MkDocsConfig) -> None:
    """Write data/, once per site, and wait for the background work."""
    if not getattr(config.plugins["i18n"], "building", False):  # the whole site, not just one more language
        pages = state.of(config).pages
        data = open_data.open_data_files(pages.library, pages.site.url)
        for path, content in (*data, *subscription_contents(pages.library, pages.site)):
            _write(config, path, content)
        try:
            state.of(config).workers.wait()
        except OSError as error:
            raise Abort(failures.said(error)) from error


def _write(config: MkDocsConfig, path: str, content: bytes) -> None:
    target = Path(config.site_dir, path.lstrip("/"))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
