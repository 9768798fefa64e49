"""Builds the site beside the published one and swaps it in on success: what was published stays until then.

The generator runs as a program of its own: all that is known of it here is its command.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from machidx.content import history
from machidx.content.outputs import INDEXES
from machidx.site.locking import held

SITE = "site"
WITHOUT_SEARCH = "MACHIDX_WITHOUT_SEARCH"
"""Set in the environment of a build that makes no search index."""
_NEW, _OLD, _LOCK = ".site.new", ".site.old", ".site.lock"
_TAKEN = (
    "いま、ほかの machidx が site/ をつくっています（machidx serve など）。終わってから、もう一度実行してください。"
)


@dataclass(frozen=True)
class Outcome:
    """Whether a build was published, and what it had to say."""

    published: bool
    said: str


def root_of(start: Path) -> Path | None:
    """The nearest folder upward that holds mkdocs.yml."""
    return next((folder for folder in (start, *start.parents) if (folder / "mkdocs.yml").is_file()), None)


def publish(root: Path, *, with_search: bool = True) -> Outcome:
    """Build the project at ``root`` and, without a problem or a warning, put it in place of ``site/``.

    Without search, the index that is published stays as it is: it takes a quarter to a third of a build.
    """
    with held(root / _LOCK) as is_free:
        if not is_free:
            return Outcome(published=False, said=_TAKEN)
        return _publish(root, with_search=with_search)


def _publish(root: Path, *, with_search: bool) -> Outcome:
    new, old, site = (root / name for name in (_NEW, _OLD, SITE))
    for leftover in (new, old):
        shutil.rmtree(leftover, ignore_errors=True)
    run = subprocess.run(  # noqa: S603 - our own interpreter and arguments
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(new)],
        cwd=root,
        env=_environment(root) | ({} if with_search else {WITHOUT_SEARCH: "1"}),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    said = "\n".join(line for line in (run.stderr + run.stdout).splitlines() if not line.startswith("INFO"))
    if run.returncode:
        shutil.rmtree(new, ignore_errors=True)
        return Outcome(published=False, said=said)
    for name in () if with_search else INDEXES:
        shutil.copytree(site / name, new / name)
    if site.exists():
        site.rename(old)
    new.rename(site)
    shutil.rmtree(old, ignore_errors=True)
    return Outcome(published=True, said=said)


def _environment(root: Path) -> dict[str, str]:
    """The same commit gives the same bytes: the only time a build knows is the commit's."""
    known = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "PYTHONHASHSEED": "0"}
    return {"SOURCE_DATE_EPOCH": _commit_time(root), **os.environ, **known}


def _commit_time(root: Path) -> str:
    """Seconds since 1970 of the last commit; "0" outside a repository."""
    return (history.git(root, "log", "-1", "--format=%ct") or "").strip() or "0"
