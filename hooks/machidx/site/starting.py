"""The address at which somebody with only a browser begins a translation, or goes on with one that was begun."""

from typing import NamedTuple
from urllib.parse import quote

from machidx.content.library import Library
from machidx.content.page import Page
from machidx.site.settings import Site
from machidx.translation.drafts import draft, outline

_EDIT, _NEW = "edit/", "new/"
_LONGEST = 8000
"""Characters of an address that GitHub takes: somewhat less than 8,192, above which it answers "414 URI Too Long"."""
_WORKFLOW = "actions/workflows/translate.yml"
"""The page of the workflow that begins a translation in the repository."""


class TranslationStart(NamedTuple):
    """Where a page's translation is begun."""

    url: str
    is_begun: bool
    """Whether there is a draft to go on with."""


def translation_start(site: Site, library: Library, page: Page) -> TranslationStart | None:
    """Where the page's translation is begun; None where it has one, or where the site offers no editing.

    The new file holds the Japanese as memos, or less of it where the address would be too long.
    """
    if page.english or not site.edit:
        return None
    if page.draft:
        return TranslationStart(site.edit_url(page.draft), is_begun=True)
    if not site.edit.startswith(_EDIT):
        return None
    short = (outline(library, page, asks_names=asks_names) for asks_names in (True, False))
    addresses = (_new_file(site, page, text) for text in (draft(library, page), *short))
    fitting = (address for address in addresses if len(_after_signing_in(address)) <= _LONGEST)
    return TranslationStart(next(fitting, f"{site.repository}/{_WORKFLOW}"), is_begun=False)


def _new_file(site: Site, page: Page, text: str) -> str:
    """The address at which GitHub opens an editor with a text as a new file, in a fork where that is needed."""
    folder, _, name = page.source.path.partition("/")
    branch = site.edit.removeprefix(_EDIT).rstrip("/").removesuffix(f"/{folder}")
    path = f"{folder}/{name.removesuffix('.md')}.en.md"
    return f"{site.repository}/{_NEW}{quote(branch)}?filename={quote(path)}&value={quote(text, safe='')}"


def _after_signing_in(address: str) -> str:
    """The address to which GitHub sends those who have not signed in: it holds the other one, quoted again."""
    return f"https://github.com/login?return_to={quote(address, safe='')}"
