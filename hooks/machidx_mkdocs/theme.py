"""Keeps the generator from writing what the core publishes itself, and drafts."""

from unicodedata import normalize

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from machidx.content.outputs import MISSING
from machidx.content.unpublished import with_english
from machidx_mkdocs import state


def on_config(config: MkDocsConfig) -> None:
    """Leave out 404.html, which each language has."""
    config.theme.static_templates.discard(MISSING)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Remove drafts, the assets of the theme and ours, which get other names, and ``styles/``, parts of our sheet."""
    drafts = with_english(source.uri for source in state.of(config).pages.library.drafts.values())
    for file in list(files):
        if file.src_uri.startswith(("assets/", "styles/")) or normalize("NFC", file.src_uri) in drafts:
            files.remove(file)
    return files
