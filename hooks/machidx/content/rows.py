"""New data for a front matter, compared with what the file says: which items of its lists stay, move or are new."""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple


class DataRow(NamedTuple):
    """An item of a list in new data."""

    origin: int | None
    """Which item of the list in the file it is (0-based); None for a new one."""
    value: Any


def without_rows(value: Any) -> Any:
    """Data without Rows."""
    if isinstance(value, DataRow):
        return without_rows(value.value)
    if isinstance(value, Mapping):
        return {name: without_rows(inner) for name, inner in value.items()}
    return [without_rows(inner) for inner in value] if isinstance(value, (list, tuple)) else value


def rows_of(old: Sequence[Any], new: Sequence[Any]) -> list[DataRow]:
    """The items of new data as Rows; without Rows, an item comes from the equal one, or from the one in its place."""
    if all(isinstance(item, DataRow) for item in new):
        return list(new)
    rows = [DataRow(None, item) for item in new]
    matcher = SequenceMatcher(
        None, [repr(item) for item in old], [repr(without_rows(item)) for item in new], autojunk=False
    )
    for _, first, last, start, end in matcher.get_opcodes():
        if last - first == end - start:
            rows[start:end] = [DataRow(origin, new[start + origin - first]) for origin in range(first, last)]
    return rows


def is_same(old: Any, new: Any) -> bool:
    """Whether new data say what the file says, in the same order of items."""
    if isinstance(new, DataRow):
        return is_same(old, new.value)
    if isinstance(old, dict) and isinstance(new, Mapping):
        return old.keys() == new.keys() and all(is_same(old[name], new[name]) for name in old)
    if isinstance(old, list) and isinstance(new, (list, tuple)):
        is_moved = any(isinstance(row, DataRow) and row.origin not in (None, number) for number, row in enumerate(new))
        return len(old) == len(new) and not is_moved and all(map(is_same, old, new))
    return type(old) is type(new) and str(old) == str(new)
