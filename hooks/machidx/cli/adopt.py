"""The command ``machidx adopt``: records a plan as its town adopted it."""

import click

from machidx.cli import project
from machidx.cli.commands import Command


@click.command(cls=Command, help="町の計画を、決定したものとして書きとめる（後の変更を確かめるため）")
@click.argument("town", metavar="町のid", help="町のid（例: ono）")
@click.option("--again", is_flag=True, help="書きとめた後に写しまちがいを直したとき、書きなおす")
def adopt(town: str, *, again: bool) -> int:
    """Record the present facts of a plan, once. Refused while the plan has problems or is a draft.

    ``again`` replaces the record, after a copying mistake was corrected. Raises RefusedError.
    """
    from machidx.content import adoption, diagnostics, records
    from machidx.content.diagnostics import Code
    from machidx.content.failures import RefusedError
    from machidx.content.library import facts, measure
    from machidx.model.town import Town
    from machidx.rules.check import check

    library, found = check(project.root() / "docs")
    found = [problem for problem in found if problem.code is not Code.UNRECORDED_CHANGE or not again]
    if found:
        raise RefusedError(diagnostics.as_text(found))
    page = library.town(town)
    if page is None:
        raise RefusedError(f"「{town}」という町はありません。")
    plan = facts(page, Town)
    if plan.draft:
        raise RefusedError("この計画はまだ案です。決定したら state を直してから、もう一度実行してください。")
    path = page.source.file.with_name(adoption.FILE)
    if path.exists() and not again:
        message = "もう書きとめてあります。写しまちがいを直したときだけ、--again を付けて書きなおします。"
        raise RefusedError(message)
    measures = {each.id: measure(each) for each in library.measures_of(town)}
    path.write_bytes(records.as_json(adoption.as_adopted(town, plan, measures)))
    project.show(path)
    return 0
