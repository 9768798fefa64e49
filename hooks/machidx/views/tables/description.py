"""What a table of the open data is: its name, its title, and its columns with their meaning."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

CellKind: TypeAlias = Literal["text", "integer", "number", "month"]
"""What a cell holds: words, a whole number, a number, or a month as 2026-03."""


@dataclass(frozen=True)
class DataColumn:
    """A column: its name, what it holds, and what that means, in Japanese."""

    name: str
    kind: CellKind
    about: str


@dataclass(frozen=True)
class DataTable:
    """A table: the name of its file, its title, and its columns; the first ``key`` columns name a row."""

    name: str
    title: str
    key: int
    columns: tuple[DataColumn, ...]

    @property
    def primary_key(self) -> dict[str, list[str]]:
        """The columns that name a row, as both kinds of metadata write them; empty where none do."""
        return {"primaryKey": [column.name for column in self.columns[: self.key]]} if self.key else {}


def described(name: str, title: str, key: int, columns: str) -> DataTable:
    """Describe a table by lines of a column's name, kind and meaning."""
    lines = (line.split(maxsplit=2) for line in columns.splitlines() if line.strip())
    found = tuple(DataColumn(column, kind, about) for column, kind, about in lines)  # type: ignore[arg-type]
    return DataTable(name, title, key, found)
