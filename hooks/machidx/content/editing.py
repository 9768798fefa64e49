"""Edits front matter in place: comments, order, quotes and indentation of all else stay as they are."""

import io
import re
from collections.abc import Callable
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap

_NULL = "tag:yaml.org,2002:null"
_INDENTED_LIST = re.compile(r"^( *)[^\s#-][^\n]*:[ ]*\n\1 +- ", re.MULTILINE)


def edited(text: str, change: Callable[[Any], None]) -> str:
    """Apply ``change`` to the mapping of a front matter and return the new text."""
    yaml = YAML()
    yaml.width = 10_000  # never wrap a line
    yaml.preserve_quotes = True
    yaml.representer.add_representer(type(None), lambda made, _: made.represent_scalar(_NULL, "null"))
    if _INDENTED_LIST.search(text):
        yaml.indent(mapping=2, sequence=4, offset=2)
    data = yaml.load(text)
    before = text if data is None else ""  # only comments: ruamel attaches them to no mapping
    data = CommentedMap() if data is None else data
    change(data)
    out = io.StringIO()
    yaml.dump(data, out)
    return f"{before}{out.getvalue()}"
