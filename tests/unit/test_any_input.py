"""Every reader takes any text, any bytes and any value in any field: it gives problems or what it reads."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from machidx.content import accessibility, adoption, diagnostics, labels, loader, performance
from machidx.content.diagnostics import Problem
from machidx.glossary import unlinked
from machidx.rules.check import check

from ..conftest import make_docs
from ..mutants.material import JSON_VALUES, VALUES

FEW = settings(max_examples=40)
FILES: dict[str, Callable[[Path], list[Problem]]] = {
    labels.FILE: lambda docs: labels.read(docs)[2],
    unlinked.STOP_WORDS: lambda docs: unlinked.read_stop_words(docs)[1],
    f"towns/aoba/{adoption.FILE}": lambda docs: adoption.read(docs)[1],
    accessibility.FILE: lambda docs: accessibility.read(docs)[1],
    accessibility.REVIEWS: lambda docs: accessibility.read_reviews(docs)[1],
    performance.MEASURED: lambda docs: performance.read(docs)[1],
}
"""The files besides pages, and what reading them gives."""
PAGES = ("towns/midori/index.md", "towns/midori/measures/1-1.md", "towns/midori/plan/01-intro.md", "glossary/bpr.md")
TYPED = st.sampled_from([*VALUES, *JSON_VALUES])
"""Values as they are typed."""
PLAIN = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(10**20), 10**20), st.floats(), st.dates(), st.text(max_size=20)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
    max_leaves=6,
)
"""Values of any type."""


@pytest.fixture(scope="module")
def readable(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_docs(tmp_path_factory.mktemp("readers") / "docs")


def _told(file: Path, data: bytes, read: Callable[[], list[Problem]]) -> None:
    """Read a file with other content; its problems can be printed."""
    before = file.read_bytes() if file.exists() else None
    try:
        file.write_bytes(data)
        found = read()
        diagnostics.as_text(found).encode()
        diagnostics.as_github(found).encode()
    finally:
        file.unlink() if before is None else file.write_bytes(before)


@pytest.mark.parametrize("name", FILES)
@FEW
@given(data=st.one_of(st.binary(), st.text().map(str.encode), TYPED.map(str.encode)))
def test_any_bytes_are_read_or_told(readable: Path, name: str, data: bytes) -> None:
    _told(readable / name, data, lambda: FILES[name](readable))


@pytest.mark.parametrize("name", FILES)
@FEW
@given(value=PLAIN, key=st.one_of(st.text(max_size=5), st.sampled_from(["words", "date", "rows", "reviews", "plan"])))
def test_any_value_is_read_or_told(readable: Path, name: str, value: Any, key: str) -> None:
    data = yaml.safe_dump({key: value}, allow_unicode=True).encode("utf-8", "replace")
    _told(readable / name, data, lambda: FILES[name](readable))


def _paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The paths of all values within a value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(found for step, each in inner for found in _paths(each, (*path, step)))]


@pytest.mark.parametrize("name", PAGES)
@FEW
@given(chosen=st.data())
def test_any_value_in_any_field_is_read_or_told(readable: Path, name: str, chosen: st.DataObject) -> None:
    file = readable / name
    _, front, body = file.read_text(encoding="utf-8").split("---\n", 2)
    facts = yaml.load(front, yaml.BaseLoader)
    *above, last = chosen.draw(st.sampled_from(_paths(facts)[1:]))
    place = facts
    for step in above:
        place = place[step]
    place[last] = chosen.draw(PLAIN)
    text = f"---\n{yaml.safe_dump(facts, allow_unicode=True, sort_keys=False)}---\n{body}"
    _told(file, text.encode("utf-8", "replace"), lambda: loader.load(readable)[1])


LONG = {
    "a word without end": "x" * 200_000,
    "lines that are one value": "Source\n" + "\n".join(f"  - v{n}" for n in range(5_000)),
    "a number without end": "9" * 200_000,
    "brackets": f"'{'[' * 200_000}'",
    "terms": f"'{'[[x]]' * 30_000}'",
}


@pytest.mark.parametrize("value", LONG.values(), ids=LONG)
def test_long_values_are_checked_in_time(readable: Path, value: str) -> None:
    def read() -> list[Problem]:
        start = time.process_time()
        found = check(readable)[1]
        assert time.process_time() - start < 2
        return found

    text = (readable / labels.FILE).read_text(encoding="utf-8").replace("出典: Source", f"出典: {value}", 1)
    _told(readable / labels.FILE, text.encode(), read)
