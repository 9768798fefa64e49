"""Publishes the library as open data beside the pages."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

import build
from machidx import exports


@event_priority(-200)  # after the i18n plugin (-100) has built every language
def on_post_build(config: MkDocsConfig) -> None:
    """Write data/*.json once per site."""
    if not build.is_last_word(config):
        return
    for path, content in exports.files(build.of(config).library):
        target = Path(config.site_dir, path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
