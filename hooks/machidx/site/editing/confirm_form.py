"""The form of the measures that staff found to be right: each gets this month."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from machidx.content.diagnostics import Problem
from machidx.content.library import Library, measure
from machidx.content.page import Page
from machidx.language import years
from machidx.language.locale import JAPANESE
from machidx.progress.confirming import confirmed
from machidx.site.editing.form import Edited
from machidx.site.editing.submitted import Entries
from machidx.site.editing.telling import FormProblem, told_by_place


class ConfirmForm:
    """The form of a plan's measures, each to be confirmed."""

    template = "confirm.html"
    language = JAPANESE
    about: tuple[str, str] | None = None

    def __init__(self, library: Library, town: Page) -> None:
        id = town.stem.split("/")[1]
        self._town, self._pages = town, library.measures_of(id)
        self._month = years.current_month()
        self.files: tuple[Path, ...] = tuple(page.source.file for page in self._pages)
        self.next = f"confirm/{id}"

    def shown(self) -> Mapping[str, Any]:
        """What the template prints."""
        return {
            "town": self._town.text("title").text,
            "month": years.show_month(self._month),
            "measures": [(page, measure(page), _when(page)) for page in self._pages],
            "now": self._month,
        }

    def edited(self, entries: Entries) -> Edited:
        """The new texts of the measures that were chosen."""
        chosen = {name for name, _ in entries}
        month = years.show_month(self._month)
        pages = [page for page in self._pages if page.id in chosen and measure(page).checked != self._month]
        return Edited({page.source.file: confirmed(page, month) for page in pages})

    def told(self, problems: Iterable[Problem], library: Library) -> Iterable[FormProblem]:
        """Tell problems with their files."""
        return [told_by_place(each) for each in problems]


def _when(page: Page) -> str:
    checked = measure(page).checked
    return years.show_month(checked) if checked else ""
