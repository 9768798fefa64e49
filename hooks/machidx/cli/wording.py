"""The command ``machidx wording``: remarks on wording that is hard to read."""

import sys

import click

from machidx.cli import project
from machidx.cli.commands import Command
from machidx.cli.values import OneOf


@click.command(cls=Command, help="長い文、あまり見ないことば、かたい英語を示す（公開は止まらない）")
@click.option("--format", type=OneOf("text", "github"), default="text", help="見せ方")
def wording(format: str) -> int:
    """Print the remarks on all pages; the exit status is always 0."""
    from machidx.content.diagnostics import Place, as_notice
    from machidx.glossary.unlinked import read_stop_words
    from machidx.glossary.wording import remarks

    found = list(remarks(project.library(), read_stop_words(project.root() / "docs")[0]))
    for r in found:
        if format == "github":
            print(as_notice(Place(r.path, r.line, r.column), "読みやすさ", r.words))
        else:
            print(f"{r.path}:{r.line}:{r.column}: {r.words}")
    print(f"{len(found)}か所", file=sys.stderr)
    return 0
