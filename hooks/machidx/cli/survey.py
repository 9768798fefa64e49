"""The commands ``machidx survey``: the yearly figures as workbooks for each section of a town office."""

from collections.abc import Sequence
from pathlib import Path

import click

from machidx.cli import project
from machidx.cli.commands import CommandGroup
from machidx.cli.values import FiscalYearArgument, files_argument
from machidx.content.failures import RefusedError
from machidx.language import years


@click.group(cls=CommandGroup, help="年に一度の実績と進み具合を、表計算のファイルで集める")
def survey() -> None:
    """Collect actuals and progress with workbooks."""


@survey.command(help="課ごとの表計算のファイルをつくる")
@click.argument("town", metavar="町のid", help="町のid（例: midori）")
@click.option("--year", "fy", type=FiscalYearArgument(), required=True, help="実績の年度（例: 令和8年度）")
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("survey"),
    metavar="フォルダー",
    help="置く先",
)
def export(town: str, fy: int, folder: Path) -> int:
    """Write a workbook per section and print their paths."""
    from machidx.progress.survey.exporting import export as write_books

    library = project.library()
    page = library.town(town)
    if page is None:
        raise RefusedError(f"「{town}」という町はありません。")
    for path in write_books(library, page, fy, folder):
        print(path)
    return 0


@survey.command("import", help="書きこまれた表計算のファイルを取りこむ")
@files_argument("もどってきたファイル")
def import_(files: tuple[Path, ...]) -> int:
    """Write what was filled in into the files of measures."""
    take_books(files)
    return 0


def take_books(files: Sequence[Path]) -> None:
    """Write what was filled in into the files of measures, and print their paths.

    Raises RefusedError with all mistakes, if there is any; then nothing is written.
    """
    from machidx.progress.survey.reading import read, told
    from machidx.progress.survey.writing import write

    library = project.library()
    found = read(library, list(files))
    if found.mistakes:
        raise RefusedError("\n".join([*told(found.mistakes), "1つも取りこみませんでした。"]))
    changed = write(library, found, years.current_month())
    for path in changed:
        project.show(path)
    if not changed:
        print("新しく書きこまれたところがないので、何も変えていません。")
