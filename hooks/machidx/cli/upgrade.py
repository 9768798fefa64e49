"""The command ``machidx upgrade``: bring a site's files to the present version of the file contract."""

import sys
from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

import click

from machidx.cli import project
from machidx.cli.commands import Command
from machidx.content.failures import RefusedError
from machidx.language.characters import printable

if TYPE_CHECKING:
    from machidx.content.upgrading.planning import UpgradeNote


@click.command(cls=Command, help="machidx を新しくした後、サイトのファイルをいまの書き方にする")
@click.option("--write", is_flag=True, help="ファイルを書きかえる（付けなければ、何が変わるかを見せるだけ）")
def upgrade(*, write: bool) -> int:
    """Print what changes in each file, and what is left to a person; change files only with ``--write``."""
    from machidx.content.upgrading.planning import site_upgrade
    from machidx.content.upgrading.steps import CONTRACT_NOW, newer

    since = project.contract()
    if since > CONTRACT_NOW:
        raise RefusedError(newer(since))
    found = site_upgrade(project.root(), since, numbered=True)
    if not found.is_needed:
        print(f"いまの書き方（版{CONTRACT_NOW}）です。変えるものはありません。")
        return 0
    if write:
        found.write()
    _list((note for file in found.files for note in file.notes), ending="ました" if write else "ます")
    if found.left:
        print("人が直すところ:")
        _list(found.left)
    print(_told(len(found.files), len(found.left), written=write), file=sys.stderr)
    return 0


def _list(notes: "Iterable[UpgradeNote]", ending: str = "ます") -> None:
    """Print notes below the paths of their files; ``ending`` says what will be done or has been done."""
    for path, there in groupby(notes, key=lambda note: note.place.path):
        print(printable(path))
        for note in there:
            print(printable(f"  {note.place.line}行目: {note.said.removesuffix('ます')}{ending}。"))


def _told(files: int, left: int, *, written: bool) -> str:
    """Say what has been done, and what comes next."""
    if not files:
        return "人が直すところだけがあります。直したら、もう一度 machidx upgrade を行います。"
    if not written:
        return f"{files}個のファイルを書きかえます（まだ何も変えていません）。よければ: machidx upgrade --write"
    more = "人が直すところを直してから、もう一度 machidx upgrade --write を行います。" if left else ""
    return f"{files}個のファイルを書きかえました。{more}machidx check で確かめます。"
