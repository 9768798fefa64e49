"""Compares the words typed in a body with the words that its page shows, by plain rules of its own.

Independent of the tokenizer and the renderer: it must find what they lose.
"""

import re
from collections import Counter
from html.parser import HTMLParser

_WORD = re.compile("[々〆ぁ-ゖァ-ヺー一-鿿㐀-䶿]+")
"""Kana and kanji: no rule folds or converts them."""
_UNSHOWN = (
    re.compile(r"<!--.*?-->", re.DOTALL),  # notes of the editors
    re.compile(r"(?:\[\[|［［)[^\[\]［］|｜\n]*(?:\\?\||｜)"),  # the term meant, where other words are shown
    re.compile(r"\]\([^\s()]*"),  # an address
    re.compile(r"\]\[[^\[\]\n]*\]"),  # the name of a reference
    re.compile(r"\[\^[^\[\]\n]*\]"),  # the name of a footnote
    re.compile(r"^[ >\t]*\[[^\[\]\n]*\]:[ \t]*\S*", re.MULTILINE),  # the name and address of a definition
    re.compile(r"^[ >\t]*\*\[[^\[\]\n]*\]:", re.MULTILINE),  # the name of an abbreviation
)
_SPOKEN = ("alt", "title", "aria-label")


def typed(body: str) -> Counter[str]:
    """Count the words of a body that its page should show."""
    for pattern in _UNSHOWN:
        body = pattern.sub(" ", body)
    return Counter(_WORD.findall(body))


def lost(body: str, html: str) -> list[str]:
    """Return the words that a page shows less often than its body has them."""
    there = shown(html)
    return [word for word, count in typed(body).items() if there.count(word) < count]


def shown(html: str) -> str:
    """Return the text of a page's article, and what is read aloud of its elements."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return f"{''.join(reader.text)}\n{chr(10).join(reader.spoken)}"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.spoken: list[str] = []
        self._is_inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_inside = self._is_inside or tag == "article"
        if self._is_inside:
            self.spoken += [value for name, value in attrs if name in _SPOKEN and value]

    def handle_endtag(self, tag: str) -> None:
        self._is_inside = self._is_inside and tag != "article"

    def handle_data(self, data: str) -> None:
        if self._is_inside:
            self.text.append(data)
