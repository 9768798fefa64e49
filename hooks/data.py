"""Publishes, beside the pages, open data, QR codes and the addresses that pages had before."""

import os
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import Files

import build
from machidx import exports, qr
from machidx.addresses import absolute
from machidx.labels import JAPANESE
from machidx.publishing import WITHOUT_SEARCH
from machidx.redirects import redirects
from machidx.search import entries, index
from machidx.views.scene import relative


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Write a page that leads on from each old address, once per site."""
    if build.locale_of(config) != "ja":
        return
    template = env.get_template("redirect.html")
    for old, new in redirects(build.of(config).library):
        page = template.render(target=relative(old, new), canonical=absolute(build.site_of(config), new))
        _write(config, f"{old}index.html", page.encode())


def _begin_index(config: MkDocsConfig) -> None:
    """Begin the search index of a language when its pages stand: Pagefind needs no help while the next one is built."""
    if os.environ.get(WITHOUT_SEARCH):
        return
    this, locale, site = build.of(config), build.locale_of(config), Path(config.site_dir)
    folder = site / ("" if locale == JAPANESE else locale) / "search" / "index"
    found = list(entries.entries(this.library, this.glossary, locale, site))
    pool = ThreadPoolExecutor(1)
    this.beside.append(pool.submit(index.build, found, folder))
    pool.shutdown(wait=False)


@event_priority(-200)  # after the i18n plugin (-100) has built every language
def _finish(config: MkDocsConfig) -> None:
    """Write data/*.json and the QR codes once per site, and wait for the search indexes."""
    if build.is_last_word(config):
        this = build.of(config)
        for path, content in chain(exports.files(this.library), qr.files(this.library, build.site_of(config))):
            _write(config, path, content)
        for future in this.beside:
            future.result()


on_post_build = CombinedEvent(_begin_index, _finish)


def _write(config: MkDocsConfig, path: str, content: bytes) -> None:
    target = Path(config.site_dir, path.lstrip("/"))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
