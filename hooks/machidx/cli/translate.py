"""The command ``machidx translate``: what is missing or has changed, and writing that it is done."""

import argparse
import difflib
import sys
import unicodedata
from collections import Counter
from pathlib import Path

from machidx.cli import xliff as exchange
from machidx.content import diagnostics, history
from machidx.content.library import Library, load
from machidx.content.page import Page
from machidx.content.source import Source, parse
from machidx.language import years
from machidx.translation import fingerprints, stamping
from machidx.translation.drafts import draft
from machidx.translation.status import Coverage, Coverages

_STATES = {
    "missing": "訳がない",
    "draft": "下書き",
    "outdated": "古い",
    "incomplete": "名前の訳がない",
    "current": "新しい",
}
_UNTRANSLATED = "このページは、まだ訳されていません。"


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add the commands to the parser of ``machidx translate``."""
    commands = parser.add_subparsers(required=True, metavar="命令")
    exchange.add_translate(commands)
    commands.add_parser("status", help="訳のないページ、古いページを示す").set_defaults(run=_status)
    diff = commands.add_parser("diff", help="訳した後に日本語のどこが変わったかを示す")
    diff.add_argument("page", type=Path, help="日本語か英語のファイル")
    diff.set_defaults(run=_diff)
    done = commands.add_parser("done", help="英語のページが、いまの日本語から訳されたことを書く")
    done.add_argument("pages", nargs="*", type=Path, help="英語のファイル（なければ、指紋のないものすべて）")
    done.add_argument("--since", metavar="コミット", help="そのときから英語が変わった節だけに書く")
    done.set_defaults(run=_done)
    same = commands.add_parser("same", help="日本語が変わっても意味は同じなので、訳はそのままでよいことを書く")
    same.add_argument("page", type=Path, help="英語のファイル")
    same.add_argument("--by", required=True, help="だれが確かめたか")
    same.add_argument("--why", required=True, help="なぜ同じといえるか")
    same.set_defaults(run=_same)


def _status(root: Path, _: argparse.Namespace) -> int:
    library, _problems = load(root / "docs")
    found = Coverages(library).all
    for coverage in found:
        if coverage.state != "current" or coverage.relinked:
            print(f"{coverage.linked:4}  {_told(coverage)}")
    counts = Counter(coverage.state for coverage in found)
    print("、".join(f"{words} {counts[state]}" for state, words in _STATES.items()), file=sys.stderr)
    return 0 if counts["current"] == len(found) else 1


def _told(coverage: Coverage) -> str:
    state = _STATES[coverage.state] if coverage.state != "current" else "リンクだけ変わった"
    sections = coverage.changed or coverage.relinked
    details = [*(f"#{id}" for id in sections), *coverage.unlabelled] if coverage.page.english else []
    return " ".join([state, coverage.page.source.path, *details])


def _asked(library: Library, paths: list[Path]) -> list[Page | None]:
    """The pages of Japanese or English files; where there is none, that is said."""
    pages = {
        _name(source.file): page
        for page in library.pages.values()
        for source in (page.source, page.english, page.draft)
        if source
    }
    found = [pages.get(_name(path)) for path in paths]
    for path, page in zip(paths, found, strict=True):
        if page is None:
            unread = "は読めないか、日本語のページがありません。machidx check で確かめてください。"
            print(f"{path} {unread if path.is_file() else 'というページはありません。'}", file=sys.stderr)
    return found


def _name(path: Path) -> str:
    """A file's full name for comparing: typed or listed, composed or not, it is one file."""
    return unicodedata.normalize("NFC", str(path.resolve()))


def _diff(root: Path, options: argparse.Namespace) -> int:
    library, _problems = load(root / "docs")
    (page,) = _asked(library, [options.page])
    if page is None:
        return 1
    if page.english is None:
        print(_UNTRANSLATED, file=sys.stderr)
        return 1
    left = set(fingerprints.changed(page))
    if not left:
        print("日本語は、訳したときから変わっていません。", file=sys.stderr)
        return 0
    now = fingerprints.texts(page)
    for version in history.versions(root, page.source.file):
        then = fingerprints.earlier(page, parse(page.source.uri, version.text))
        for id in sorted(left & fingerprints.sections_like(page, then)):
            left.discard(id)
            _print_difference(id, fingerprints.texts(then).get(id, ""), now.get(id, ""), version.date)
    for id in sorted(left):
        shallow = "履歴の浅い写しです。「git fetch --unshallow」の後で、もう一度実行してください。"
        why = shallow if history.is_shallow(root) else "訳したときの文は、履歴にありません。"
        print(f"#{id}: {why}", file=sys.stderr)
    return 1 if left else 0


def _print_difference(id: str, old: str, new: str, date: str) -> None:
    print(f"#{id}（{date} の文から）")
    for line in list(difflib.unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=1))[2:]:
        if not line.startswith("@@"):
            print(f"  {line}")


def _done(root: Path, options: argparse.Namespace) -> int:
    if options.since and not history.knows(root, options.since):
        print(f"「{options.since}」というコミットは、git の履歴にありません。", file=sys.stderr)
        return 1
    library, _problems = load(root / "docs")
    asked = _asked(library, options.pages) or [page for page in library.pages.values() if page.draft]
    stamped = [_stamp(root, page, options.since) for page in asked if page]
    return 0 if len(stamped) == len(asked) and all(stamped) else 1


def _stamp(root: Path, page: Page, since: str | None) -> bool:
    """Whether a page has an English file that can be stamped, which then is done."""
    english = page.english or page.draft
    if english is None or english.problems:
        told = diagnostics.as_text(english.problems) if english else f"{page.source.path}: {_UNTRANSLATED}"
        print(told, file=sys.stderr)
        return False
    before = history.at(root, since, english.file) if since else ""
    if before:
        then = parse(english.uri, before)
        stamping.stamp(page, english, only=_edited(english, then), is_reviewed=_review(english) != _review(then))
    else:
        stamping.stamp(page, english)
    print(english.path)
    return True


def _review(english: Source) -> object:
    """Who compared a translation with the Japanese, and when, as the file says."""
    return english.front.data.get("reviewed")


def _edited(english: Source, then: Source) -> set[str]:
    """The sections of an English file whose words are not those it had before."""
    old, new = (source.sections for source in (then, english))
    words = [{k: v for k, v in source.front.data.items() if k != "translated"} for source in (then, english)]
    return {id for id in new if old.get(id) != new[id] or (id == "top" and words[0] != words[1])}


def _same(root: Path, options: argparse.Namespace) -> int:
    library, _problems = load(root / "docs")
    (page,) = _asked(library, [options.page])
    if page is None:
        return 1
    if page.english is None:
        print(_UNTRANSLATED, file=sys.stderr)
        return 1
    note = {"on": years.current_month(), "by": options.by, "why": options.why, "sections": fingerprints.changed(page)}
    stamping.stamp(page, page.english, note=note)
    print(page.english.path)
    return 0


def new(root: Path, options: argparse.Namespace) -> int:
    """Make the English file of a page, with what is to be translated as comments."""
    library, _problems = load(root / "docs")
    (page,) = _asked(library, [options.page])
    if page is None:
        return 1
    path = page.english_file
    if path.exists():
        print(f"{path.name} はもうあります。", file=sys.stderr)
        return 1
    path.write_text(draft(library, page), encoding="utf-8", newline="\n")
    print(path.relative_to(root).as_posix())
    return 0
