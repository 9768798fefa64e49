"""Nothing that is typed can run in a reader's browser or load from elsewhere, and `check` tells what would."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from machidx.markdown.context import TextContext
from machidx.markdown.rendering import render
from machidx.rules.check import check

_RUNS = {
    "a table's mark that is a tag": "> ::: table `X--><img src=x onerror=alert(1)>`",
    "a table's mark in a list": "- a\n\n    ::: table `X--><img src=x onerror=alert(1)>`",
    "a table's mark in a note": '!!! note "題"\n    ::: table `X--><img src=x onerror=alert(1)>`',
    "a table's mark in a definition": "語\n:   ::: table `X--><img src=x onerror=alert(1)>`",
    "a table's mark in a footnote": "文[^1]。\n\n[^1]: ::: table `X--><img src=x onerror=alert(1)>`",
    "a table's mark that a comment hides": "::: table <!-- -->X--><img src=x onerror=alert(1)>",
    "a table's mark with a control character": "::: table X--\x02><img src=x onerror=alert(1)>",
    "a handler": '[x](../guide/index.md){ onclick="alert(1)" }',
    "a handler in capitals": '[x](../guide/index.md){ OnClick="alert(1)" }',
    "an address behind a brace in quotes": '[x](../guide/index.md){ a="}" href="&Tab;javascript:alert(1)" }',
    "an address of its own": '[x](../guide/index.md){ href="javascript:alert(1)" }',
    "an address with an entity": "[x](java&#115;cript:alert(1))",
    "an address with a tab": "[x](java&Tab;script:alert(1))",
    "an address with a control character": "[x](\x01javascript:alert(1))",
    "an address with a comment": "[x]<!-- -->(javascript:alert(1))",
    "data": "[x](data:text/html,<script>alert(1)</script>)",
    "vbscript": "[x](vbscript:msgbox)",
    "a reference behind a decoy": "[x][r]\n\n[r]: https://example.org/\n\n> [r]: \x01javascript:alert(1)",
    "a reference in a quotation": "> [x][r]\n>\n> [r]: java&#115;cript:alert(1)",
    "a reference in a list": "- [x]\n\n    [x]: javascript:alert(1)",
    "an address in angle brackets": "<javascript:alert(1)>",
    "a tag": "<img src=x onerror=alert(1)>",
    "a tag in a list": "- <svg onload=alert(1)>",
    "a tag behind code that never ends": "`a\n\n<script>alert(1)</script>`",
    "a style": '文です。\n{ style="background:url(https://example.org/x)" }',
}
_LOADS = {
    "a picture": "![絵](https://example.org/x.png)",
    "a picture without a scheme": "![絵](//example.org/x.png)",
    "a picture by reference": "![絵][r]\n\n[r]: https://example.org/x.png",
    "a picture by a reference in a quotation": "> ![絵][r]\n>\n> [r]: https://example.org/x.png",
    "a picture by reference without a scheme": "![絵][r]\n\n[r]: //example.org/x.png",
    "a set of pictures": '![絵](a.png){ srcset="https://example.org/x.png" }',
    "a ping": '[x](../guide/index.md){ ping="https://example.org/" }',
}
_TYPED = {**_RUNS, **_LOADS}
_HARMLESS = {"class", "id", "title", "lang", "alt", "start", "open", "role", "tabindex", "aria-label", "scope",
             "interestfor", "aria-describedby"}  # fmt: skip


class _Active(HTMLParser):
    """Whatever in a text could run or load: tags, attributes, addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "svg", "iframe", "style", "object", "embed", "base", "meta", "link", "form", "math"):
            self.found.append(tag)
        self.found += [f"{name}={value}" for name, value in attrs if not _is_harmless(name, value or "")]


def _is_harmless(name: str, value: str) -> bool:
    """Whether an attribute can neither run nor load."""
    address = value.strip("\x00\x01\x02 \t\n").lower()
    scheme = address.partition(":")[0] if ":" in re.split("[/#?]", address)[0] else ""
    if name == "src":
        return not scheme and not address.startswith("//")
    return name in _HARMLESS or (name == "href" and scheme in ("", "https", "http", "mailto", "tel"))


def _active(html: str) -> list[str]:
    reader = _Active()
    reader.feed(html)
    reader.close()
    return reader.found


@pytest.mark.parametrize("written", _TYPED.values(), ids=_TYPED)
def test_nothing_active_leaves_the_rendering(written: str) -> None:
    assert _active(render(written, TextContext()).html) == []


@pytest.mark.parametrize("written", _TYPED.values(), ids=_TYPED)
def test_check_tells_it_in_a_text(docs: Path, written: str) -> None:
    page = docs / "guide/index.md"
    page.write_text(f"{page.read_text(encoding='utf-8')}\n\n{written}\n", encoding="utf-8")
    _, found = check(docs)
    assert [problem for problem in found if problem.place.path == "docs/guide/index.md"] != []
