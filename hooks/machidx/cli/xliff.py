"""The commands for translators' tools: ``translate export``, ``translate import``, ``terms export``."""

import argparse
import datetime as dt
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from machidx.content import diagnostics, source
from machidx.content.library import load
from machidx.rules.check import check

if TYPE_CHECKING:
    from machidx.translation.xliff.importing import Outcome
    from machidx.translation.xliff.segments import State

_STATES: dict["State", str] = {
    "needs-translation": "訳のないもの",
    "needs-review": "見直すもの",
    "translated": "訳のあるもの",
}


def add_translate(jobs: Any) -> None:
    """The verbs below ``machidx translate``."""
    export = jobs.add_parser("export", help="ページを、翻訳者の道具が読めるファイル（XLIFF）にする")
    export.add_argument("pages", nargs="*", help="町のid、フォルダー、ページ（なければ、すべて）")
    export.add_argument(
        "--since", type=dt.date.fromisoformat, metavar="年-月-日", help="この日から日本語が変わったページだけ"
    )
    _add_out(export)
    export.set_defaults(run=_export)
    taking = jobs.add_parser("import", help="翻訳者から返ったファイル（XLIFF）を、英語のページに書きこむ")
    taking.add_argument("files", nargs="+", type=Path, metavar="FILE", help="XLIFFのファイル")
    taking.set_defaults(run=_import)


def add_terms(jobs: Any) -> None:
    """The verb below ``machidx terms``."""
    export = jobs.add_parser("export", help="ことばを、翻訳者の道具が読めるファイルにする")
    export.add_argument("--format", choices=("tbx", "csv"), default="tbx")
    _add_out(export)
    export.set_defaults(run=_terms)


def _add_out(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, metavar="FILE", help="書き出すファイル（なければ画面に出す）")


def _export(root: Path, options: argparse.Namespace) -> int:
    from machidx.translation.xliff import exporting, selecting, xliff  # noqa: PLC0415 - only these commands need the toolkit

    library, _ = load(root / "docs")
    try:
        chosen = selecting.pages(library, options.pages)
        if options.since:
            changed = selecting.changed_since(root, options.since)
            chosen = [page for page in chosen if page.source.path in changed]
    except selecting.SelectionError as error:
        print(error, file=sys.stderr)
        return 1
    if not chosen:
        print("変わったページはありません。", file=sys.stderr)
        return 0
    entries = list(exporting.entries(library, chosen))
    _out(options.out, xliff.write(entries))
    counts = Counter(entry.state for entry in entries)
    told = "、".join(f"{words} {counts[state]}" for state, words in _STATES.items() if counts[state])
    print(f"{len(chosen)}ページ、{len(entries)}か所（{told}）", file=sys.stderr)
    return 0


def _import(root: Path, options: argparse.Namespace) -> int:
    from machidx.translation.xliff import exporting, importing, xliff  # noqa: PLC0415 - only these commands need the toolkit

    library, _ = load(root / "docs")
    entries: list[xliff.Entry] = []
    unread = []
    for path in options.files:
        try:
            entries += xliff.read(path.read_bytes())
        except (OSError, xliff.UnreadableError) as error:
            unread.append(f"{path}: 読めません / this cannot be read: {error}")
    outcome = importing.take(library, entries)
    files = {exporting.english_path(page): page.english_file for page in library.pages.values()}
    for name, text in outcome.files.items():
        source.write(files[name], text)
        print(name)
    for line in [*unread, *(f"受け取れません / refused: {remark}" for remark in outcome.refused)]:
        print(line, file=sys.stderr)
    is_sound = _tell(root, outcome)
    return 0 if is_sound and not unread and not outcome.refused else 1


def _tell(root: Path, outcome: "Outcome") -> bool:
    """Say the hints, and what the check finds in the files that were written; whether it finds nothing."""
    for remark in outcome.hints:
        print(remark, file=sys.stderr)
    problems_now = check(root / "docs")[1] if outcome.files else []
    found = [problem for problem in problems_now if problem.place.path in outcome.files]
    if found:
        print(diagnostics.as_text(found), file=sys.stderr)
    print(f"{len(outcome.files)}ファイルを書きました。受け取れなかったもの {len(outcome.refused)}", file=sys.stderr)
    return not found


def _terms(root: Path, options: argparse.Namespace) -> int:
    from machidx.glossary import termbase  # noqa: PLC0415 - only these commands need the toolkit

    library, _ = load(root / "docs")
    found = termbase.entries(library)
    _out(options.out, termbase.as_tbx(found) if options.format == "tbx" else termbase.as_csv(found))
    print(f"ことば {len(found)}", file=sys.stderr)
    return 0


def _out(path: Path | None, data: bytes) -> None:
    if path is None:
        sys.stdout.write(data.decode("utf-8"))
    else:
        path.write_bytes(data)
