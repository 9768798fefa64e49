"""Excludes files that are not published: drafts, the theme's assets, and the parts of our style sheet."""

from pathlib import Path
from unicodedata import normalize

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

import state
from machidx.content.unpublished import with_english


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Remove drafts, assets that only the theme has, and ``styles/``, whose parts are joined in assets/site.css."""
    ours = Path(config.theme.custom_dir or "")
    drafts = with_english(source.uri for source in state.of(config).pages.library.drafts.values())
    for file in list(files):
        is_theirs = file.src_uri.startswith("assets/") and not (ours / file.src_uri).exists()
        is_draft = normalize("NFC", file.src_uri) in drafts
        if is_theirs or is_draft or file.src_uri.startswith("styles/"):
            files.remove(file)
    return files
