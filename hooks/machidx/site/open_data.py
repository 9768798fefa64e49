"""All files of the open data: nested, and as tables."""

from collections.abc import Iterator

from machidx.content.library import Library
from machidx.content.outputs import DATA
from machidx.site.data import NAMES, data_files
from machidx.site.linked.files import LINKED, linked_files
from machidx.site.tables.files import METADATA, PACKAGE, table_files
from machidx.views.tables.tables import TABLES

OPEN_DATA = (
    *(f"{DATA}/{name}.json" for name in NAMES),
    *(f"{DATA}/{table.name}.csv" for table in TABLES),
    f"{DATA}/{METADATA}",
    f"{DATA}/{PACKAGE}",
    *LINKED,
)
"""Their paths from the site's root."""


def open_data_files(library: Library, site: str) -> Iterator[tuple[str, bytes]]:
    """The path from the site's root and the content of each file; ``site`` is the site's published address."""
    yield from data_files(library)
    yield from table_files(library)
    yield from linked_files(library, site)
