"""The open data page: the tables with their columns, and the nested files."""

from dataclasses import dataclass
from typing import NamedTuple

from machidx.content.outputs import ARCHIVE, DATA, WORKBOOK
from machidx.language.locale import Text
from machidx.views.context import Ref, Scene
from machidx.views.machine_rules import MACHINE_RULES, RULES_ADDRESS, MachineRule
from machidx.views.tables.description import IN_ENGLISH, DataColumn
from machidx.views.tables.tables import TABLES

_KINDS = {"text": "文字", "integer": "整数", "number": "数", "month": "年月"}
ALL_TABLES = (f"{DATA}/{WORKBOOK}", "すべての表（Excel）")
FILES = {
    "data/towns.json": "町と計画（JSON）",
    "data/chapters.json": "計画の章（JSON）",
    "data/measures.json": "町がすること・数字・予定（JSON）",
    "data/terms.json": "ことばの説明（JSON）",
    "data/schema/towns.schema.json": "町と計画の形（JSON Schema）",
    "data/schema/chapters.schema.json": "計画の章の形（JSON Schema）",
    "data/schema/measures.schema.json": "町がすること・数字・予定の形（JSON Schema）",
    "data/schema/terms.schema.json": "ことばの説明の形（JSON Schema）",
    "data/tables.json": "表の説明（CSVW）",
    "data/datapackage.json": "表の説明（Data Package）",
    "data/terms.ttl": "ことばの説明（SKOS、Turtle）",
    "data/terms.tbx": "ことばの説明（TBX 3）",
    "data/catalog.ttl": "データの目録（DCAT-AP、Turtle）",
    f"{DATA}/{ARCHIVE}": "すべてのファイル（ZIP）",
}


class CodeMeaning(NamedTuple):
    """A code, and what it means."""

    code: str
    meaning: str


@dataclass(frozen=True)
class DataColumnView:
    """A column of a table: its name, what it holds, what that means, and the meanings of its codes."""

    name: str
    kind: str
    about: str
    codes: tuple[CodeMeaning, ...]


@dataclass(frozen=True)
class TableFile:
    """A table to download, with its columns."""

    file: Ref
    name: str
    columns: tuple[DataColumnView, ...]


@dataclass(frozen=True)
class DataView:
    """The files to download."""

    workbook: Ref
    """All tables in one file."""
    tables: tuple[TableFile, ...]
    files: tuple[Ref, ...]
    rules: tuple[MachineRule, ...]
    """In the page's language."""
    published_rules: str
    """The address at which the rules are published."""


def view(scene: Scene) -> DataView:
    """The tables, and a link per nested file."""
    return DataView(
        _link(scene, *ALL_TABLES),
        tuple(
            TableFile(
                _link(scene, f"data/{table.name}.csv", table.title),
                f"{table.name}.csv",
                tuple(_column(scene, column) for column in table.columns),
            )
            for table in TABLES
        ),
        tuple(_link(scene, path, words) for path, words in FILES.items()),
        tuple(MachineRule(rule.id, scene.say(rule.asks), scene.say(rule.kept)) for rule in MACHINE_RULES),
        RULES_ADDRESS,
    )


def _link(scene: Scene, path: str, words: str) -> Ref:
    return Ref(Text(scene.say(words), scene.locale), scene.link(f"/{path}"))


def _column(scene: Scene, column: DataColumn) -> DataColumnView:
    about = scene.say(column.about)
    if column.is_english:
        about = scene.say(IN_ENGLISH, what=about)
    codes = tuple(CodeMeaning(code, scene.say(words)) for code, words in column.meanings.items())
    return DataColumnView(column.name, scene.say(_KINDS[column.kind]), about, codes)
