"""Tables of figures in front matter; ``::: table id`` in the body places one."""

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from machidx.model.roles import Name, Printed, Role
from machidx.model.values import Count, Record, Slug, in_bounds


def _cell(value: Any) -> str | int | float | None:
    if isinstance(value, (dict, list, bool)):
        raise PydanticCustomError("words", "文字か数を書いてください。")
    return in_bounds(value) if isinstance(value, (int, float)) else value


Cell: TypeAlias = Annotated[str | int | float | None, BeforeValidator(_cell), Role.CELL]


class Column(Record):
    """A column: its heading and the unit of its numbers."""

    label: Name
    unit: Name | None = None


class Table(Record):
    """A table as printed. A cell is a number, text, or null where the plan leaves it blank."""

    id: Slug
    number: Printed | None = None
    """As printed: 表2-2."""
    caption: Name
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    chart: Literal["bar"] | None = None
    """``bar`` draws the column ``charted``."""
    page: Count | None = None
    note: Name | None = None

    @property
    def charted(self) -> int | None:
        """0-based index of the first column with any number, skipping column 0 (row names); None if there is none."""
        columns = range(1, len(self.columns))
        return next(
            (n for n in columns if any(isinstance(row[n], (int, float)) for row in self.rows if n < len(row))), None
        )
