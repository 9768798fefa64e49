"""Suggestions for misspelled names (もしかして), and whether one surely is the name that was meant."""

import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from machidx.language.folding import fold

_KANJI_OR_DIGIT = re.compile("[\u3400-\u9fff々0-9]")
_ALIKE = 75


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().replace(" ", "")


def nearest(value: object, known: Iterable[str], *, least: int = 55) -> str:
    """The known name most similar to the value; "" if none scores ``least`` (0 = unrelated, 100 = identical)."""
    best = process.extractOne(str(value), sorted(set(known)), scorer=fuzz.ratio, processor=_folded, score_cutoff=least)
    return str(best[0]) if best else ""


def is_path_variant(written: str, name: str) -> bool:
    """Whether a path is only another spelling of one: of one of its parts, with the same ending.

    The folders that two paths share make them no more alike: themes/gis.md and themes/index.md.
    """
    a, b = PurePosixPath(written), PurePosixPath(name)
    if a.suffix != b.suffix or len(a.parts) != len(b.parts):
        return False
    other = [pair for pair in zip(a.with_suffix("").parts, b.with_suffix("").parts, strict=True) if pair[0] != pair[1]]
    return len(other) == 1 and is_variant(*other[0])


def is_variant(written: str, name: str) -> bool:
    """Whether a text is only another spelling of a name: slips of letters or kana, or kanji of the same sound.

    Other kanji and other digits make another name: 総務課 and 税務課, midori-1-1 and midori-1-2.
    """
    a, b = fold(written).replace(" ", ""), fold(name).replace(" ", "")
    changed = "".join(
        a[op.src_start : op.src_end] + b[op.dest_start : op.dest_end]
        for op in Levenshtein.opcodes(a, b)
        if op.tag != "equal"
    )
    if not changed:
        return True
    if not _KANJI_OR_DIGIT.search(changed):
        return fuzz.ratio(a, b) >= _ALIKE
    return not any(sign.isdecimal() for sign in changed) and _sound(a) == _sound(b)


def _sound(text: str) -> str:
    """How a text sounds, without the marks of voiced kana: 通り is read とおり or どおり."""
    from machidx.language.readings import sound  # noqa: PLC0415 - only a mistake needs the analyser

    return unicodedata.normalize("NFD", sound(text)).replace("\u3099", "")
