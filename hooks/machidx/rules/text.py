"""What stands in a page's text is safe, and leads somewhere: HTML, links, anchors, images, headings, terms."""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from machidx.content.diagnostics import Code, Problem
from machidx.content.frontmatter import Path as KeyPath
from machidx.content.library import Library, town_id
from machidx.content.page import Page
from machidx.content.source import Source
from machidx.glossary.glossary import Glossary, Miss
from machidx.language import proposals
from machidx.markdown import markup
from machidx.model.town import Town

_HANDLER = re.compile(r"\b(on[a-z]+|style|src|href|srcdoc)\s*=", re.IGNORECASE)
_UNPUBLISHED = (".yml", ".json")
"""How the names of files end that are for the build alone."""
_ID = re.compile(r"[a-z][a-z0-9-]*")


def problems(library: Library) -> Iterator[Problem]:
    """Everything wrong with the texts of all pages, in both languages."""
    glossary = Glossary(library)
    for page in library.pages.values():
        for source in page.sources:
            yield from _body(library, page, source)
            yield from _terms(library, glossary, page, source)
            yield from _tables(page, source)


def _body(library: Library, page: Page, source: Source) -> Iterator[Problem]:
    text = markup.blanked(source.body)
    for offset, tag in markup.html_tags(text):
        code = Code.UNSAFE if _is_unsafe(tag) else Code.HTML
        yield source.in_body(offset, code, f"HTML「{tag.splitlines()[0][:40]}」は書けません。Markdownで書きます。")
    for offset, attributes in markup.attribute_lists(text):
        if found := _HANDLER.search(attributes):
            message = f"{{ }} の中に「{found[1]}=」は書けません。"
            yield source.in_body(offset, Code.UNSAFE, message)
    for link in markup.links(text):
        yield from _link(library, page, source, link)
    yield from _headings(source, text)


def _is_unsafe(tag: str) -> bool:
    return bool(
        re.match(r"</?(script|iframe|object|embed|form|meta|link|base)\b", tag, re.IGNORECASE) or _HANDLER.search(tag)
    )


def _link(library: Library, page: Page, source: Source, link: markup.Link) -> Iterator[Problem]:
    if link.is_image and not link.text.strip():
        message = f"画像「{link.target}」に代わりの文がありません。見えない人に伝わる文を［ ］に書きます。"
        yield source.in_body(link.offset, Code.IMAGE_ALT, message, "![何が写っているか](…)")
    if markup.SCHEME.match(link.target) or link.target.startswith("//"):
        if link.is_image:
            message = f"画像「{link.target[:40]}」はほかのサイトにあります。画像はこのサイトの中に置きます。"
            yield source.in_body(link.offset, Code.UNSAFE, message)
        elif not link.target.lower().startswith(markup.SAFE_SCHEMES):
            message = f"リンク「{link.target[:40]}」は使えません。使えるのは https: などのリンクだけです。"
            yield source.in_body(link.offset, Code.UNSAFE, message)
        return
    path, _, anchor = link.target.partition("#")
    target = _resolved(page, unquote(path))
    if target.endswith((".en.md", *_UNPUBLISHED)) and target in library.files:
        is_english = target.endswith(".en.md")
        why = "英語のページへも、日本語のファイルの名前でつなぎます" if is_english else "公開されないファイルです"
        hint = f"{path.removesuffix('.en.md')}.md" if is_english else ""
        yield source.in_body(link.offset, Code.LINK, f"リンク先「{path}」は使えません。{why}。", hint)
        return
    if path and target.removesuffix(".md") not in library.known:
        if target not in library.files:
            near = _nearest_page(library, page, target)
            yield source.in_body(link.offset, Code.LINK, f"リンク先「{path}」がありません。", near)
        return
    to = library.pages.get(target.removesuffix(".md")) if path else page
    if path and not target.endswith(".md"):
        message = f"リンク「{path}」は、ファイル名（.md）まで書きます。"
        yield source.in_body(link.offset, Code.LINK, message, f"{path.rstrip('/')}.md")
    elif anchor and to and source is page.source and anchor not in (ids := _anchors(to)):
        message = f"「{path or 'このページ'}」に見出し「#{anchor}」がありません。"
        near = proposals.nearest(anchor, ids)
        yield source.in_body(link.offset, Code.ANCHOR, message, f"#{near}" if near else "")


def _resolved(page: Page, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.stem), path)) if path else ""


def _nearest_page(library: Library, page: Page, target: str) -> str:
    near = proposals.nearest(target, (f"{stem}.md" for stem in library.known), least=70)
    return posixpath.relpath(near, posixpath.dirname(page.stem) or ".") if near else ""


def _anchors(page: Page) -> list[str]:
    """The ids of a page's headings, and of the policies that a town's template prints."""
    policies = page.facts.all_policies() if isinstance(page.facts, Town) else ()
    ids = [h.id for h in markup.headings(markup.blanked(page.source.body)) if h.id]
    return [*ids, *(policy.anchor for policy in policies)]


def _headings(source: Source, text: str) -> Iterator[Problem]:
    for offset, words in markup.underlined(source.body):
        message = f"「{words}」は下の行の === や --- で見出しになります。見出しは「## 」で始め、目印をつけます。"
        yield source.in_body(offset, Code.HEADING_ID, message, f"## {words} {{ #name }}")
    seen: set[str] = set()
    above = 1
    for heading in markup.headings(text):
        if heading.level > above + 1:
            message = (
                f"見出し「{heading.text}」の段がとんでいます。「{'#' * above} 」の下は「{'#' * (above + 1)} 」です。"
            )
            hint = f"{'#' * (above + 1)} {heading.text}"
            yield source.in_body(heading.offset, Code.HEADING_ORDER, message, hint)
        above = heading.level
        if heading.level not in (2, 3):
            if heading.level == 1:
                message = "「# 」の見出しは題名（title）のものです。本文の見出しは「## 」から始めます。"
                yield source.in_body(heading.offset, Code.HEADING_ID, message, f"## {heading.text}")
            continue
        if heading.id is None or not _ID.fullmatch(heading.id):
            message = f"見出し「{heading.text}」に半角英字の目印がありません。"
            yield source.in_body(
                heading.offset, Code.HEADING_ID, message, f"{'#' * heading.level} {heading.text} {{ #name }}"
            )
        elif heading.id in seen:
            message = f"見出しの目印「#{heading.id}」が2回あります。"
            yield source.in_body(heading.offset, Code.DUPLICATE_ID, message)
        seen.add(heading.id or "")


def _tables(page: Page, source: Source) -> Iterator[Problem]:
    """Each table of the front matter stands in the text once, and its rows fit its columns."""
    tables = {table.id: table for table in getattr(page.facts, "tables", ())}
    placed = list(markup.table_marks(markup.blanked(source.body)))
    for offset, id in placed:
        if id not in tables:
            message = f"表「{id}」は tables にありません。"
            yield source.in_body(offset, Code.TABLE, message, proposals.nearest(id, tables))
    if source is not page.source:
        return
    for index, table in enumerate(tables.values()):
        if [id for _, id in placed].count(table.id) != 1:
            message = f"表「{table.id}」は、本文に1回だけ置きます。"
            yield source.at(("tables", index, "id"), Code.TABLE, message, f"::: table {table.id}")
        if table.chart and table.charted is None:
            message = f"表「{table.id}」には、棒グラフにする数の列がありません。"
            yield source.at(("tables", index, "chart"), Code.TABLE, message)
        for number, row in enumerate(table.rows):
            if len(row) != len(table.columns):
                message = f"表「{table.id}」のこの行には{len(row)}個の値がありますが、列は{len(table.columns)}個です。"
                yield source.at(("tables", index, "rows", number), Code.TABLE, message)


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
    if not isinstance(found, Miss) or found.unreadable:
        return None
    meant = "・".join(reference.meaning(name) for name in found.candidates)
    if found.ambiguous:
        return Code.AMBIGUOUS_TERM, f"［［{reference.target}］］は2つ以上のことばに当てはまります。", meant
    return Code.UNKNOWN_TERM, f"［［{reference.target}］］ということばは用語集にありません。", meant
