"""Old addresses lead to one page, and hide none."""

from collections.abc import Iterator

from machidx.content.diagnostics import Code, Problem
from machidx.content.library import Library
from machidx.content.page import Page
from machidx.content.redirects import old_addresses


def problems(library: Library) -> Iterator[Problem]:
    """Every redirect that would hide a page or another redirect."""
    pages = {page.url(): page for page in library.pages.values()}
    taken: dict[str, Page] = {}
    for address, page in old_addresses(library):
        other = pages.get(address) or taken.get(address)
        if other:
            message = f"前の住所「{address}」は {other.source.path} が使っています。"
            yield page.source.at(("redirect_from",), Code.REDIRECT, message)
        taken[address] = page
