"""Builds the site in a new folder, verifies it, and exchanges it with the published one.

The generator runs in a process of its own; this module knows only its command line.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from machidx.content import failures, history
from machidx.content.failures import RefusedError
from machidx.content.project_settings import SETTINGS
from machidx.site import swapping, tether
from machidx.site.generators import GENERATORS, module_of
from machidx.site.locking import held
from machidx.site.theme import OVERRIDES

SITE = "site"
PREVIEW = ".site.preview"
"""The folder in which ``machidx serve`` finds its search index. That may be outdated: never published."""
_EPOCH = "SOURCE_DATE_EPOCH"
_LAST_TIME = 2**32 - 1
"""The latest time that a gzip header can hold, in seconds since 1970."""
_LOCK = ".site.lock"
_TAKEN = (
    "いま、ほかの machidx が site/ をつくっています（machidx serve など）。終わってから、もう一度実行してください。"
)
_ELSEWHERE = (
    "{}/ は、ほかの場所へのリンクか、ほかの場所をつないだフォルダーです。"
    "そのままでは入れかえられません。リンクや接続を外してから、もう一度実行してください。"
)
_LEFT = "前につくったときの「{}」を消せません。サイトには関係ありませんが、手で消してください。"
_NOT_WHOLE = "つくったファイルがそろっていないため、公開しませんでした。"
_REMEDY = "ディスクの空き（いま{}MB）を確かめて、もう一度実行してください。つくる間は、ファイルを直さないでください。"


@dataclass(frozen=True)
class Outcome:
    """Whether a build was published, and its messages."""

    published: bool
    said: str


def publish(root: Path, name: str = SITE, generator: str = GENERATORS[0]) -> Outcome:
    """Build the project at ``root`` and, without any problem or warning, replace the folder ``name`` in it.

    ``generator``: one of GENERATORS.
    """
    try:
        with held(root / _LOCK) as is_free:
            if not is_free:
                return Outcome(published=False, said=_TAKEN)
            for site in (root / SITE, root / PREVIEW):
                swapping.recover(site)
            if swapping.is_elsewhere(root / name):
                return Outcome(published=False, said=_ELSEWHERE.format(name))
            left = cleaned(root / name)
            outcome = _publish(root, root / name, generator)
            return Outcome(outcome.published, "\n".join(filter(None, [*left, outcome.said])))
    except OSError as error:
        return Outcome(published=False, said=failures.said(error))


def cleaned(site: Path) -> list[str]:
    """Remove what earlier builds left beside the site; a line in Japanese for each folder that cannot be removed."""
    return [_LEFT.format(path.name) for path in swapping.clean(site)]


def _publish(root: Path, site: Path, generator: str) -> Outcome:
    new = swapping.fresh(site)
    try:
        said = generate(root, new, generator)
        open_to_all(new)
        swapping.swap(new, site)
        return Outcome(published=True, said=said)
    except RefusedError as refused:
        return Outcome(published=False, said=str(refused))
    finally:
        swapping.remove(new)  # the unpublished build, or the site that was replaced


def generate(root: Path, new: Path, generator: str = GENERATORS[0]) -> str:
    """Build the project into a new, empty folder, verify every file, and return what the generator said.

    Raises RefusedError with all that is wrong, and OSError.
    """
    module = module_of(generator)
    with tether.lifeline() as stream, _started(module, root, new, stream) as process:
        from machidx.site import verifying  # noqa: PLC0415 - takes long, but not while the generator runs

        needed = verifying.expected(root / "docs", root / OVERRIDES)
        code, said = _result(process)
    if code:
        raise RefusedError(said)
    if faults := list(verifying.site_faults(new, needed)):
        raise RefusedError(_told(new, verifying.listed(faults)))
    return said


def _started(module: str, root: Path, new: Path, stream: int) -> subprocess.Popen[str]:
    """Start the generator, which ends with ``stream``."""
    options = ["--strict", "--config-file", SETTINGS, "--site-dir", str(new)]
    return subprocess.Popen(  # noqa: S603 - our own interpreter and arguments
        [sys.executable, "-m", tether.__name__, module, "build", *options],
        cwd=root,
        env=_environment(root),
        stdin=stream,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def _result(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Wait for the generator; return its exit status, and its warnings and errors."""
    said, complained = process.communicate()
    lines = [line for line in (complained + said).splitlines() if not line.startswith("INFO")]
    return process.returncode, failures.os_error(lines) or "\n".join(lines)


def _told(new: Path, faults: str) -> str:
    free = shutil.disk_usage(new).free // 2**20
    return f"{faults}\n{_NOT_WHOLE}{_REMEDY.format(free)}"


def open_to_all(folder: Path) -> None:
    """Set modes that let a web server under another user read the files, whatever the umask."""
    folder.chmod(0o755)
    for path in folder.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)


def _environment(root: Path) -> dict[str, str]:
    """The environment of the generator. The same commit gives the same bytes, so the commit's time is the only one."""
    ours = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "PYTHONHASHSEED": "0", _EPOCH: _time(root)}
    return os.environ | ours


def _time(root: Path) -> str:
    """The build's time in seconds since 1970: from the environment, else of the last commit, "0" without one."""
    asked = os.environ.get(_EPOCH, "")
    return asked if _is_time(asked) else _commit_time(root)


def _commit_time(root: Path) -> str:
    found = (history.git(root, "log", "-1", "--format=%ct") or "").strip()
    return found if _is_time(found) else "0"


def _is_time(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= len(str(_LAST_TIME)) and int(text) <= _LAST_TIME
