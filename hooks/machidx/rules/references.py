"""Finds each ``[[term]]`` that is not in the glossary, or is in a place where no template links terms.

In a name, number or title of the front matter, the brackets would be published.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from machidx.content.catalog import Rule, Rules
from machidx.content.diagnostics import Problem
from machidx.content.library import Library
from machidx.content.page import Page
from machidx.content.remembering import Aside, remembered
from machidx.content.source import Source
from machidx.glossary.glossary import Glossary, TermMiss, glossary_of
from machidx.language import proposals
from machidx.language.readings import sound
from machidx.language.scripts import is_reading
from machidx.markdown.lines import LineKind, read_line
from machidx.markdown.terms import TERM, TermReference, term_reference, terms_in
from machidx.markdown.token import Token, TokenKind
from machidx.markdown.tokens import tokens
from machidx.model.roles import Leaf, Path, leaves


def problems(library: Library) -> Iterator[Problem]:
    """Yield unknown, ambiguous and misplaced references of all pages, in both languages."""
    depends = tuple(library.terms), tuple(library.plans), library.unreadable
    for page in library.pages.values():
        yield from _page_problems(page, depends, Aside(library))
    if library.shared_source:
        yield from _brackets(library.shared_source, _labels((), library.own_labels))


@remembered
def _page_problems(page: Page, depends: tuple[object, ...], aside: Aside[Library]) -> Iterator[Problem]:
    """Check one page. The result depends on the page, and on ``depends``: terms, towns and invalid files."""
    library, glossary = aside.value, glossary_of(aside.value)
    yield from _terms(library, glossary, page, page.source, _linked(page.leaves))
    if page.english and page.words:
        linked = _linked(leaves(page.words)) | _labels(("labels",), page.words.labels)
        yield from _terms(library, glossary, page, page.english, linked)


def _linked(found: Iterable[Leaf]) -> dict[Path, str]:
    """Return the texts that may contain terms, by path."""
    return {leaf.path: leaf.text for leaf in found if leaf.role.may_hold_terms}


def _labels(above: Path, labels: Mapping[str, str]) -> dict[Path, str]:
    """Return the labels that may contain terms, by path: the English of names that contain terms."""
    return {(*above, name): english for name, english in labels.items() if TERM.search(name)}


def _terms(
    library: Library, glossary: Glossary, page: Page, source: Source, linked: Mapping[Path, str]
) -> Iterator[Problem]:
    """Yield unknown and ambiguous references in the body and in the ``linked`` texts, and misplaced ones elsewhere."""
    for token in tokens(source.body):
        if token.kind is TokenKind.TERM and (found := _miss(library, glossary, page, _in_its_row(source.body, token))):
            yield source.in_body(token.start, *found, wrong=source.body[token.start : token.end])
    for path, value in linked.items():
        references = list(terms_in(value))
        for reference, (line, column, wrong) in zip(references, _places(source, path, len(references)), strict=True):
            if found := _miss(library, glossary, page, reference):
                rule, message, hint = found
                yield source.problem(rule, message, line, column, hint, wrong=wrong)
    yield from _brackets(source, linked)


def _in_its_row(body: str, token: Token) -> TermReference:
    """Return the reference of a token; in a row of a table, with a bar that divides no cells."""
    reference = term_reference(token.value)
    line = body[body.rfind("\n", 0, token.start) + 1 :].partition("\n")[0]
    is_row = read_line(line).kind is LineKind.ROW and reference.bar != "\\|"
    return replace(reference, bar="｜") if is_row else reference


def _brackets(source: Source, linked: Mapping[Path, str]) -> Iterator[Problem]:
    """Yield references in texts that may not contain terms."""
    for path in source.front.written:
        for line, column, text in source.written(path) if path not in linked else ():
            for match in TERM.finditer(text):
                name = next(step for step in reversed(path) if isinstance(step, str))
                message = f"「{name}」のことばはつなげません。「{match.group()}」が、かっこごと表示されます。"
                words = term_reference(match["inner"]).shown
                place = line, column + match.start()
                yield source.problem(Rules.NO_TERM_HERE, message, *place, words, wrong=match.group())


def _places(source: Source, path: Path, count: int) -> list[tuple[int, int, str]]:
    """Return 1-based line and column, and the notation, of each term in a value.

    If characters of the value are escaped, all have the position of the value, and "".
    """
    found = [
        (line, column + match.start(), match.group())
        for line, column, text in source.written(path)
        for match in TERM.finditer(text)
    ]
    line, column = source.front.position(path)
    return found if len(found) == count else [(line + 1, column + 1, "")] * count


def _miss(library: Library, glossary: Glossary, page: Page, reference: TermReference) -> tuple[Rule, str, str] | None:
    if reference.town and f"towns/{reference.town}/index" not in library.known:
        near = proposals.nearest(reference.town, library.municipalities, least=40)
        message = f"［［{reference.target}@{reference.town}］］の「{reference.town}」という町はありません。"
        return Rules.UNKNOWN_TOWN, message, f"@{near}" if near else ""
    found = glossary.resolve(reference, page.town)
    if not isinstance(found, TermMiss) or found.unreadable:
        return None
    meant = "・".join(reference.meaning(name) for name in found.candidates)
    if found.ambiguous:
        return Rules.AMBIGUOUS_TERM, f"［［{reference.target}］］は2つ以上のことばに当てはまります。", meant
    if meant and any(proposals.is_variant(reference.target, name) for name in glossary.names_like(found)):
        return Rules.UNKNOWN_TERM, f"［［{reference.target}］］ということばは用語集にありません。", meant
    like = f"似たことばは「{'・'.join(found.candidates)}」です。" if meant else ""
    message = (
        f"［［{reference.target}］］ということばは用語集にありません。{like}"
        "新しいことばなら、下の命令で用語集に足します。説明の要らないことばなら、かっこを外します。"
    )
    return Rules.UNKNOWN_TERM, message, _adding(reference.target)


def _adding(label: str) -> str:
    """The command that adds a term, with its reading as far as it is known."""
    heard = sound(label)
    name = f'"{label}"' if " " in label else label
    return f"machidx new term {name} --reading {heard if is_reading(heard) else 'よみ'}"
