"""The command ``machidx init``: begins the repository of a site of its own."""

import sys
from pathlib import Path

import click

from machidx.cli.commands import Command
from machidx.cli.values import WordsArgument

_WORDS = WordsArgument()
_NEEDED = ("name", "reading", "code")
"""What cannot be proposed."""


@click.command(cls=Command, help="自分の町のサイトをはじめる（新しいフォルダーに、つくれるサイトを置く）")
@click.argument("folder", type=click.Path(path_type=Path), metavar="フォルダー", help="空の、またはまだないフォルダー")
@click.option("--name", type=_WORDS, default="", metavar="名前", help="町の名前（例: さくら町）")
@click.option("--reading", type=_WORDS, default="", metavar="読み", help="名前の読み（ひらがな。例: さくらまち）")
@click.option("--code", type=_WORDS, default="", metavar="番号", help="団体コード6桁")
@click.option("--id", type=_WORDS, default="", metavar="町のid", help="半角英字の短い名前（なければ、読みから作る）")
@click.option("--english", type=_WORDS, default="", metavar="英語", help="町の英語の名前（なければ、読みから作る）")
@click.option("--site-name", type=_WORDS, default="", metavar="名前", help="サイトの名前（例: さくら町DX計画）")
@click.option(
    "--site-url", type=_WORDS, default="", metavar="住所", help="サイトを公開する住所（https:// で始め、/ で終える）"
)
@click.option(
    "--from",
    "other",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="サイト",
    help="ことばの説明をもらう、ほかのサイトのフォルダー（なければ、machidx のことば）",
)
def init(folder: Path, other: Path | None, **given: str) -> int:
    """Write the repository of a new site, asking for what the options do not say, and print what to do next."""
    from machidx.site.new_site.naming import english_of, id_of
    from machidx.site.new_site.repository import NewSite, begin_site

    if not sys.stdin.isatty() and (missing := [f"--{name}" for name in _NEEDED if not given[name]]):
        raise click.UsageError(f"足りないもの: {'、'.join(missing)}", click.get_current_context())
    name = _asked(given["name"], "町の名前")
    reading = _asked(given["reading"], "名前の読み（ひらがな）")
    code = _asked(given["code"], "団体コード6桁")
    asked = NewSite(
        id=given["id"] or id_of(name, reading),
        name=name,
        reading=reading,
        code=code,
        english=_asked(given["english"], "町の英語の名前", english_of(name, reading)),
        site_name=_asked(given["site_name"], "サイトの名前", f"{name}DX計画"),
        site_url=_asked(given["site_url"], "サイトを公開する住所", "https://example.org/"),
    )
    begin_site(folder, asked, other and other / "docs")
    print(f"{folder} に、「{asked.site_name}」をつくりました。README.md に、次にすることが書いてあります。")
    return 0


def _asked(given: str, question: str, usual: str = "") -> str:
    """What an option says; without it what a person answers, or where nobody can be asked, what is usual."""
    if given or not sys.stdin.isatty():
        return given or usual
    return str(click.prompt(question, default=usual or None, type=_WORDS))
