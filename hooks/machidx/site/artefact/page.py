"""What is read in one page: its faults, and what is compared with other pages."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from machidx.site.artefact import budgets
from machidx.site.artefact.artefact import Artefact
from machidx.site.artefact.fault import BROKEN, LEFTOVER, MARKUP, Fault, at_file
from machidx.site.artefact.links import Lead, Leads
from machidx.site.artefact.markup import markup_faults
from machidx.site.artefact.pictures import picture_faults
from machidx.site.artefact.requests import DATA_BLOCK, foreign_fault, inline_faults, loaded, policy_faults
from machidx.site.artefact.tags import HtmlTag, tags_of

_TOLD = ("og:url", "og:image")
"""Properties with absolute addresses."""
_INSIDE = re.compile(r"[A-Z][A-Za-z]+\([a-z_]+=|Undefined|&lt;machidx")
"""What only a mistake in a template or a view brings into a page: how Python writes its values."""


@dataclass(frozen=True, slots=True)
class PageReport:
    """What other pages and files are compared with."""

    path: str
    faults: tuple[Fault, ...]
    locale: str = ""
    """What its ``lang`` says."""
    canonical: str = ""
    """The absolute address by which it is known."""
    alternates: Mapping[str, str] = field(default_factory=dict)
    """Absolute address by language."""
    leads_on: bool = False
    """Whether it is a former address."""
    is_hidden: bool = False
    """Whether search engines are asked to leave it out."""
    ids: frozenset[str] = frozenset()
    leads: tuple[Lead, ...] = ()
    """The sections to which it leads in this site."""


def page_report(artefact: Artefact, path: str) -> PageReport:
    """Read a page. Raises OSError."""
    try:
        html = artefact.read(path).decode("utf-8")
    except UnicodeDecodeError as error:
        wrong = f"文字コードが UTF-8 ではありません（{error.start}バイト目）。"
        return PageReport(path, (at_file(path, BROKEN, wrong),))
    tags = list(tags_of(html))
    starts = [tag for tag in tags if tag.is_start]
    leads = Leads(artefact, path)
    faults = [
        *markup_faults(path, html, tags),
        *_identity_faults(path, starts),
        *inline_faults(path, starts),
        *policy_faults(path, starts),
        *picture_faults(path, starts),
        *_inside_faults(path, html),
        *_loading_faults(artefact, leads, starts),
        *_block_faults(leads, starts),
    ]
    for tag in starts:
        for target in _told(tag):
            leads.add(target, tag.line, tag.column)
    links = [tag for tag in starts if tag.name == "link"]
    return PageReport(
        path,
        (*faults, *leads.faults),
        locale=next((tag.given("lang") for tag in starts if tag.name == "html"), ""),
        canonical=next((tag.given("href") for tag in links if tag.given("rel") == "canonical"), ""),
        alternates={tag.given("hreflang"): tag.given("href") for tag in links if tag.given("hreflang")},
        leads_on=any(tag.given("http-equiv").lower() == "refresh" for tag in starts),
        is_hidden=any(tag.given("name") == "robots" and "noindex" in tag.given("content") for tag in starts),
        ids=frozenset(tag.given("id") for tag in starts if tag.given("id")),
        leads=tuple(leads.found),
    )


def _told(tag: HtmlTag) -> Iterator[str]:
    """Yield the addresses in a tag that lead somewhere, but load nothing."""
    leads = tag.name in ("a", "area") or (tag.name == "link" and not any(loaded(tag)))
    if leads and "href" in tag.attributes:
        yield tag.given("href").strip()
    if tag.given("property") in _TOLD:
        yield tag.given("content")


def _identity_faults(path: str, tags: Sequence[HtmlTag]) -> Iterator[Fault]:
    """Yield what is wrong with the title and the letters of a page."""
    if not any(tag.name == "title" and tag.text.strip() for tag in tags):
        yield at_file(path, MARKUP, "題名（title）の中身がありません。")
    if not any(tag.given("charset").lower() == "utf-8" for tag in tags):
        yield at_file(path, MARKUP, "文字コード（charset）の指定がありません。")


def _inside_faults(path: str, html: str) -> Iterator[Fault]:
    for found in _INSIDE.finditer(html):
        line, column = html.count("\n", 0, found.start()) + 1, found.start() - html.rfind("\n", 0, found.start())
        yield Fault(path, line, column, LEFTOVER, f"プログラムの中の書き方が出ています: {found[0]}")


def _loading_faults(artefact: Artefact, leads: Leads, tags: Sequence[HtmlTag]) -> Iterator[Fault]:
    """Yield what a page loads from elsewhere, and too much of; what it loads from here goes to ``leads``."""
    scripts = 0
    for tag in tags:
        for address in loaded(tag):
            if _is_picture_itself(tag, address):
                continue
            led = artefact.led(leads.path, address)
            if led is None:
                yield foreign_fault(leads.path, tag, address)
                continue
            leads.add(address, tag.line, tag.column)
            scripts += artefact.sizes.get(led[0], 0) if tag.name == "script" else 0
    yield from budgets.script_faults(leads.path, scripts)


def _is_picture_itself(tag: HtmlTag, address: str) -> bool:
    return tag.name in ("img", "source") and address.startswith("data:image/")


def _block_faults(leads: Leads, tags: Sequence[HtmlTag]) -> Iterator[Fault]:
    """Yield blocks of structured data that are no JSON; the addresses of this site in them go to ``leads``."""
    for tag in tags:
        if tag.given("type") == DATA_BLOCK:
            try:
                told = json.loads(tag.text)
            except ValueError:
                yield Fault(leads.path, tag.line, tag.column, MARKUP, "JSON-LD が、JSON として読めません。")
                continue
            for text in _texts(told):
                leads.add_own(text.partition("#")[0], tag.line, tag.column)  # fragments identify what is described


def _texts(value: Any) -> Iterator[str]:
    """Yield every text in JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item)
