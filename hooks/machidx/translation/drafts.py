"""A new English file: the headings in place, what is to be translated as comments."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from machidx.content.failures import RefusedError
from machidx.content.library import Library
from machidx.content.page import Page
from machidx.markdown import markup
from machidx.model import KINDS
from machidx.model.town import Town
from machidx.model.values import EnglishWords
from machidx.translation import label_names

_DEEP = ("policies", "aims", "aliases")


def begin(library: Library, page: Page) -> Path:
    """Write the draft of a page that has no English file yet; the file. Raises RefusedError."""
    path = page.english_file
    if path.exists():
        raise RefusedError(f"{path.name} はもうあります。")
    path.write_text(draft(library, page), encoding="utf-8", newline="\n")
    return path


def draft(library: Library, page: Page) -> str:
    """The text of a page's English file before it is translated; it is not published as it stands."""
    lines = ["---", "# 日本語の文をメモにしてあります。メモの下に英語を書き、メモを消してください。"]
    for name in KINDS[page.kind].words.model_fields:
        text = getattr(page.facts, name, None)
        if text and (name == "title" or name not in (*EnglishWords.model_fields, *_DEEP)):
            lines += [f"# {text}", f"# {name}:"]
    if isinstance(page.facts, Town):
        lines += _policies(page.facts)
    if found := label_names.untranslated(library, page):
        lines += ["# labels:", *(f"#   {_key(name)}:" for name in found)]
    return "\n".join([*lines, "---", "", _body(page.source.body.strip("\n")), ""])


def _policies(town: Town) -> Iterator[str]:
    """A town's policies by their numbers: each text, and each list of aims."""
    policies = list(town.all_policies())
    if any(policy.text for policy in policies):
        yield "# policies:"
    for policy in policies:
        if policy.text:
            yield from (f"#   # {policy.text}", f"#   {_key(policy.number)}:")
    if any(policy.aims for policy in policies):
        yield "# aims:"
    for policy in policies:
        if policy.aims:
            yield f"#   {_key(policy.number)}:"
            yield from (line for aim in policy.aims for line in (f"#     # {aim}", "#     -"))


def _key(name: str) -> str:
    """A name as a key of YAML: in quotes where it would be read as anything else than itself."""
    try:
        is_plain = yaml.safe_load(f"{name}: …") == {name: "…"}
    except yaml.YAMLError:
        is_plain = False
    return name if is_plain else json.dumps(name, ensure_ascii=False)


def _body(body: str) -> str:
    """Headings and marks of tables stay, the rest becomes comments, a block each."""
    out = []
    for block in re.split(r"\n{2,}", body):
        first = block.split("\n", 1)[0]
        kept = first.startswith(("#", ":::")) or markup.blanked(block).strip() == ""
        out.append(block if kept else f"<!--\n{block.replace('-->', '→')}\n-->")
    return "\n\n".join(out)
