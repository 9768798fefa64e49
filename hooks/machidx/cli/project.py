"""The project that a command works on: the nearest mkdocs.yml upward."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from machidx.content.library import Library


class NoProjectError(click.ClickException):
    """There is no project here; the message says what is missing."""

    exit_code = 2


def root() -> Path:
    """The project's folder. Raises NoProjectError."""
    found = _nearest(Path.cwd())
    if found is None:
        raise NoProjectError("mkdocs.yml が見つかりません。プロジェクトのフォルダーの中で実行してください。")
    if not (found / "docs").is_dir():
        raise NoProjectError(f"{found} に docs フォルダーがありません。")
    return found


def library() -> "Library":
    """The project's library; what is wrong with it is for ``check`` to tell."""
    from machidx.content.loader import load

    return load(root() / "docs")[0]


def show(file: Path) -> None:
    """Print a file that was written, as the project knows it."""
    print(file.relative_to(root()).as_posix())


def _nearest(start: Path) -> Path | None:
    """The nearest folder upward that holds mkdocs.yml."""
    return next((folder for folder in (start, *start.parents) if (folder / "mkdocs.yml").is_file()), None)
