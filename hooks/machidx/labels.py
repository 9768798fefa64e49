"""English of Japanese strings: names, units, and the words of the site itself."""

from pathlib import Path
from typing import NamedTuple

from machidx.problems import Code, Problem
from machidx.source import Source, is_file, read_data

JAPANESE = "ja"
LOCALES = ("ja", "en")
FILE = "labels.en.yml"


class Text(NamedTuple):
    """A text and the language it is really in: an untranslated label stays Japanese."""

    text: str
    locale: str = JAPANESE


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
            problems.append(source.at((japanese,), Code.WRONG_TYPE, message))
    return labels, source, problems
