"""The tables are as their description for the web (CSVW) says: columns, values, keys, and rows that others name."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from machidx.content.outputs import DATA as FOLDER
from machidx.site.artefact.artefact import Artefact
from machidx.site.artefact.fault import DATA, Fault, at_file

_DESCRIPTION = f"{FOLDER}/tables.json"
_BOM = "\ufeff"
_VALUES = {
    "integer": re.compile(r"[+-]?\d+"),
    "number": re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[Ee][+-]?\d+)?"),
    "gYearMonth": re.compile(r"-?\d{4}-(?:0[1-9]|1[0-2])"),
    "date": re.compile(r"\d{4}-\d\d-\d\d"),
    "boolean": re.compile("true|false|0|1"),
}
"""How values of each data type are written; those of other types may be anything."""
_Rows: TypeAlias = Sequence[Mapping[str, str]]


def table_faults(artefact: Artefact) -> Iterator[Fault]:
    """Yield what is wrong with the tables that the description names."""
    try:
        described = {table["url"]: table["tableSchema"] for table in json.loads(artefact.read(_DESCRIPTION))["tables"]}
    except (OSError, ValueError, LookupError, TypeError):
        yield at_file(_DESCRIPTION, DATA, "表の説明（CSVW）が読めません。")
        return
    tables: dict[str, _Rows] = {}
    for name, schema in described.items():
        path = f"{FOLDER}/{name}"
        if path not in artefact.sizes:
            yield at_file(path, DATA, f"「{_DESCRIPTION}」にある表がありません。")
            continue
        columns = [column["name"] for column in schema["columns"]]
        try:
            reader = csv.DictReader(io.StringIO(artefact.read(path).decode().removeprefix(_BOM), newline=""))
            tables[name] = list(reader)
        except (UnicodeError, csv.Error):
            continue  # told as a broken file
        if list(reader.fieldnames or ()) != columns:
            yield Fault(path, 1, 1, DATA, f"列の名前が「{_DESCRIPTION}」とちがいます。")
            del tables[name]
    for name, rows in tables.items():
        yield from _cell_faults(f"{FOLDER}/{name}", rows, described[name])
        yield from _key_faults(f"{FOLDER}/{name}", rows, described[name], tables)


def _cell_faults(path: str, rows: _Rows, schema: Mapping[str, Any]) -> Iterator[Fault]:
    for column in schema["columns"]:
        kind = column.get("datatype", "string")
        form = re.compile(kind["format"]) if isinstance(kind, dict) and "format" in kind else _VALUES.get(str(kind))
        if not form and not column.get("required"):
            continue
        name = column["name"]
        for number, row in enumerate(rows, 1):
            value = row[name] or ""
            if (not value and column.get("required")) or (value and form and not form.fullmatch(value)):
                yield at_file(path, DATA, f"「{value}」は、この列の値ではありません。", f"{number}件目の {name}")


def _key_faults(path: str, rows: _Rows, schema: Mapping[str, Any], tables: Mapping[str, _Rows]) -> Iterator[Fault]:
    """Yield rows with the key of another one, and rows that name one that is not there."""
    key, seen = _listed(schema.get("primaryKey")), set[tuple[str, ...]]()
    for number, row in enumerate(rows, 1):
        own = tuple(row[name] for name in key)
        if key and (own in seen or not all(own)):
            wrong = f"「{'、'.join(own)}」が、空か、もうあります。"
            yield at_file(path, DATA, wrong, f"{number}件目の {'、'.join(key)}")
        seen.add(own)
    for foreign in schema.get("foreignKeys", ()):
        to, names = foreign["reference"], _listed(foreign["columnReference"])
        others = tables.get(to["resource"])
        if others is None:
            continue
        known = {tuple(row[name] for name in _listed(to["columnReference"])) for row in others}
        for number, row in enumerate(rows, 1):
            own = tuple(row[name] for name in names)
            if all(own) and own not in known:
                wrong = f"「{'、'.join(own)}」が、「{to['resource']}」にありません。"
                yield at_file(path, DATA, wrong, f"{number}件目の {'、'.join(names)}")


def _listed(names: str | Sequence[str] | None) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names or ())
