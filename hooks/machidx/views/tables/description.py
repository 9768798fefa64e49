"""What a table of the open data is: its name, its title, and its columns with their meaning."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from machidx.language.locale import ENGLISH
from machidx.views.tables.codes import CODES

CellKind: TypeAlias = Literal["text", "integer", "number", "month"]
"""What a cell holds: words, a whole number, a number, or a month as 2026-03."""


@dataclass(frozen=True)
class DataColumn:
    """A column: its name, what it holds, and what that means, in Japanese."""

    name: str
    kind: CellKind
    about: str
    """Shared by the columns of both languages: see ``IN_ENGLISH``."""
    codes: str = ""
    """The name of the list of codes that its cells take (a key of ``CODES``); "" where they take any value."""

    @property
    def is_english(self) -> bool:
        """Whether the column holds the English of another one's words."""
        return self.name.endswith(f"_{ENGLISH}")

    @property
    def meanings(self) -> dict[str, str]:
        """The meaning of each code that a cell can hold, in Japanese."""
        return CODES[self.codes] if self.codes else {}


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

    @property
    def references(self) -> dict[str, str]:
        """The table to whose ``id`` each column refers, by the column's name."""
        names = [column.name for column in self.columns]
        return {name: table for name, table in _REFERENCES.items() if name in names and not self._describes}

    @property
    def _describes(self) -> bool:
        return self.name in ("columns", "codes")


_REFERENCES = {"town": "towns", "measure": "measures", "kpi": "kpis", "theme": "themes", "term": "terms"}
"""Columns that hold ids, and the tables of these ids."""


def described(name: str, title: str, key: int, columns: str) -> DataTable:
    """Describe a table by lines of a column's name, kind, meaning and, after @, the list of its codes.

    A name that ends in ``_*`` stands for two columns: ``_ja`` and ``_en``.
    """
    lines = (line.split(maxsplit=2) for line in columns.splitlines() if line.strip())
    return DataTable(name, title, key, tuple(column for line in lines for column in _columns(*line)))


def _columns(name: str, kind: str, about: str) -> Iterator[DataColumn]:
    words, _, codes = about.partition("@")
    for each in (name.replace("*", "ja"), name.replace("*", ENGLISH)) if name.endswith("*") else (name,):
        yield DataColumn(each, kind, words.strip(), codes)  # type: ignore[arg-type]


IN_ENGLISH = "{what}（英語）"
"""The meaning of a column that holds the English of another one's words."""


OF_TOWN = """
code         text  団体コード
town         text  計画のid
town_name_*  text  町の名前
"""
"""Columns of the rows about a town."""
OF_MEASURE = f"""
{OF_TOWN}
measure_title_*  text  施策の題名
"""
"""Columns of the rows about a measure, besides its id."""
