"""The entry point ``machidx`` and its ungrouped commands: serve, site, check, review, test."""

import contextlib
import os
import sys
from pathlib import Path

import click

from machidx import __version__
from machidx.cli import mistakes, project
from machidx.cli.commands import CommandGroup
from machidx.cli.incoming import incoming
from machidx.cli.init import init
from machidx.cli.new import new
from machidx.cli.picture import picture
from machidx.cli.publish import publish, releases, rollback
from machidx.cli.round import adopt, checked, todo
from machidx.cli.schema import schema
from machidx.cli.survey import survey
from machidx.cli.terms import terms
from machidx.cli.translate import translate
from machidx.cli.upgrade import upgrade
from machidx.cli.values import OneOf, Port
from machidx.cli.wording import wording
from machidx.content.diagnostics import Place
from machidx.content.failures import RefusedError, said
from machidx.content.remembering import keep_most
from machidx.language import years
from machidx.language.characters import printable, refused_signs, sign_name
from machidx.site.generators import GENERATORS

_DRAFT = "下書きです（公開されません）。原文のメモを書きなおして消し、draft の行を消すと、確かめられて公開されます。"
_INTERRUPTED = 130
"""Conventional exit status of a program stopped with Ctrl+C."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command (default: from sys.argv) and print its errors; returns the exit status."""
    keep_most()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")  # a Windows console may use another encoding
    try:
        return _run(sys.argv[1:] if arguments is None else list(arguments))
    except click.UsageError as mistake:
        return _fail(mistakes.told(mistake), 2)
    except click.ClickException as failure:
        return _fail(failure.message, failure.exit_code)
    except RefusedError as refused:
        return _fail(str(refused), 1)
    except BrokenPipeError:  # the reader of our output (head, less) has quit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return _fail(said(error), 1)
    except (KeyboardInterrupt, click.Abort):  # the latter while a question is asked
        return _INTERRUPTED


def _run(arguments: list[str]) -> int:
    _refuse_unseen(arguments)
    try:
        with machidx.make_context("machidx", arguments) as context:
            status = machidx.invoke(context)
    except click.exceptions.Exit as asked:  # --help
        status = asked.exit_code
    sys.stdout.flush()
    return int(status)


def _refuse_unseen(arguments: list[str]) -> None:
    """Raise click.UsageError for an argument with a character that nobody sees, unless it names an existing file."""
    for argument in arguments:
        typed = os.fsencode(argument).decode("utf-8", "ignore")  # other bytes are told by the type of the argument
        if (sign := next(refused_signs(typed), None)) and ("\0" in argument or not os.path.lexists(argument)):
            told = f"「{argument}」に、目に見えない文字「{sign_name(sign.written)}」があります。打ちなおします。"
            raise click.UsageError(told)


def _fail(message: str, status: int) -> int:
    print(printable(message), file=sys.stderr)
    return status


@click.group(
    cls=CommandGroup,
    help="町のDX計画のサイトをつくり、確かめる道具です。",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="machidx", message="%(prog)s %(version)s", help="版を見せる")
def machidx() -> None:
    """Work on the project that contains the current folder."""


@machidx.command(help="サイトを見せる（直すと、すぐに画面が変わる）")
@click.option("--port", type=Port(), default=8000, help="使うポート")
def serve(port: int) -> int:
    """Serve the preview of the site, and renew it after every change until Ctrl+C."""
    from machidx.site import serving

    with contextlib.suppress(KeyboardInterrupt):
        serving.serve(project.root(), port, lambda text: print(text, flush=True))
    return 0


@machidx.command(help="公開するサイトを site/ につくる（問題があれば前のまま）")
@click.option("--generator", type=OneOf(*GENERATORS), default=GENERATORS[0], help="サイトをつくる土台")
def site(generator: str) -> int:
    """Build the site for publication into site/, or print why it cannot be built; exit status 0 or 1."""
    from machidx.site import publishing

    outcome = publishing.publish(project.root(), generator=generator)
    if outcome.said:
        print(outcome.said, file=sys.stdout if outcome.published else sys.stderr)
    print("site/ をつくりました。" if outcome.published else "site/ は前のままです。")
    return 0 if outcome.published else 1


@machidx.command(help="できたサイトを、公開してよいか確かめる")
@click.argument("folder", default="", metavar="フォルダー", help="確かめるフォルダー（なければ site/）")
def examine(folder: str) -> int:
    """Print all that is wrong with a built site (default: site/); exit status 1 if there is anything."""
    from machidx.site import publishing
    from machidx.site.artefact import examining
    from machidx.site.artefact.fault import grouped

    found = examining.examine(Path(folder) if folder else project.root() / publishing.SITE)
    if found:
        print(grouped(found))
    print(f"{len(found)}件の問題があります。" if found else "公開してよいサイトです。", file=sys.stderr)
    return 1 if found else 0


@machidx.command(help="内容の問題をすべて示す")
@click.option("--format", type=OneOf("text", "github"), default="text", help="見せ方")
def check(format: str) -> int:
    """Print every problem in the content; exit status 1 if there is any."""
    from machidx.content import diagnostics
    from machidx.content.unpublished import english_drafts
    from machidx.rules.check import check as checked
    from machidx.rules.noticing import notices

    library, found = checked(project.root() / "docs", once=True)
    asked = notices(library, years.fiscal_year_of(years.current_month()), found)
    shown = diagnostics.as_github if format == "github" else diagnostics.as_text
    for each in filter(None, (found, asked)):
        print(shown(each))
    drafts = [*library.drafts.values(), *english_drafts(library)]
    for source in drafts:
        told = diagnostics.as_notice(Place(source.path), "下書き", _DRAFT)
        print(told if format == "github" else f"{source.path}: {_DRAFT}")
    print(f"{len(found)}件の問題があります。" if found else "問題はありません。", file=sys.stderr)
    if asked:
        print(f"お知らせが{len(asked)}件あります。正しければ、そのままでかまいません。", file=sys.stderr)
    if drafts:
        print(f"下書きが{len(drafts)}ページあります。", file=sys.stderr)
    return 1 if found else 0


@machidx.command(help="直しの案を、プルリクエストのコメント（JSON）にする")
@click.argument("base", metavar="相手", help="くらべる相手（コミットか枝の名前）")
def review(base: str) -> int:
    """Print proposals for the lines changed since ``base``, as the JSON of a GitHub review."""
    from machidx.rules import reviewing

    print(reviewing.review(project.root(), base))
    return 0


@machidx.command(
    help="すべてのテストを行う（続く引数はpytestへ）",
    context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]},
)
@click.argument("rest", nargs=-1, type=click.UNPROCESSED, metavar="引数", help="pytestの引数")
def test(rest: tuple[str, ...]) -> int:
    """Run pytest in the project, with Chromium for browser tests; exit status 2 without Chromium."""
    import pytest

    from machidx.cli.browser import find

    root, browser = project.root(), find()
    if browser is None:
        return _fail("ブラウザーのテストに Chromium が要ります。入れてから、もう一度実行してください。", 2)
    os.environ["MACHIDX_CHROMIUM"] = browser
    os.chdir(root)
    return int(pytest.main([*rest]))


machidx.add_command(publish)
machidx.add_command(rollback)
machidx.add_command(releases)
machidx.add_command(adopt)
machidx.add_command(checked)
machidx.add_command(incoming)
machidx.add_command(init)
machidx.add_command(new)
machidx.add_command(picture)
machidx.add_command(schema)
machidx.add_command(survey)
machidx.add_command(terms)
machidx.add_command(todo)
machidx.add_command(translate)
machidx.add_command(upgrade)
machidx.add_command(wording)
