"""Record a town's plan as adopted: once, and only a plan that has no problems and is no draft."""

from pathlib import Path

from machidx.content import adopted, adoption, diagnostics
from machidx.content.catalog import Rules
from machidx.content.failures import RefusedError
from machidx.content.library import facts
from machidx.model.town import Town
from machidx.rules.check import check


def adopt(root: Path, id: str, *, again: bool) -> Path:
    """Record the present facts of a town as its adopted ones; return the file written.

    ``again`` after a slip of the pen was mended: what was taken down before is replaced. Raises RefusedError.
    """
    library, found = check(root / "docs")
    found = [problem for problem in found if problem.rule != Rules.UNRECORDED_CHANGE or not again]
    if found:
        raise RefusedError(diagnostics.as_text(found))
    town = library.town(id)
    if town is None:
        raise RefusedError(f"「{id}」という町はありません。")
    if facts(town, Town).draft:
        raise RefusedError("この計画はまだ案です。決定したら state を直してから、もう一度実行してください。")
    path = town.source.file.with_name(adopted.FILE)
    if path.exists() and not again:
        message = "もう書きとめてあります。写しまちがいを直したときだけ、--again を付けて書きなおします。"
        raise RefusedError(message)
    path.write_bytes(adopted.as_bytes(adoption.adopted(library, town)))
    return path
