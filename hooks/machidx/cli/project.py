"""The project that a command works on: the nearest folder with mkdocs.yml, from the current one upward."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from machidx.content.library import Library


class NoProjectError(click.ClickException):
    """No project was found; the message says what is missing."""

    exit_code = 2


def root() -> Path:
    """Find the project's folder. Raises NoProjectError if mkdocs.yml or docs/ is missing."""
    found = _nearest(Path.cwd())
    if found is None:
        raise NoProjectError("mkdocs.yml が見つかりません。プロジェクトのフォルダーの中で実行してください。")
    if not (found / "docs").is_dir():
        raise NoProjectError(f"{found} に docs フォルダーがありません。")
    return found


def contract() -> int:
    """The version of the file contract that the project names. Raises RefusedError where it cannot be read."""
    import yaml

    from machidx.content.failures import RefusedError
    from machidx.content.project_settings import SETTINGS, contract_in, settings_in

    try:
        return contract_in(settings_in(root() / SETTINGS))
    except yaml.YAMLError as error:
        raise RefusedError(f"{SETTINGS} が読めません。{error}") from error


def library() -> "Library":
    """Load the project's library and ignore its problems, which ``machidx check`` reports."""
    from machidx.content.loader import load

    return load(root() / "docs")[0]


def show(file: Path) -> None:
    """Print a file's path relative to the project."""
    print(file.relative_to(root()).as_posix())


def _nearest(start: Path) -> Path | None:
    """The nearest folder with mkdocs.yml, from ``start`` upward."""
    return next((folder for folder in (start, *start.parents) if (folder / "mkdocs.yml").is_file()), None)
