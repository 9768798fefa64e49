"""Finds links and pictures without a valid target: a page, section or file of this site, or a safe external address."""

import posixpath
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote

from machidx.content.addresses import split_locale
from machidx.content.catalog import Rules
from machidx.content.diagnostics import Problem
from machidx.content.gone import heir, renamed
from machidx.content.languages import stem_and_language, suffix_of
from machidx.content.library import Library
from machidx.content.outputs import HOST, made, own_folder
from machidx.content.page import Page
from machidx.content.project_settings import site_address
from machidx.content.source import Source
from machidx.content.tree import PUBLISHED
from machidx.language import proposals
from machidx.language.locale import JAPANESE
from machidx.markdown import markup
from machidx.markdown.sanitizing import SCHEMES
from machidx.rules import anchors

_ADDRESS = re.compile(
    r"(?P<mail>[\w.+-]+@[\w.-]+)"
    r"|(?P<scheme>https?://)[^\s]+"
    r"|(?:www\.[\w.-]+|[\w.-]+\.(?:jp|com|org|net|info|io))(?:[:/?#]\S*)?"
)
"""A text that is an address as a whole."""
_OWN_DISK = re.compile(r"[A-Za-z]:(?!//)|file:", re.IGNORECASE)
_NO_WORDS = re.compile(
    r"(?:この)?(?:画像|写真|図|図表|イラスト|絵|イメージ|スクリーンショット|地図|グラフ)(?:\s*\d*)"
    r"|(?:an? |the )?(?:image|picture|photo(?:graph)?|figure|fig\.?|illustration|screenshot|chart|map|img|alt)\s*\d*",
    re.IGNORECASE,
)
_UNPUBLISHED = (".yml", ".json")
"""Suffixes of files in docs/ that are not published."""


def problems(library: Library) -> Iterator[Problem]:
    """Yield the mistakes in the links of all pages, in both languages."""
    for page in library.pages.values():
        for source in page.sources:
            for link in markup.links(source.body):
                yield from link_problems(library, page, source, link)


def link_problems(library: Library, page: Page, source: Source, link: markup.Link) -> Iterator[Problem]:
    """Yield the mistakes in one link of a page."""
    if link.is_image and (why := _says_nothing(library, page, source, link)):
        message = f"画像「{link.target}」{why}。見えない人に伝わる文を［ ］に書きます。"
        yield source.in_body(link.offset, Rules.IMAGE_ALT, message, f"![何が写っているか]({link.target})")
    if markup.SCHEME.match(link.target) or link.target.startswith("//"):
        yield from _outside(source, link)
        yield from _own(library, page, source, link)
        return
    path, _, anchor = link.target.partition("#")
    target = _resolved(page, unquote(path))
    code = stem_and_language(target, library.locales)[1]
    if (code != JAPANESE or target.endswith(_UNPUBLISHED)) and target in library.files:
        is_english = code != JAPANESE
        why = "英語のページへも、日本語のファイルの名前でつなぎます" if is_english else "公開されないファイルです"
        hint = f"{path.removesuffix(suffix_of(code))}.md" if is_english else ""
        yield source.in_body(link.offset, Rules.LINK, f"リンク先「{path}」は使えません。{why}。", hint)
        return
    if path and target.removesuffix(".md") not in library.known:
        if target.removesuffix(".md") in library.drafts:
            why = "は下書き（draft: true）で、公開されません"
            yield source.in_body(link.offset, Rules.LINK, f"リンク先「{path}」{why}。", "")
        elif target not in library.files and target.removesuffix(".md") not in renamed(library):
            message, near = _nowhere(library, page, unquote(path), target)
            yield source.in_body(link.offset, Rules.LINK, message, near)
        return
    to = library.pages.get(target.removesuffix(".md")) if path else page
    if path and not target.endswith(".md"):
        message = f"リンク「{path}」は、ファイル名（.md）まで書きます。"
        yield source.in_body(link.offset, Rules.LINK, message, f"{path.rstrip('/')}.md")
    elif anchor and to and source is page.source and unquote(anchor) not in (ids := anchors.anchors(library, to)):
        message = f"「{path or 'このページ'}」に見出し「#{anchor}」がありません。"
        near = proposals.nearest(anchor, ids)
        yield source.in_body(link.offset, Rules.ANCHOR, message, f"#{near}" if near else "")


def _says_nothing(library: Library, page: Page, source: Source, link: markup.Link) -> str:
    """Say (in Japanese) why the text in place of a picture says nothing; "" where it says something."""
    words = unicodedata.normalize("NFKC", link.text).strip()
    name = posixpath.basename(unquote(link.target))
    below = source.body[source.body.find(")", link.offset) + 1 :].lstrip("\n").partition("\n")[0].strip(" 　*_")
    if not words:
        return "に代わりの文がありません"
    if _resolved(page, unquote(link.target)) not in library.files:
        return ""  # that it is not there is told
    if _NO_WORDS.fullmatch(words):
        return f"の代わりの文「{words}」では、何が写っているかがわかりません"
    if words.casefold() in (name.casefold(), name.rpartition(".")[0].casefold()):
        return f"の代わりの文「{words}」は、ファイルの名前です"
    return f"の代わりの文「{words}」は、すぐ下の文と同じです" if words == below else ""


def _nowhere(library: Library, page: Page, path: str, target: str) -> tuple[str, str]:
    """Say (in Japanese) what is wrong with a link to nothing, and propose the file that is surely meant."""
    here = posixpath.dirname(page.stem) or "."
    if path.startswith("/"):
        stem = path.strip("/")
        found = next((each for each in (stem, f"{stem}/index") if each in library.known), "")
        message = f"「{path}」はページの住所です。リンクには、このファイルから見たファイルの場所を書きます。"
        return message, posixpath.relpath(f"{found}.md", here) if found else ""
    if new := heir(library, target.removesuffix(".md")):
        message = f"リンク先「{path}」は、もうありません。「{new.text('title').text}」が引きついでいます。"
        return message, posixpath.relpath(f"{new.stem}.md", here)
    other = next((uri for uri in library.files if uri.casefold() == target.casefold()), "")
    if other:
        message = f"リンク先「{path}」がありません。大文字と小文字を、ファイルの名前と同じにします。"
        return message, posixpath.relpath(other, here)
    near = proposals.nearest(target, (f"{stem}.md" for stem in library.known), least=70)
    is_meant = bool(near) and proposals.is_path_variant(target, near)
    rest = (
        "置き忘れたか、名前がちがいます。" if target.endswith(PUBLISHED[1:]) else "消したページなら、リンクをやめます。"
    )
    rest = "" if is_meant else rest
    return f"リンク先「{path}」がありません。{rest}", posixpath.relpath(near, here) if is_meant else ""


def _own(library: Library, page: Page, source: Source, link: markup.Link) -> Iterator[Problem]:
    """Yield a link to an address of this site that has no page."""
    site = _site(library)
    path = unquote(re.split("[?#]", link.target.removeprefix(site))[0]) if site else ""
    if link.is_image or not site or not link.target.startswith(f"{site}/"):
        return
    stem = split_locale(path, library.locales)[1].strip("/")
    is_there = (
        {stem, f"{stem}/index".lstrip("/")} & library.known
        or stem in library.files
        or own_folder(stem, library.locales)
        or heir(library, stem)
        or path.strip("/") in {*made(library), HOST}
    )
    if not is_there:
        near = proposals.nearest(stem, library.known, least=70)
        message = f"このサイトに「{path}」というページはありません。"
        hint = posixpath.relpath(f"{near}.md", posixpath.dirname(page.stem) or ".") if near else ""
        if not (near and proposals.is_path_variant(stem, near)):
            message, hint = f"{message}住所を確かめます。消したページなら、リンクをやめます。", ""
        yield source.in_body(link.offset, Rules.LINK, message, hint)


@lru_cache(maxsize=2)
def _site(library: Library) -> str:
    return site_address(library.tree.docs)


def _outside(source: Source, link: markup.Link) -> Iterator[Problem]:
    """Yield the mistake in a link that leaves the site."""
    if link.is_image:
        message = f"画像「{link.target[:40]}」はほかのサイトにあります。画像はこのサイトの中に置きます。"
        yield source.in_body(link.offset, Rules.UNSAFE, message)
    elif _OWN_DISK.match(link.target):
        message = (
            f"リンク「{link.text[:40]}」の先は、あなたのパソコンの中の場所です。読む人は開けません。"
            "ファイルを docs のフォルダーに置いて、その名前でつなぐか、リンクをやめます。"
        )
        yield source.in_body(link.offset, Rules.UNSAFE, message, f"[{link.text}](ファイルの名前)")
    elif link.target.lower().partition(":")[0] not in SCHEMES:
        message = f"リンク「{link.target[:40]}」は使えません。使えるのは https: などのリンクだけです。"
        yield source.in_body(link.offset, Rules.UNSAFE, message)
    elif (shown := _place_shown(link.text)) and shown != (there := _place(link.target)):
        message = f"リンクの文字は「{shown}」ですが、行き先は「{there[:40]}」です。同じところにします。"
        yield source.in_body(link.offset, Rules.UNSAFE, message)


def _place_shown(text: str) -> str:
    """The host or the mail address that the text of a link shows; "" for other words."""
    match = _ADDRESS.fullmatch(unicodedata.normalize("NFKC", text).strip().lower())
    return _place(match[0] if match["scheme"] or match["mail"] else f"https://{match[0]}") if match else ""


def _place(target: str) -> str:
    """The host of a web address without www, or a mail address."""
    scheme, _, rest = target.lower().partition(":")
    if scheme == "mailto" or not rest:
        return (rest or scheme).partition("?")[0]
    host = re.sub(r"^.*@|:\d*$", "", re.split(r"[/?#\\]", rest.lstrip("/"), maxsplit=1)[0])
    return host.removeprefix("www.")


def _resolved(page: Page, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.stem), path)) if path else ""
