"""The table of contents of a plan: its titles, and where the text behind it begins."""

import re
from collections.abc import Sequence

from machidx.drafting.numbered import NumberedTitle, is_titling, numbered_title
from machidx.drafting.text_lines import TextLine
from machidx.language.folding import fold

_HEAD = re.compile(r"目\s*次|もくじ|contents", re.IGNORECASE)
_PAGE = re.compile(r"[\s.…‥・．･-]*(?<![0-9０-９])[0-9０-９][0-9０-９ ]*(?:\s*[~～〜-]\s*[0-9０-９ ]+)?$")
_MOST = 200


def parted_contents(lines: Sequence[TextLine]) -> tuple[list[NumberedTitle], list[TextLine]]:
    """Divide the lines of a plan into the titles of its table of contents and the lines behind it."""
    at = next((n for n, line in enumerate(lines) if _HEAD.fullmatch(line.text)), None)
    if at is None:
        return [], list(lines)
    zone = list(lines[at + 1 : at + 1 + _MOST])
    end = next((n for n, line in enumerate(zone) if line.text.endswith("。")), len(zone))
    entries = [_key(line.text) for line in zone[:end]]
    if not entries:
        return [], list(lines[at + 1 :])
    again = max((n for n, entry in enumerate(entries) if entry == entries[0]), default=0)
    paged = max((n + 1 for n, line in enumerate(zone[:end]) if _has_page(line.text)), default=0)
    start = again or paged
    titles = [found for line in zone[:start] if (found := numbered_title(_without_page(line.text)))]
    return titles, [*lines[:at], *lines[at + 1 + start :]]


def folded_title(title: str) -> str:
    """A title for comparison: folded, without spaces and signs."""
    return re.sub(r"[\W_]", "", fold(title))


def _key(text: str) -> str:
    return folded_title(_without_page(text))


def _without_page(text: str) -> str:
    return _PAGE.sub("", text) or text


def _has_page(text: str) -> bool:
    return _PAGE.sub("", text) not in (text, "") and is_titling(text)
