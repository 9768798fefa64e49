"""Reads the library once per build; with any problem in it, nothing is built."""

import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

import build
from machidx import problems
from machidx.check import check


def on_config(config: MkDocsConfig) -> None:
    """Read and check docs/ (called once per language; the first call reads)."""
    if build.started(config):
        return
    library, found = check(Path(config.docs_dir))
    if found:
        print(problems.as_text(found), file=sys.stderr)
        raise Abort(f"{len(found)}件の問題があるため、公開しませんでした。")
    build.start(config, library)
