"""Reads the shipped configurations of nginx and Apache."""

import re
import shlex
from collections.abc import Iterator
from typing import NamedTuple

from .servers import HOSTING

NGINX = "".join((HOSTING / "nginx" / name).read_text() for name in ("machidx-http.conf", "machidx-site.conf"))
APACHE = (HOSTING / "apache/htaccess").read_text()
_UTF_8 = "; charset=utf-8"


class Statement(NamedTuple):
    """A directive of nginx: its name with its arguments, inside blocks, the outermost first."""

    blocks: tuple[str, ...]
    words: tuple[str, ...]


def statements(text: str) -> Iterator[Statement]:
    """Yield the directives of a configuration of nginx in order."""
    lexer = shlex.shlex(text, posix=True, punctuation_chars=";{}")
    lexer.whitespace_split = True
    blocks: list[str] = []
    words: list[str] = []
    for token in lexer:
        if token == "{":
            blocks.append(" ".join(words))
        elif token == "}":
            blocks.pop()
        elif token == ";":
            yield Statement(tuple(blocks), tuple(words))
        words = [] if token in ("{", "}", ";") else [*words, token]


def _arguments(name: str, block: str = "") -> list[tuple[str, ...]]:
    """The arguments of each directive of nginx with a name, in a block."""
    around = (block,) if block else ()
    return [words[1:] for blocks, words in statements(NGINX) if words[0] == name and blocks == around]


def of_nginx(path: str) -> dict[str, str]:
    """The headers that nginx adds to a file."""
    said = {name: value for name, value, always in _arguments("add_header") if always == "always"}
    told = {name: _mapped(value, path) if value.startswith("$") else value for name, value in said.items()}
    return {name: value for name, value in told.items() if value}


def _mapped(variable: str, path: str) -> str:
    """The value of a variable of nginx for a path."""
    rows = (words for blocks, words in statements(NGINX) if blocks == (f"map $uri {variable}",))
    values = {words[0]: words[1] for words in rows}
    found = (value for pattern, value in values.items() if re.search(pattern.removeprefix("~"), f"/{path}"))
    return next(found, values["default"])


def types_of_nginx() -> dict[str, str]:
    """The Content-Type of nginx by the ending of a name."""
    with_charset = {*_arguments("charset_types")[0], "text/html"}
    rows = [words for blocks, words in statements(NGINX) if blocks == ("types",)]
    return {end: f"{kind}{_UTF_8 if kind in with_charset else ''}" for kind, *ends in rows for end in ends}


def of_apache(path: str) -> dict[str, str]:
    """The headers that Apache adds to a file."""
    outside = re.sub(r"<If .*?</If>", "", APACHE, flags=re.DOTALL)
    conditions = re.findall(r"<If \"%\{REQUEST_URI\} =~ m#(.*?)#\">(.*?)</If>", APACHE, re.DOTALL)
    inside = (text for pattern, text in conditions if re.search(pattern, f"/{path}"))
    rows = (row for text in (outside, *inside) for row in re.findall(r'Header always set (\S+) "(.*)"', text))
    return dict(rows)


def types_of_apache() -> dict[str, str]:
    """The Content-Type of Apache by the ending of a name."""
    rows = re.findall(r'^AddType "(.*)" (.*)$', APACHE, re.MULTILINE)
    return {end[1:]: kind for kind, ends in rows for end in ends.split()}
