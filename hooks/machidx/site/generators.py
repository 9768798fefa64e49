"""The programs that build the site from a project: MkDocs, and ProperDocs, which continues it."""

from importlib.util import find_spec

from machidx.content.failures import RefusedError

GENERATORS = ("mkdocs", "properdocs")
"""The names of their modules; the first is the usual one."""


def module_of(generator: str) -> str:
    """The module of a generator, to be run. Raises RefusedError if it is not installed."""
    if find_spec(generator) is None:
        raise RefusedError(
            f"「{generator}」が入っていません。入れてから、もう一度実行してください: pip install {generator}"
        )
    return generator
