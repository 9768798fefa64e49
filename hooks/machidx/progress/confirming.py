"""Confirms measures: writes the month in which staff found a page to be right."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from machidx.content import loader, source
from machidx.content.failures import RefusedError
from machidx.content.line_edits import applied, with_value
from machidx.content.page import Page


def confirm(docs: Path, files: Iterable[Path], month: str) -> Iterator[Path]:
    """Write ``checked: month`` into measures, and yield each file; none is written if one is no measure.

    Raises RefusedError for a file that is not the Japanese file of a measure without problems.
    """
    library, _ = loader.load(docs)
    measures = {page.source.file.resolve(): page for page in library.of_kind("measure")}
    wanted = [file.resolve() for file in files]
    for file in wanted:
        if file not in measures:
            message = f"「{file.name}」は、施策のファイルではないか、問題があります。machidx check で確かめます。"
            raise RefusedError(message)
    for file in wanted:
        source.write(file, confirmed(measures[file], month))
        yield file


def confirmed(page: Page, month: str) -> str:
    """The text of a measure's file that says the month in which staff found it to be right."""
    return applied(page.source, [with_value(page.source, "checked", month)])
