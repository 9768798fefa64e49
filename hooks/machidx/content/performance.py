"""The results of the last benchmark: this project beside two other programs on the same words.

Only ``make bench`` writes ``docs/about/performance-results.json``.
"""

from pathlib import Path
from typing import Annotated, Literal, TypeAlias

from pydantic import BeforeValidator, Field

from machidx.content import records
from machidx.content.catalog import Rules
from machidx.content.diagnostics import Problem
from machidx.content.paths import is_file
from machidx.language.years import parse_day
from machidx.model.values import Record, Words

MEASURED = "about/performance-results.json"

Tool: TypeAlias = Literal["machi-dx", "material", "zensical"]
_Whole = Annotated[int, Field(ge=1, le=1_000_000_000)]
_Positive = Annotated[float, Field(gt=0, le=1_000_000_000, allow_inf_nan=False)]


class BenchmarkRow(Record):
    """The measurements of one tool at one number of towns; None where the tool has no such thing."""

    tool: Tool
    towns: _Whole
    pages: _Whole
    """Pages in both languages, equal for all tools."""
    seconds: _Positive
    """From the start to the end of a whole build."""
    check_seconds: _Positive | None
    """From the start to the end of ``machidx check``."""
    preview_ms: _Positive | None
    """Milliseconds from saving a file to its words in the browser, the median."""
    peak_mb: _Positive
    """Memory of the largest process of the build, in MB of 1024 × 1024 bytes."""
    measure_page_bytes: _Whole
    """Bytes of the HTML of a measure's page, the mean."""
    first_query_bytes: _Whole | None
    """Compressed bytes that a browser loads for its first query, the median."""

    @property
    def page_ms(self) -> float:
        """Milliseconds of the build per page."""
        return 1000 * self.seconds / self.pages


class Machine(Record):
    """The computer of a benchmark: processors, version of Python, name of the processor."""

    cores: _Whole
    python: Words
    cpu: Words


class Benchmark(Record):
    """The results of one run of the benchmark."""

    date: Annotated[str, BeforeValidator(parse_day)]
    commit: Words
    machine: Machine
    rows: Annotated[tuple[BenchmarkRow, ...], Field(min_length=1)]


def read(docs: Path) -> tuple[Benchmark | None, list[Problem]]:
    """Read the results of the last benchmark; None before the first one. A broken file is a problem."""
    path = docs / MEASURED
    if not is_file(path):
        return None, []
    message = "速さをはかった結果が読めません。手では直さず、前のファイルに戻します。"
    return records.read(path, docs, Benchmark, Rules.MEASUREMENTS_UNREADABLE, message)
