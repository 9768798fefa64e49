"""The commands ``machidx translate``: show the state of translations, and record that they are done."""

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from machidx.cli import project, xliff
from machidx.cli.commands import CommandGroup
from machidx.content.failures import RefusedError

if TYPE_CHECKING:
    from machidx.translation.status import Coverage

_STATES = {
    "missing": "訳がない",
    "draft": "下書き",
    "outdated": "古い",
    "incomplete": "名前の訳がない",
    "current": "新しい",
}
_UNFINISHED = "下書きです。訳しおわったら、draft の行を消します。"
_FILE = click.Path(path_type=Path)


@click.group(cls=CommandGroup, help="訳のようすを示し、訳したことを書く")
def translate() -> None:
    """Maintain the English translation."""


translate.add_command(xliff.export_pages)
translate.add_command(xliff.import_pages)


@translate.command(help="訳のないページ、古いページを示す")
def status() -> int:
    """Print pages with missing or outdated English, the most linked first; exit status 0 if all are current."""
    from machidx.translation.status import Coverages

    found = Coverages(project.library()).all
    for coverage in found:
        if coverage.state != "current" or coverage.relinked:
            print(f"{coverage.linked:4}  {_told(coverage)}")
    counts = Counter(coverage.state for coverage in found)
    print("、".join(f"{words} {counts[state]}" for state, words in _STATES.items()), file=sys.stderr)
    return 0 if counts["current"] == len(found) else 1


def _told(coverage: "Coverage") -> str:
    state = _STATES[coverage.state] if coverage.state != "current" else "リンクだけ変わった"
    sections = coverage.changed or coverage.relinked
    details = [*(f"#{id}" for id in sections), *coverage.unlabelled] if coverage.page.english else []
    return " ".join([state, coverage.page.source.path, *details])


@translate.command(help="訳した後に日本語のどこが変わったかを示す")
@click.argument("page", type=_FILE, metavar="ページ", help="日本語か英語のファイル")
def diff(page: Path) -> int:
    """Print the changes to the Japanese since its translation; exit status 1 if some cannot be determined."""
    from machidx.content import history
    from machidx.translation import completing, differences, naming

    asked = naming.page(project.library(), page)
    if asked.english is None:
        raise RefusedError(completing.UNTRANSLATED)
    compared = differences.compare(project.root(), asked)
    if not compared.told and not compared.untold:
        print("日本語は、訳したときから変わっていません。", file=sys.stderr)
    for difference in compared.told:
        print(f"#{difference.section}（{difference.date} の文から）", *difference.lines, sep="\n  ")
    shallow = "履歴の浅い写しです。「git fetch --unshallow」の後で、もう一度実行してください。"
    for id in compared.untold:
        why = shallow if history.is_shallow(project.root()) else "訳したときの文は、履歴にありません。"
        print(f"#{id}: {why}", file=sys.stderr)
    return 1 if compared.untold else 0


@translate.command(help="英語のページが、いまの日本語から訳されたことを書く")
@click.argument(
    "pages", nargs=-1, type=_FILE, metavar="ページ", help="英語のファイル（なければ、指紋のないものすべて）"
)
@click.option("--since", metavar="コミット", help="そのときから英語が変わった節だけに書く")
def done(pages: tuple[Path, ...], since: str | None) -> int:
    """Stamp translations as made from the current Japanese.

    Pages that cannot be stamped are reported and skipped; the exit status is then 1. Drafts are skipped unless they are
    named without a commit: what was only saved is not done.
    """
    from machidx.content import history
    from machidx.content.unpublished import is_draft
    from machidx.translation import completing, naming

    root, library = project.root(), project.library()
    if since and not history.knows(root, since):
        raise RefusedError(f"「{since}」というコミットは、git の履歴にありません。")
    unstamped = [page for page in library.pages.values() if page.draft and not is_draft(page.draft)]
    asked = naming.pages_of_files(library, pages) if pages else unstamped
    is_done = True
    for found in asked:
        try:
            page = naming.known(found)
            if since and page.draft and is_draft(page.draft):
                print(f"{page.draft.path}: {_UNFINISHED}", file=sys.stderr)
            else:
                print(completing.done(root, page, since).path)
        except RefusedError as refused:
            print(refused, file=sys.stderr)
            is_done = False
    return 0 if is_done else 1


@translate.command(help="日本語が変わっても意味は同じなので、訳はそのままでよいことを書く")
@click.argument("page", type=_FILE, metavar="ページ", help="英語のファイル")
@click.option("--by", required=True, metavar="名前", help="だれが確かめたか")
@click.option("--why", required=True, metavar="理由", help="なぜ同じといえるか")
def same(page: Path, by: str, why: str) -> int:
    """Record that a translation is still correct although the Japanese has changed."""
    from machidx.translation import completing, naming

    print(completing.same(naming.page(project.library(), page), by=by, why=why).path)
    return 0
