"""The open data as one dataset: its name, licence and periods, and each of its files with what it holds."""

from typing import NamedTuple

from machidx.content.library import Library, facts
from machidx.model.town import Town
from machidx.views.data import ALL_TABLES, FILES
from machidx.views.tables.tables import TABLES

NAME = "{site}のデータ"
ABOUT = (
    "町のDX計画の施策、目標の数字、予定、担当課、章、ことばの説明です。"
    "計画書をもとに、やさしい日本語と英語で書いたものです。"
)
CATALOG = "data/catalog.ttl"
MEDIA = {
    "csv": "text/csv",
    "json": "application/json",
    "tbx": "application/xml",
    "ttl": "text/turtle",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
"""Media types by suffix."""


class DataFile(NamedTuple):
    """A file of the open data."""

    path: str
    """From the site's root."""
    words: str
    """What it holds, in Japanese."""

    @property
    def suffix(self) -> str:
        return self.path.rpartition(".")[2]

    @property
    def media(self) -> str:
        return MEDIA[self.suffix]


def data_files_named() -> tuple[DataFile, ...]:
    """All files of the open data but the catalog of them, in the order in which they are shown."""
    tables = ((f"data/{table.name}.csv", table.title) for table in TABLES)
    return tuple(DataFile(path, words) for path, words in (ALL_TABLES, *tables, *FILES.items()) if path != CATALOG)


class PlanSpan(NamedTuple):
    """The first and the last day of a plan's period; an end that the plan does not state is None."""

    start: str | None
    end: str | None


def plan_spans(library: Library) -> tuple[PlanSpan, ...]:
    """The different periods that the plans state, the earliest first."""
    periods = {(p.start, p.end) for page in library.plans for p in (facts(page, Town).period,)} - {(None, None)}
    return tuple(
        PlanSpan(f"{start}-04-01" if start else None, f"{end + 1}-03-31" if end else None)
        for start, end in sorted(periods, key=lambda years: (years[0] or 0, years[1] or 0))
    )
