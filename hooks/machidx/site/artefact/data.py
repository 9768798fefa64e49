"""The open data fit their published JSON Schemas, and the archive holds the files beside it."""

import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError

from machidx.content.outputs import ARCHIVE
from machidx.content.outputs import DATA as FOLDER
from machidx.site.artefact.artefact import Artefact
from machidx.site.artefact.fault import DATA, Fault, at_file

_SCHEMAS, _SUFFIX = f"{FOLDER}/schema/", ".schema.json"
_SHOWN = 80
"""Characters of a wrong value that are shown."""


def schema_faults(artefact: Artefact) -> Iterator[Fault]:
    """Yield what in the data does not fit its schema, and schemas without data."""
    for path in artefact.with_suffix(_SUFFIX):
        if not path.startswith(_SCHEMAS):
            continue
        described = f"{FOLDER}/{path.removeprefix(_SCHEMAS).removesuffix(_SUFFIX)}.json"
        if described not in artefact.sizes:
            yield at_file(described, DATA, f"決まり「{path}」がありますが、データがありません。")
        elif (data := _json(artefact, described)) and (schema := _json(artefact, path)):
            yield from _unfit(described, path, data[0], schema[0])


def _json(artefact: Artefact, path: str) -> tuple[Any] | None:
    """The value in a file; None for a broken one, which is told as such."""
    try:
        return (json.loads(artefact.read(path)),)
    except ValueError:
        return None


def _unfit(path: str, schema_path: str, data: Any, schema: Any) -> Iterator[Fault]:
    try:
        Draft202012Validator.check_schema(schema)
    except SchemaError as error:
        yield at_file(schema_path, DATA, f"決まりが JSON Schema ではありません（{error.json_path}）。")
        return
    for unfit in Draft202012Validator(schema).iter_errors(data):
        value = json.dumps(unfit.instance, ensure_ascii=False)[:_SHOWN]
        wrong = f"値 {value} が、「{schema_path}」の {unfit.validator} に合いません。"
        yield at_file(path, DATA, wrong, unfit.json_path)


def archive_faults(artefact: Artefact) -> Iterator[Fault]:
    """Yield the files in the archive that are not as those beside it."""
    path = f"{FOLDER}/{ARCHIVE}"
    if path not in artefact.sizes:
        return
    try:
        with zipfile.ZipFile(io.BytesIO(artefact.read(path))) as archive:
            packed = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, ValueError, OSError):
        return  # told as a broken file
    for name, content in packed.items():
        beside = f"{FOLDER}/{name}"
        if beside not in artefact.sizes:
            yield at_file(path, DATA, f"「{beside}」がありません。", name)
        elif artefact.read(beside) != content:
            yield at_file(path, DATA, f"中身が「{beside}」とちがいます。", name)
