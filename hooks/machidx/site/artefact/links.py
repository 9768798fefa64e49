"""Where addresses lead in the site: every file is there, and every section of a page."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

from machidx.language import proposals
from machidx.site.artefact.artefact import INDEX, Artefact, is_not_found
from machidx.site.artefact.fault import LINK, Fault

_SCHEMES = frozenset(("http", "https", "mailto", "tel", "webcal"))
"""Schemes of addresses that lead out of the site."""
_SUBSCRIBING = "webcal:"
"""The scheme of an address that makes a calendar program subscribe to a file."""
_TEXT = ":~:"
"""What begins a fragment that names a text, not an id."""


class Lead(NamedTuple):
    """A link to a section of a page of this site."""

    file: str
    fragment: str
    target: str
    """The address as it is written."""
    line: int
    column: int
    """Both 1-based; 0 where the place is not known."""


class Leads:
    """Collects the addresses in a file: ``found``, sections that other files must have, and ``faults``."""

    def __init__(self, artefact: Artefact, path: str) -> None:
        self._artefact = artefact
        self.path = path
        self._known: set[str] = set()
        self.found: list[Lead] = []
        self.faults: list[Fault] = []

    def add(self, target: str, line: int = 0, column: int = 0) -> None:
        """Take an address; of several equal ones in a file, the first counts."""
        if target in self._known:
            return
        self._known.add(target)
        if wrong := self._wrong(Lead("", "", target, line, column)):
            self.faults.append(Fault(self.path, line, column, LINK, wrong))

    def add_own(self, text: str, line: int = 0, column: int = 0) -> None:
        """Take a text if it is an absolute address of this site."""
        if self._artefact.is_own(text):
            self.add(text, line, column)

    def _wrong(self, lead: Lead) -> str:
        """What is wrong with an address; a link to a section goes to ``found``."""
        try:
            scheme = urlsplit(lead.target).scheme
            led = self._artefact.led(self.path, lead.target.removeprefix(_SUBSCRIBING))
        except ValueError:
            return f"「{lead.target}」は、アドレスとして読めません。"
        if led is None:
            return "" if scheme in _SCHEMES else f"「{lead.target}」は、サイトの外へ出ます。"
        file, fragment = led
        if file not in self._artefact.sizes:
            meant = "もしかして: 終わりに「/」" if f"{file}/{INDEX}" in self._artefact.sizes else ""
            return f"「{lead.target}」の行き先「{file}」がありません。{meant}"
        if is_not_found(self.path) and not scheme and not lead.target.startswith(("/", "#")):
            return f"「{lead.target}」は、どの場所でも読めるように「/」から書きます。"
        if fragment and not fragment.startswith(_TEXT) and file.endswith(".html"):
            self.found.append(lead._replace(file=file, fragment=fragment))
        return ""


def anchor_faults(path: str, leads: Iterable[Lead], ids: Mapping[str, frozenset[str]]) -> Iterator[Fault]:
    """Yield the links to sections that their page has not, given the ids in each page."""
    for lead in leads:
        if lead.fragment not in ids.get(lead.file, frozenset((lead.fragment,))):
            near = proposals.nearest(lead.fragment, ids[lead.file])
            hint = f"もしかして: #{near}" if near else ""
            wrong = f"「{lead.target}」の行き先のページに、id「{lead.fragment}」がありません。{hint}"
            yield Fault(path, lead.line, lead.column, LINK, wrong)
