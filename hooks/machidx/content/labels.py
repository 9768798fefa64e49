"""The English labels shared by all pages: names, units, and the site's own words, by their Japanese."""

from pathlib import Path

from machidx.content.catalog import Rules
from machidx.content.diagnostics import Problem
from machidx.content.paths import is_file
from machidx.content.source import Source, read_data

FILE = "labels.en.yml"


def read(docs: Path) -> tuple[dict[str, str], Source | None, list[Problem]]:
    """Read docs/labels.en.yml: labels by Japanese string, the file (None without one), and its problems."""
    path = docs / FILE
    if not is_file(path):
        return {}, None, []
    source = read_data(path, docs)
    problems = list(source.problems)
    labels = {}
    for japanese, english in source.front.data.items():
        if isinstance(english, str) and english:
            labels[japanese] = english
        else:
            message = f"「{japanese}」の英語を文字で書いてください。"
            problems.append(source.at((japanese,), Rules.WRONG_TYPE, message))
    return labels, source, problems
