"""Finds a site that is written for another version of the file contract than this machidx reads."""

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from machidx.content.catalog import Rules
from machidx.content.diagnostics import Place, Problem
from machidx.content.library import Library
from machidx.content.project_settings import CONTRACT, SETTINGS, contract_in, settings_in
from machidx.content.upgrading.planning import site_upgrade
from machidx.content.upgrading.steps import CONTRACT_NOW, newer

_NAMED = re.compile(rf"^\s+{CONTRACT}:", re.MULTILINE)


def problems(library: Library) -> Iterator[Problem]:
    """Yield a version of the contract that is newer or none, and an older one by which something has to change."""
    root = library.tree.docs.parent
    try:
        settings = settings_in(root / SETTINGS)
    except (OSError, yaml.YAMLError):
        return  # the build tells
    try:
        written = contract_in(settings)
    except yaml.YAMLError as error:
        yield Problem(_place(root), Rules.UNKNOWN_CONTRACT, str(error))
        return
    if written > CONTRACT_NOW:
        yield Problem(_place(root), Rules.UNKNOWN_CONTRACT, newer(written))
    elif written < CONTRACT_NOW and site_upgrade(root, written, numbered=False).is_needed:
        message = (
            f"このサイトは、書き方の版{written}で書かれています。この machidx は、版{CONTRACT_NOW}を読みます。"
            "下の命令で、どこが変わるかが出ます。"
        )
        yield Problem(_place(root), Rules.OLDER_CONTRACT, message, "machidx upgrade")


def _place(root: Path) -> Place:
    """The place of the version in the settings; their first line where they say none."""
    text = (root / SETTINGS).read_text(encoding="utf-8", errors="replace")
    named = _NAMED.search(text)
    return Place(SETTINGS, text.count("\n", 0, named.end()) + 1 if named else 1)
