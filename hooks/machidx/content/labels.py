"""The English labels shared by all pages: names, units, and the words of every site, by their Japanese.

The words that every site has come with this package; docs/labels.en.yml adds a site's own, or says one differently.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from machidx.content.catalog import Rules
from machidx.content.diagnostics import Problem
from machidx.content.paths import is_file
from machidx.content.source import Source, read_data

FILE = "labels.en.yml"
_BRACES = re.compile(r"\{[^{}]*\}|[{}]")
"""A placeholder, or a brace that belongs to none."""
_OPTIONAL = {"{noun}"}
"""What a town calls its measures: a sentence in English may do without it."""


def read(docs: Path) -> tuple[dict[str, str], Source | None, list[Problem]]:
    """Read the labels of a site: by Japanese string, its docs/labels.en.yml (None without one), and its problems."""
    path = docs / FILE
    if not is_file(path):
        return {**labels_of_all_sites()}, None, []
    source = read_data(path, docs)
    labels, problems = _labels(source)
    return {**labels_of_all_sites(), **labels}, source, problems


@cache
def labels_of_all_sites() -> Mapping[str, str]:
    """The labels that come with this package."""
    here = Path(__file__).parent
    return _labels(read_data(here / FILE, here))[0]


def _labels(source: Source) -> tuple[dict[str, str], list[Problem]]:
    """The labels in a file, and its problems."""
    problems = list(source.problems)
    labels = {}
    for japanese, english in source.front.data.items():
        if not isinstance(english, str) or not english:
            message = f"「{japanese}」の英語を文字で書いてください。"
            problems.append(source.at((japanese,), Rules.WRONG_TYPE, message))
        elif message := _differing(japanese, english):
            problems.append(source.at((japanese,), Rules.WRONG_VALUE, message))
        else:
            labels[japanese] = english
    return labels, problems


def _differing(japanese: str, english: str) -> str:
    """Say (in Japanese) which placeholders one of two texts lacks; "" for none."""
    ours, theirs = set(_BRACES.findall(japanese)), set(_BRACES.findall(english))
    if ours - theirs <= _OPTIONAL and theirs <= ours:
        return ""
    wrong = "".join(f"「{mark}」は日本語にありません。" for mark in sorted(theirs - ours))
    missing = "".join(f"「{mark}」が英語にありません。" for mark in sorted(ours - theirs))
    return f"{wrong}{missing}かっこ {{ }} の中は、日本語と同じ文字にします。"
