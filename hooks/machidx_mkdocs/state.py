"""The state of one build, shared by the handlers."""

from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from machidx.content.library import Library
from machidx.site.pages import Pages
from machidx.site.settings import Site, theme_folder
from machidx.site.theme import OVERRIDES
from machidx.site.workers import Workers

_KEY = "machidx"


@dataclass(frozen=True)
class Build:
    """State of one build, kept in ``config.extra`` while all languages are built."""

    pages: Pages
    workers: Workers


def started(config: MkDocsConfig) -> bool:
    """Whether the library has been read for this configuration."""
    return _KEY in config.extra


def start(config: MkDocsConfig, library: Library) -> None:
    """Attach the state of a new build to the configuration."""
    site = Site(config.site_url or "", (config.repo_url or "").rstrip("/"), config.edit_uri or "")
    pages = Pages(library, site, Path(config.docs_dir).parent / OVERRIDES, theme_folder())
    config.extra[_KEY] = Build(pages, Workers(pages))


def of(config: MkDocsConfig) -> Build:
    """The build attached to a configuration. Raises KeyError before ``start``."""
    return config.extra[_KEY]  # type: ignore[no-any-return]


def locale_of(config: MkDocsConfig) -> str:
    """The language being built: ``ja`` or ``en``."""
    return str(getattr(config.plugins["i18n"], "current_language", None) or "ja")
