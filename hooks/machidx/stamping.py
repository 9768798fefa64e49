"""Writes into an English file which Japanese words it was made from, and leaves all else as it is."""

import io
from collections.abc import Mapping, Set
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap

from machidx.library import Page
from machidx.translation import fingerprints

_FENCE = "---\n"


def stamp(page: Page, path: Path, *, only: Set[str] | None = None, note: Mapping[str, Any] | None = None) -> None:
    """Put the fingerprints of the page's Japanese words into ``translated:`` of its English file.

    ``only`` these sections: the others keep what they have. ``note`` is added to ``same:``.
    """
    head, front, body = path.read_text(encoding="utf-8").split(_FENCE, 2)
    yaml = YAML()
    yaml.width = 10_000  # a line stays a line
    yaml.preserve_quotes = True
    data = yaml.load(front) or CommentedMap()
    now, before = fingerprints(page), data.get("translated") or {}
    if only is not None:
        kept = {id: before[id] for id in now if id in before}
        now = {id: now[id] if id in only else kept[id] for id in now if id in only or id in kept}
    data["translated"] = CommentedMap(now)
    if note:
        data.setdefault("same", []).append(CommentedMap(note))
    out = io.StringIO()
    yaml.dump(data, out)
    path.write_text(f"{head}{_FENCE}{out.getvalue()}{_FENCE}{body}", encoding="utf-8", newline="\n")
