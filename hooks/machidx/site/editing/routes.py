"""Which form is at which path."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from machidx.content.library import Library
from machidx.content.page import Page
from machidx.language.locale import JAPANESE
from machidx.site.editing.form import Form
from machidx.site.editing.page_form import page_form


def form_of(page: Page, locale: str) -> str:
    """The path of the form of a page in a language, below the forms' address."""
    return f"file/{page.stem}.md" if locale == JAPANESE else f"translation/{page.stem}.md"


def form_at(library: Library, docs: Path, path: str, query: Mapping[str, str]) -> Form | None:
    """The form at a path below the forms' address; None where there is none. Raises RefusedError."""
    what, _, rest = path.partition("/")
    match what:
        case "file":
            return page_form(library, rest)
    return None


def start_page(library: Library) -> Mapping[str, Any]:
    """What the page of all forms shows."""
    return {}
