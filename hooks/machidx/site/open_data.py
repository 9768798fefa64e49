"""All files of the open data: nested, as tables, as a workbook, in one archive; and the JSON Schemas."""

from collections.abc import Iterator

from machidx.content.library import Library
from machidx.content.outputs import ARCHIVE, DATA, WORKBOOK
from machidx.site.data import NAMES, data_files
from machidx.site.linked.files import LINKED, linked_files
from machidx.site.packing import packed
from machidx.site.schema.data_schemas import DATA_SCHEMAS, data_schema_files
from machidx.site.schema.front_matter import FRONT_SCHEMAS, front_schema_files
from machidx.site.tables.files import METADATA, PACKAGE, table_files
from machidx.views.tables.tables import TABLES

OPEN_DATA = (
    *(f"{DATA}/{name}.json" for name in NAMES),
    *(f"{DATA}/{table.name}.csv" for table in TABLES),
    f"{DATA}/{METADATA}",
    f"{DATA}/{PACKAGE}",
    *LINKED,
    f"{DATA}/{WORKBOOK}",
    *DATA_SCHEMAS,
    f"{DATA}/{ARCHIVE}",
    *FRONT_SCHEMAS,
)
"""Their paths from the site's root."""


def open_data_files(library: Library, site: str) -> Iterator[tuple[str, bytes]]:
    """The path from the site's root and the content of each file; the archive holds all others of the data.

    ``site`` is the site's published address.
    """
    files = [*data_files(library), *table_files(library), *linked_files(library, site), *data_schema_files()]
    yield from files
    yield f"{DATA}/{ARCHIVE}", packed((path.removeprefix(f"{DATA}/"), content) for path, content in files)
    yield from front_schema_files(library)
