"""Places in a printed plan, such as 第4章 2 or 用語集、5. 方針3: the names in them, and the place in English."""

import re
from collections.abc import Callable

_CHAPTER = re.compile(r"第([0-9]+)章")
_TITLE = re.compile(r"(?P<number>[0-9]+) (?P<title>[^\W\d_]\D*)")
"""A number and the whole title of a section, which may contain signs that otherwise separate places."""
_NAME = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff々]+")
_JOINED = re.compile(rf"(?P<name>{_NAME.pattern})(?P<digits>-?(?=[0-9(\u2460-\u2473]))?")
_SIGNS = str.maketrans({"、": ", ", "～": "–", "（": " (", "）": ")"})


def place_names(place: str) -> tuple[str, ...]:
    """The names in a place that need English: 用語集 and 方針 in 用語集、5. 方針3; none in 第4章 2 or 3.3.1 (1) ②."""
    if title := _titled(place):
        return (title["title"],)
    return tuple(_NAME.findall(_CHAPTER.sub("", place)))


def english_place(place: str, find: Callable[[str], str | None]) -> str | None:
    """A place in English: Glossary, 5. Policy 3. ``find`` returns the English of a name; None if it has none."""
    found = {name: find(name) for name in place_names(place)}
    english = {name: words for name, words in found.items() if words}
    if len(english) < len(found):
        return None
    if title := _titled(place):
        return f"{title['number']} {english[title['title']]}"
    text = _CHAPTER.sub(lambda match: f"Chapter {match[1]}" + "," * (place[match.end() :][:1] == " "), place)
    return _JOINED.sub(
        lambda match: english[match["name"]] + (" " if match["digits"] is not None else ""), text
    ).translate(_SIGNS)


def _titled(place: str) -> re.Match[str] | None:
    match = _TITLE.fullmatch(place)
    return match if match and _NAME.search(match["title"]) else None
