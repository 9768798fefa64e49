"""All files of the open data: nested, as tables, as a workbook, and all in one archive."""

from collections.abc import Iterator

from machidx.content.library import Library
from machidx.content.outputs import DATA
from machidx.site.data import NAMES, data_files
from machidx.site.packing import packed
from machidx.site.tables.files import METADATA, PACKAGE, table_files
from machidx.site.tables.workbook import WORKBOOK
from machidx.views.tables.tables import TABLES

ARCHIVE = "machi-dx.zip"
OPEN_DATA = (
    *(f"{DATA}/{name}.json" for name in NAMES),
    *(f"{DATA}/{table.name}.csv" for table in TABLES),
    f"{DATA}/{METADATA}",
    f"{DATA}/{PACKAGE}",
    f"{DATA}/{WORKBOOK}",
    f"{DATA}/{ARCHIVE}",
)
"""Their paths from the site's root."""


def open_data_files(library: Library) -> Iterator[tuple[str, bytes]]:
    """The path from the site's root and the content of each file; the archive, which holds the others, is the last."""
    files = [*data_files(library), *table_files(library)]
    yield from files
    yield f"{DATA}/{ARCHIVE}", packed((path.removeprefix(f"{DATA}/"), content) for path, content in files)
