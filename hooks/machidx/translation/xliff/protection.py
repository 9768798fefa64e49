"""Checks a translated text: every code once, and no character that would break one."""

import re
from collections.abc import Iterable, Iterator

from machidx.markdown.lines import BAR
from machidx.markdown.terms import without_terms
from machidx.translation.xliff.placeholders import Mark, Marked, Placeholder, ids

_BREAKS_LINK = re.compile(r"[\[\]\n]")
_BREAKS_TERM = re.compile(r"[\[\]|｜\n]")


def placeholder_faults(
    required: Iterable[int], marked: Marked, codes: dict[int, Placeholder], *, is_row: bool
) -> Iterator[str]:
    """Yield the reasons to refuse a text, in Japanese and English; ``required``: the codes of the Japanese text."""
    found = ids(marked)
    for id in sorted(required):
        if id in codes and not found[id]:
            name = codes[id].name
            yield f"保護された {name} がありません / a protected code is lost: {name}"
    for id, count in found.items():
        name = codes[id].name if id in codes else str(id)
        if id not in codes:
            yield f"知らない印 {name} があります / there is an unknown code: {name}"
        elif count > 1:
            yield f"保護された {name} が{count}回あります / a protected code stands there {count} times: {name}"
    if found.keys() <= codes.keys():
        yield from _misplaced(marked, codes, is_row=is_row)


def _misplaced(marked: Marked, codes: dict[int, Placeholder], *, is_row: bool) -> Iterator[str]:
    around: list[Placeholder] = []
    before: str | Mark = ""
    for piece in marked:
        if isinstance(piece, str):
            yield from _signs(piece, around, is_row=is_row)
        elif piece.part == "close":
            name = around.pop().name
            if isinstance(before, Mark) and before.part == "open":
                yield f"{name} の中にことばがありません / there are no words inside {name}"
        else:
            if around and around[-1].kind == "term":
                name = around[-1].name
                yield f"{name} の中にほかの印があります / another code stands inside {name}"
            if piece.part == "open":
                around.append(codes[piece.id])
        before = piece


def _signs(text: str, around: list[Placeholder], *, is_row: bool) -> Iterator[str]:
    if around:
        sign = (_BREAKS_TERM if around[-1].kind == "term" else _BREAKS_LINK).search(text)
        if sign:
            name = around[-1].name
            yield f"{name} の中に「{sign.group()}」は書けません / “{sign.group()}” cannot stand inside {name}"
    elif is_row and BAR.search(without_terms(text)):
        yield "表の中の「|」は「\\|」と書きます / inside a table write \\| for |"
