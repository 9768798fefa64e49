"""The commands for translators' tools: ``translate export``, ``translate import``, ``terms export``."""

import datetime as dt
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from machidx.cli import project
from machidx.cli.commands import Command
from machidx.cli.values import DayArgument, OneOf
from machidx.language.characters import printable

if TYPE_CHECKING:
    from machidx.translation.xliff.segments import State

_FILE = click.Path(path_type=Path)
_STATES: dict["State", str] = {
    "needs-translation": "訳のないもの",
    "needs-review": "見直すもの",
    "translated": "訳のあるもの",
}
_out = click.option("--out", type=_FILE, metavar="ファイル", help="書き出すファイル（なければ画面に出す）")


@click.command("export", cls=Command, help="ページを、翻訳者の道具が読めるファイル（XLIFF）にする")
@click.argument("pages", nargs=-1, metavar="ページ", help="町のid、フォルダー、ページ（なければ、すべて）")
@click.option("--since", type=DayArgument(), metavar="年-月-日", help="この日から日本語が変わったページだけ")
@_out
def export_pages(pages: tuple[str, ...], since: dt.date | None, out: Path | None) -> int:
    """Export the texts of pages as XLIFF, with their English and its state."""
    from machidx.translation.xliff import exporting, selecting, xliff

    library = project.library()
    chosen = selecting.selected_pages(library, pages)
    if since:
        changed = selecting.changed_since(project.root(), since)
        chosen = [page for page in chosen if page.source.path in changed]
    if not chosen:
        print("変わったページはありません。", file=sys.stderr)
        return 0
    entries = list(exporting.xliff_entries(library, chosen))
    _give(out, xliff.write(entries))
    counts = Counter(entry.state for entry in entries)
    told = "、".join(f"{words} {counts[state]}" for state, words in _STATES.items() if counts[state])
    print(f"{len(chosen)}ページ、{len(entries)}か所（{told}）", file=sys.stderr)
    return 0


@click.command("import", cls=Command, help="翻訳者から返ったファイル（XLIFF）を、英語のページに書きこむ")
@click.argument("files", nargs=-1, required=True, type=_FILE, metavar="ファイル", help="XLIFFのファイル")
def import_pages(files: tuple[Path, ...]) -> int:
    """Import XLIFF files into the English pages; exit status 1 for unreadable files, refusals and problems."""
    taken = take_xliff(files)
    return 0 if taken.is_whole and not taken.problems else 1


class XliffTaken(NamedTuple):
    """What became of XLIFF files."""

    is_whole: bool
    """Whether all could be read, and nothing in them was refused."""
    problems: int
    """The number of problems in the English files that were written."""


def take_xliff(files: Iterable[Path]) -> XliffTaken:
    """Import XLIFF files, and print the files written, refused texts, and problems found in the files written."""
    from machidx.content import diagnostics
    from machidx.rules.check import check
    from machidx.translation.xliff import importing, xliff

    library = project.library()
    entries, unread = xliff.read_all(files)
    outcome = importing.take(library, entries)
    importing.write(library, outcome)
    for name in outcome.files:
        print(name)
    refused = [f"受け取れません / refused: {remark}" for remark in outcome.refused]
    problems = check(project.root() / "docs", once=True)[1] if outcome.files else []
    found = [problem for problem in problems if problem.place.path in outcome.files]
    for line in (*unread, *refused, *outcome.hints, *([diagnostics.as_text(found)] if found else [])):
        print(printable(str(line)), file=sys.stderr)
    print(f"{len(outcome.files)}ファイルを書きました。受け取れなかったもの {len(outcome.refused)}", file=sys.stderr)
    return XliffTaken(not unread and not refused, len(found))


@click.command("export", cls=Command, help="ことばを、翻訳者の道具が読めるファイルにする")
@click.option("--format", type=OneOf("tbx", "csv"), default="tbx", help="ファイルの形")
@_out
def export_terms(format: str, out: Path | None) -> int:
    """Export the glossary as TBX or CSV."""
    from machidx.glossary import termbase

    library = project.library()
    found = termbase.termbase_entries(library)
    _give(out, termbase.as_tbx(found, library.settings.site_name) if format == "tbx" else termbase.as_csv(found))
    print(f"ことば {len(found)}", file=sys.stderr)
    return 0


def _give(path: Path | None, data: bytes) -> None:
    if path is None:
        sys.stdout.buffer.write(data)  # text streams end lines in their own way
    else:
        path.write_bytes(data)
