"""Shapes of records in the open data, written as lines, and the JSON Schemas made of them."""

import json
from typing import Any, get_args

from machidx.model.chapter import SectionFact
from machidx.model.kpi import Comparison, Kpi
from machidx.model.measure import Extent, Measure, Phase, Progress, Stage, Step
from machidx.model.term import Term
from machidx.model.town import Department
from machidx.model.values import Missing
from machidx.progress.judgement import JudgedStatus
from machidx.views.linked_data import Json

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Json = {"type": "string"}
_BOTH = {"ja": "日本語", "en": "英語"}
_TYPES: dict[str, Json] = {
    "text": _TEXT,
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "fy": {"type": "integer", "minimum": 1868, "maximum": 2999},
    "month": {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$"},
    "code": {"type": "string", "pattern": "^[0-9]{6}$"},
    "id": {"type": "string", "pattern": r"^\S+$"},
    "web": {"type": "string", "format": "uri", "pattern": "^https://"},
}


def _values(annotation: Any) -> list[str]:
    """The values of ``Literal`` in an annotation, in its order."""
    inner = get_args(annotation)
    texts = [each for each in inner if isinstance(each, str)]
    return texts or [value for each in inner for value in _values(each)]


def _field(model: Any, name: str) -> list[str]:
    return _values(model.model_fields[name].annotation)


_CHOICES = {
    "stage": _values(Stage),
    "audience": _field(Measure, "audience"),
    "scope": _field(Department, "scope"),
    "missing": _values(Missing),
    "kpi_type": _field(Kpi, "type"),
    "direction": _field(Kpi, "direction"),
    "comparison": _values(Comparison),
    "status": _values(JudgedStatus),
    "rule": ["site", "town"],
    "step": _values(Step),
    "extent": _values(Extent),
    "phase_extent": _field(Phase, "extent"),
    "progress": _field(Progress, "status"),
    "section_state": _field(SectionFact, "state"),
    "term_kind": _field(Term, "term_kind"),
}


def record(title: str, lines: str) -> Json:
    """The schema of a record, from its title (日本語 / English) and a line per field: name, type, meaning in both.

    A type is a word (``text``), a choice (``@stage``), or another record (``Kpi``). ``[]`` behind it: a list of these;
    ``?``: or null; a name with ``?`` behind it may be absent.
    """
    properties: Json = {}
    required = []
    for line in filter(None, map(str.strip, lines.splitlines())):
        name, kind, about = line.split(maxsplit=2)
        if not name.endswith("?"):
            required.append(name)
        properties[name.removesuffix("?")] = {**_type(kind), **_about(about)}
    return {"type": "object", **_titled(title), "properties": properties, "required": required}


def _about(about: str) -> Json:
    japanese, _, english = about.partition(" / ")
    return {"description": japanese, "x-description-en": english}


def _titled(title: str) -> Json:
    japanese, _, english = title.partition(" / ")
    return {"title": japanese, "x-title-en": english}


def _type(kind: str) -> Json:
    if kind.endswith("[]"):
        return {"type": "array", "items": _type(kind[:-2])}
    if kind.endswith("?"):
        inner = _type(kind[:-1])
        return {"anyOf": [inner, {"type": "null"}]} if "$ref" in inner else _or_null(inner)
    if kind.startswith("@"):
        return {"type": "string", "enum": _CHOICES[kind[1:]]}
    return {"$ref": f"#/$defs/{kind}"} if kind[0].isupper() else dict(_TYPES[kind])


def _or_null(inner: Json) -> Json:
    values = {"enum": [*inner["enum"], None]} if "enum" in inner else {}
    return {**inner, "type": [inner["type"], "null"], **values}


def _pair(title: str, *, japanese: bool, english: bool) -> Json:
    """The schema of a value in both languages; whether each may be null."""
    types = {"ja": ["string", "null"] if japanese else "string", "en": ["string", "null"] if english else "string"}
    inner = {name: {"type": types[name], **_about(f"{_BOTH[name]} / {about}")} for name, about in _ENGLISH.items()}
    return {"type": "object", **_titled(title), "properties": inner, "required": ["ja", "en"]}


_ENGLISH = {"ja": "in Japanese", "en": "in English"}
SHARED: Json = {
    "Words": _pair("ことば（英語がまだなければnull） / Words; null where not translated", japanese=False, english=True),
    "Texts": _pair("文（なければnull） / A text; null where there is none", japanese=True, english=True),
    "Links": _pair("ページの住所（サイトの根から） / Paths from the site's root", japanese=False, english=False),
    "Source": record(
        "計画書の中の場所 / A place in the plan's document",
        """
        section  text      章や節 / section as printed
        page     integer?  印刷されたページ / page as printed
        """,
    ),
    "Department": record(
        "担当課 / A department in charge",
        """
        name   Words   名前 / name
        scope  @scope  department=1つの課、whole_office=役場全体、class=計画が述べる課のまとまり / one department, the whole office, or a class of departments
        """,
    ),
}


def closed(schema: Any) -> Any:
    """A schema that also refuses what it does not describe: for tests. Readers allow fields that are added later."""
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {name: closed(value) for name, value in schema.items()}
    return {**inner, "additionalProperties": False} if "properties" in schema else inner


def schema_text(schema: Json) -> str:
    """A schema as the text of a file."""
    return f"{json.dumps(schema, ensure_ascii=False, indent=1)}\n"
