"""The command line's own words in Japanese: argparse has them in English only."""

import argparse
import re
import sys
from typing import NoReturn

from machidx.language import proposals

_SAID = (
    (r"the following arguments are required: (.+)", r"足りないもの: \1"),
    (
        r"argument (.+): invalid choice: '?(.*?)'? \(choose from (.+)\)",
        r"「\2」は、\1 に書けません。書けるのは \3 です。",
    ),
    (r"argument (.+): invalid \w+ value: '(.*)'", r"「\2」は、\1 に書けません。"),
    (r"argument (.+): expected (?:one|at least one) argument", r"\1 の後に、値が要ります。"),
    (r"argument (.+): not allowed with argument (.+)", r"\1 と \2 は、いっしょに使えません。"),
    (r"argument (.+): ignored explicit argument '(.*)'", r"\1 に、値「\2」は付けられません。"),
    (r"ambiguous option: (.+) could match (.+)", r"\1 は、\2 のどれですか。"),
    (r"argument (.+): (.+)", r"\1: \2"),
    (r"unrecognized arguments: (.+)", r"知らない引数です: \1"),
)
"""What argparse says, and how it is said here."""


class Parser(argparse.ArgumentParser):
    """A parser of arguments that speaks Japanese, as do those of its commands."""

    def __init__(self, **given: object) -> None:
        super().__init__(add_help=False, **given)  # type: ignore[arg-type]
        self._positionals.title, self._optionals.title = "引数", "付けられるもの"
        self.add_argument("-h", "--help", action="help", help="この説明を見せる")

    def format_usage(self) -> str:
        """How the command is written."""
        return super().format_usage().replace("usage:", "使い方:", 1)

    def format_help(self) -> str:
        """All that the command can do."""
        return super().format_help().replace("usage:", "使い方:", 1)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and how it is written."""
        print(self.format_usage(), file=sys.stderr, end="")
        self.exit(2, f"{self.prog}: {_japanese(message)}\n")


def _japanese(message: str) -> str:
    for english, japanese in _SAID:
        if match := re.fullmatch(english, message):
            return match.expand(japanese) + _hint(match)
    return message


def _hint(match: re.Match[str]) -> str:
    """The choice that was meant, where there is a list of them."""
    choices = re.findall(r"[\w-]+", match[3]) if match.re.groups > 2 else []
    near = proposals.nearest(match[2], choices) if choices else ""
    return f" もしかして: {near}" if near else ""
