"""Excludes files that no page loads: the theme's assets, and the parts of our style sheet."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Remove assets that only the theme has, and ``styles/``, whose parts are joined in assets/site.css."""
    ours = Path(config.theme.custom_dir or "")
    for file in list(files):
        is_theirs = file.src_uri.startswith("assets/") and not (ours / file.src_uri).exists()
        if is_theirs or file.src_uri.startswith("styles/"):
            files.remove(file)
    return files
