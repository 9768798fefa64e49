"""Reads and checks the library once per build; any problem aborts the build."""

import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from machidx.content import diagnostics, failures
from machidx.content.remembering import keep_most
from machidx.rules.check import check
from machidx_mkdocs import state


def on_config(config: MkDocsConfig) -> None:
    """Read and check docs/ on the first of the calls, which MkDocs makes once per language.

    Raises Abort for problems in the content, a missing site_url, and unreadable files.
    """
    if state.started(config):
        return
    keep_most()
    if not config.site_url:
        raise Abort("mkdocs.yml の site_url に、サイトを公開する住所（https://…/）を書いてください。")
    try:
        library, found = check(Path(config.docs_dir), once=True)
    except OSError as error:
        raise Abort(failures.said(error)) from error
    if found:
        print(diagnostics.as_text(found), file=sys.stderr)
        raise Abort(f"{len(found)}件の問題があるため、公開しませんでした。")
    state.start(config, library)
