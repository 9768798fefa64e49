"""Records a plan as adopted by its town, for comparison by ``rules.adoption``."""

from pathlib import Path

from machidx.content import adoption, diagnostics, records
from machidx.content.catalog import Rules
from machidx.content.failures import RefusedError
from machidx.content.library import facts, measure
from machidx.model.town import Town
from machidx.rules.check import check


def record_adoption(root: Path, town: str, *, again: bool) -> Path:
    """Write the present facts of a town's plan to its file of adopted facts, and return the file's path.

    ``again`` replaces the file, after a copying mistake was corrected. Raises RefusedError for a library with problems,
    an unknown town, a draft, or a plan already recorded.
    """
    library, found = check(root / "docs", once=True)
    found = [problem for problem in found if problem.rule is not Rules.UNRECORDED_CHANGE or not again]
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
    return path
