"""One Markdown file: its bytes as text, its front matter, its body, and the place of everything in it."""

import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath

from machidx import frontmatter, markup
from machidx.problems import Code, Place, Problem

MAX_BYTES = 512 * 1024
_FENCE = "---"


@dataclass(eq=False)
class Source:
    """A file as it was read. ``uri`` is its path below docs/, ``path`` the one shown to people."""

    uri: str
    path: str
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
    def section_ids(self) -> frozenset[str]:
        """The ids of the body's h2 and h3."""
        return frozenset(markup.sections(self.body))

    def problem(self, code: Code, message: str, line: int, column: int, proposal: str = "") -> Problem:
        """A problem at a line and column of the file (from 1), with that line as its excerpt."""
        excerpt = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return Problem(Place(self.path, line, column), code, message, proposal, excerpt)

    def at(
        self, path: frontmatter.Path, code: Code, message: str, proposal: str = "", *, of_key: bool = False
    ) -> Problem:
        """A problem at a value (or key) of the front matter."""
        line, column = self.front.position(path, of_key=of_key)
        return self.problem(code, message, line + 1, column + 1, proposal)

    def in_body(self, offset: int, code: Code, message: str, proposal: str = "") -> Problem:
        """A problem at an offset of the body."""
        before = self.body[:offset]
        column = offset - (before.rfind("\n") + 1) + 1
        return self.problem(code, message, self.body_line + before.count("\n"), column, proposal)


def uri_of(path: Path, docs: Path) -> str:
    """A file's path below docs/, composed (macOS writes が as か + ゛)."""
    return unicodedata.normalize("NFC", PurePosixPath(path.relative_to(docs)).as_posix())


def read(path: Path, docs: Path) -> Source:
    """Read one file. Its mistakes are in ``problems``; nothing is raised for them."""
    uri = uri_of(path, docs)
    source = Source(uri, f"{docs.name}/{uri}")
    data = path.read_bytes()
    if len(data) > MAX_BYTES:
        kib = MAX_BYTES // 1024
        source.problems.append(source.problem(Code.TOO_LARGE, f"ファイルが大きすぎます（{kib}KBまで）。", 1, 1))
        return source
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        guess = "Shift_JIS（ANSI）" if _is_shift_jis(data) else "UTF-8でない文字コード"
        message = f"{guess}で保存されています。UTF-8で保存しなおしてください。"
        source.problems.append(source.problem(Code.ENCODING, message, line, 1, "文字コード「UTF-8」で保存"))
        return source
    source.text = text.replace("\r\n", "\n").replace("\r", "\n")
    _split(source)
    return source


def parse(uri: str, text: str) -> Source:
    """A text as a file of its own, wherever it comes from."""
    source = Source(uri, uri, text=text.replace("\r\n", "\n"))
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
        source.problems.append(source.problem(Code.EMPTY, "ファイルが空です。", 1, 1))
        return
    if lines[0].rstrip() != _FENCE:
        message = "1行目は「---」だけの行にし、その下に項目を書きます。"
        source.problems.append(source.problem(Code.NO_FRONT_MATTER, message, 1, 1, _FENCE))
        return
    end = next((n for n, line in enumerate(lines) if n and line.rstrip() == _FENCE), None)
    if end is None:
        message = "項目の終わりを示す「---」の行がありません。"
        source.problems.append(source.problem(Code.UNCLOSED, message, len(lines), 1, _FENCE))
        return
    tabs = [(n, lines[n].index("\t")) for n in range(1, end) if "\t" in lines[n]]
    for number, column in tabs:
        message = "タブ文字は使えません。半角の空白にしてください。"
        source.problems.append(source.problem(Code.TAB, message, number + 1, column + 1, "半角の空白2つ"))
    source.body = "\n".join(lines[end + 1 :])
    source.body_line = end + 2
    if tabs:
        return
    source.front = frontmatter.read("\n".join(["", *lines[1:end]]))
    for mistake in source.front.mistakes:
        line, column = mistake.position
        source.problems.append(source.problem(mistake.code, mistake.message, line + 1, column + 1))
