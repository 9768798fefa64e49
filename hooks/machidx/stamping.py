"""Writes into an English file which Japanese words it was made from, and leaves all else as it is."""

import io
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap

from machidx.library import Page
from machidx.translation import fingerprints

_FENCE = "---\n"


def stamp(page: Page, path: Path) -> None:
    """Put the fingerprints of the page's Japanese words into ``translated:`` of its English file."""
    head, front, body = path.read_text(encoding="utf-8").split(_FENCE, 2)
    yaml = YAML()
    yaml.width = 10_000  # a line stays a line
    yaml.preserve_quotes = True
    data = yaml.load(front) or CommentedMap()
    data["translated"] = CommentedMap(fingerprints(page))
    out = io.StringIO()
    yaml.dump(data, out)
    path.write_text(f"{head}{_FENCE}{out.getvalue()}{_FENCE}{body}", encoding="utf-8", newline="\n")
