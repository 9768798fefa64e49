"""The JSON Schemas of the nested data describe exactly what is published, in both languages."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from machidx.content import loader
from machidx.site.data import NAMES, data_files
from machidx.site.schema.data_schemas import DATA_SCHEMAS, DATA_VERSION, data_schema, data_schema_files
from machidx.site.schema.shapes import closed

from ..conftest import LIBRARY, ROOT
from ..writing import golden

ADDED = "a field was added: raise DATA_VERSION, say so in docs/about/data.md (both languages), then UPDATE_GOLDEN=1"


@pytest.fixture(scope="module", params=[ROOT / "docs", LIBRARY], ids=["real", "tiny"])
def published(request: pytest.FixtureRequest) -> dict[str, Any]:
    library = loader.load(request.param)[0]
    return {Path(path).stem: json.loads(content) for path, content in data_files(library)}


@pytest.mark.parametrize("name", NAMES)
def test_the_published_data_are_exactly_as_described(published: dict[str, Any], name: str) -> None:
    schema = closed(data_schema(name))
    Draft202012Validator.check_schema(schema)
    wrong = Draft202012Validator(schema).iter_errors(published[name])
    assert [f"{error.json_path}: {error.message}" for error in wrong] == []
    assert published[name][name], "an empty list would fit every schema"


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_refuses_what_is_wrong_but_not_what_is_added_later(published: dict[str, Any], name: str) -> None:
    good = published[name][name][0]
    open_ = Draft202012Validator(data_schema(name))
    assert open_.is_valid({name: [{**good, "of_tomorrow": 1}]})
    assert not Draft202012Validator(closed(data_schema(name))).is_valid({name: [{**good, "of_tomorrow": 1}]})
    for field in good:
        assert not open_.is_valid({name: [{key: value for key, value in good.items() if key != field}]}), field
        assert not open_.is_valid({name: [{**good, field: True}]}), field


def _records(schema: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from schema["$defs"].items()


@pytest.mark.parametrize("name", NAMES)
def test_every_field_is_described_in_both_languages(name: str) -> None:
    for record_name, record in _records(data_schema(name)):
        assert record["title"], record_name
        assert record["x-title-en"].isascii(), record_name
        for field, schema in record.get("properties", {}).items():
            assert schema["description"], (record_name, field)
            assert schema["x-description-en"].isascii(), (record_name, field)


def test_a_new_field_raises_the_version() -> None:
    told = [f"version {DATA_VERSION}"]
    for name in NAMES:
        for record_name, record in _records(data_schema(name)):
            for field, schema in record.get("properties", {}).items():
                values = schema.get("enum") or []
                told.append(f"{name} {record_name}.{field} {' '.join(map(str, values))}".rstrip())
    try:
        golden("data_fields.txt", "\n".join(told) + "\n")
    except AssertionError as error:
        raise AssertionError(ADDED) from error


def test_every_schema_is_a_file_with_its_version() -> None:
    files = dict(data_schema_files())
    assert tuple(files) == DATA_SCHEMAS
    for content in files.values():
        schema = json.loads(content)
        assert schema["$id"].endswith(f":{DATA_VERSION}")
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
