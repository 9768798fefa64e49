"""Publishes, beside the pages, open data, QR codes and the addresses that pages had before."""

import os
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

import build
from machidx import exports, qr
from machidx.addresses import absolute
from machidx.labels import JAPANESE, LOCALES
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


@event_priority(-200)  # after the i18n plugin (-100) has built every language
def on_post_build(config: MkDocsConfig) -> None:
    """Write data/*.json, the QR codes and the search index once per site."""
    if build.is_last_word(config):
        library, site = build.of(config).library, build.site_of(config)
        for path, content in chain(exports.files(library), qr.files(library, site)):
            _write(config, path, content)
        if not os.environ.get(WITHOUT_SEARCH):
            _index(config)


def _index(config: MkDocsConfig) -> None:
    """Make the search index of each language from the pages as they stand, all at once."""
    this, site = build.of(config), Path(config.site_dir)

    def make(locale: str) -> None:
        folder = site / ("" if locale == JAPANESE else locale) / "search" / "index"
        index.build(list(entries.entries(this.library, this.glossary, locale, site)), folder)

    with ThreadPoolExecutor() as pool:
        list(pool.map(make, LOCALES))


def _write(config: MkDocsConfig, path: str, content: bytes) -> None:
    target = Path(config.site_dir, path.lstrip("/"))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
