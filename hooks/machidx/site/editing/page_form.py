"""The form of a page's Japanese file: all fields of its kind, and its text."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from machidx.content.diagnostics import Problem
from machidx.content.failures import RefusedError
from machidx.content.library import Library, facts
from machidx.content.page import Page
from machidx.content.source import Source
from machidx.language import years
from machidx.language.locale import JAPANESE
from machidx.model.kinds import KINDS, Kind
from machidx.model.town import Town
from machidx.site.editing.changes import text_from
from machidx.site.editing.fields import FieldChoice, FormField, form_fields
from machidx.site.editing.filling import filled
from machidx.site.editing.form import Edited
from machidx.site.editing.hints import comment_hints
from machidx.site.editing.submitted import Entries
from machidx.site.editing.telling import FormProblem, form_problems
from machidx.site.schema.front_matter import form_schema, offered

_BROKEN = "このファイルは、次のことを直すまで、画面では直せません。"
_AROUND = 6
"""Fiscal years before and after a plan that can be chosen."""


class PageForm:
    """The form of a file, which may not exist yet."""

    template = "page.html"
    language = JAPANESE

    def __init__(self, library: Library, stem: str, source: Source, kind: Kind, *, is_new: bool = False) -> None:
        self._library, self._source, self._kind = library, source, kind
        self._stem, self._is_new = stem, is_new
        self._town = library.town(stem.split("/")[1]) if stem.startswith("towns/") and stem.count("/") > 1 else None
        self.files: tuple[Path, ...] = (source.file,)
        self.about: tuple[str, str] | None = (stem, JAPANESE)
        self.next = f"file/{stem}.md"

    @cached_property
    def _fields(self) -> tuple[FormField, ...]:
        return form_fields(form_schema(self._kind, offered(self._library, self._town)))

    def shown(self) -> Mapping[str, Any]:
        """What the template prints."""
        page = self._library.pages.get(self._stem)
        data = self._source.front.data
        return {
            "heading": str(data.get("title") or data.get("label") or self._source.path),
            "path": self._source.path,
            "kind": self._kind.name,
            "is_new": self._is_new,
            "fields": filled(self._fields, data, comment_hints(self._source), _years(self._town)),
            "body": self._source.body,
            "page_url": page.url() if page else "",
            "translation": f"translation/{self._stem}.md",
            "year": f"year/{page.town}?measure={page.id}" if page and page.kind == "measure" else "",
            "names": {"term": tuple(_terms(self._library)), "measure": tuple(_measures(self._library))},
        }

    def edited(self, entries: Entries) -> Edited:
        """The new text of the file; none if nothing has changed. Raises RefusedError."""
        text = text_from(self._source, self._fields, entries)
        return Edited({self._source.file: text} if self._is_new or text != self._source.text else {})

    def told(self, problems: Iterable[Problem], library: Library) -> Iterable[FormProblem]:
        """Tell each problem at the control of the value that it is about."""
        titles = {field.name: field.title for field in reversed([*_all(self._fields)]) if field.name and field.title}
        return form_problems(problems, japanese_source(library, self._stem) or self._source, titles)


def japanese_source(library: Library, stem: str) -> Source | None:
    """The Japanese file of a page, also of one that cannot be shown; None where there is none."""
    page = library.pages.get(stem)
    return page.source if page else next((each for each in library.unreadable if each.uri == f"{stem}.md"), None)


def page_form(library: Library, uri: str) -> PageForm | None:
    """The form of the file at a path below docs/; None where there is no such Japanese file or its kind is unknown.

    Raises RefusedError for a file that cannot be parsed.
    """
    stem = uri.removesuffix(".md")
    there = japanese_source(library, stem)
    if there is None or not uri.endswith(".md"):
        return None
    if there.problems:
        raise RefusedError(f"{_BROKEN}{there.problems[0].line}")
    kind = KINDS.get(str(there.front.data.get("kind")))
    return PageForm(library, stem, there, kind) if kind and kind.lives_at(stem) else None


def _all(fields: tuple[FormField, ...]) -> Iterator[FormField]:
    for field in fields:
        yield field
        yield from _all((*field.fields, *([field.item] if field.item else [])))


def _years(town: Page | None) -> range:
    """The fiscal years to choose from: those around the plan and the present one."""
    now = years.fiscal_year_of(years.current_month())
    there = facts(town, Town).period.years() if town else range(0)
    known = [now, *there]
    return range(min(known) - _AROUND, max(known) + _AROUND + 1)


def _terms(library: Library) -> Iterator[FieldChoice]:
    """The names of terms, with their readings and other names to find them by."""
    for page in library.terms:
        data = page.source.front.data
        words = [str(data.get("reading", "")), *map(str, data.get("aliases") or ())]
        yield FieldChoice(str(data["label"]), "、".join(words))


def _measures(library: Library) -> Iterator[FieldChoice]:
    for page in library.of_kind("measure"):
        yield FieldChoice(page.id, page.text("title").text)
