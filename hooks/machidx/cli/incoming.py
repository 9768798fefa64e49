"""The command ``machidx incoming``: takes in the files that were put into ``incoming/``, in the browser as well."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from machidx.cli import project
from machidx.cli.commands import Command
from machidx.cli.survey import take_books
from machidx.cli.xliff import take_xliff
from machidx.content.failures import RefusedError
from machidx.content.paths import is_file

_FOLDER, _ABOUT = "incoming", "README.md"
_XLIFF, _BOOK = (".xlf", ".xliff"), (".xlsx",)


@click.command(cls=Command, help="incoming フォルダーに届いたファイル（XLIFF、表計算）を取りこみ、消す")
def incoming() -> int:
    """Take in XLIFF files and filled-in surveys; exit status 1 if something was refused.

    A file that was taken in whole is deleted, any other stays, so that it can be sent again under the same name.
    """
    folder = project.root() / _FOLDER
    arrived = [file for file in sorted(folder.rglob("*")) if is_file(file) and file != folder / _ABOUT]
    if not arrived:
        print("incoming フォルダーに、届いたファイルはありません。", file=sys.stderr)
    taken = [*_xliff(_ending(arrived, _XLIFF)), *_books(_ending(arrived, _BOOK))]
    for file in taken:
        file.unlink()
    for file in (each for each in arrived if each.suffix.lower() not in (*_XLIFF, *_BOOK)):
        told = "取りこめるのは、翻訳のファイル（.xlf、.xliff）と、実績のファイル（.xlsx）です。"
        print(f"{file.relative_to(project.root()).as_posix()}: {told}", file=sys.stderr)
    return 0 if len(taken) == len(arrived) else 1


def _ending(files: Sequence[Path], suffixes: tuple[str, ...]) -> list[Path]:
    return [file for file in files if file.suffix.lower() in suffixes]


def _xliff(files: Sequence[Path]) -> list[Path]:
    """Take in XLIFF files one after another; return those of which nothing was refused."""
    return [file for file in files if take_xliff([file]).is_whole]


def _books(files: Sequence[Path]) -> list[Path]:
    """Take in filled-in surveys together; return all of them, or none where there is a mistake in one."""
    try:
        if files:
            take_books(files)
    except RefusedError as refused:
        print(refused, file=sys.stderr)
        return []
    return [*files]
