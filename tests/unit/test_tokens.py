"""The tokenizer against Python-Markdown: whatever Markdown makes of a text, the tokens have told."""

import re
from html.parser import HTMLParser
from itertools import count

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from machidx.markdown.context import TextContext
from machidx.markdown.rendering import render
from machidx.markdown.token import TokenKind, decoded
from machidx.markdown.tokens import blanked, tokens

_WORD = "\N{CIRCLED DIGIT ONE}"
_SIGNS = (
    *("`", "``", "```\n", "```", "~~~\n", "\n", "\n\n", "\n> ", "\n- ", "\n1. ", "\n    ", "  ", " ", "\n# ", "\n## "),
    *("| ", "\n|---|\n", "[", "](", ")", "(", "![", "[[", "]]", "{ #", "{ .", "}", ' title="', '"', "'", "<!--", "-->"),
    *("\\", "[^a]", "\n[^a]: ", "\n[a]: ", "[a]", "]: ", "\n: ", '\n!!! note "', "\n::: table a\n", "<https://", ">"),
    *("*", "_", "**", "<b>", "java&#115;cript:", "\t"),
)
_UNQUOTED = tuple(sign for sign in _SIGNS if not {'"', "'"} & {*sign})
_TEXTS = st.lists(st.sampled_from((*_SIGNS, *[_WORD] * 20)), max_size=24).map("".join)
_UNQUOTED_TEXTS = st.lists(st.sampled_from((*_UNQUOTED, *[_WORD] * 20)), max_size=24).map("".join)
"""Without quotation marks: Python-Markdown loses words behind one in a link that does not end."""


def _numbered(text: str) -> str:
    """The text with a word of its own at each mark."""
    numbers = count()
    return re.sub(_WORD, lambda _: f"w{next(numbers)}x", text)


class _Page(HTMLParser):
    """The attributes of a page, and its words in and outside of code."""

    def __init__(self, made: str) -> None:
        super().__init__()
        self.attributes: list[tuple[str, str]] = []
        self.code: list[str] = []
        self.words: list[str] = []
        self._in_code = 0
        self.feed(made)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_code += tag == "code"
        is_heading = re.fullmatch("h[1-6]", tag)  # Markdown makes an id of its words where none is typed
        self.attributes += [("heading" if is_heading and name == "id" else name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        self._in_code -= tag == "code"

    def handle_data(self, data: str) -> None:
        (self.code if self._in_code else self.words).extend(re.findall(r"w\d+x", data))


@settings(max_examples=1000)
@given(_TEXTS.map(_numbered))
def test_each_address_is_told(text: str) -> None:
    told = {token.value for token in tokens(text)}
    for address in render(text, TextContext()).addresses:
        assert decoded(address) in told or address.startswith(("#fn:", "#fnref"))


@settings(max_examples=1000)
@given(_TEXTS.map(_numbered))
def test_each_attribute_that_is_typed_is_in_a_token(text: str) -> None:
    made = _Page(render(text, TextContext()).html)
    braces = "".join(re.findall(r"\{[^\n]*", text))
    made.attributes = [(name, value) for name, value in made.attributes if name != "heading" or value in braces]
    typed = {word for _, value in made.attributes for word in re.findall(r"w\d+x", value)}
    assert typed <= {word for token in tokens(text) for word in re.findall(r"w\d+x", text[token.start : token.end])}


@settings(max_examples=1000)
@given(_TEXTS.map(_numbered))
def test_what_is_taken_as_code_is_code(text: str) -> None:
    assume(text.count("[^a]:") < 2)
    page = _Page(render(text, TextContext()).html)
    addresses = [token for token in tokens(text) if token.kind is TokenKind.DEFINITION]
    for token in tokens(text):
        is_address = any(each.start <= token.start < each.end for each in addresses)
        if token.kind in (TokenKind.CODE, TokenKind.BLOCK) and not is_address:
            assert not set(re.findall(r"w\d+x", text[token.start : token.end])) - set(page.code)


@settings(max_examples=1000)
@given(_UNQUOTED_TEXTS.map(_numbered))
def test_words_outside_of_tokens_are_read_as_they_are_typed(text: str) -> None:
    assume(text.count("[^a]:") < 2)
    page = _Page(render(text, TextContext()).html)
    hidden = [(token.start, token.end) for token in tokens(text)]
    for word in re.finditer(r"w\d+x", text):
        if not any(start <= word.start() < end for start, end in hidden):
            assert word.group() in (*page.words, *page.code)


@given(_TEXTS)
def test_offsets_stay_and_tokens_are_in_order(text: str) -> None:
    found = tokens(text)
    assert len(blanked(text)) == len(text)
    assert list(found) == sorted(found, key=lambda token: (token.start, -token.end))
    assert all(0 <= t.start <= t.words[0] <= t.words[1] <= t.end <= len(text) for t in found)
