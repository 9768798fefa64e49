"""What the settings say of a site: where it is published, and where its files are kept."""

from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from machidx.content.addresses import absolute
from machidx.content.source import Source


@dataclass(frozen=True)
class Site:
    """The settings that pages depend on."""

    url: str
    """The address at which the site is published."""
    repository: str = ""
    """The address of the repository without a slash at its end; "" where there is none."""
    edit: str = ""
    """Where a file of docs/ is edited, from the repository; "" where that is not offered."""

    @property
    def root(self) -> str:
        """The path of the site's root at its host: / or /dx/."""
        return f"{urlsplit(self.url).path.rstrip('/')}/"

    def address(self, path: str) -> str:
        """The absolute address of a path from the site's root."""
        return absolute(self.url, path)

    def edit_url(self, source: Source) -> str:
        """The address at which a file is edited; "" where that is not offered."""
        return urljoin(f"{self.repository}/", self.edit + quote(source.uri)) if self.edit else ""
