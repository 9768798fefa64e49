"""The files of a built site, and where addresses lead in it."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import turbohtml

from machidx.content.addresses import absolute
from machidx.content.outputs import MISSING, language_folder, locales_in
from machidx.language.locale import JAPANESE

INDEX = "index.html"


@dataclass(frozen=True)
class Artefact:
    """A built site: its folder, the sizes of its files by path from it, and its absolute address."""

    folder: Path
    sizes: Mapping[str, int]
    url: str
    """With a slash at the end; "" where its first page does not say it."""

    @classmethod
    def of(cls, folder: Path) -> "Artefact":
        """List the files of a folder that can be read. Raises OSError."""
        found = ((path, entry) for path, entry in entries(folder) if entry.is_file(follow_symlinks=False))
        sizes = {path: entry.stat().st_size for path, entry in found if os.access(entry.path, os.R_OK)}
        return cls(folder, sizes, _own_address(folder))

    @cached_property
    def locales(self) -> tuple[str, ...]:
        """The languages of the site, Japanese first."""
        return locales_in(self.sizes)

    def locale_of(self, path: str) -> str:
        """The language in which a page should be, by its path."""
        code = path.partition("/")[0]
        return code if code in self.locales and "/" in path else JAPANESE

    def in_locale(self, path: str, locale: str) -> str:
        """The path of the same page in a language."""
        return language_folder(locale) + path.removeprefix(language_folder(self.locale_of(path)))

    def read(self, path: str) -> bytes:
        """Read a file. Raises OSError."""
        return (self.folder / path).read_bytes()

    def with_suffix(self, *suffixes: str) -> list[str]:
        """The paths that end so, sorted."""
        return sorted(path for path in self.sizes if path.endswith(suffixes))

    def is_own(self, address: str) -> bool:
        """Whether an absolute address is one of this site."""
        return bool(self.url) and address.startswith(self.url)

    def absolute(self, path: str) -> str:
        """The absolute address of a file; of a page, that of its folder."""
        return absolute(self.url, f"/{path.removesuffix(INDEX)}")

    def led(self, path: str, target: str) -> tuple[str, str] | None:
        """The file and the fragment to which an address in a file leads; None for another site, or no file at all.

        Raises ValueError for what is no address.
        """
        there = urlsplit(urljoin(self.absolute(path), target))
        whole = there._replace(query="", fragment="").geturl()
        if not self.is_own(whole):
            return None
        place = unquote(whole.removeprefix(self.url))
        file = f"{place}{INDEX}" if not place or place.endswith("/") else place
        return file, unquote(there.fragment)


def entries(folder: Path, above: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield all that is in a folder and its subfolders, by path from it, without following links."""
    with os.scandir(folder) as there:
        for entry in sorted(there, key=lambda entry: entry.name):
            yield f"{above}{entry.name}", entry
            if entry.is_dir(follow_symlinks=False) and os.access(entry.path, os.R_OK | os.X_OK):
                yield from entries(Path(entry.path), f"{above}{entry.name}/")


def is_not_found(path: str) -> bool:
    """Whether a page is one for addresses without one: 404.html, en/404.html."""
    return path.rpartition("/")[2] == MISSING and path.count("/") <= 1


def _own_address(folder: Path) -> str:
    """The address that the first page gives itself."""
    try:
        page = turbohtml.parse((folder / INDEX).read_text(encoding="utf-8"))
    except (OSError, UnicodeError):
        return ""
    found = page.select_one("link[rel=canonical]")
    address = (found.attr("href") if found else None) or ""
    return address if urlsplit(address).netloc and address.endswith("/") else ""
