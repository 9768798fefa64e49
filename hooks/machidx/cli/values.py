"""Types of option values, with error messages in Japanese."""

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from machidx.language import proposals, years
from machidx.language.filenames import printable_name

_LAST_PORT = 65535
_Command = TypeVar("_Command", bound=Callable[..., Any])


class OneOf(click.Choice[str]):
    """One of a fixed set of words."""

    def __init__(self, *choices: str) -> None:
        super().__init__(choices)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Format the words for the usage line: text|github."""
        return "|".join(self.choices)

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:
        """List the words to choose from, and suggest the nearest one."""
        near = proposals.nearest(value, self.choices)
        hint = f"もしかして: {near}" if near else ""
        return f"「{value}」は書けません。書けるのは {'、'.join(self.choices)} です。{hint}"


class WordsArgument(click.ParamType[str]):
    """A text to be written into a file."""

    name = "文字"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Decode as UTF-8 in any locale. Raises click.BadParameter for other bytes."""
        try:
            return os.fsencode(str(value)).decode("utf-8")
        except UnicodeError:
            self.fail(f"「{printable_name(str(value))}」の文字コードが UTF-8 ではありません。", param, ctx)


class Port(click.ParamType[int]):
    """A TCP port number."""

    name = "番号"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Convert to int. Raises click.BadParameter above 65535 or for anything but digits."""
        text = str(value)
        if not text.isdecimal() or len(text) > len(str(_LAST_PORT)) or int(text) > _LAST_PORT:
            self.fail(f"「{text}」は使えません。1から{_LAST_PORT}までの数を書きます。", param, ctx)
        return int(text)


class FiscalYearArgument(click.ParamType[int]):
    """A fiscal year, in either era: 令和8年度, 2026年度."""

    name = "年度"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Convert to the Western year in which it begins. Raises click.BadParameter for anything else."""
        try:
            return value if isinstance(value, int) else years.parse_fiscal_year(value)
        except ValueError as error:
            self.fail(f"「{value}」は年度として読めません。{error}", param, ctx)


class MonthArgument(click.ParamType[str]):
    """A month: 令和8年12月, 2026-12."""

    name = "年月"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Convert to 2026-12. Raises click.BadParameter for anything else."""
        try:
            return years.parse_month(value)
        except ValueError as error:
            self.fail(f"「{value}」は年月として読めません。{error}", param, ctx)


class DayArgument(click.ParamType[dt.date]):
    """A day, year first."""

    name = "年-月-日"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """Convert to a date. Raises click.BadParameter for anything but an existing day."""
        try:
            return dt.date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"「{value}」という日はありません。2026-04-01 のように書きます。", param, ctx)


def files_argument(help: str, *, exist: bool = True) -> Callable[[_Command], _Command]:
    """The argument ``files`` of a command: one file or more."""
    path = click.Path(path_type=Path, dir_okay=False, exists=exist)
    return click.argument("files", metavar="ファイル", nargs=-1, required=True, type=path, help=help)
