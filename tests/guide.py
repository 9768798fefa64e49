"""Collects what the guide tells its readers to type: commands, and examples of front matter and text.

``guide.yml`` says what becomes of each of them; ``test_guide.py`` does it, and fails for what is not listed.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ruamel.yaml import YAML

from machidx.content import source
from machidx.markdown.token import TokenKind
from machidx.markdown.tokens import tokens

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "guide"
TOLD: Mapping[str, Any] = YAML(typ="safe").load((ROOT / "tests" / "guide.yml").read_text(encoding="utf-8"))
_PROGRAM = re.compile(r"(?:machidx|make|git|gh|py|pip|python3?|sudo|cd|\.|\.venv[/\\]\S+)(?: |$)")
_SHELLS = ("sh", "bat")
_CRON = re.compile(r"(?:\S+ ){5}(?=cd )")
_REMARK = re.compile(r" +# .*")
_NOT_TYPED = re.compile(r"make …")
"""Words of the guide for English that begin as a command does."""
_FIELD = re.compile(r"[a-z_]+: \S")
_TERM = re.compile(r"(?:\[\[|［［)[^\[\]［］ ][^\[\]［］]*(?:\]\]|］］)")


class Code(NamedTuple):
    """A piece of code in a page."""

    page: str
    """Its file: measures.en.md."""
    section: str
    """The id of the section."""
    kind: str
    """The word after the fence; "" for a piece within a line."""
    text: str

    @property
    def place(self) -> str:
        """Page and section, equal in both languages: measures#kpis."""
        return f"{self.page.split('.')[0]}#{self.section}"


def pages() -> list[Path]:
    """The files of the guide, in both languages."""
    return sorted(FOLDER.glob("*.md"))


def codes(file: Path) -> Iterator[Code]:
    """Yield the blocks of code of a page, or of README, and the pieces within its lines, in order."""
    is_page = file.is_relative_to(FOLDER)
    body = source.read(file, ROOT / "docs").body if is_page else file.read_text(encoding="utf-8")
    section = "top"
    for token in tokens(body):
        written = body[token.start : token.end]
        if token.kind is TokenKind.HEADING:
            section = token.value
        elif token.kind is TokenKind.BLOCK:
            first, *lines = f"{_indent(body, token.start)}{written}".strip("\n").split("\n")
            shift = len(first) - len(first.lstrip())
            yield Code(file.name, section, first.strip("`~ ") or "text", "\n".join(line[shift:] for line in lines[:-1]))
        elif token.kind is TokenKind.CODE:
            yield Code(file.name, section, "", written.strip("`").strip())


def _indent(body: str, at: int) -> str:
    """The spaces before a place in its line."""
    return re.search(r"[ \t]*\Z", body[:at])[0]  # type: ignore[index]


def commands(code: Code) -> Iterator[str]:
    """Yield the commands that a piece of code holds."""
    if code.kind in _SHELLS or is_typed(code.text):
        yield from lines(code.text)


def lines(text: str) -> Iterator[str]:
    """Yield the commands of a text that is typed, or given to cron, without the remarks behind them."""
    typed = (_REMARK.sub("", _CRON.sub("", line)) for line in text.split("\n"))
    yield from (command for line in typed for command in line.split(" && "))


def is_typed(text: str) -> bool:
    """Whether a piece of code is typed into a terminal."""
    return bool(_PROGRAM.match(_CRON.sub("", text))) and not _NOT_TYPED.match(text)


def examples(code: Code) -> Iterator[str]:
    """Yield the code if it is an example: a block that is not typed, a field with its value, a linked term."""
    if not is_typed(code.text) and (code.kind not in ("", *_SHELLS) or _is_short_example(code.text)):
        yield code.text


def _is_short_example(text: str) -> bool:
    return bool(_FIELD.match(text) or _TERM.fullmatch(text)) and "…" not in text


def put(page: str, example: str) -> str:
    """Put an example into a page: its fields in place of those of the same names; its text at the end, or, if it has
    both, in place of the page's.
    """
    fields, body = _parts(example)
    old, text = _parts(page)
    kept = {**_fields(old), **_fields(fields)}
    texts = [body] if fields and body else [text, body]
    return "\n".join(["---", *kept.values(), "---", "", *(f"{each.strip(chr(10))}\n" for each in texts)])


def _parts(text: str) -> tuple[str, str]:
    """The fields and the text of a page or of an example, which may have only one of them."""
    if text.startswith("---\n"):
        _, fields, body = text.split("---\n", 2)
        return fields, body
    return (text, "") if _FIELD.match(text) or re.match(r"[a-z_]+:\n", text) else ("", text)


def _fields(text: str) -> dict[str, str]:
    """The lines of each top-level field by its name."""
    found = re.findall(r"^([a-z_]+):(.*(?:\n(?:[ \-#].*)?)*)", text, re.MULTILINE)
    return {name: f"{name}:{rest}".rstrip() for name, rest in found}
