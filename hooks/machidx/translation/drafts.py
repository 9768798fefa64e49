"""Drafts of English files: headings in place, the Japanese to be translated as comments."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from machidx.content import frontmatter
from machidx.content.failures import RefusedError
from machidx.content.library import Library
from machidx.content.page import Page
from machidx.markdown import markup
from machidx.markdown.lines import LineKind, read_line
from machidx.markdown.tokens import blanked
from machidx.model.roles import Path as FieldPath
from machidx.translation import label_names

_TOP = ("---", "draft: true  # 訳しおわったら、この行を消します。 Delete this line when you have finished.")


def begin(library: Library, page: Page) -> Path:
    """Write the draft of a page's English file and return its path. Raises RefusedError if the file exists."""
    path = page.english_file
    if path.exists():
        raise RefusedError(f"{path.name} はもうあります。")
    path.write_text(draft(library, page), encoding="utf-8", newline="\n")
    return path


def draft(library: Library, page: Page) -> str:
    """Return the draft of a page's English file. A draft is not published."""
    memo = "# 日本語の文をメモにしてあります。メモの下に英語を書き、メモを消してください。"
    texts = [(leaf.english, _on_one_line(leaf.text)) for leaf in page.sentences if leaf.is_needed]
    front = (*_TOP, memo, *_fields(texts), *_names(library, page), "---")
    return "\n".join([*front, "", _body(page.source.body.strip("\n")), ""])


def outline(library: Library, page: Page, *, asks_names: bool) -> str:
    """Return a short draft of a page's English file: with no Japanese but names, and headings by their ids alone."""
    texts = [(leaf.english, "") for leaf in page.sentences if leaf.is_needed]
    found = markup.headings(page.source.body)
    headings = [f"{'#' * heading.level} {{ #{heading.id} }}\n" for heading in found if heading.id]
    names = _names(library, page) if asks_names else ()
    return "\n".join([*_TOP, *_fields(texts), *names, "---", "", *headings])


def _names(library: Library, page: Page) -> Iterator[str]:
    """Yield YAML comments that ask for the English of names."""
    if found := label_names.untranslated(library, page):
        yield from ("# labels:", *(f"#   {_key(name)}:" for name in found))


def _fields(texts: list[tuple[FieldPath, str]], depth: int = 0) -> Iterator[str]:
    """Yield YAML comments: each Japanese text, if any, above the key or item for its English, grouped by field."""
    inside: dict[str | int, list[tuple[FieldPath, str]]] = {}
    for (step, *rest), text in texts:
        inside.setdefault(step, []).append((tuple(rest), text))
    margin = f"# {'  ' * depth}"
    for step, found in inside.items():
        place = margin + ("-" if isinstance(step, int) else f"{_key(step)}:")
        if found[0][0]:
            yield from (place, *_fields(found, depth + 1))
        else:
            text = found[0][1]
            yield from (f"{margin}{'# ' if depth else ''}{text}", place) if text else (place,)


def _on_one_line(text: str) -> str:
    """Return a text without line ends and other signs that cannot stand in a comment."""
    return "".join(sign if _is_seen(sign) else " " for sign in text)


def _is_seen(sign: str) -> bool:
    return sign.isprintable() or sign == "\u3000"


def _key(name: str) -> str:
    """Return a name as a YAML key, quoted only if YAML would read it as something else."""
    line = f"{name}: …"
    front = frontmatter.read(line)
    try:
        is_plain = not front.mistakes and yaml.safe_load(line) == front.data == {name: "…"}
    except (yaml.YAMLError, ValueError):  # what looks like a day, and is none
        is_plain = False
    if is_plain and _on_one_line(name) == name:
        return name
    quoted = json.dumps(name, ensure_ascii=False)
    return "".join(sign if _is_seen(sign) else f"\\U{ord(sign):08x}" for sign in quoted)


def _body(body: str) -> str:
    """Keep headings, table marks and code; turn each other block of lines into a comment."""
    out = []
    for block in re.split(r"\n{2,}", body):
        first = block.split("\n", 1)[0]
        kept = read_line(first).kind in (LineKind.HEADING, LineKind.TABLE_MARK) or blanked(block).strip() == ""
        out.append(block if kept else f"<!--\n{block.replace('-->', '→')}\n-->")
    return "\n\n".join(out)
