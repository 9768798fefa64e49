"""One file of docs/ as text: a Markdown file with front matter and body, or a YAML file alone."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from machidx.content import frontmatter, parting, strange
from machidx.content.catalog import Rule, Rules
from machidx.content.diagnostics import Place, Problem
from machidx.content.encodings import wrong_encoding
from machidx.content.paths import unreadable, uri_of
from machidx.content.saving import bytes_like, save_all
from machidx.content.yaml_mistakes import Mistake
from machidx.content.yaml_repairs import without_tabs
from machidx.markdown import bounds, markup

MAX_BYTES = 512 * 1024


class Fragment(NamedTuple):
    """A part of one line of a file; line and column are 1-based."""

    line: int
    column: int
    text: str


@dataclass(eq=False)
class Source:
    """A file as it was read."""

    uri: str
    """The path below docs/, composed (NFC)."""
    path: str
    """The path from the project's root, as problems print it; composed (NFC)."""
    file: Path = field(default_factory=Path)
    """The path on the disk; its name may be decomposed (か + ゛)."""
    text: str = ""
    """The whole text, with LF line ends and without a byte order mark."""
    body: str = ""
    """The text after the front matter."""
    body_line: int = 1
    """The line on which the body begins, 1-based."""
    front: frontmatter.FrontMatter = field(default_factory=frontmatter.FrontMatter)
    problems: list[Problem] = field(default_factory=list)

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text, without their ends."""
        return self.text.split("\n")

    @cached_property
    def _line_starts(self) -> list[int]:
        """The offset of each line of the body, from the body's first character."""
        return [0, *(match.end() for match in re.finditer("\n", self.body))]

    @property
    def parted(self) -> tuple[str, str, str]:
        """The text as opening fence, front matter and the rest. Only for a source without problems."""
        above = f"{self.lines[0]}\n"
        front = "".join(f"{line}\n" for line in self.lines[1 : self.body_line - 2])
        return above, front, self.text[len(above) + len(front) :]

    @cached_property
    def sections(self) -> dict[str, str]:
        """The text of the body by the id of its h2 and h3; the text above the first of them is "top"."""
        return markup.sections(self.body)

    def problem(
        self,
        rule: Rule,
        message: str,
        line: int,
        column: int,
        proposal: str = "",
        *,
        wrong: str = "",
        certain: bool = False,
    ) -> Problem:
        """A problem at a line and column of the file (1-based), with that line as its excerpt."""
        excerpt = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return Problem(Place(self.path, line, column), rule, message, proposal, excerpt, wrong, certain)

    def told(self, mistakes: Iterable[Mistake]) -> list[Problem]:
        """Mistakes with positions in the whole text as problems."""
        return [
            self.problem(each.rule, each.message, each.position.line + 1, each.position.column + 1, each.proposal,
                         wrong=each.wrong, certain=each.certain)
            for each in mistakes
        ]  # fmt: skip

    def at(
        self,
        path: frontmatter.KeyPath,
        rule: Rule,
        message: str,
        proposal: str = "",
        *,
        of_key: bool = False,
        in_place: bool = True,
        certain: bool = False,
    ) -> Problem:
        """A problem at a value (or key), or at the nearest place above; ``in_place``: the proposal replaces just it."""
        position = self.front.position(path, of_key=of_key)
        if of_key and path in self.front.keys:
            texts = [str(path[-1])]
        else:
            texts = [fragment.text for fragment in islice(self.written(path), 2)]
        wrong = texts[0] if in_place and len(texts) == 1 else ""
        return self.problem(
            rule, message, position.line + 1, position.column + 1, proposal, wrong=wrong, certain=certain
        )

    def in_body(
        self, offset: int, rule: Rule, message: str, proposal: str = "", *, wrong: str = "", certain: bool = False
    ) -> Problem:
        """A problem at an offset of the body, 0-based."""
        number = bisect_right(self._line_starts, offset) - 1
        line, column = self.body_line + number, offset - self._line_starts[number] + 1
        return self.problem(rule, message, line, column, proposal, wrong=wrong, certain=certain)

    def written(self, path: frontmatter.KeyPath) -> Iterator[Fragment]:
        """A scalar of the front matter as it is written: one fragment per line, with quotes, without a comment.

        Yields nothing for a list or a mapping.
        """
        if how := self.front.written.get(path):
            begin, end = self.front.values[path], how.end
            first = begin.line + 1 if how.style in ("|", ">") else begin.line  # a block's words begin on the next line
            for number in range(first, min(end.line + 1, len(self.lines))):
                start = begin.column if number == begin.line else 0
                stop = end.column if number == end.line else None
                yield Fragment(number + 1, start + 1, self.lines[number][start:stop])


def unread(path: Path, docs: Path, problem: Problem) -> Source:
    """An empty source with one problem, for a path ending in .md that is not a regular file."""
    uri = uri_of(path, docs)
    return Source(uri, f"{docs.name}/{uri}", path, problems=[problem])


def read(path: Path, docs: Path, unsaved: bytes | None = None) -> Source:
    """Read a Markdown file, or what it would hold. Its mistakes are collected in ``problems``, never raised."""
    try:
        return _page(path, docs, _bytes(path) if unsaved is None else unsaved)
    except OSError as error:
        return unread(path, docs, unreadable(path, docs, error))


@lru_cache(maxsize=32768)  # a preview reads all files again after each change
def _page(path: Path, docs: Path, data: bytes) -> Source:
    source = _decoded(path, docs, data)
    if not source.problems:
        _split(source)
    return source


def read_data(path: Path, docs: Path) -> Source:
    """Read a YAML file (``labels.en.yml``) as a front matter without fences. Mistakes are collected as in ``read``."""
    try:
        return _data(path, docs, _bytes(path))
    except OSError as error:
        return unread(path, docs, unreadable(path, docs, error))


@lru_cache(maxsize=64)
def _data(path: Path, docs: Path, data: bytes) -> Source:
    source = _decoded(path, docs, data)
    if not source.problems and not source.text.strip():
        source.problems.append(source.problem(Rules.EMPTY, "ファイルが空です。", 1, 1))
    if not source.problems:
        _parse(source, source.text)
    return source


def write(path: Path, text: str) -> None:
    """Write a file. Keeps line ends and a byte order mark; a new file gets LF and no mark. Raises OSError."""
    write_all({path: text})


def write_all(texts: Mapping[Path, str]) -> None:
    """Write files as ``write`` does, all of them or none. Raises OSError."""
    save_all({path: bytes_like(path.read_bytes() if path.exists() else b"", text) for path, text in texts.items()})


def _bytes(path: Path) -> bytes:
    """The content of a file, cut one byte behind the largest size. Raises OSError."""
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _decoded(path: Path, docs: Path, data: bytes) -> Source:
    """A source with its text, or with the problem that prevents reading it."""
    uri = uri_of(path, docs)
    source = Source(uri, f"{docs.name}/{uri}", path)
    if len(data) > MAX_BYTES:
        kib = MAX_BYTES // 1024
        source.problems.append(source.problem(Rules.TOO_LARGE, f"ファイルが大きすぎます（{kib}KBまで）。", 1, 1))
        return source
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        source.problems.append(wrong_encoding(data, Place(source.path, line)))
        return source
    source.text = text.replace("\r\n", "\n").replace("\r", "\n")
    source.problems += source.told(parting.conflicts(source.text))
    source.problems += source.told(strange.refused(source.text))
    return source


def parse(uri: str, text: str) -> Source:
    """Read a text that is not a file of docs/, such as an earlier version of one."""
    source = Source(uri, uri, text=text.removeprefix("\ufeff").replace("\r\n", "\n"))
    _split(source)
    return source


def _split(source: Source) -> None:
    """Divide the text at the fences into front matter and body."""
    parts = parting.parted(source.lines)
    if isinstance(parts, Mistake):
        source.problems += source.told([parts])
        return
    front = source.lines[1 : parts.body_line - 2]
    tabs = list(without_tabs(["", *front]))
    for tab in tabs:
        source.problems.append(source.problem(Rules.TAB, tab.message, tab.line + 1, tab.column + 1, tab.instead))
    source.body, source.body_line = parts
    if too_much := bounds.excess(source.body):
        source.problems.append(source.in_body(too_much.offset, Rules.TOO_MUCH, too_much.message))
    if not tabs:
        _parse(source, "\n".join(["", *front]))


def _parse(source: Source, text: str) -> None:
    """Parse a front matter; its mistakes become problems of the source."""
    if long := bounds.long_line(text):
        source.problems.append(source.problem(Rules.TOO_MUCH, long.message, long.offset + 1, 1))
        return
    source.front = frontmatter.read(text)
    source.problems += source.told(source.front.mistakes)
