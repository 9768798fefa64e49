"""Writes new data into a front matter by the places of its values: what has not changed stays byte for byte.

``line_edits`` puts a single field into a file; this compares whole data, as a form or a survey says them.
"""

from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Any, NamedTuple

from machidx.content import strange
from machidx.content.failures import RefusedError
from machidx.content.frontmatter import KeyPath
from machidx.content.rows import is_same, rows_of, without_rows
from machidx.content.source import Source, parse
from machidx.content.yaml_mistakes import Position
from machidx.content.yaml_writing import block_lines, block_text, field_lines, in_flow, inline, is_block, item_lines_of

_CANNOT = "このファイルの書き方は、画面では直せません。ファイルを開いて直します。"


class _Cut(NamedTuple):
    """A replacement in the text: offsets from its first character, end excluded."""

    start: int
    end: int
    text: str


def with_data(source: Source, data: Mapping[str, Any]) -> str:
    """The text of a file with other front matter; lists in ``data`` may hold Rows. New fields follow the order there.

    Raises RefusedError for a front matter that is written in a way that cannot be changed in place. A text that holds
    characters that no file may hold is returned as it is, for the check to tell.
    """
    text = _Places(source).changed((), data)
    read = parse(source.uri, text)
    is_same_again = read.front.data == without_rows(data) and read.body == source.body
    if not is_same_again and not strange.refused(text):
        raise RefusedError(_CANNOT)
    return text


def with_body(text: str, source: Source, body: str) -> str:
    """A text of a file with another body. ``source``: the file, whose body ``text`` still has."""
    return f"{text.removesuffix(source.body)}{body}" if source.body else f"{text.rstrip(chr(10))}\n{body}"


class _Places:
    """The places of a file's values, and the cuts that change them."""

    def __init__(self, source: Source) -> None:
        self.text, self.lines, self.front = source.text, source.lines, source.front
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)

    def changed(self, path: KeyPath, new: Any, start: int = 0, end: int | None = None) -> str:
        """The text between two offsets with a value changed."""
        end = len(self.text) if end is None else end
        pieces, at = [], start
        for cut in sorted(self._value(path, new), key=lambda cut: cut[:2]):
            pieces += [self.text[at : cut.start], cut.text]
            at = cut.end
        return "".join([*pieces, self.text[at:end]])

    def _value(self, path: KeyPath, new: Any) -> list[_Cut]:
        old = self._old(path)
        if is_same(old, new):
            return []
        is_list, is_record = isinstance(old, list), isinstance(old, dict)
        if is_list == isinstance(new, (list, tuple)) and is_record == isinstance(new, Mapping):
            if path in self.front.flows:
                if not (is_list and not old and is_block(without_rows(new))):
                    return [_Cut(self._at(path), self._offset(self.front.flows[path]), self._flow(path, new))]
            elif is_record:
                return self._fields(path, old, new)
            elif is_list and new:
                return self._items(path, old, new)
            elif not is_list:
                return [self._scalar(path, new)]
        return [self._otherwise(path, without_rows(new))]

    def _old(self, path: KeyPath) -> Any:
        value: Any = self.front.data
        for step in path:
            value = value[step]
        return value

    def _offset(self, place: Position) -> int:
        return self.starts[place.line] + place.column

    def _at(self, path: KeyPath) -> int:
        return self._offset(self.front.values[path])

    def _below(self, path: KeyPath) -> int:
        """The offset of the line below a value."""
        return self.starts[self.front.last_line(path) + 1]

    def _scalar(self, path: KeyPath, new: Any) -> _Cut:
        how, start = self.front.written[path], self._at(path)
        if how.style in ("|", ">"):
            is_text = isinstance(new, str) and "\n" in new
            written = block_text(new, how.style, self._margin(path)) if is_text else inline(new)
            return _Cut(start, self._end_of_block(path), written)
        end = self._offset(how.end)
        written = in_flow(new, how.style) if how.in_flow else inline(new, how.style)
        return _Cut(start, end, written if start < end else f" {written}")

    def _end_of_block(self, path: KeyPath) -> int:
        """The offset behind the last line of a text in lines; empty lines below it stay if they are not its own."""
        start, end = self._at(path), self._below(path) - 1
        return end if str(self._old(path)).endswith("\n\n") else start + len(self.text[start:end].rstrip("\n"))

    def _margin(self, path: KeyPath) -> int:
        """The column of the name of a field, or of the dash of an item."""
        return self.front.keys[path].column if path in self.front.keys else self.front.values[path[:-1]].column

    def _flow(self, path: KeyPath, new: Any) -> str:
        """A value inside [ ] or { }, with the words of the file where it has not changed."""
        old = self._old(path)
        if is_same(old, new) and (end := self._end(path)):
            return self.text[self._at(path) : self._offset(end)]
        if isinstance(new, Mapping) and isinstance(old, dict):
            fields = (
                f"{in_flow(name)}: {self._flow((*path, name), inner) if name in old else in_flow(without_rows(inner))}"
                for name, inner in new.items()
            )
            return "{" + ", ".join(fields) + "}"
        if isinstance(new, (list, tuple)) and isinstance(old, list):
            rows = rows_of(old, new)
            items = (
                in_flow(without_rows(row)) if row.origin is None else self._flow((*path, row.origin), row.value)
                for row in rows
            )
            return "[" + ", ".join(items) + "]"
        return in_flow(without_rows(new), self.front.written[path].style if path in self.front.written else "")

    def _end(self, path: KeyPath) -> Position | None:
        how = self.front.written.get(path)
        return how.end if how else self.front.flows.get(path)

    def _fields(self, path: KeyPath, old: Mapping[str, Any], new: Mapping[str, Any]) -> list[_Cut]:
        """The changes of a record that is written in lines."""
        cuts = [cut for name in old if name in new for cut in self._value((*path, name), new[name])]
        first = list(takewhile(lambda name: name not in new, old))
        kept = [name for name in old if name in new]
        if first and kept:  # the first field may stand behind a dash
            cuts.append(_Cut(self._key(path, first[0]), self._key(path, kept[0]), ""))
        gone = [name for name in old if name not in new and name not in first]
        cuts += [_Cut(self._line(path, name), self._below((*path, name)), "") for name in gone]
        return [*cuts, *self._added(path, old, new)]

    def _added(self, path: KeyPath, old: Mapping[str, Any], new: Mapping[str, Any]) -> list[_Cut]:
        """Insert new fields, each behind the nearest one before it in the new order that the file has."""
        before: str | None = None
        column = min(place.column for key, place in self.front.keys.items() if key[:-1] == path)
        out = []
        for name, value in new.items():
            if name in old:
                before = name
                continue
            lines = field_lines(name, without_rows(value), column)
            if before is None:
                at = self._key(path, next(iter(old)))
                out.append(_Cut(at, at, "\n".join(lines).lstrip() + f"\n{' ' * column}"))
            else:
                at = self._below((*path, before))
                out.append(_Cut(at, at, "".join(f"{line}\n" for line in lines)))
        return out

    def _key(self, path: KeyPath, name: str) -> int:
        return self._offset(self.front.keys[*path, name])

    def _line(self, path: KeyPath, name: str) -> int:
        return self.starts[self.front.keys[*path, name].line]

    def _items(self, path: KeyPath, old: Sequence[Any], new: Sequence[Any]) -> list[_Cut]:
        """The changes of a list that is written in lines."""
        rows = rows_of(old, new)
        if [row.origin for row in rows] == list(range(len(old))):
            return [cut for number, row in enumerate(rows) for cut in self._value((*path, number), row.value)]
        margin = " " * self.front.values[path].column
        starts = [self._at(path), *(self._below((*path, number)) for number in range(len(old)))]
        chunks = [
            self.changed((*path, row.origin), row.value, *starts[row.origin : row.origin + 2])
            if row.origin is not None
            else "".join(f"{line}\n" for line in item_lines_of(without_rows(row.value), len(margin)))
            for row in rows
        ]
        return [_Cut(starts[0], starts[-1], margin.join(chunk.removeprefix(margin) for chunk in chunks))]

    def _otherwise(self, path: KeyPath, new: Any) -> _Cut:
        """Write a value of another form (a list in place of a word); a comment on the line of its name stays."""
        if not isinstance(path[-1], str):
            how = self.front.written.get(path)
            end = self._offset(how.end) if how and how.style not in ("|", ">") else self._below(path) - 1
            return _Cut(self._at(path), end, inline(new))
        place = self.front.keys[path]
        line = self.lines[place.line]
        colon = line.index(":", place.column + len(_written_key(line[place.column :], path[-1]))) + 1
        last = self._last_on_line(path, place.line, colon)
        comment = line[last:].rstrip()
        comment = comment if comment.lstrip().startswith("#") else ""
        if is_block(new):
            below = "".join(f"\n{each}" for each in block_lines(new, place.column + 2))
            written = f"{comment}{below}"
        else:
            written = f" {inline(new)}{comment}"
        return _Cut(self.starts[place.line] + colon, self._below(path) - 1, written)

    def _last_on_line(self, path: KeyPath, line: int, colon: int) -> int:
        """The column behind a value if it ends on the line of its name, else that behind the colon."""
        end = self._end(path)
        return end.column if end and end.line == line else colon


def _written_key(line: str, key: str) -> str:
    """The name of a field as it is written at the start of a line."""
    if line[0] not in "\"'":
        return key
    end = 1
    while line[end] != line[0] or line[end : end + 2] == "''":
        end += 2 if line[end] == "\\" or line[end : end + 2] == "''" else 1
    return line[: end + 1]
