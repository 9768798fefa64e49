"""The command ``machidx init``: begins the repository of a site of its own."""

import sys
from pathlib import Path

import click

from machidx.cli.commands import Command
from machidx.cli.values import WordsArgument

_WORDS = WordsArgument()


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

    name = _asked("--name", given["name"], "町の名前")
    reading = _asked("--reading", given["reading"], "名前の読み（ひらがな）")
    code = _asked("--code", given["code"], "団体コード6桁")
    asked = NewSite(
        id=given["id"] or id_of(name, reading),
        name=name,
        reading=reading,
        code=code,
        english=_asked("--english", given["english"], "町の英語の名前", english_of(name, reading)),
        site_name=_asked("--site-name", given["site_name"], "サイトの名前", f"{name}DX計画"),
        site_url=_asked("--site-url", given["site_url"], "サイトを公開する住所", "https://example.org/"),
    )
    begin_site(folder, asked, other and other / "docs")
    print(f"{folder} に、「{asked.site_name}」をつくりました。README.md に、次にすることが書いてあります。")
    return 0


def _asked(option: str, given: str, question: str, usual: str = "") -> str:
    """What an option says; without it what a person answers, or what is usual. Raises click.UsageError for neither."""
    if given:
        return given
    if sys.stdin.isatty():
        return str(click.prompt(question, default=usual or None, type=_WORDS))
    if usual:
        return usual
    raise click.MissingParameter(ctx=click.get_current_context(), param_hint=option, param_type="option")
