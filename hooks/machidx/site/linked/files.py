"""The files of the linked data."""

from collections.abc import Callable, Iterator

from machidx.content.library import Library
from machidx.content.outputs import DATA
from machidx.site.linked.catalog import catalog
from machidx.site.linked.skos import skos
from machidx.site.linked.tbx import tbx
from machidx.views.dataset import CATALOG

_MAKERS: dict[str, Callable[[Library, str], bytes]] = {
    f"{DATA}/terms.ttl": skos,
    f"{DATA}/terms.tbx": tbx,
    CATALOG: catalog,
}
LINKED = tuple(_MAKERS)
"""Their paths from the site's root."""


def linked_files(library: Library, site: str) -> Iterator[tuple[str, bytes]]:
    """The path and the content of each file, for a site published at an address."""
    yield from ((path, make(library, site)) for path, make in _MAKERS.items())
