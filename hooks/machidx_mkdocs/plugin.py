"""The plugin ``machidx`` of MkDocs, named in a site's mkdocs.yml after ``i18n``: the handlers of all modules."""

from collections.abc import Callable
from typing import Any

from mkdocs.config.base import Config
from mkdocs.plugins import BasePlugin, CombinedEvent

from machidx_mkdocs import pages, publish, read, theme


def _all(*handlers: Callable[..., Any]) -> CombinedEvent[..., Any]:
    """Several handlers of one event, which know nothing of the plugin."""
    return CombinedEvent(*map(staticmethod, handlers))


class NoOptions(Config):
    """The plugin takes no options: a site's settings are those of MkDocs."""


class MachidxPlugin(BasePlugin[NoOptions]):
    """Reads and checks docs/, and hands the core's pages and files to MkDocs."""

    on_config = _all(read.on_config, theme.on_config)
    on_files = _all(theme.on_files, pages.on_files)
    on_env = _all(publish.on_env, pages.on_env)
    on_post_page = staticmethod(pages.on_post_page)
    on_post_template = staticmethod(pages.on_post_template)
    on_post_build = _all(publish.begin_index, publish.finish)
