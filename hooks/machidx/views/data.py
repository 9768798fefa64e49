"""The open data page: the tables with their columns, and the nested files."""

from dataclasses import dataclass

from machidx.language.locale import Text
from machidx.views.context import Ref, Scene
from machidx.views.tables.description import DataColumn
from machidx.views.tables.tables import TABLES

_KINDS = {"text": "文字", "integer": "整数", "number": "数", "month": "年月"}
FILES = {
    "data/towns.json": "町と計画（JSON）",
    "data/chapters.json": "計画の章（JSON）",
    "data/measures.json": "町がすること・数字・予定（JSON）",
    "data/terms.json": "ことばの説明（JSON）",
    "data/tables.json": "表の説明（CSVW）",
    "data/datapackage.json": "表の説明（Data Package）",
    "data/terms.ttl": "ことばの説明（SKOS、Turtle）",
    "data/terms.tbx": "ことばの説明（TBX 3）",
    "data/catalog.ttl": "データの目録（DCAT-AP、Turtle）",
}


@dataclass(frozen=True)
class DataColumnView:
    """A column of a table: its name, what it holds, what that means (in Japanese)."""

    name: str
    kind: str
    about: Text


@dataclass(frozen=True)
class TableFile:
    """A table to download, with its columns."""

    file: Ref
    name: str
    columns: tuple[DataColumnView, ...]


@dataclass(frozen=True)
class DataView:
    """The files to download."""

    tables: tuple[TableFile, ...]
    files: tuple[Ref, ...]


def view(scene: Scene) -> DataView:
    """The tables, and a link per nested file."""
    return DataView(
        tuple(
            TableFile(
                _link(scene, f"data/{table.name}.csv", table.title),
                f"{table.name}.csv",
                tuple(_column(scene, column) for column in table.columns),
            )
            for table in TABLES
        ),
        tuple(_link(scene, path, words) for path, words in FILES.items()),
    )


def _link(scene: Scene, path: str, words: str) -> Ref:
    return Ref(Text(scene.say(words), scene.locale), scene.link(f"/{path}"))


def _column(scene: Scene, column: DataColumn) -> DataColumnView:
    return DataColumnView(column.name, scene.say(_KINDS[column.kind]), Text(column.about))
