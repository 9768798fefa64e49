"""Exports the glossary for translators: as TBX for their tools, as CSV for a spreadsheet."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from translate.storage import tbx

from machidx.content.library import Library, facts
from machidx.content.page import Page
from machidx.glossary.glossary import english_names
from machidx.language.formulas import unformulated
from machidx.language.locale import LOCALES
from machidx.markdown.terms import without_terms
from machidx.model.term import Term

_BETWEEN = " | "
_TOOL = "Translate Toolkit"
"""What the toolkit names as the source of its files."""
_COLUMNS = ("id", "ja", "reading", "aliases", "en", "en_other", "expansion", "short_ja", "short_en", "towns")


@dataclass(frozen=True)
class TermbaseEntry:
    """A term with its names and definitions in both languages."""

    id: str
    label: str
    reading: str
    aliases: tuple[str, ...]
    english: str
    """The agreed English name."""
    others: tuple[str, ...]
    """Other agreed English names."""
    expansion: str
    short: dict[str, str]
    """The definition by language; a missing translation has no key."""
    towns: tuple[str, ...]
    """The towns whose plans explain it: 小野町 (Ono Town)."""


def termbase_entries(library: Library) -> list[TermbaseEntry]:
    """The entries of all terms, by reading."""
    return [_entry(library, page) for page in library.terms]


def _entry(library: Library, page: Page) -> TermbaseEntry:
    term = facts(page, Term)
    english, *others = english_names(page)
    texts = {locale: page.text("short", locale) for locale in LOCALES}
    return TermbaseEntry(
        page.name,
        term.label,
        term.reading,
        term.aliases,
        english,
        tuple(others),
        term.expansion or "",
        {locale: without_terms(text.text) for locale, text in texts.items() if text.locale == locale},
        tuple(dict.fromkeys(_town(library, sense.town) for sense in term.senses)),
    )


def _town(library: Library, id: str) -> str:
    page = library.town(id)
    if page is None:
        return id
    japanese = page.text("title").text
    english = library.label(page, japanese, "en")
    return f"{japanese} ({english.text})" if english.locale == "en" else japanese


def as_csv(found: Iterable[TermbaseEntry]) -> bytes:
    """Format entries as CSV, a row per term; | separates several values in a cell. The BOM tells Excel it is UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    for e in found:
        several = [_BETWEEN.join(values) for values in (e.aliases, e.others, e.towns)]
        shorts = [e.short.get(locale, "") for locale in LOCALES]
        row = (e.id, e.label, e.reading, several[0], e.english, several[1], e.expansion, *shorts, several[2])
        writer.writerow([unformulated(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


class _Element(NamedTuple):
    """An XML element of TBX with its ``type`` attribute."""

    name: str
    type: str
    text: str


def as_tbx(found: Iterable[TermbaseEntry], site_name: str) -> bytes:
    """Format entries of a site as TBX, a concept per term; in each language the agreed name is first."""
    store = _file_of(site_name)(sourcelanguage="ja", targetlanguage="en")
    for entry in found:
        unit = store.addsourceunit(entry.label)
        unit.setid(entry.id)
        unit.set_source_terms([entry.label, *entry.aliases], "ja")
        unit.set_target_terms([entry.english, *entry.others], "en")
        for language, locale in ((unit.source_dom, "ja"), (unit.target_dom, "en")):
            _complete(unit, language, entry.short.get(locale, ""))
        label = unit.source_dom[-len(entry.aliases) - 1]
        _insert(unit, label, 2, _Element("termNote", "pronunciation", entry.reading))
        for town in reversed(entry.towns):
            _insert(unit, unit.xmlelement, 0, _Element("admin", "source", town))
    return bytes(store)


def _file_of(site_name: str) -> type[tbx.tbxfile]:
    """The toolkit's class of files that name a site as their source."""
    return type("_File", (tbx.tbxfile,), {"XMLskeleton": tbx.tbxfile.XMLskeleton.replace(_TOOL, escape(site_name))})


def _complete(unit: tbx.tbxunit, language: Any, definition: str) -> None:
    """Add the definition to a language, and mark its first name as preferred, the others as admitted."""
    for position, name in enumerate(language):
        status = "admittedTerm-admn-sts" if position else "preferredTerm-admn-sts"
        _insert(unit, name, 1, _Element("termNote", "administrativeStatus", status))
    if definition:
        _insert(unit, language, 0, _Element("descrip", "definition", definition))


def _insert(unit: tbx.tbxunit, parent: Any, position: int, element: _Element) -> None:
    """Insert an element into the XML tree of a unit; the toolkit has no call for it."""
    node = parent.makeelement(unit.namespaced(element.name), {"type": element.type})
    node.text = element.text
    parent.insert(position, node)
