"""The settings of the site: its address, and where its files are edited."""

from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from machidx.content.addresses import absolute
from machidx.content.source import Source


@dataclass(frozen=True)
class Site:
    """The settings that pages use."""

    url: str
    """The absolute address of the site."""
    repository: str = ""
    """The address of the repository, without a trailing slash; "" without one."""
    edit: str = ""
    """The path below the repository's address at which files of docs/ are edited; "" to offer no editing."""

    @property
    def root(self) -> str:
        """The path of the site on its host, with slashes around it: / or /dx/."""
        return f"{urlsplit(self.url).path.rstrip('/')}/"

    def address(self, path: str) -> str:
        """The absolute address of a path from the site's root."""
        return absolute(self.url, path)

    def edit_url(self, source: Source) -> str:
        """The address at which a file is edited; "" without editing."""
        return urljoin(f"{self.repository}/", self.edit + quote(source.uri)) if self.edit else ""
