"""The commands ``machidx terms``: uses of terms, missing links, and unexplained words."""

import sys
from typing import TYPE_CHECKING

import click

from machidx.cli import project, xliff
from machidx.cli.commands import CommandGroup
from machidx.cli.values import OneOf

if TYPE_CHECKING:
    from machidx.glossary.unlinked import Finder


@click.group(cls=CommandGroup, help="ことばがどこで使われ、どこでつながっていないかを示す", invoke_without_command=True)
@click.pass_context
def terms(context: click.Context) -> int:
    """Without a subcommand, print every term with the number of pages that link to it."""
    from machidx.glossary.glossary import glossary_of

    for count, term in glossary_of(project.library()).by_use() if not context.invoked_subcommand else ():
        print(f"{count:4}  {term.text('title').text}  {term.source.path}")
    return 0


@terms.command(help="最初に出るところがつながっていないことば")
@click.option("--format", type=OneOf("text", "github"), default="text", help="見せ方")
def unlinked(format: str) -> int:
    """Print each place where a page first mentions a term without linking it; exit status 1 if there is any."""
    from machidx.content.diagnostics import Place, as_notice

    finder = _finder()
    found = [occurrence for page in finder.pages for occurrence in finder.unlinked(page)]
    for o in found:
        if format == "github":
            print(as_notice(Place(o.path, o.line, o.column), "ことば", f"もしかして: [[{o.name}]]"))
        else:
            print(f"{o.place}: ［［{o.name}］］")
    print(f"{len(found)}か所", file=sys.stderr)
    return 1 if found and format == "text" else 0


@terms.command(help="VS Code の補完をつくる")
def vscode() -> int:
    """Write the terms to VS Code's completion file and print its path."""
    from machidx.glossary import completion

    project.show(completion.write(project.root(), project.library()))
    return 0


@terms.command(help="説明のないカタカナ語と略語")
def unknown() -> int:
    """Print words that no term explains: count, word and first place."""
    for found in _finder().unknown_words():
        print(f"{len(found):4}  {found[0].name}  {found[0].place}")
    return 0


@terms.command(help="最初に出るところを ［［ ］］ でつなぐ（--write で書きこむ）")
@click.option("--write", is_flag=True, help="ファイルに書きこむ")
def link(*, write: bool) -> int:
    """Print each place to link a term; with ``write``, link it there."""
    from machidx.content import source
    from machidx.glossary import unlinked

    finder, count = _finder(), 0
    for page in finder.pages:
        found = finder.unlinked(page)
        count += len(found)
        for o in found:
            print(f"{o.place}: [[{o.name}]]")
        if found and write:
            source.write(page.source.file, unlinked.with_links(page.source, found))
    print(f"{count}か所{'をつなぎました。' if write else '（--write で書きこみます）'}", file=sys.stderr)
    return 0


terms.add_command(xliff.export_terms)


def _finder() -> "Finder":
    from machidx.glossary.unlinked import Finder, read_stop_words

    return Finder(project.library(), read_stop_words(project.root() / "docs")[0])
