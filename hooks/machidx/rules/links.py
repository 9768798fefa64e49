"""Finds links and pictures without a valid target: a page, section or file of this site, or a safe external address."""

import posixpath
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

from machidx.content.catalog import Rules
from machidx.content.diagnostics import Problem
from machidx.content.library import Library
from machidx.content.page import Page
from machidx.content.source import Source
from machidx.language import proposals
from machidx.markdown import markup
from machidx.markdown.sanitizing import SCHEMES
from machidx.rules import anchors

_ADDRESS = re.compile(
    r"(?P<mail>[\w.+-]+@[\w.-]+)"
    r"|(?P<scheme>https?://)[^\s]+"
    r"|(?:www\.[\w.-]+|[\w.-]+\.(?:jp|com|org|net|info|io))(?:[:/?#]\S*)?"
)
"""A text that is an address as a whole."""
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
    if link.is_image and not link.text.strip():
        message = f"画像「{link.target}」に代わりの文がありません。見えない人に伝わる文を［ ］に書きます。"
        yield source.in_body(link.offset, Rules.IMAGE_ALT, message, "![何が写っているか](…)")
    if markup.SCHEME.match(link.target) or link.target.startswith("//"):
        yield from _outside(source, link)
        return
    path, _, anchor = link.target.partition("#")
    target = _resolved(page, unquote(path))
    if target.endswith((".en.md", *_UNPUBLISHED)) and target in library.files:
        is_english = target.endswith(".en.md")
        why = "英語のページへも、日本語のファイルの名前でつなぎます" if is_english else "公開されないファイルです"
        hint = f"{path.removesuffix('.en.md')}.md" if is_english else ""
        yield source.in_body(link.offset, Rules.LINK, f"リンク先「{path}」は使えません。{why}。", hint)
        return
    if path and target.removesuffix(".md") not in library.known:
        if target not in library.files:
            near = _nearest_page(library, page, target)
            is_draft = target.removesuffix(".md") in library.drafts
            why = "は下書き（draft: true）で、公開されません" if is_draft else "がありません"
            yield source.in_body(link.offset, Rules.LINK, f"リンク先「{path}」{why}。", "" if is_draft else near)
        return
    to = library.pages.get(target.removesuffix(".md")) if path else page
    if path and not target.endswith(".md"):
        message = f"リンク「{path}」は、ファイル名（.md）まで書きます。"
        yield source.in_body(link.offset, Rules.LINK, message, f"{path.rstrip('/')}.md")
    elif anchor and to and source is page.source and unquote(anchor) not in (ids := anchors.anchors(library, to)):
        message = f"「{path or 'このページ'}」に見出し「#{anchor}」がありません。"
        near = proposals.nearest(anchor, ids)
        yield source.in_body(link.offset, Rules.ANCHOR, message, f"#{near}" if near else "")


def _outside(source: Source, link: markup.Link) -> Iterator[Problem]:
    """Yield the mistake in a link that leaves the site."""
    if link.is_image:
        message = f"画像「{link.target[:40]}」はほかのサイトにあります。画像はこのサイトの中に置きます。"
        yield source.in_body(link.offset, Rules.UNSAFE, message)
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


def _nearest_page(library: Library, page: Page, target: str) -> str:
    near = proposals.nearest(target, (f"{stem}.md" for stem in library.known), least=70)
    return posixpath.relpath(near, posixpath.dirname(page.stem) or ".") if near else ""
