"""The new text of a file, from what was sent of its form."""

import re
from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

from machidx.content.rewriting import with_body, with_data
from machidx.content.rows import DataRow
from machidx.content.source import Source
from machidx.site.editing.fields import FormField
from machidx.site.editing.submitted import Entries, data_from, gathered

_NUMBERED = re.compile("kpi-([0-9]{1,9})")
BODY = "body/"
"""The name of the control of the text below the front matter."""


def text_from(source: Source, fields: Sequence[FormField], entries: Entries) -> str:
    """The text of a file with what was sent; unchanged where that says the same. Raises RefusedError."""
    sent = list(entries)
    given = gathered((name, value) for name, value in sent if name != BODY)
    text = with_data(source, _with_ids(data_from(fields, given, source.front.data), source.front.data))
    body = next((value.replace("\r\n", "\n") for name, value in sent if name == BODY), source.body)
    return text if body == source.body else with_body(text, source, body)


def _with_ids(data: Mapping[str, Any], old: Mapping[str, Any]) -> Mapping[str, Any]:
    """Number the targets that have no id yet behind all that have one, and all that the file had: ids are published."""
    kpis = data.get("kpis")
    if not isinstance(kpis, list) or not all(isinstance(row, DataRow) for row in kpis):
        return data
    there = old.get("kpis")
    known = [*(row.value for row in kpis), *(there if isinstance(there, list) else ())]
    ids = [_NUMBERED.fullmatch(str(kpi.get("id"))) for kpi in known if isinstance(kpi, dict)]
    fresh = (f"kpi-{number}" for number in count(max((int(id[1]) for id in ids if id), default=0) + 1))
    rows = [
        row
        if not isinstance(row.value, dict) or row.value.get("id")
        else row._replace(value={"id": next(fresh), **row.value})
        for row in kpis
    ]
    return {**data, "kpis": rows}
