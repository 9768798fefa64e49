"""The new text of a file, from what was sent of its form."""

import re
from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

from machidx.content import history
from machidx.content.rewriting import with_body, with_data
from machidx.content.rows import DataRow
from machidx.content.source import Source
from machidx.site.editing.fields import FormField
from machidx.site.editing.submitted import Entries, data_from, gathered

_NUMBERED = re.compile(r"\bkpi-([0-9]{1,9})\b")
BODY = "body/"
"""The name of the control of the text below the front matter."""


def text_from(source: Source, fields: Sequence[FormField], entries: Entries) -> str:
    """The text of a file with what was sent; unchanged where that says the same. Raises RefusedError."""
    sent = list(entries)
    given = gathered((name, value) for name, value in sent if name != BODY)
    text = with_data(source, _with_ids(source, data_from(fields, given, source.front.data)))
    body = next((value.replace("\r\n", "\n") for name, value in sent if name == BODY), source.body)
    return text if body == source.body else with_body(text, source, body)


def _with_ids(source: Source, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Number the targets that have no id yet behind all that the file has, or ever had: ids are published."""
    kpis = data.get("kpis")
    if not isinstance(kpis, list) or not all(isinstance(row, DataRow) for row in kpis):
        return data
    if all(not isinstance(row.value, dict) or row.value.get("id") for row in kpis):
        return data
    given = (str(row.value.get("id")) for row in kpis if isinstance(row.value, dict))
    known = _NUMBERED.findall("\n".join([*given, source.text, history.changed_lines(source.file)]))
    fresh = (f"kpi-{number}" for number in count(max(map(int, known), default=0) + 1))
    rows = [
        row
        if not isinstance(row.value, dict) or row.value.get("id")
        else row._replace(value={"id": next(fresh), **row.value})
        for row in kpis
    ]
    return {**data, "kpis": rows}
