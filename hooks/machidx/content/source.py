"""One Markdown file: its bytes as text, its front matter, its body, and the place of everything in it."""

import re
import stat
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath

from machidx.content import failures, frontmatter
from machidx.content.catalog import Rule, Rules
from machidx.content.diagnostics import Place, Problem
from machidx.language import filenames
from machidx.markdown import markup

SUFFIX = ".md"
MAX_BYTES = 512 * 1024
_FENCE = "---"
_MARK = b"\xef\xbb\xbf"
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?= |$)", re.MULTILINE)
_LIKE_MARKDOWN = re.compile(r"(.+?)(\.en)?\.(?:md|mkdn?|mdown|mdwn|markdown|md\.txt)", re.IGNORECASE)


@dataclass(eq=False)
class Source:
    """A file as it was read. ``uri`` is its path below docs/, ``path`` the one shown to people."""

    uri: str
    path: str
    file: Path = field(default_factory=Path)
    """The file itself: its name may be decomposed (か + ゛), which ``uri`` and ``path`` never are."""
    text: str = ""
    body: str = ""
    body_line: int = 1
    """The line, from 1, on which the body begins."""
    front: frontmatter.FrontMatter = field(default_factory=frontmatter.FrontMatter)
    problems: list[Problem] = field(default_factory=list)

    @cached_property
    def lines(self) -> list[str]:
        """The text's lines, for excerpts."""
        return self.text.split("\n")

    @cached_property
    def _line_starts(self) -> list[int]:
        """The offsets in the body at which its lines begin."""
        return [0, *(match.end() for match in re.finditer("\n", self.body))]

    @property
    def parted(self) -> tuple[str, str, str]:
        """The text of a file without problems in three: first fence, front matter, the rest."""
        above = f"{self.lines[0]}\n"
        front = "".join(f"{line}\n" for line in self.lines[1 : self.body_line - 2])
        return above, front, self.text[len(above) + len(front) :]

    @cached_property
    def sections(self) -> dict[str, str]:
        """The body's text by heading id of its h2 and h3; "top" is what stands above."""
        return markup.sections(self.body)

    def problem(
        self, rule: Rule, message: str, line: int, column: int, proposal: str = "", *, wrong: str = ""
    ) -> Problem:
        """A problem at a line and column of the file (from 1), with that line as its excerpt."""
        excerpt = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return Problem(Place(self.path, line, column), rule, message, proposal, excerpt, wrong)

    def at(
        self, path: frontmatter.Path, rule: Rule, message: str, proposal: str = "", *, of_key: bool = False
    ) -> Problem:
        """A problem at a value (or key) of the front matter."""
        line, column = self.front.position(path, of_key=of_key)
        pieces = [(0, 0, str(path[-1]))] if of_key and path in self.front.keys else list(self.written(path))
        wrong = pieces[0][2] if len(pieces) == 1 else ""
        return self.problem(rule, message, line + 1, column + 1, proposal, wrong=wrong)

    def in_body(self, offset: int, rule: Rule, message: str, proposal: str = "", *, wrong: str = "") -> Problem:
        """A problem at an offset of the body."""
        number = bisect_right(self._line_starts, offset) - 1
        line, column = self.body_line + number, offset - self._line_starts[number] + 1
        return self.problem(rule, message, line, column, proposal, wrong=wrong)

    def written(self, path: frontmatter.Path) -> Iterator[tuple[int, int, str]]:
        """A single value of the front matter as it is written, quotes and all, without the comment behind it.

        Line and column (from 1) and text of each of its lines; nothing for a list or a mapping.
        """
        if how := self.front.written.get(path):
            (first, column), (last, end) = self.front.values[path], how.end
            is_block = how.style in ("|", ">")
            for number in range(first + is_block, min(last + 1, len(self.lines))):  # above a block: no words
                start, stop = column if number == first else 0, end if number == last else None
                yield number + 1, start + 1, self.lines[number][start:stop]


def uri_of(path: Path, docs: Path) -> str:
    """A file's path below docs/, composed (macOS writes が as か + ゛)."""
    return unicodedata.normalize("NFC", PurePosixPath(path.relative_to(docs)).as_posix())


def place_of(path: Path, docs: Path) -> Place:
    """Where a file is, in signs that can be printed."""
    if path == docs:
        return Place(docs.name)
    above = "" if path.parent == docs else f"{uri_of(path.parent, docs)}/"
    return Place(f"{docs.name}/{above}{filenames.shown(unicodedata.normalize('NFC', path.name))}")


def like_page(name: str) -> re.Match[str] | None:
    """The match of a file's name that says Markdown: 1 is what stands before ``.md``, 2 ``.en`` where it is there."""
    return _LIKE_MARKDOWN.fullmatch(name)


def is_file(path: Path) -> bool:
    """Whether a file is there, and no link, folder or pipe (``machidx.tree`` tells of those)."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def unreadable(path: Path, docs: Path, error: OSError) -> Problem:
    """The problem of a file or folder that the computer does not let us read."""
    place = place_of(path, docs)
    message = f"「{place.path.rpartition('/')[2]}」が読めません。{failures.why(error)}。"
    return Problem(place, Rules.UNREADABLE, message)


def unread(path: Path, docs: Path, problem: Problem) -> Source:
    """What is there in place of a page's file, but is none."""
    uri = uri_of(path, docs)
    return Source(uri, f"{docs.name}/{uri}", path, problems=[problem])


def read(path: Path, docs: Path) -> Source:
    """Read one file. Its mistakes are in ``problems``; nothing is raised for them."""
    source = _decoded(path, docs)
    if not source.problems:
        _split(source)
    return source


def read_data(path: Path, docs: Path) -> Source:
    """Read a file that is nothing but what a front matter is (``labels.en.yml``), as ``read`` does."""
    source = _decoded(path, docs)
    if not source.problems:
        _parse(source, source.text)
    return source


def write(path: Path, text: str) -> None:
    """Write a file with the line ends and the mark of UTF-8 that it has; a new one with neither CR nor mark."""
    old = path.read_bytes() if path.exists() else b""
    encoding = "utf-8-sig" if old.startswith(_MARK) else "utf-8"
    path.write_text(text, encoding=encoding, newline="\r\n" if b"\r\n" in old else "\n")


def _decoded(path: Path, docs: Path) -> Source:
    """The file with its text, or with the problem that there is none."""
    uri = uri_of(path, docs)
    source = Source(uri, f"{docs.name}/{uri}", path)
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        source.problems.append(unreadable(path, docs, error))
        return source
    if len(data) > MAX_BYTES:
        kib = MAX_BYTES // 1024
        source.problems.append(source.problem(Rules.TOO_LARGE, f"ファイルが大きすぎます（{kib}KBまで）。", 1, 1))
        return source
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        guess = "Shift_JIS（ANSI）" if _is_shift_jis(data) else "UTF-8でない文字コード"
        message = f"{guess}で保存されています。UTF-8で保存しなおしてください。"
        source.problems.append(source.problem(Rules.ENCODING, message, line, 1, "文字コード「UTF-8」で保存"))
        return source
    source.text = text.replace("\r\n", "\n").replace("\r", "\n")
    if conflict := _CONFLICT.search(source.text):
        line = source.text.count("\n", 0, conflict.start()) + 1
        message = (
            "2人の直しがぶつかったままです（<<<<<<<、=======、>>>>>>> の行）。"
            "正しいほうの文だけを残し、3つの行を消します。"
        )
        source.problems.append(source.problem(Rules.CONFLICT, message, line, 1))
    return source


def parse(uri: str, text: str) -> Source:
    """A text as a file of its own, wherever it comes from."""
    source = Source(uri, uri, text=text.removeprefix("\ufeff").replace("\r\n", "\n"))
    _split(source)
    return source


def _is_shift_jis(data: bytes) -> bool:
    try:
        data.decode("cp932")
    except UnicodeDecodeError:
        return False
    return True


def _split(source: Source) -> None:
    """Divide the text into front matter and body."""
    lines = source.lines
    if not source.text.strip():
        source.problems.append(source.problem(Rules.EMPTY, "ファイルが空です。", 1, 1))
        return
    if lines[0].rstrip() != _FENCE:
        message = "1行目は「---」だけの行にし、その下に項目を書きます。"
        source.problems.append(source.problem(Rules.NO_FRONT_MATTER, message, 1, 1, _FENCE))
        return
    end = next((n for n, line in enumerate(lines) if n and line.rstrip() == _FENCE), None)
    if end is None:
        message = "項目の終わりを示す「---」の行がありません。"
        source.problems.append(source.problem(Rules.UNCLOSED, message, len(lines), 1, _FENCE))
        return
    tabs = [(n, lines[n].index("\t")) for n in range(1, end) if "\t" in lines[n]]
    for number, column in tabs:
        message = "タブ文字は使えません。半角の空白にしてください。"
        source.problems.append(source.problem(Rules.TAB, message, number + 1, column + 1, "半角の空白2つ"))
    source.body = "\n".join(lines[end + 1 :])
    source.body_line = end + 2
    if tabs:
        return
    _parse(source, "\n".join(["", *lines[1:end]]))


def _parse(source: Source, text: str) -> None:
    """Read a front matter; its mistakes become the file's problems."""
    source.front = frontmatter.read(text)
    for mistake in source.front.mistakes:
        line, column = mistake.position
        found = source.problem(mistake.rule, mistake.message, line + 1, column + 1, mistake.proposal)
        source.problems.append(found)
