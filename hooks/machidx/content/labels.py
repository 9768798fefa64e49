"""The labels of a language shared by all pages: names, units, and the words of every site, by their Japanese.

The English of the words that every site has comes with this package; docs/labels.en.yml adds a site's own, or says one
differently. Of a further language, docs/ has all.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from machidx.content.catalog import Rules
from machidx.content.diagnostics import Problem
from machidx.content.paths import is_file
from machidx.content.source import Source, read_data
from machidx.language.locale import ENGLISH

FILE = "labels.en.yml"
_BRACES = re.compile(r"\{[^{}]*\}|[{}]")
"""A placeholder, or a brace that belongs to none."""
_OPTIONAL = {"{noun}"}
"""What a town calls its measures: a sentence in English may do without it."""


def read(docs: Path, code: str = ENGLISH) -> tuple[dict[str, str], Source | None, list[Problem]]:
    """Read the labels of a site: by Japanese string, its docs/labels.en.yml (None without one), and its problems.

    ``code``: the language, if it is another one than English.
    """
    path = docs / file_of(code)
    if not is_file(path):
        return {**labels_of_all_sites(code)}, None, []
    source = read_data(path, docs)
    labels, problems = _labels(source)
    return {**labels_of_all_sites(code), **labels}, source, problems


@cache
def labels_of_all_sites(code: str = ENGLISH) -> Mapping[str, str]:
    """The labels of a language that come with this package: those of English."""
    here = Path(__file__).parent
    return _labels(read_data(here / FILE, here))[0] if code == ENGLISH else {}


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


def file_of(code: str) -> str:
    """The name of the file of the labels of a language."""
    return f"labels.{code}.yml"


def _differing(japanese: str, english: str) -> str:
    """Say (in Japanese) which placeholders one of two texts lacks; "" for none."""
    ours, theirs = set(_BRACES.findall(japanese)), set(_BRACES.findall(english))
    if ours - theirs <= _OPTIONAL and theirs <= ours:
        return ""
    wrong = "".join(f"「{mark}」は日本語にありません。" for mark in sorted(theirs - ours))
    missing = "".join(f"「{mark}」が英語にありません。" for mark in sorted(ours - theirs))
    return f"{wrong}{missing}かっこ {{ }} の中は、日本語と同じ文字にします。"
