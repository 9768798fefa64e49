"""The terms as TBX 3 (ISO 30042:2019, dialect TBX-Basic, style DCA), for tools that manage terms.

TBX-Basic has no place for readings: they are notes. ``machidx terms export`` writes TBX 2, the only version that many
translators' tools read.
"""

from xml.etree import ElementTree as ET

from machidx.content.library import Library, facts
from machidx.language.locale import JAPANESE, LOCALES
from machidx.model.town import Town
from machidx.site.linked.concepts import Concept, TownDefinition, concepts

_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_LANGUAGE = "xml:lang"
_BEFORE_ID = "term-"
"""An XML id begins with no digit, the name of a term may."""


def tbx(library: Library, site: str) -> bytes:
    """The glossary as TBX, for a site published at an address."""
    root = ET.Element("tbx", {"xmlns": _NAMESPACE, "type": "TBX-Basic", "style": "dca", _LANGUAGE: JAPANESE})
    licence = library.settings.licence
    about = ET.SubElement(ET.SubElement(root, "tbxHeader"), "fileDesc")
    _add(ET.SubElement(about, "publicationStmt"), "p", f"{licence.name} {licence.url}")
    _add(ET.SubElement(about, "sourceDesc"), "p", f"{_named(library)} {site}")
    body = ET.SubElement(ET.SubElement(root, "text"), "body")
    for concept in concepts(library, site):
        _add_concept(library, body, concept)
    ET.indent(root, " ")
    content: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _named(library: Library) -> str:
    """The site's name in both languages."""
    name = library.settings.site_name
    english = library.shared.get(name)
    return f"{name}（{english}）" if english else name


def _add(parent: ET.Element, name: str, text: str, type: str = "", **attributes: str) -> ET.Element:
    out = ET.SubElement(parent, name, ({"type": type} if type else {}) | attributes)
    out.text = text
    return out


def _add_concept(library: Library, body: ET.Element, concept: Concept) -> None:
    entry = ET.SubElement(body, "conceptEntry", {"id": f"{_BEFORE_ID}{concept.page.name}"})
    for page in concept.related:
        label = page.text("title").text
        _add(entry, "ref", label, "crossReference", target=f"{_BEFORE_ID}{page.name}")
    _add(entry, "xref", concept.address, "externalCrossReference", target=concept.address)
    for locale in LOCALES:
        language = ET.SubElement(entry, "langSec", {_LANGUAGE: locale})
        if concept.short[locale]:
            _add(language, "descrip", concept.short[locale], "definition")
        for definition in concept.definitions:
            if definition.text[locale]:
                group = ET.SubElement(language, "descripGrp")
                _add(group, "descrip", definition.text[locale], "definition")
                _add(group, "admin", _source(library, definition, locale), "source")
                for remark in definition.remarks[locale]:
                    _add(group, "note", remark)
        if concept.differs[locale]:
            _add(language, "note", concept.differs[locale])
        for position, name in enumerate((concept.label[locale], *concept.others[locale])):
            term = ET.SubElement(language, "termSec")
            _add(term, "term", name)
            status = "admittedTerm-admn-sts" if position else "preferredTerm-admn-sts"
            _add(term, "termNote", status, "administrativeStatus")
            if not position and locale == JAPANESE:
                _add(term, "note", f"読み：{concept.reading}")


def _source(library: Library, definition: TownDefinition, locale: str) -> str:
    """Where a definition is from: 桑折町「桑折町DX推進計画2.0」用語集、26ページ."""
    plan = facts(definition.plan, Town)
    town, title = (library.label(definition.plan, name, locale).text for name in (plan.title, plan.plan))
    section = definition.section[locale] or definition.section[JAPANESE]
    if locale == JAPANESE:
        return f"{town}「{title}」{section}" + (f"、{definition.page}ページ" if definition.page else "")
    return f"{town}, {title}, {section}" + (f", p. {definition.page}" if definition.page else "")
