"""The JSON Schemas of front matter accept every page, refuse a misspelt field, and say in Japanese what it is."""

from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from machidx.content import loader
from machidx.content.library import Library
from machidx.content.page import Page
from machidx.model.field_words import FIELD_WORDS, RECORD_WORDS, VALUE_WORDS
from machidx.model.kinds import KINDS
from machidx.site.schema.front_matter import front_schema, front_schemas, offered

from ..conftest import LIBRARY, ROOT


@pytest.fixture(scope="module", params=[ROOT / "docs", LIBRARY], ids=["real", "tiny"])
def library(request: pytest.FixtureRequest) -> Library:
    return loader.load(request.param)[0]


@pytest.fixture(scope="module")
def schemas(library: Library) -> dict[str, Any]:
    return front_schemas(library)


def _faults(schema: Any, data: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in Draft202012Validator(schema).iter_errors(data)]


def test_every_page_is_accepted(library: Library, schemas: dict[str, Any]) -> None:
    found = {}
    for page in library.pages.values():
        found[page.source.path] = _faults(schemas[page.kind], page.source.front.data)
        if page.english:
            found[page.english.path] = _faults(schemas[f"{page.kind}.en"], page.english.front.data)
    assert {path: faults for path, faults in found.items() if faults} == {}


def test_every_measure_is_accepted_by_its_towns_schema(library: Library) -> None:
    towns = {plan.town: front_schema(KINDS["measure"], offered(library, plan)) for plan in library.plans}
    for page in library.of_kind("measure"):
        assert _faults(towns[page.town], page.source.front.data) == [], page.source.path


def _objects(schema: Any) -> Iterator[tuple[str, str, Any]]:
    for record, inner in [("", schema), *schema.get("$defs", {}).items()]:
        for field, value in inner["properties"].items():
            yield record, field, value


@pytest.mark.parametrize("name", [*KINDS, *(f"{kind}.en" for kind in KINDS)])
def test_every_field_says_what_it_is(schemas: dict[str, Any], name: str) -> None:
    Draft202012Validator.check_schema(schemas[name])
    for record, field, value in _objects(schemas[name]):
        assert value.get("title"), (record, field)
        assert value.get("description", "").endswith(("。", "です。")), (record, field)
    for record, inner in schemas[name].get("$defs", {}).items():
        assert inner["title"], record


def _enumerations(schema: Any) -> Iterator[Any]:
    if isinstance(schema, dict):
        if "enum" in schema:
            yield schema
        for inner in schema.values():
            yield from _enumerations(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from _enumerations(inner)


def test_every_english_value_says_what_it_means(schemas: dict[str, Any]) -> None:
    for name, schema in schemas.items():
        for choice in _enumerations(schema):
            if choice["enum"] == [name] or not all(str(value).isascii() for value in choice["enum"]):
                continue
            assert all(choice.get("enumDescriptions", [""])), (name, choice)


def test_no_words_are_left_over(schemas: dict[str, Any]) -> None:
    classes = {kind.facts.__name__ for kind in KINDS.values()} | {"*", "EnglishWords"}
    fields: dict[str, set[str]] = {}
    values: set[str] = set()
    for schema in schemas.values():
        for record, field, _ in _objects(schema):
            fields.setdefault(record, set()).add(field)
        values |= {value for choice in _enumerations(schema) for value in choice["enum"]}
    for record, field in FIELD_WORDS:
        assert field in fields["" if record in classes else record], (record, field)
    assert RECORD_WORDS.keys() <= classes | fields.keys()
    assert {value for meanings in VALUE_WORDS.values() for value in meanings} <= values


@pytest.fixture
def measure(library: Library) -> tuple[Page, dict[str, Any]]:
    page = next(page for page in library.of_kind("measure") if isinstance(page.source.front.data["departments"], list))
    return page, dict(page.source.front.data)


def test_what_is_misspelt_is_refused(library: Library, measure: tuple[Page, dict[str, Any]]) -> None:
    page, data = measure
    town = library.town(page.town)
    schema = front_schema(KINDS["measure"], offered(library, town))
    assert any("sumary" in fault for fault in _faults(schema, {**data, "sumary": "x"}))
    for field, value in {
        "kind": "mesure",
        "stage": "expandng",
        "themes": ["no-such-theme"],
        "departments": ["ない課"],
        "policy": "99-(9)",
        "checked": 5.5,
        "source": {"section": "1", "page": 0},
    }.items():
        assert _faults(schema, {**data, field: value}), field
    assert _faults(schema, {name: value for name, value in data.items() if name != "title"})
