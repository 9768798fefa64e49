"""English of Japanese strings: names, units, and the words of the site itself."""

from pathlib import Path

from machidx.content.catalog import Rules
from machidx.content.diagnostics import Problem
from machidx.content.source import Source, is_file, read_data

FILE = "labels.en.yml"


def read(docs: Path) -> tuple[dict[str, str], Source | None, list[Problem]]:
    """The English labels that all pages share (docs/labels.en.yml), their file, and what is wrong with it."""
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
