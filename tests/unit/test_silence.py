"""Nothing is silent: whatever is typed is on the page, or a rule tells; what is written right is not told."""

import re
from html.parser import HTMLParser
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from machidx.markdown.context import TextContext
from machidx.markdown.reading import unshown_lines
from machidx.markdown.rendering import render

from .test_marks import told_in

_ANY = (
    *("{W}", "**{W}**{{W}}が要ります。", "| {W} {{W}} |", "{W} {{W}}", "[{W}](a.md){{W}}", "{W}。{ {W} }"),
    *("{W}{ #a }", "1.{W}", "-{W}", "•\t{W}", "ア {W}", "→{W}", "3. {W}", "4. {W}", "1. {W}", "- {W}"),
    *("    - {W}", "  - {W}", "+ {W}", "* {W}", "１. {W}", "2026. 4. 1 {W}", "1人*{W}*500円", "**{W}**"),
    *("*{W}*", "_{W}_", "__{W}__{W}", r"\\{W}\_{W}", "~~{W}~~", "=={W}==", "{W}  ", "    {W}", "\t{W}"),
    *("# {W}", "#{W}", "## {W} { #b }", "#### {W} ##", "===", "---", "{W}[^1]", "[^1]: {W}", "[^2]: {W}"),
    *("{W}[^2]", "[{W}]: {W}", "[注]: {W}", "[注]", "*[{W}]: {W}", ": {W}", ":   {W}", "> {W}", ">{W}"),
    *("> - {W}", "> 1. {W}", "| {W} | {W} |", "|---|---|", "| {W} |", "|---|", "{W} | {W}", "`{W}`"),
    *('!!! note "{W}"', "!!! note {W}", "    1. {W}", "    文{W}", "&nbsp;{W}&copy;", "<b>{W}</b>"),
    *("<!-- {W} -->", "<https://a.example/{W}>", "![{W}](a.png)", "[{W}][b]", "[b]: https://b.example/"),
    *("::: table t1", "```", "~~~", "", "[TOC]", "$${W}$$", "[[{W}]]", "[[{W}|{W}]]", "- [ ] {W}", "1) {W}"),
    *("（1）{W}", "①{W}", r"\* {W}", "{W}\\"),
)
_RIGHT = (
    *("{W}です。", "**{W}**と[{W}](a.md)と[[{W}]]と`{W}`", "- {W}\n- {W}\n    - {W}"),
    *("1. {W}\n2. {W}\n\n    {W}\n3. {W}", "## {W} { #a }", "### {W} { #b } "),
    *("| {W} | {W} |\n|---|---:|\n| {W} | {W} |\n| {W} | |", "> {W}\n> {W}", "---"),
    *('!!! note "{W}"\n    {W}\n    {W}\n\n    - {W}\n    - {W}', "```text\n- {W}\n```", "{W}<!-- {W} -->"),
    *("![{W}](a.png)", "{W} 1.5% {W} (a) a/b; c: d", "3. {W}\n4. {W}", "<https://a.example/>"),
    *("{W}  \n{W}\n{W}", "- {W}\n\n    {W}\n\n- {W}"),
)


def _numbered(text: str) -> str:
    """The text with a word of its own at each mark."""
    numbers = count(1)
    return re.sub(r"\{W\}", lambda _: f"語{next(numbers)}号", text)


def _bodies(parts: tuple[str, ...], gaps: tuple[str, ...]) -> st.SearchStrategy[str]:
    lines = st.lists(st.tuples(st.sampled_from(parts), st.sampled_from(gaps)), min_size=1, max_size=3)
    return lines.map(lambda pairs: _numbered("".join(part + gap for part, gap in pairs)))


class _Page(HTMLParser):
    """The words of a page, with those that only a picture or a link holds."""

    def __init__(self, made: str) -> None:
        super().__init__()
        self.text = ""
        self.feed(made)
        self.close()

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        self.text += "".join(value or "" for name, value in attrs if name == "alt")

    def handle_data(self, data: str) -> None:
        self.text += data


@settings(max_examples=600)
@given(_bodies(_ANY, ("\n", "\n", "\n\n")))
def test_what_is_typed_is_on_the_page_or_told(body: str) -> None:
    made = render(body, TextContext())
    if told_in(body) or unshown_lines(body, made.reading):
        return
    shown = re.findall(r"語\d+号", _Page(made.html).text)
    hidden = re.findall(r"<!--.*?-->|(?<=\]\()[^)]*\)|\[\[[^\]|]*\|", body)
    gone = {word for part in hidden for word in re.findall(r"語\d+号", part)}
    typed = {*re.findall(r"語\d+号", body)}
    assert typed - gone <= {*shown} <= typed
    assert len({*shown}) == len(shown)


@settings(max_examples=60)
@given(_bodies(_RIGHT, ("\n\n文。\n\n",)))
def test_what_is_written_right_is_as_typed(body: str) -> None:
    assert unshown_lines(body, render(body, TextContext()).reading) == ()
