"""Every ``[[term]]`` of a page, in its text and in the words of its front matter, is a term of the glossary."""

from collections.abc import Iterator

from machidx.content.diagnostics import Code, Problem
from machidx.content.frontmatter import Path as KeyPath
from machidx.content.library import Library, town_id
from machidx.content.page import Page
from machidx.content.source import Source
from machidx.glossary.glossary import Glossary, TermMiss, glossary_of
from machidx.language import proposals
from machidx.markdown import markup


def problems(library: Library) -> Iterator[Problem]:
    """Every reference of all pages to no term, or to more than one, in both languages."""
    glossary = glossary_of(library)
    for page in library.pages.values():
        for source in page.sources:
            yield from _terms(library, glossary, page, source)


def _terms(library: Library, glossary: Glossary, page: Page, source: Source) -> Iterator[Problem]:
    """Every [[term]] of the body and of the front matter's words is known."""
    for match in markup.TERM.finditer(markup.blanked(source.body)):
        if found := _miss(library, glossary, page, markup.term_reference(match["inner"])):
            yield source.in_body(match.start(), *found, wrong=match.group())
    for path, value in _texts(source.front.data, ()):
        references = list(markup.terms(value))
        for reference, (line, column, wrong) in zip(references, _places(source, path, len(references)), strict=True):
            if found := _miss(library, glossary, page, reference):
                code, message, hint = found
                yield source.problem(code, message, line, column, hint, wrong=wrong)


def _places(source: Source, path: KeyPath, count: int) -> list[tuple[int, int, str]]:
    """Line, column and writing of each term of a value; the value's beginning where signs are escaped in it."""
    found = [
        (line, column + match.start(), match.group())
        for line, column, text in source.written(path)
        for match in markup.TERM.finditer(text)
    ]
    line, column = source.front.position(path)
    return found if len(found) == count else [(line + 1, column + 1, "")] * count


def _texts(value: object, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """All texts of a front matter with their paths."""
    if isinstance(value, str):
        if "[[" in value or "［［" in value:
            yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*path, index))


def _miss(
    library: Library, glossary: Glossary, page: Page, reference: markup.TermReference
) -> tuple[Code, str, str] | None:
    if reference.town and f"towns/{reference.town}/index" not in library.known:
        near = proposals.nearest(reference.town, (town_id(town) for town in library.towns), least=40)
        message = f"［［{reference.target}@{reference.town}］］の「{reference.town}」という町はありません。"
        return Code.UNKNOWN_TOWN, message, f"@{near}" if near else ""
    found = glossary.resolve(reference, page.town)
    if not isinstance(found, TermMiss) or found.unreadable:
        return None
    meant = "・".join(reference.meaning(name) for name in found.candidates)
    if found.ambiguous:
        return Code.AMBIGUOUS_TERM, f"［［{reference.target}］］は2つ以上のことばに当てはまります。", meant
    return Code.UNKNOWN_TERM, f"［［{reference.target}］］ということばは用語集にありません。", meant
