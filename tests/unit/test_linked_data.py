"""The open data as linked data: the glossary as SKOS and TBX 3, the catalog, and structured data of pages.

rdflib and pyshacl read what is written here. The shapes are ours (``shapes/``), as are the tables of TBX-Basic: the
public ones are in no package. On 2026-11-30 the files were checked with those once: DCAT-AP 3.0.1 (SHACL, with the
classes of values) and the RELAX NG schema of TBX 3 found nothing.
"""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pyshacl
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.namespace import DCAT, DCTERMS, RDF, SKOS, XSD

from machidx.content import loader
from machidx.content.library import Library, facts
from machidx.content.page import Page
from machidx.language.locale import LOCALES
from machidx.model.settings import LICENCES
from machidx.model.term import Term, TermWords
from machidx.site.linked import turtle
from machidx.site.linked.files import linked_files
from machidx.site.open_data import OPEN_DATA
from machidx.views import glossary
from machidx.views.context import Line, Scene
from machidx.views.dataset import CATALOG, MEDIA, data_files_named
from machidx.views.linked_data import linked_data

ROOT = Path(__file__).parents[2]
SHAPES = Path(__file__).with_name("shapes")
SITE = "https://machi-dx.example.org"
BIBO = rdflib.Namespace("http://purl.org/ontology/bibo/")
Json = dict[str, Any]


@pytest.fixture(scope="module")
def real() -> Library:
    return loader.load(ROOT / "docs")[0]


@pytest.fixture(scope="module")
def files(real: Library) -> dict[str, bytes]:
    return dict(linked_files(real, f"{SITE}/"))


@pytest.fixture(scope="module")
def skos(files: dict[str, bytes]) -> rdflib.Graph:
    return rdflib.Graph().parse(data=files["data/terms.ttl"], format="turtle")


@pytest.fixture(scope="module")
def catalog(files: dict[str, bytes]) -> rdflib.Graph:
    return rdflib.Graph().parse(data=files[CATALOG], format="turtle")


@pytest.fixture(scope="module")
def concepts(files: dict[str, bytes]) -> list[ET.Element]:
    root = ET.fromstring(re.sub(rb' xmlns="[^"]*"', b"", files["data/terms.tbx"], count=1))
    return list(root.iter("conceptEntry"))


def in_language(graph: rdflib.Graph, subject: Any, predicate: Any, language: str) -> list[str]:
    """The texts of a predicate in a language, in the file's order of no meaning: sorted."""
    found = (each for each in graph.objects(subject, predicate) if isinstance(each, rdflib.Literal))
    return sorted(str(text) for text in found if text.language == language)


def one(graph: rdflib.Graph, subject: Any, predicate: Any, language: str) -> str | None:
    found = in_language(graph, subject, predicate, language)
    assert len(found) <= 1
    return found[0] if found else None


class _Words(HTMLParser):
    """The words of HTML, without what the page says beside the text (tooltips, readings)."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words = ""
        self.feed(html)

    def handle_data(self, data: str) -> None:
        self.words += data


def squashed(text: str) -> str:
    return re.sub(r"[\s・]|\d\.", "", text)


def line(shown: Line | None) -> str | None:
    return "".join(piece.text for piece in shown.pieces) if shown else None


@pytest.mark.parametrize("locale", LOCALES)
def test_skos_and_tbx_say_what_the_pages_say(
    real: Library, skos: rdflib.Graph, concepts: list[ET.Element], locale: str
) -> None:
    assert len(real.terms) >= 147
    assert len(set(skos.subjects(RDF.type, SKOS.Concept))) == len(real.terms) == len(concepts)
    assert {str(said)[len(SITE) :] for said in skos.subjects(SKOS.editorialNote)} == {
        "/glossary/beta-model/#ono",
        "/glossary/inshidento/#ono",
    }
    for page, entry in zip(real.terms, concepts, strict=True):
        scene = Scene(real, page, locale)
        shown, concept = glossary.view(scene).term, rdflib.URIRef(f"{SITE}{page.url()}")
        label, (language,) = page.text("title", locale).text, [e for e in entry if e.get(XML_LANG) == locale]
        assert one(skos, concept, SKOS.prefLabel, locale) == label == language.findtext("termSec/term")
        assert one(skos, concept, DCTERMS.description, locale) == line(shown.short) == language.findtext("descrip")
        assert one(skos, concept, SKOS.scopeNote, locale) == line(shown.differs) == language.findtext("note")
        related = {f"{SITE}{real.pages[stem].url()}" for stem in related_stems(scene, page)}
        assert {str(other) for other in skos.objects(concept, SKOS.related)} == related
        assert {f"glossary/{e.attrib['target'].removeprefix('term-')}" for e in entry.findall("ref")} == set(
            related_stems(scene, page)
        )
        groups = language.findall("descripGrp")
        assert len(groups) == len(shown.headwords) == len(facts(page, Term).senses)
        text = squashed(_Words(scene.text().html).words)
        # The page has the towns in one order, the data have them as in the file.
        by_town = {printed.town.text: printed for printed in shown.headwords}
        for sense, group in zip(facts(page, Term).senses, groups, strict=True):
            printed = by_town[real.pages[f"towns/{sense.of_plan}/index"].text("title", locale).text]
            definition = rdflib.URIRef(f"{concept}#{sense.town}")
            assert (concept, SKOS.definition, definition) in skos
            said = one(skos, definition, RDF.value, locale)
            assert said
            assert [each for each in said.splitlines() if squashed(each) not in text] == [], (page.id, sense.town)
            assert group.findtext("descrip") == said
            assert [squashed(note.text or "") in text for note in group.findall("note")] == [True] * len(
                in_language(skos, definition, SKOS.editorialNote, locale)
            )
            place = skos.value(definition, DCTERMS.source)
            assert one(skos, place, BIBO.section, locale) == printed.section.text
            number = skos.value(place, BIBO.pageStart)
            assert (int(str(number)) if number else None) == printed.page
            assert in_language(skos, place, DCTERMS.title, "ja") == sorted(printed.words)
            source = group.findtext("admin") or ""
            assert source.startswith(printed.town.text)
            assert printed.section.text in source
            assert (str(printed.page) in source) if printed.page else ("ページ" not in source)


XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def related_stems(scene: Scene, page: Page) -> list[str]:
    shown = (to.text.text for to in glossary.view(scene).term.see)
    titles = {each.text("title", scene.locale).text: each.stem for each in scene.library.terms}
    return [stem for stem in (titles[title] for title in shown) if stem != page.stem]


def test_a_search_finds_readings_and_everyday_names_that_no_page_need_show(real: Library, skos: rdflib.Graph) -> None:
    for page in real.terms:
        term, concept = facts(page, Term), rdflib.URIRef(f"{SITE}{page.url()}")
        japanese = {term.label, *in_language(skos, concept, SKOS.altLabel, "ja")}
        assert {term.label, *term.aliases} <= japanese
        hidden = in_language(skos, concept, SKOS.hiddenLabel, "ja")
        assert sorted({*term.everyday} - japanese) == hidden
        assert {term.reading} == {*in_language(skos, concept, SKOS.hiddenLabel, "ja-Hira")} | (
            {term.reading} & japanese
        )
        english = page.words.everyday if isinstance(page.words, TermWords) else ()
        assert {*in_language(skos, concept, SKOS.hiddenLabel, "en")} <= {*english}


def test_a_query_gives_the_definitions_of_bpr_by_town(skos: rdflib.Graph) -> None:
    found = skos.query(
        """
        SELECT ?town ?text ?section ?page WHERE {
          ?concept skos:prefLabel "BPR"@ja ; skos:definition ?definition .
          ?definition rdf:value ?text ; dct:source ?place .
          ?place dct:isPartOf/dct:creator/foaf:name ?town ; bibo:section ?section .
          OPTIONAL { ?place bibo:pageStart ?page }
          FILTER (lang(?text) = "ja" && lang(?town) = "ja" && lang(?section) = "ja")
        }
        """
    )
    bindings = [{str(name): str(value) for name, value in each.items()} for each in found.bindings]
    rows = {each["town"]: (each["text"], each["section"], each.get("page")) for each in bindings}
    assert rows.keys() == {"小野町", "会津坂下町", "国見町", "桑折町", "河北町"}
    assert len({text for text, *_ in rows.values()}) == 5
    assert rows["国見町"][1:] == ("4 職員一人ひとりが心がけること", "21")
    assert rows["小野町"][0].startswith("仕事の手順を土台から考え直し")
    assert rows["小野町"][1:] == ("用語解説", None)


@pytest.mark.parametrize("name", ["terms", "catalog"])
def test_the_shapes_find_nothing(request: pytest.FixtureRequest, name: str) -> None:
    data = request.getfixturevalue("skos" if name == "terms" else "catalog")
    shapes = rdflib.Graph().parse(SHAPES / f"{name}.ttl", format="turtle")
    conforms, _, report = pyshacl.validate(data, shacl_graph=shapes)
    assert conforms, report


@pytest.mark.parametrize(
    ("name", "planted"),
    [
        ("terms", '<{site}/glossary/bpr/> skos:prefLabel "B"@ja .'),
        ("terms", '<{site}/glossary/bpr/> skos:altLabel "BPR"@ja .'),
        ("terms", "<{site}/glossary/bpr/> skos:exactMatch <https://example.org/bpr> ."),
        ("terms", '<{site}/glossary/bpr/#ono> rdf:value "x"@ja .'),
        ("terms", "<{site}/glossary/bpr/> skos:related <{site}/glossary/x/> ."),
        ("catalog", '<{site}/data/catalog.ttl#dataset> dct:modified "2026-11-30"^^xsd:date .'),
        ("catalog", "<{site}/data/catalog.ttl#x> a dcat:Distribution ."),
    ],
)
def test_the_shapes_find_what_is_wrong(files: dict[str, bytes], name: str, planted: str) -> None:
    heads, *_ = files[f"data/{name}.ttl"].decode().partition("\n\n")
    small = [
        part for part in files[f"data/{name}.ttl"].decode().split("\n\n") if "/glossary/bpr/" in part or "#" in part
    ]
    about = heads + "\n" + "\n".join(small if name == "catalog" else [s for s in small if s.startswith(BPR)])
    shapes = rdflib.Graph().parse(SHAPES / f"{name}.ttl", format="turtle")
    subject = planted.format(site=SITE).split(" ")[0]

    def findings(text: str) -> int:
        data = rdflib.Graph().parse(data=text, format="turtle")
        _, report, _ = pyshacl.validate(data, shacl_graph=shapes)
        sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
        return sum(1 for _ in report.subjects(sh.focusNode, rdflib.URIRef(subject.strip("<>"))))

    assert findings(f"{about}\n{planted.format(site=SITE)}") > findings(about)


BPR = f"<{SITE}/glossary/bpr/"


@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(["ja", "en", "ja-Hira", ""]))
@settings(max_examples=25)
def test_any_text_is_read_back(text: str, language: str) -> None:
    said = turtle.document({}, [turtle.block("<a:b>", ("<a:c>", [turtle.literal(text, language)]))])
    ((_, _, found),) = rdflib.Graph().parse(data=said, format="turtle")
    assert isinstance(found, rdflib.Literal)
    assert (str(found), found.language or "") == (text, language)
    assert turtle.is_whole_turtle(said)
    assert not turtle.is_whole_turtle(said[:-1])


def test_an_address_cannot_end_early() -> None:
    said = turtle.document({}, [turtle.block(turtle.iri('https://a/> <b> "c" . '), ("a", ["<a:c>"]))])
    ((subject, *_),) = rdflib.Graph().parse(data=said, format="turtle")
    assert str(subject) == "https://a/%3E%20%3Cb%3E%20%22c%22%20.%20"


_LEVELS = {
    "descrip definition": {"langSec", "descripGrp"},
    "admin source": {"descripGrp"},
    "ref crossReference": {"conceptEntry"},
    "xref externalCrossReference": {"conceptEntry"},
    "termNote administrativeStatus": {"termSec"},
}
"""The data categories of TBX-Basic that are used, with the elements that may hold them."""
_CHILDREN = {
    "conceptEntry": r"(ref )*(xref )+(langSec )+",
    "langSec": r"((descrip|descripGrp|note) )*(termSec )+",
    "descripGrp": r"descrip (admin )+(note )*",
    "termSec": r"term (termNote )*(note )*",
}
"""The order of the elements in each element, after the schema of TBX 3."""


def test_the_termbase_is_tbx_basic(files: dict[str, bytes], concepts: list[ET.Element]) -> None:
    root = ET.fromstring(files["data/terms.tbx"])
    assert root.tag == "{urn:iso:std:iso:30042:ed-2}tbx"
    assert {**root.attrib} == {"type": "TBX-Basic", "style": "dca", XML_LANG: "ja"}
    assert [child.tag.partition("}")[2] for child in root] == ["tbxHeader", "text"]
    ids = [entry.attrib["id"] for entry in concepts]
    assert len({*ids}) == len(ids)
    assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", id, re.ASCII) for id in ids)
    for entry in concepts:
        assert [language.attrib[XML_LANG] for language in entry.findall("langSec")] == ["ja", "en"]
        assert {ref.attrib["target"] for ref in entry.findall("ref")} <= {*ids}
        for parent in entry.iter():
            if order := _CHILDREN.get(parent.tag):
                assert re.fullmatch(order, "".join(f"{child.tag} " for child in parent)), parent.tag
            else:
                assert len(parent) == 0
                assert (parent.text or "").strip()
            for child in parent:
                if "type" in child.attrib:
                    assert parent.tag in _LEVELS[f"{child.tag} {child.attrib['type']}"]
        for language in entry.findall("langSec"):
            statuses = [status.text for status in language.iter("termNote")]
            assert statuses == ["preferredTerm-admn-sts", *["admittedTerm-admn-sts"] * (len(statuses) - 1)]
            names = [term.text for term in language.iter("term")]
            assert len({*names}) == len(names) == len(statuses)


def test_the_catalog_lists_every_file_but_itself(catalog: rdflib.Graph) -> None:
    wanted = {f"{SITE}/{path}" for path in OPEN_DATA if path.startswith("data/") and path != CATALOG}
    assert {str(address) for address in catalog.objects(None, DCAT.downloadURL)} == wanted
    assert len(set(catalog.subjects(RDF.type, DCAT.Distribution))) == len(wanted)
    assert {str(each) for each in catalog.objects(None, DCTERMS.license)} == {LICENCES["CC BY 4.0"].url}
    days = {str(each) for each in catalog.objects() if isinstance(each, rdflib.Literal) and each.datatype == XSD.date}
    assert days == {"2026-04-01", "2030-03-31", "2031-03-31"}, "the periods that the plans state"


@pytest.mark.parametrize("locale", LOCALES)
def test_the_data_page_describes_the_same_dataset(real: Library, catalog: rdflib.Graph, locale: str) -> None:
    page = real.pages["about/data"]
    (dataset,) = of_type(linked_data(Scene(real, page, locale), SITE), "Dataset")
    name = one(catalog, rdflib.URIRef(dataset["@id"]), DCTERMS.title, locale)
    assert name == dataset["name"]
    given_files = [(each["contentUrl"], each["encodingFormat"]) for each in dataset["distribution"]]
    assert given_files == [(f"{SITE}/{file.path}", MEDIA[file.suffix]) for file in data_files_named()]
    assert len({each["name"] for each in dataset["distribution"]}) == len(given_files)
    assert dataset["temporalCoverage"] == ["2026-04-01/2030-03-31", "2026-04-01/2031-03-31"]
    assert "modified" not in json.dumps(dataset).lower()


@pytest.mark.parametrize("locale", LOCALES)
def test_a_term_has_one_name_in_all_files_and_languages(real: Library, skos: rdflib.Graph, locale: str) -> None:
    for page in real.terms:
        (term,) = of_type(linked_data(Scene(real, page, locale), SITE), "DefinedTerm")
        assert (rdflib.URIRef(term["@id"]), RDF.type, SKOS.Concept) in skos
        assert term["url"] == f"{SITE}{page.url(locale)}"
        scheme = rdflib.URIRef(term["inDefinedTermSet"]["@id"])
        assert (rdflib.URIRef(term["@id"]), SKOS.inScheme, scheme) in skos
    (terms,) = of_type(linked_data(Scene(real, real.pages["glossary/index"], locale), SITE), "DefinedTermSet")
    assert rdflib.URIRef(terms["@id"]) == scheme


def test_only_what_residents_use_already_is_a_service(real: Library) -> None:
    found = {}
    for page in real.of_kind("measure"):
        for service in of_type(linked_data(Scene(real, page, "en"), SITE), "GovernmentService"):
            found[page.id] = service
    assert found.keys() == {"ono-2-2-4", "ono-2-5-1"}
    assert found["ono-2-2-4"]["provider"]["name"] == "Ono Town"
    assert found["ono-2-2-4"]["areaServed"]["identifier"] == "075221"


def of_type(data: Json, kind: str) -> list[Json]:
    return [item for item in data["@graph"] if item["@type"] == kind]
