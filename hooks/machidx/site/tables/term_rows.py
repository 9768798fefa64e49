"""Rows of the tables of the terms: their explanations by town, and the words as printed."""

from collections.abc import Callable, Iterator

from machidx.content.library import Library
from machidx.site.data import nested
from machidx.site.tables.cells import TableRow, both_cells, place_cells, town_cells, words_cells
from machidx.views.linked_data import Json


def _terms(library: Library) -> Iterator[TableRow]:
    for term in nested(library, "terms"):
        yield {
            **{name: term[name] for name in ("id", "reading", "expansion")},
            "kind": term["term_kind"],
            **words_cells(term, "label", "short", "url"),
        }


def _senses(library: Library) -> Iterator[TableRow]:
    for term, sense in _all_senses(library):
        yield {**_of_sense(library, term, sense), **both_cells("text", sense["text"]), **place_cells(sense)}


def _headwords(library: Library) -> Iterator[TableRow]:
    for term, sense in _all_senses(library):
        yield from ({**_of_sense(library, term, sense), "word": word} for word in sense["headwords"])


def _of_sense(library: Library, term: Json, sense: Json) -> TableRow:
    """What the tables of explanations and of printed words have in common."""
    return {"term": term["id"], **words_cells(term, "label"), **town_cells(library, sense["town"])}


def _all_senses(library: Library) -> Iterator[tuple[Json, Json]]:
    for term in nested(library, "terms"):
        yield from ((term, sense) for sense in term["senses"])


TERM_ROWS: dict[str, Callable[[Library], Iterator[TableRow]]] = {
    "terms": _terms,
    "senses": _senses,
    "headwords": _headwords,
}
