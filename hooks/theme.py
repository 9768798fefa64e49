"""Keeps the generator from writing what the core publishes itself."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from machidx.content.outputs import MISSING


def on_config(config: MkDocsConfig) -> None:
    """Leave out 404.html, which each language has."""
    config.theme.static_templates.discard(MISSING)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Remove the assets of the theme and ours, which get other names, and ``styles/``, the parts of our style sheet."""
    for file in list(files):
        if file.src_uri.startswith(("assets/", "styles/")):
            files.remove(file)
    return files
