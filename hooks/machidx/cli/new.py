"""The commands ``machidx new``: create files with hints on what to write."""

import sys
from pathlib import Path

import click

from machidx.cli import project
from machidx.cli.commands import CommandGroup
from machidx.cli.values import FiscalYearArgument, WordsArgument

_WORDS = WordsArgument()


@click.group(cls=CommandGroup, help="町・章・施策・ことばの新しいファイルをつくる", subcommand_metavar="種類")
def new() -> None:
    """Create files."""


@new.command(help="町（計画）")
@click.argument("id", type=_WORDS, metavar="町のid", help="半角英字の短い名前（例: midori）")
@click.option("--name", type=_WORDS, required=True, metavar="名前", help="町の名前")
@click.option("--code", type=_WORDS, required=True, metavar="番号", help="団体コード6桁")
@click.option("--reading", type=_WORDS, default="よみをかいてください", metavar="読み", help="名前の読み（ひらがな）")
@click.option(
    "--text",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="計画書",
    help="計画書の文（テキスト、.docx、PDF）から、章・施策・ことばの下書きもつくる",
)
def town(id: str, name: str, code: str, reading: str, text: Path | None) -> int:
    """Create the files of a town, as drafts from the text of its plan if there is one, and print their paths."""
    from machidx.content import scaffold

    facts = {"id": id, "name": name, "code": code, "reading": reading}
    if text is None:
        return _show(scaffold.new_town(_docs(), project.library(), **facts))
    from machidx.drafting.documents import read_document
    from machidx.drafting.draft_files import draft_files
    from machidx.drafting.plan import read_plan

    plan = read_plan(read_document(text))
    _show(scaffold.write_new(draft_files(_docs(), project.library(), plan, **facts)))
    print(plan.summary, file=sys.stderr)
    return 0


@new.command(help="町の次の計画（いまの計画をもとにして）")
@click.argument("town", type=_WORDS, metavar="町のid", help="いまの計画のid（例: midori）")
@click.option(
    "--from",
    "first",
    type=FiscalYearArgument(),
    required=True,
    metavar="年度",
    help="次の計画の最初の年度（例: 令和13年度）",
)
def plan(town: str, first: int) -> int:
    """Create the files of a town's next plan and print their paths."""
    from machidx.content import next_plan

    return _show(next_plan.begin_plan(project.library(), town, first))


@new.command(help="施策")
@click.argument("town", type=_WORDS, metavar="町のid", help="町のid（例: midori）")
@click.argument("number", type=_WORDS, metavar="番号", help="印刷のとおりの番号（例: 1-(1)-②）")
def measure(town: str, number: str) -> int:
    """Create the file of a measure and print its path."""
    from machidx.content import scaffold

    return _show(scaffold.new_measure(_docs(), project.library(), town, number))


@new.command(help="計画の章")
@click.argument("town", type=_WORDS, metavar="町のid", help="町のid（例: ono）")
@click.argument("name", type=_WORDS, metavar="名前", help="ファイルの名前（例: 01-background）。章の順に並ぶ")
@click.option("--number", type=_WORDS, default="", metavar="番号", help="印刷のとおりの番号（なければ、名前の数字）")
@click.option("--title", type=_WORDS, default="", metavar="題名", help="印刷のとおりの題名")
def chapter(town: str, name: str, number: str, title: str) -> int:
    """Create the file of a chapter of a plan and print its path."""
    from machidx.content import scaffold

    return _show(scaffold.new_chapter(_docs(), project.library(), town, name, number=number, title=title))


@new.command(help="訳のファイル（見出しと、日本語の文をメモにして）")
@click.argument("page", type=_WORDS, metavar="ページ", help="日本語のファイルか、ページの住所")
def translation(page: str) -> int:
    """Create the English file of a page, with the Japanese text as comments, and print its path."""
    from machidx.translation import drafts, naming

    library = project.library()
    return _show([drafts.begin(library, naming.page_named(library, page))])


@new.command(help="ことば")
@click.argument("label", type=_WORDS, metavar="ことば", help="見出しのことば")
@click.option("--reading", type=_WORDS, default="", metavar="読み", help="読み（ひらがな）")
@click.option("--english", type=_WORDS, default="", metavar="英語", help="英語")
@click.option("--slug", type=_WORDS, default="", metavar="名前", help="ファイルの名前（なければ、読みから作る）")
def term(label: str, reading: str, english: str, slug: str) -> int:
    """Create the file of a term and print its path."""
    from machidx.content import scaffold

    return _show(scaffold.new_term(_docs(), label, reading, english, slug))


def _docs() -> Path:
    return project.root() / "docs"


def _show(made: list[Path]) -> int:
    for path in made:
        project.show(path)
    return 0
