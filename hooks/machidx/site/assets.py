"""The files of the design, in assets/: each is published with the fingerprint of its bytes in its name.

A quoted name of one of them in another ("./fold.js", "icon-192.png") becomes the published name. So a page that is
still open after a new release goes on loading what it was made for, while the last release's files stay. Some are made
from the settings of the site: the sheet, the manifests, and the cards, unless overrides/ has cards.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import jinja2

from machidx.content.outputs import ASSETS
from machidx.language.locale import JAPANESE, LOCALES
from machidx.site.cards import draw
from machidx.site.fingerprints import fingerprinted
from machidx.site.templates import design_files
from machidx.views.branding import Branding
from machidx.views.card import site_card_file

SHEET = "site.css"
"""The style sheet, which is a template."""
_MANIFEST = "site.webmanifest"
"""The manifest, a template for each language."""
_NAMING = (".css", ".js", ".webmanifest")
"""Suffixes of the files that may name others."""
_QUOTED = re.compile(rb"""(?<=["'(])(?:\./)?([\w.-]+)(?=["')])""")


@dataclass(frozen=True)
class Asset:
    """A published file of the design: its path from the site's root, and its content."""

    path: str
    content: bytes


@dataclass(frozen=True)
class Assets:
    """The published files of the design, by the names of their sources."""

    by_name: Mapping[str, Asset]

    def path(self, name: str) -> str:
        """The published path of a file. Raises jinja2.TemplateNotFound."""
        if name not in self.by_name:
            raise jinja2.TemplateNotFound(f"{ASSETS}/{name}")
        return self.by_name[name].path

    def __iter__(self) -> Iterator[Asset]:
        """Iterate over the published files."""
        return iter(self.by_name.values())


@lru_cache(maxsize=4)  # an environment lives until its templates change
def design(environment: jinja2.Environment, templates: Path, branding: Branding) -> Assets:
    """The published files of the design of a site. Raises OSError, jinja2.TemplateError."""
    made = (SHEET, *map(manifest_file, LOCALES))
    files = {name: file for name, file in design_files(templates, ASSETS) if name not in made}
    sources = {SHEET: environment.get_template(f"{ASSETS}/{SHEET}").render(branding=branding).encode()}
    manifest = environment.get_template(f"{ASSETS}/{_MANIFEST}")
    for said in branding.said:
        sources[manifest_file(said.locale)] = f"{manifest.render(said=said)}\n".encode()
        if (name := site_card_file(said.locale)) not in files:
            sources[name] = draw(said.card)
    try:
        return Assets(with_fingerprints(sources | {name: file.read_bytes() for name, file in files.items()}))
    except CycleError as error:
        raise jinja2.TemplateError(f"{ASSETS}: {' → '.join(error.args[1])}") from error


def manifest_file(locale: str) -> str:
    """The name of the manifest in a language, among the files of the design."""
    return _MANIFEST if locale == JAPANESE else _MANIFEST.replace(".", f".{locale}.", 1)


def made_files() -> tuple[str, ...]:
    """The names of the files of the design that every site has, made or not."""
    return tuple(name(locale) for locale in LOCALES for name in (manifest_file, site_card_file))


def with_fingerprints(sources: Mapping[str, bytes]) -> dict[str, Asset]:
    """Make the published files from the contents of their sources by name.

    Raises graphlib.CycleError where files name each other in a circle.
    """
    made: dict[str, Asset] = {}

    def published(found: re.Match[bytes]) -> bytes:
        asset = made.get(found[1].decode())
        return found[0] if asset is None else found[0].replace(found[1], Path(asset.path).name.encode())

    for name in TopologicalSorter({name: _named(name, sources) for name in sources}).static_order():
        content = _QUOTED.sub(published, sources[name]) if name.endswith(_NAMING) else sources[name]
        made[name] = Asset(fingerprinted(f"{ASSETS}/{name}", content), content)
    return made


def _named(name: str, sources: Mapping[str, bytes]) -> set[str]:
    """The names of the other files that a file contains."""
    found = _QUOTED.findall(sources[name]) if name.endswith(_NAMING) else []
    return {other.decode() for other in found} & sources.keys()
