"""The command ``machidx picture``: make pictures fit to be published."""

from pathlib import Path

import click

from machidx.cli.commands import Command
from machidx.cli.values import files_argument


@click.command(cls=Command, help="画像を小さくし、撮った場所などの記録を消す")
@files_argument("画像のファイル（そのまま書きかえる）")
def picture(files: tuple[Path, ...]) -> int:
    """Write pictures again, smaller and without their records, and print what has changed."""
    from machidx.content.shrinking import shrink

    for file in files:
        before, after = shrink(file)
        if before == after:
            print(f"{file}: そのままで公開できます（{_size(after.bytes)}）。")
            continue
        removed = f"{before.told}の記録を消しました。" if before.told else ""
        print(f"{file}: {_size(before.bytes)} から {_size(after.bytes)} にしました。{removed}")
    return 0


def _size(count: int) -> str:
    return f"{count / 1024 / 1024:.1f}MB" if count >= 1024 * 1024 else f"{max(count // 1024, 1)}KB"
