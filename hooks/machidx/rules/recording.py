"""Records a plan as adopted by its town, for comparison by ``rules.adoption``."""

from pathlib import Path

from machidx.content import adoption, diagnostics, records, source
from machidx.content.catalog import Rules
from machidx.content.failures import RefusedError
from machidx.content.library import Library, facts, measure
from machidx.content.line_edits import applied, with_value
from machidx.content.page import Page
from machidx.model.town import Town
from machidx.progress.yearly import Task, draft_words
from machidx.rules.check import check


def end_draft(root: Path, town: str, state: str, month: str) -> list[Task]:
    """Write into a town's page that its plan is adopted, and return the words that still say that it is a draft.

    Raises RefusedError for a library with problems, an unknown town, and a plan that is no draft.
    """
    library, found = check(root / "docs", once=True)
    if found:
        raise RefusedError(diagnostics.as_text(found))
    page = _town(library, town)
    if not facts(page, Town).draft:
        raise RefusedError("この計画は、もう案ではありません。--on を付けずに実行してください。")
    if state == "案":
        raise RefusedError("--state には、決定した計画に印刷されていることばを書きます。")
    values = {"state": state, "published": month, "adopted": month}
    edits = [with_value(page.source, name, value) for name, value in values.items()]
    source.write(page.source.file, applied(page.source, edits))
    return list(draft_words(library, page))


def record_adoption(root: Path, town: str, *, again: bool) -> Path:
    """Write the present facts of a town's plan to its file of adopted facts, and return the file's path.

    ``again`` replaces the file, after a copying mistake was corrected. Raises RefusedError for a library with problems,
    an unknown town, a draft, or a plan already recorded.
    """
    library, found = check(root / "docs", once=True)
    found = [problem for problem in found if problem.rule is not Rules.UNRECORDED_CHANGE or not again]
    if found:
        raise RefusedError(diagnostics.as_text(found))
    page = _town(library, town)
    plan = facts(page, Town)
    if plan.draft:
        raise RefusedError("この計画はまだ案です。決定したら、--on に決定した年月を書いて、もう一度実行してください。")
    path = page.source.file.with_name(adoption.FILE)
    if path.exists() and not again:
        message = "もう書きとめてあります。写しまちがいを直したときだけ、--again を付けて書きなおします。"
        raise RefusedError(message)
    measures = {each.id: measure(each) for each in library.measures_of(town)}
    path.write_bytes(records.as_json(adoption.as_adopted(town, plan, measures)))
    return path


def _town(library: Library, town: str) -> Page:
    page = library.town(town)
    if page is None:
        raise RefusedError(f"「{town}」という町はありません。")
    return page
