"""The settings of the site that tell addresses: its own, and where its files are edited."""

import re
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Self
from urllib.parse import quote, urljoin, urlsplit

from machidx.content.addresses import absolute
from machidx.content.project_settings import address_in, settings_in
from machidx.content.source import Source

_EDITED = {
    "github.com": "edit/master/docs/",
    "bitbucket.org": "src/default/docs/",
    "gitlab.com": "edit/master/docs/",
}
"""Where the generator edits files on each host if ``edit_uri`` is not given."""
_FOR_EXAMPLES = re.compile(r"(?:^|\.)(?:example(?:\.(?:com|net|org))?|test|invalid|localhost)$", re.IGNORECASE)
"""Names of hosts that are nobody's (RFC 2606)."""


def theme_folder() -> Path:
    """The folder of the theme's files, without importing the theme. Raises FileNotFoundError."""
    found = find_spec("material")
    if found is None or not found.submodule_search_locations:
        raise FileNotFoundError("material")
    return Path(found.submodule_search_locations[0], "templates")


@dataclass(frozen=True)
class Site:
    """The settings that pages use."""

    url: str
    """The absolute address of the site."""
    repository: str = ""
    """The address of the repository, without a trailing slash; "" without one."""
    edit: str = ""
    """The path below the repository's address at which files of docs/ are edited; "" to offer no editing."""

    @classmethod
    def read(cls, file: Path) -> Self:
        """Read mkdocs.yml without the generator. Raises OSError, yaml.YAMLError."""
        given = settings_in(file)
        url, repository = address_in(given, "site_url"), address_in(given, "repo_url").rstrip("/")
        edit = given.get("edit_uri")
        usual = _EDITED.get(urlsplit(repository).netloc, "") if edit is None else str(edit)
        edit = usual if not usual or usual.endswith("/") else f"{usual}/"
        return cls(url, repository, edit)

    @property
    def root(self) -> str:
        """The path of the site on its host, with slashes around it: / or /dx/."""
        return f"{urlsplit(self.url).path.rstrip('/')}/"

    @property
    def has_address(self) -> bool:
        """Whether the address can be told to people: one for examples, as in a new site's settings, leads nowhere."""
        host = urlsplit(self.url).hostname
        return host is not None and not _FOR_EXAMPLES.search(host)

    def address(self, path: str) -> str:
        """The absolute address of a path from the site's root."""
        return absolute(self.url, path)

    def subscribing(self, path: str) -> str:
        """The address that makes a calendar program subscribe to a path from the site's root, without its slash."""
        return f"webcal:{urlsplit(self.address(f'/{path}'))._replace(scheme='').geturl()}"

    def edit_url(self, source: Source) -> str:
        """The address at which a file is edited; "" without editing."""
        return urljoin(f"{self.repository}/", self.edit + quote(source.uri)) if self.edit else ""
