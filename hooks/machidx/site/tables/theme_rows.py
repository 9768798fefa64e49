"""Rows of the tables of the themes, and of those that describe all tables."""

from collections.abc import Callable, Iterator
from functools import lru_cache

from machidx.content.library import Library, facts, town_id
from machidx.language.locale import LOCALES, Text
from machidx.model.theme import Theme
from machidx.site.data_values import addresses_of, words_of_field
from machidx.site.tables.cells import TableRow, both_cells, town_cells
from machidx.views.context import Scene
from machidx.views.tables.description import IN_ENGLISH, DataColumn, DataTable
from machidx.views.tables.tables import TABLES
from machidx.views.themes import Matrix, themes_view
from machidx.views.told import ToldState

_THEMES = "themes/index"


def _themes(library: Library) -> Iterator[TableRow]:
    for page in library.of_kind("theme"):
        theme = facts(page, Theme)
        yield {
            "id": page.name,
            "group": theme.group,
            "audience": theme.audience,
            **both_cells("title", words_of_field(page, "title")),
            **both_cells("question", words_of_field(page, "question")),
            **both_cells("url", addresses_of(page)),
        }


def _theme_states(library: Library) -> Iterator[TableRow]:
    japanese, english = (_told(library, locale) for locale in LOCALES)
    for (theme, question, town, place, told), (*_, in_english) in zip(japanese, english, strict=True):
        yield {
            "theme": theme,
            "question": question,
            "place": place,
            "state": told.state,
            "sign": told.sign,
            **both_cells("word", {"ja": told.word, "en": in_english.word}),
            "measures": told.count or None,
            **both_cells("parts", {"ja": _titles(told.parts, "ja"), "en": _titles(in_english.parts, "en")}),
            **town_cells(library, town),
        }


def _titles(parts: tuple[Text, ...], locale: str) -> str | None:
    """The titles of parts, if all are in a language."""
    return "、".join(part.text for part in parts) if parts and all(part.locale == locale for part in parts) else None


def _told(library: Library, locale: str) -> Iterator[tuple[str, str | None, str, int, ToldState]]:
    """Theme, question, town, place in the order of use, and the state of each cell of the table of themes."""
    if not (matrix := theme_matrix(library, locale)):
        return
    scene = Scene(library, library.pages[_THEMES], locale)
    names = {scene.ref(page).url: page.name for page in library.themes.values()}
    for group in matrix.groups:
        for theme in group.themes:
            for row in theme.rows:
                for cell, page in zip(row.cells, library.towns, strict=True):
                    for place, told in enumerate(cell.told, start=1):
                        yield names[theme.ref.url], row.id or None, town_id(page), place, told


@lru_cache(maxsize=2)  # the workbook shows it as well
def theme_matrix(library: Library, locale: str) -> Matrix | None:
    """The table of themes and towns; None without the page of themes."""
    page = library.pages.get(_THEMES)
    return themes_view(Scene(library, page, locale)) if page else None


def _columns(library: Library) -> Iterator[TableRow]:
    for table, column in _all_columns():
        yield {
            "table": table.name,
            "column": column.name,
            "place": table.columns.index(column) + 1,
            "kind": column.kind,
            **both_cells("about", meaning(library, column)),
        }


def _codes(library: Library) -> Iterator[TableRow]:
    for table, column in _all_columns():
        for code, about in column.meanings.items():
            own = {"table": table.name, "column": column.name, "code": code}
            yield {**own, **both_cells("about", in_both(library, about))}


def _all_columns() -> Iterator[tuple[DataTable, DataColumn]]:
    yield from ((table, column) for table in TABLES for column in table.columns)


def in_both(library: Library, japanese: str) -> dict[str, str | None]:
    """The site's own words in both languages."""
    return {"ja": japanese, "en": library.shared.get(japanese)}


def meaning(library: Library, column: DataColumn) -> dict[str, str | None]:
    """The meaning of a column in both languages."""
    words, frames = in_both(library, column.about), in_both(library, IN_ENGLISH if column.is_english else "")
    return {
        locale: frame.format(what=said) if said and (frame := frames[locale]) else said
        for locale, said in words.items()
    }


THEME_ROWS: dict[str, Callable[[Library], Iterator[TableRow]]] = {
    "themes": _themes,
    "theme_states": _theme_states,
    "columns": _columns,
    "codes": _codes,
}
