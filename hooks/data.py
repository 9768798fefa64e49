"""Publishes, beside the pages, open data, QR codes and the addresses that pages had before."""

import os
from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import Files

import build
from machidx.content.addresses import absolute
from machidx.content.redirects import redirects
from machidx.language.locale import JAPANESE
from machidx.search import entries, index
from machidx.site import data, qr
from machidx.site.publishing import WITHOUT_SEARCH
from machidx.views.context import relative


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Once per site, write a page that leads on from each old address, and begin the QR codes."""
    if build.locale_of(config) != JAPANESE:
        return
    library, site = build.of(config).library, build.site_of(config)
    template = env.get_template("redirect.html")
    for old, new in redirects(library):
        page = template.render(target=relative(old, new), canonical=absolute(site, new))
        _write(config, f"{old}index.html", page.encode())
    build.make_beside(config, qr.write, qr.files(library, site), Path(config.site_dir))


def _begin_index(config: MkDocsConfig) -> None:
    """Begin the search index of a language as soon as its pages stand."""
    if os.environ.get(WITHOUT_SEARCH):
        return
    this, locale, site = build.of(config), build.locale_of(config), Path(config.site_dir)
    folder = site / ("" if locale == JAPANESE else locale) / "search" / "index"
    found = list(entries.entries(this.library, this.glossary, locale, site))
    build.make_beside(config, index.build, found, folder)


@event_priority(-200)  # after the i18n plugin (-100) has built every language
def _finish(config: MkDocsConfig) -> None:
    """Write data/*.json once per site; then all must be there."""
    if build.is_last_word(config):
        for path, content in data.files(build.of(config).library):
            _write(config, path, content)
        build.wait_for_all(config)


on_post_build = CombinedEvent(_begin_index, _finish)


def _write(config: MkDocsConfig, path: str, content: bytes) -> None:
    target = Path(config.site_dir, path.lstrip("/"))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
