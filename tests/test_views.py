"""Tests of the views in both languages: a golden file per kind, and one for the parts shared by all pages.

``tests/writing.py`` explains their format and how to regenerate them.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any
from urllib.parse import urljoin

import pytest

from machidx.content import diagnostics
from machidx.content.library import Library
from machidx.content.outputs import WITH_CARD
from machidx.content.page import Page
from machidx.language.locale import LOCALES, Text
from machidx.model import KINDS
from machidx.rules.check import check
from machidx.views import view
from machidx.views.body import body
from machidx.views.context import Ref, Scene
from machidx.views.frame import frame
from machidx.views.metadata import metadata
from machidx.views.tips import linked_slugs, tips

from .conftest import make_docs
from .writing import as_yaml, golden, plain

_TRANSLATION = "---\nkind: translation\ntitle: 翻訳の状況\n---\n\n本文です。\n"
_MENUS = ("masthead", "menu", "town_menu", "footer", "choices", "subscription")
"""Fields of the frame that are equal on all pages (of a town)."""
_OF_SITE = ("site_name", "card_locale", "picture")
"""Fields of the metadata that are equal on all pages."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    docs = make_docs(tmp_path_factory.mktemp("views") / "docs")
    (docs / "about" / "translation.md").write_text(_TRANSLATION, encoding="utf-8")  # no other test needs this page
    read, found = check(docs)
    assert diagnostics.as_text(found) == ""
    return read


def shown(library: Library, page: Page, locale: str) -> dict[str, Any]:
    """Return everything passed to the template of a page."""
    scene = Scene(library, page, locale)
    text, shown, around = body(scene), view(scene), frame(scene)
    needed = tips(scene, (*text.terms, *linked_slugs(text.pieces), *linked_slugs(shown), *linked_slugs(around.summary)))
    return {"view": shown, "frame": around, "tips": needed, "metadata": metadata(scene, "https://example.org/dx/")}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_shows(library: Library, kind: str, locale: str) -> None:
    out = {}
    for page in library.of_kind(kind):
        made = shown(library, page, locale)
        around, head = made["frame"], made["metadata"]
        own = {f.name: getattr(around, f.name) for f in fields(around) if f.name not in _MENUS}
        heading = {f.name: getattr(head, f.name) for f in fields(head) if f.name not in _of_site(page)}
        out[page.stem] = plain({**made, "frame": own, "metadata": heading}, locale)
    golden(f"views/{kind}.{locale}.yml", as_yaml(out))


@pytest.mark.parametrize("locale", LOCALES)
def test_all_pages_share_their_menus_and_what_they_say_of_the_site(library: Library, locale: str) -> None:
    """Each menu is written once, with addresses from the site's root; only the shown page is marked as current."""
    out: dict[str, Any] = {}
    for page in library.pages.values():
        made = shown(library, page, locale)
        menus = {name: getattr(made["frame"], name) for name in _MENUS}
        for ref in (ref for menu in menus.values() for ref in references(menu)):
            assert ref.current == (urljoin(page.url(locale), ref.url) == page.url(locale)), (page.stem, ref)
        of_town = menus.pop("town_menu")
        menus[f"subscription of {page.stem.split('/')[1] if of_town else 'all towns'}"] = menus.pop("subscription")
        if of_town:
            menus[f"menu of {page.stem.split('/')[1]}"] = of_town
        head = f"said in {page.locale(locale)}{' beside a card' if page.kind in WITH_CARD else ''}"
        for name, value in {**menus, head: {name: getattr(made["metadata"], name) for name in _of_site(page)}}.items():
            from_root = plain(absolute(value, page.url(locale)), locale)
            assert out.setdefault(name, from_root) == from_root, page.stem
    golden(f"views/shared.{locale}.yml", as_yaml(out))


def _of_site(page: Page) -> list[str]:
    """The metadata that all pages share; pages with a card have a picture of their own."""
    return [name for name in _OF_SITE if name != "picture" or page.kind not in WITH_CARD]


def references(value: Any) -> Iterator[Ref]:
    """Yield all references in a menu."""
    if isinstance(value, Ref):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from references(inner)
    elif is_dataclass(value):
        yield from references(tuple(getattr(value, field.name) for field in fields(value)))


def absolute(value: Any, url: str) -> Any:
    """Return a menu with addresses from the site's root and no current page."""
    if isinstance(value, Ref):
        return value._replace(url=urljoin(url, value.url), current=False)
    if isinstance(value, tuple) and not isinstance(value, Text):
        return tuple(absolute(inner, url) for inner in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: absolute(getattr(value, f.name), url) for f in fields(value)})
    return value
