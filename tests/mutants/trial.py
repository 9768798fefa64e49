"""Tries one mutated input: changes a copy of the tiny library, reads, checks and renders it, and restores it."""

import contextlib
import io
import os
import shutil
import traceback
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import NamedTuple

from machidx.cli.main import main
from machidx.rules.check import check
from machidx.site.preview import Preview
from machidx.translation.xliff import importing, xliff

from . import mutations, trees
from .bench import PAGES, SECONDS, Bench, TooLongError, limited
from .material import INVISIBLE, SIGNS, VALUES

OUTCOMES = ("told", "accepted", "traceback", "hang", "lost")
_OTHERS = {
    "labels": ("labels.en.yml", mutations.YAML),
    "stop words": ("stop-words.yml", mutations.YAML),
    "adopted": ("towns/aoba/adopted.json", mutations.JSON),
    "results": ("about/accessibility-results.json", mutations.JSON),
    "measurements": ("about/performance-results.json", mutations.JSON),
    "reviews": ("about/accessibility-reviews.yml", mutations.YAML),
}
"""Files that are no pages, with their mutations."""


class Trial(NamedTuple):
    """What became of one input."""

    number: int
    reader: str
    outcome: str
    detail: str = ""


def _mutate(random: Random, path: Path, kinds: tuple[mutations.Mutation, ...], most: int = 2) -> None:
    text = path.read_text(encoding="utf-8")
    for _ in range(random.randint(1, most)):
        text = random.choice(kinds)(random, text)
    path.write_bytes(mutations.as_bytes(random, text))


def _page(bench: Bench, random: Random) -> Path:
    if random.randrange(2):
        stem = random.choice(PAGES)
        path = bench.docs / f"{stem}{random.choice(('.md', '.md', '.en.md'))}"
        return path if path.exists() else bench.docs / f"{stem}.md"
    return random.choice(bench.pages)


def _of_page(kinds: tuple[mutations.Mutation, ...]) -> Callable[[Bench, Random], tuple[str, str]]:
    def tried(bench: Bench, random: Random) -> tuple[str, str]:
        path = _page(bench, random)
        try:
            _mutate(random, path, kinds)
            with limited():
                return bench.judged({path})
        finally:
            bench.restore({path})

    return tried


def _of_other(name: str) -> Callable[[Bench, Random], tuple[str, str]]:
    uri, kinds = _OTHERS[name]

    def tried(bench: Bench, random: Random) -> tuple[str, str]:
        path = bench.docs / uri
        try:
            _mutate(random, path, kinds)
            with limited():
                return bench.judged(
                    {path, bench.docs / "about" / "accessibility.md", bench.docs / "about/performance.md"}
                )
        finally:
            bench.restore({path})

    return tried


def _of_xliff(bench: Bench, random: Random) -> tuple[str, str]:
    text = bench.sent
    for _ in range(random.randint(1, 3)):
        text = random.choice(mutations.XLIFF)(random, text)
    changed: set[Path] = set()
    try:
        with limited():
            library = check(bench.docs)[0]
            try:
                entries = xliff.read(mutations.as_bytes(random, text))
            except xliff.UnreadableError as error:
                return "told", str(error)[:20]
            outcome = importing.take(library, entries)
            changed = {bench.root / name for name in outcome.files}
            importing.write(library, outcome)
            first = bench.judged(changed)
            return ("told", "refused") if outcome.refused and first[0] == "accepted" else first
    finally:
        bench.restore(changed)


def _of_tree(bench: Bench, random: Random) -> tuple[str, str]:
    try:
        for _ in range(random.randint(1, 2)):
            trees.tree(random, bench.docs)
        with limited():
            return bench.judged(None)
    finally:
        bench.restore(None)


def _of_settings(bench: Bench, random: Random) -> tuple[str, str]:
    path = bench.root / "mkdocs.yml"
    try:
        _mutate(random, path, mutations.YAML)
        with limited():
            preview = Preview(bench.root)
            preview.begin()
            outcome = preview.renew(try_templates=False)
            if outcome.published and preview.edition:
                preview.edition.file("index.html")
                preview.edition.file("sitemap.xml")
            return ("accepted" if outcome.published else "told"), ""
    finally:
        path.write_bytes(bench.settings)


_COMMANDS = (
    ("check",), ("check", "--format", "github"), ("translate", "status"), ("translate", "diff"), ("translate", "done"),
    ("translate", "same", "--by", "x", "--why", "y"), ("translate", "export"), ("translate", "import"), ("terms",),
    ("terms", "unlinked"), ("terms", "unknown"), ("terms", "link"), ("terms", "export", "--format", "csv"),
    ("new", "measure", "midori"), ("new", "term"), ("new", "town"), ("new", "translation"), ("adopt",), ("nothing",),
    ("new", "term", "--reading", "ことば", "--slug"), ("new", "town", "x", "--code", "162019", "--name"), ("review",),
)  # fmt: skip


def _of_command(bench: Bench, random: Random) -> tuple[str, str]:
    given = list(random.choice(_COMMANDS))
    good = (
        "midori",
        "towns/midori/measures/1-1.md",
        "docs/glossary/bpr.md",
        "--out",
        "-",
        "1-3",
        "--since",
        "2026-01-01",
    )
    for _ in range(random.randint(0, 3)):
        words = random.choice((VALUES, SIGNS, INVISIBLE, good, good))
        given.insert(random.randint(1, len(given)), random.choice(words)[:3000])
    here, said = Path.cwd(), io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    try:
        os.chdir(bench.root)
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said), limited():
            status = main(given)
        return ("accepted" if status == 0 else "told"), ""
    finally:
        os.chdir(here)
        bench.restore(None)
        for path in bench.root.iterdir():
            if path.name not in ("docs", "mkdocs.yml", "hooks", "overrides"):
                shutil.rmtree(path) if path.is_dir() else path.unlink()


READERS: dict[str, tuple[int, Callable[[Bench, Random], tuple[str, str]]]] = {
    "front matter": (30, _of_page(mutations.FRONT)),
    "body": (38, _of_page(mutations.BODY)),
    "large body": (3, _of_page(mutations.LARGE)),
    **{name: (3, _of_other(name)) for name in _OTHERS},
    "xliff": (5, _of_xliff),
    "tree": (4, _of_tree),
    "settings": (1, _of_settings),
    "command": (2, _of_command),
}
"""By reader: its share of the inputs, and how one is tried."""


def try_input(bench: Bench, number: int) -> Trial:
    """Try one mutated input; equal numbers give equal inputs."""
    random = Random(f"{bench.seed} input {number}")
    names = list(READERS)
    reader = random.choices(names, [READERS[name][0] for name in names])[0]
    return _judged(number, reader, lambda: READERS[reader][1](bench, random))


def try_library(bench: Bench, number: int) -> Trial:
    """Try a library with several changed files, and make the whole site of it."""
    random = Random(f"{bench.seed} library {number}")

    def tried() -> tuple[str, str]:
        try:
            for _ in range(random.randint(1, 4)):
                match random.randrange(12):
                    case 0:
                        trees.tree(random, bench.docs)
                    case 1:
                        uri, kinds = random.choice(list(_OTHERS.values()))
                        if (path := bench.docs / uri).is_file():
                            _mutate(random, path, kinds, 1)
                    case _:
                        path = _page(bench, random)
                        kinds = random.choice((mutations.FRONT, mutations.BODY, mutations.BODY))
                        if path.is_file():
                            with contextlib.suppress(UnicodeDecodeError):
                                _mutate(random, path, kinds, 1)
            with limited(2 * SECONDS):
                return bench.judged(None)
        finally:
            bench.restore(None)

    return _judged(number, "library", tried)


def _judged(number: int, reader: str, tried: Callable[[], tuple[str, str]]) -> Trial:
    try:
        return Trial(number, reader, *tried())
    except TooLongError as error:
        return Trial(number, reader, "hang", _where(error))
    except Exception as error:  # noqa: BLE001 - whatever is raised is the finding
        return Trial(number, reader, "traceback", f"{type(error).__name__} {_where(error)} {str(error)[:80]}")


def _where(error: BaseException) -> str:
    """The last place in our code, and the last of all."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "machidx" in frame.filename]
    return " < ".join(f"{Path(f.filename).name}:{f.lineno}" for f in ([*frames[-1:], *reversed(ours[-2:])]))
