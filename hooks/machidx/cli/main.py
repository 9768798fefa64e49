"""The command ``machidx``: serve, site, check, test, new, terms, translate, on the nearest mkdocs.yml upward."""

import argparse
import contextlib
import json
import os
import sys
from pathlib import Path
from types import ModuleType

from machidx.cli import review as reviewing
from machidx.cli import translate
from machidx.cli import xliff as exchange
from machidx.cli.arguments import Parser
from machidx.content import adopted, adoption, diagnostics, failures, source
from machidx.content.library import facts, load
from machidx.content.page import Page
from machidx.glossary.glossary import glossary_of
from machidx.glossary.unlinked import Finder, link, read_stop_words, snippets
from machidx.model.town import Town
from machidx.rules.check import check
from machidx.site.publishing import publish, root_of

_PORT, _LAST_PORT = 8000, 65535


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")  # a Windows console may have another one
    parser = _parser()
    options, rest = parser.parse_known_args(arguments)
    if rest and options.run is not _test:
        parser.error(f"知らない引数です: {' '.join(rest)}")
    options.rest = rest
    root = root_of(Path.cwd())
    if root is None:
        print("mkdocs.yml が見つかりません。プロジェクトのフォルダーの中で実行してください。", file=sys.stderr)
        return 2
    if not (root / "docs").is_dir():
        print(f"{root} に docs フォルダーがありません。", file=sys.stderr)
        return 2
    try:
        return int(options.run(root, options))
    except BrokenPipeError:  # the reader of our output (head, less) has seen enough
        sys.stdout = None
        return 0
    except OSError as error:
        print(failures.said(error), file=sys.stderr)
        return 1


def _parser() -> Parser:
    parser = Parser(prog="machidx", description="まちDX計画ライブラリをつくり、確かめる道具です。")
    commands = parser.add_subparsers(required=True, metavar="命令")
    serve = commands.add_parser("serve", help="サイトをつくって見せ、直すたびにつくりなおす")
    serve.add_argument("--port", type=_port, default=_PORT, metavar="番号", help="使うポート")
    serve.set_defaults(run=_serve)
    site = commands.add_parser("site", help="公開するサイトを site/ につくる（問題があれば前のまま）")
    site.set_defaults(run=_site)
    check = commands.add_parser("check", help="内容の問題をすべて示す")
    check.add_argument("--format", choices=("text", "github"), default="text")
    check.set_defaults(run=_check)
    review = commands.add_parser("review", help="直しの案を、プルリクエストのコメント（JSON）にする")
    review.add_argument("base", help="くらべる相手（コミットか枝の名前）")
    review.set_defaults(run=_review)
    test = commands.add_parser("test", help="すべてのテストを行う（続く引数はpytestへ）")
    test.set_defaults(run=_test)
    adopt = commands.add_parser("adopt", help="町の計画を、決定したものとして書きとめる（後の変更を確かめるため）")
    adopt.add_argument("town", help="町のid")
    adopt.add_argument("--again", action="store_true", help="書きとめた後に写しまちがいを直したとき、書きなおす")
    adopt.set_defaults(run=_adopt)
    _add_new(commands.add_parser("new", help="町・施策・ことばの新しいファイルをつくる"))
    _add_terms(commands.add_parser("terms", help="ことばがどこで使われ、どこでつながっていないかを示す"))
    translate.add_to(commands.add_parser("translate", help="訳のようすを示し、訳したことを書く"))
    return parser


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > _LAST_PORT:
        raise argparse.ArgumentTypeError(f"「{text}」は使えません。1から{_LAST_PORT}までの数を書きます。")
    return int(text)


def _add_new(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(required=True, metavar="種類")
    town = kinds.add_parser("town", help="町（計画）")
    town.add_argument("id", help="半角英字の短い名前（例: ono）")
    town.add_argument("--name", required=True, help="町の名前")
    town.add_argument("--code", required=True, help="団体コード6桁")
    town.add_argument("--reading", default="よみをかいてください", help="町の名前の読み（ひらがな）")
    town.set_defaults(
        run=_new,
        make=lambda docs, lib, o: creating().town(docs, lib, id=o.id, name=o.name, code=o.code, reading=o.reading),
    )
    measure = kinds.add_parser("measure", help="施策")
    measure.add_argument("town", help="町のid")
    measure.add_argument("number", help="印刷のとおりの番号（例: 1-(1)-②）")
    measure.set_defaults(run=_new, make=lambda docs, lib, o: creating().measure(docs, lib, o.town, o.number))
    translation = kinds.add_parser("translation", help="訳のファイル（見出しと、日本語の文をメモにして）")
    translation.add_argument("page", type=Path, help="日本語のファイル")
    translation.set_defaults(run=translate.new)
    term = kinds.add_parser("term", help="ことば")
    term.add_argument("label", help="ことば")
    term.add_argument("--reading", default="", help="読み（ひらがな）")
    term.add_argument("--english", default="", help="英語")
    term.add_argument("--slug", default="", help="ファイルの名前（なければ、読みから作る）")
    term.set_defaults(run=_new, make=lambda docs, _, o: creating().term(docs, o.label, o.reading, o.english, o.slug))


def _add_terms(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=_terms)
    jobs = parser.add_subparsers(metavar="命令")
    unlinked = jobs.add_parser("unlinked", help="最初に出るところがつながっていないことば")
    unlinked.add_argument("--format", choices=("text", "github"), default="text")
    unlinked.set_defaults(run=_terms_unlinked)
    jobs.add_parser("vscode", help="VS Code の補完をつくる").set_defaults(run=_terms_vscode)
    jobs.add_parser("unknown", help="説明のないカタカナ語と略語").set_defaults(run=_terms_unknown)
    linking = jobs.add_parser("link", help="最初に出るところを ［［ ］］ でつなぐ（--write で書きこむ）")
    linking.add_argument("--write", action="store_true", help="ファイルに書きこむ")
    linking.set_defaults(run=_terms_link)
    exchange.add_terms(jobs)


def _finder(root: Path) -> tuple[list[Page], Finder]:
    library, _ = load(root / "docs")
    return list(library.pages.values()), Finder(library, read_stop_words(root / "docs")[0])


def _terms(root: Path, _: argparse.Namespace) -> int:
    library, _problems = load(root / "docs")
    uses = glossary_of(library).uses
    for term in sorted(library.terms, key=lambda page: -len(uses.get(page.name, ()))):
        print(f"{len(uses.get(term.name, ())):4}  {term.text('title').text}  {term.source.path}")
    return 0


def _terms_unlinked(root: Path, options: argparse.Namespace) -> int:
    pages, finder = _finder(root)
    found = [occurrence for page in pages for occurrence in finder.unlinked(page)]
    for o in found:
        if options.format == "github":
            print(f"::notice file={o.path},line={o.line},col={o.column},title=ことば::もしかして: [[{o.name}]]")
        else:
            print(f"{o.path}:{o.line}:{o.column}: ［［{o.name}］］")
    print(f"{len(found)}か所", file=sys.stderr)
    return 1 if found and options.format == "text" else 0


def _terms_vscode(root: Path, _: argparse.Namespace) -> int:
    library, _problems = load(root / "docs")
    path = root / ".vscode" / "machidx.code-snippets"
    path.parent.mkdir(exist_ok=True)
    text = json.dumps(snippets(library), ensure_ascii=False, indent=1)
    path.write_text(f"{text}\n", encoding="utf-8", newline="\n")
    print(path.relative_to(root).as_posix())
    return 0


def _terms_unknown(root: Path, _: argparse.Namespace) -> int:
    pages, finder = _finder(root)
    words: dict[str, list[str]] = {}
    for page in pages:
        for o in finder.unknown(page):
            words.setdefault(o.name, []).append(f"{o.path}:{o.line}:{o.column}")
    for word, places in sorted(words.items(), key=lambda item: (-len(item[1]), item[0])):
        print(f"{len(places):4}  {word}  {places[0]}")
    return 0


def _terms_link(root: Path, options: argparse.Namespace) -> int:
    pages, finder = _finder(root)
    count = 0
    for page in pages:
        found = finder.unlinked(page)
        count += len(found)
        for o in found:
            print(f"{o.path}:{o.line}:{o.column}: [[{o.name}]]")
        if found and options.write:
            source.write(page.source.file, link(page.source, found))
    print(f"{count}か所{'をつなぎました。' if options.write else '（--write で書きこみます）'}", file=sys.stderr)
    return 0


def creating() -> ModuleType:
    """The module that writes new files; loaded only when it is needed."""
    from machidx.cli import scaffold as module  # noqa: PLC0415

    return module


def _new(root: Path, options: argparse.Namespace) -> int:
    library, _ = load(root / "docs")
    try:
        made = options.make(root / "docs", library, options)
    except creating().RefusedError as refused:
        print(refused, file=sys.stderr)
        return 1
    for path in made:
        print(path.relative_to(root).as_posix())
    return 0


def _adopt(root: Path, options: argparse.Namespace) -> int:
    library, found = check(root / "docs")
    found = [
        problem for problem in found if problem.code is not diagnostics.Code.UNRECORDED_CHANGE or not options.again
    ]
    town = library.town(options.town)
    path = root / "docs" / "towns" / options.town / adopted.FILE
    if found or town is None:
        print(diagnostics.as_text(found) or f"「{options.town}」という町はありません。", file=sys.stderr)
        return 1
    if facts(town, Town).draft:
        print("この計画はまだ案です。決定したら state を直してから、もう一度実行してください。", file=sys.stderr)
        return 1
    if path.exists() and not options.again:
        print("もう書きとめてあります。写しまちがいを直したときだけ、--again を付けて書きなおします。", file=sys.stderr)
        return 1
    path.write_bytes(adopted.as_bytes(adoption.adopted(library, town)))
    print(path.relative_to(root).as_posix())
    return 0


def _serve(root: Path, options: argparse.Namespace) -> int:
    from machidx.site.serving import serve  # noqa: PLC0415 - the watcher is needed by this command alone

    with contextlib.suppress(KeyboardInterrupt):
        serve(root, options.port, lambda text: print(text, flush=True))
    return 0


def _site(root: Path, _: argparse.Namespace) -> int:
    outcome = publish(root)
    if outcome.said:
        print(outcome.said, file=sys.stdout if outcome.published else sys.stderr)
    print("site/ をつくりました。" if outcome.published else "site/ は前のままです。")
    return 0 if outcome.published else 1


def _check(root: Path, options: argparse.Namespace) -> int:
    _, found = check(root / "docs")
    show = diagnostics.as_github if options.format == "github" else diagnostics.as_text
    if found:
        print(show(found))
        print(f"{len(found)}件の問題があります。", file=sys.stderr)
        return 1
    print("問題はありません。", file=sys.stderr)
    return 0


def _review(root: Path, options: argparse.Namespace) -> int:
    try:
        changed = reviewing.changes(root, options.base)
    except reviewing.UnknownBaseError:
        print(f"「{options.base}」というコミットか枝は、git の履歴にありません。", file=sys.stderr)
        return 1
    library, found = check(root / "docs")
    made = reviewing.comments(library, found, Finder(library, read_stop_words(root / "docs")[0]), changed)
    listed = [{"path": c.path, "line": c.line, "side": "RIGHT", "body": c.body} for c in made]
    print(json.dumps({"event": "COMMENT", "comments": listed}, ensure_ascii=False))
    return 0


def _test(root: Path, options: argparse.Namespace) -> int:
    import pytest  # noqa: PLC0415 - only developers have it

    from machidx.cli.browser import find  # noqa: PLC0415

    browser = find()
    if browser is None:
        print("ブラウザーのテストに Chromium が要ります。入れてから、もう一度実行してください。", file=sys.stderr)
        return 2
    os.environ["MACHIDX_CHROMIUM"] = browser
    os.chdir(root)
    return int(pytest.main(options.rest))
