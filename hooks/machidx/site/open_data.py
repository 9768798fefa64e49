"""All files of the open data: nested, and as tables; and the JSON Schemas of data and of front matter."""

from collections.abc import Iterator

from machidx.content.library import Library
from machidx.content.outputs import DATA
from machidx.site.data import NAMES, data_files
from machidx.site.schema.data_schemas import DATA_SCHEMAS, data_schema_files
from machidx.site.schema.front_matter import FRONT_SCHEMAS, front_schema_files
from machidx.site.tables.files import METADATA, PACKAGE, table_files
from machidx.views.tables.tables import TABLES

OPEN_DATA = (
    *(f"{DATA}/{name}.json" for name in NAMES),
    *(f"{DATA}/{table.name}.csv" for table in TABLES),
    f"{DATA}/{METADATA}",
    f"{DATA}/{PACKAGE}",
    *DATA_SCHEMAS,
    *FRONT_SCHEMAS,
)
"""Their paths from the site's root."""


def open_data_files(library: Library) -> Iterator[tuple[str, bytes]]:
    """The path from the site's root and the content of each file."""
    yield from data_files(library)
    yield from table_files(library)
    yield from data_schema_files()
    yield from front_schema_files(library)
