"""Leaves out the theme's files that no page loads."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

_STYLESHEET = "assets/stylesheets/main."
"""Of Material's files we use its stylesheet; its scripts, maps and fonts would only be dead weight."""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave them out."""
    ours = Path(config.theme.custom_dir or "")
    for file in list(files):
        used = file.src_uri.startswith(_STYLESHEET) and file.src_uri.endswith(".css")
        if file.src_uri.startswith("assets/") and not used and not (ours / file.src_uri).exists():
            files.remove(file)
    return files
