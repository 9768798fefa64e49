"""Each step of a workflow runs here from the workflow's own file, in a clone, as on a runner; GitHub is played.

It takes some minutes, as the jobs install what they need. A run writes what it did to ``tests/bench/workflows.md``.
"""

import datetime as dt
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import replace
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest

from machidx.content import loader
from machidx.translation.xliff import exporting, xliff

from ..conftest import ROOT
from ..workflows import WORKFLOWS, GitHubProgram, Runner, filled, jobs, plain_environment

pytestmark = pytest.mark.full

_RECORD = ROOT / "tests" / "bench" / "workflows.md"
_ENGLISH = "docs/towns/ono/measures/1-1-2.en.md"
_UNTRANSLATED = "docs/towns/ono/measures/1-1-3.en.md"
_TRANSLATED = "towns/ono/measures/1-1-4"
_HEAD, _BEFORE = "main", "main~1"
_EXPRESSIONS = {
    "github.workspace": "",  # set to the clone
    "github.sha": _HEAD,
    "inputs.commit || github.sha": _HEAD,
    "github.event.pull_request.head.sha || github.sha": _HEAD,
    "github.event.pull_request.base.sha || github.event.before": _BEFORE,
    "github.base_ref || github.event.repository.default_branch": _BEFORE,  # the step puts origin/ before it
    "github.ref_name != github.event.repository.default_branch && github.ref_name || ''": "",
    "github.head_ref": "",
    "github.run_id": "1",
    "github.repository": "machi-dx/machi-dx",
    "github.server_url": "https://github.com",
    "github.event.pull_request.number": "1",
    "needs.checked.result": "success",
    "join(needs.*.result, ' ')": "success success skipped",
    "vars.PAGES": "preview",
    "matrix.python": "3.11",
    "inputs.town": "ono",
    "inputs.month": "令和8年12月",
    "inputs.state": "決定",
    "inputs.page": "/towns/ono/measures/1-1-3/",
    "inputs.format": "xliff",
    "inputs.pages": "ono glossary",
    "inputs.since": "",
    "inputs.year": "令和8年度",
}
"""What the expressions of the workflows stand for here."""
_PROPOSE = next(path for path in WORKFLOWS if path.stem == "propose")
_ELSEWHERE = {("audit", "shipped"), ("audit", "tests"), ("test", "windows")}
"""Jobs that need a service for known weaknesses, or Windows."""
_JOBS: list[tuple[Path, str]] = [
    (path, name)
    for path in WORKFLOWS
    for name, job in jobs(path).items()
    if path != _PROPOSE and "steps" in job and (path.stem, name) not in _ELSEWHERE
]
_DONE: dict[str, int] = {}
"""Lines of shell that ran, by job."""


def _git(folder: Path, *arguments: str) -> str:
    named = ("-c", "user.name=a", "-c", "user.email=a@b", "-c", "init.defaultBranch=main")
    run = subprocess.run(["git", *named, *arguments], cwd=folder, check=True, capture_output=True, encoding="utf-8")
    return run.stdout


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of these files, with a page that is not translated and a translator's file that has arrived.

    The second commit changes a translation that was out of date.
    """
    folder = tmp_path_factory.mktemp("origin")
    listed = _git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    page = folder / _ENGLISH
    old = re.sub(r"(?<=\n  effects: )\S+", "00000000.0000", page.read_text(encoding="utf-8"))
    page.write_text(old, encoding="utf-8")
    (folder / _UNTRANSLATED).unlink()
    (folder / "incoming/page.xlf").write_bytes(_sent_back(folder / "docs"))
    _git(folder, "init", "--quiet")
    _git(folder, "add", "--all")
    _git(folder, "commit", "--quiet", "--message", "one")
    page.write_text(old.replace("- You will be spared", "- You are spared"), encoding="utf-8")
    _git(folder, "commit", "--quiet", "--all", "--message", "two")
    return folder


def _sent_back(docs: Path) -> bytes:
    """A page as a translator sends it back, with other words in one place."""
    library, _ = loader.load(docs)
    entries = list(exporting.xliff_entries(library, [library.pages[_TRANSLATED]]))
    at = next(number for number, entry in enumerate(entries) if entry.target and isinstance(entry.target[-1], str))
    target = entries[at].target or ()
    entries[at] = replace(entries[at], target=(*target[:-1], f"{target[-1]} Indeed."))
    return xliff.write(entries)


@pytest.fixture(scope="module")
def runners(origin: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Runner]:
    """A clone for each lock, so that each is installed once."""
    outside = tmp_path_factory.mktemp("runner")
    found = {}
    for lock in ("requirements.lock", "requirements-site.lock"):
        clone = outside / lock.removesuffix(".lock")
        _git(outside, "clone", "--quiet", str(origin), str(clone))
        github = GitHubProgram(outside / f"github-{clone.name}")
        github.answer({"api --paginate": "[[]]", "pr list": "[]"})
        surroundings = {**plain_environment(outside), "PYTEST_ADDOPTS": "--collect-only"}
        found[lock] = Runner(clone, outside, surroundings, github=github)
    return found


@pytest.fixture(scope="module", autouse=True)
def recorded() -> Iterator[None]:
    """Write what was run, if everything was."""
    yield
    if len(_DONE) == len(_JOBS) + sum(1 for path in WORKFLOWS for job in jobs(path).values() if "steps" not in job):
        today = dt.datetime.now(tz=dt.UTC).astimezone().date().isoformat()
        rows = [f"| {name} | {count} |" for name, count in sorted(_DONE.items())]
        about = (
            "# Workflows\n\nWritten by `tests/site/test_workflow_steps.py` (`make test-full`): the steps of the"
            " workflows, run in a clone with\na program that plays GitHub's. Not here: the jobs of `audit` (a service"
            " for known weaknesses), `windows`. Tests are collected,\nnot run again.\n"
        )
        table = "\n".join(["| Job | shell steps |", "|---|--:|", *rows])
        _RECORD.write_text(f"{about}\n## {today}\n\n{table}\n", encoding="utf-8", newline="\n")


def _run(runner: Runner, name: str, job: Mapping[str, Any], values: Mapping[str, str]) -> None:
    before = len(runner.ran)
    runner.run(job, {**values, "github.workspace": str(runner.clone)})
    _DONE[name] = len(runner.ran) - before


@pytest.mark.parametrize(("path", "name"), _JOBS, ids=[f"{path.stem}-{name}" for path, name in _JOBS])
def test_the_job_runs(runners: dict[str, Runner], path: Path, name: str) -> None:
    job = jobs(path)[name]
    locks = (step["with"]["lock"] for step in job["steps"] if "lock" in step.get("with", {}))
    runner = runners[next(locks, "requirements.lock")]
    _run(runner, f"{path.stem}: {name}", job, _EXPRESSIONS)
    asked = [step for step in job["steps"] if "run" in step and "if" not in step]
    assert len(asked) <= _DONE[f"{path.stem}: {name}"], "every step ran"
    for caller_name, caller in jobs(path).items():
        if caller.get("uses", "").endswith("/propose.yml") and caller["needs"] == name:
            _propose(runner, path, caller_name, caller)


def _propose(runner: Runner, path: Path, name: str, caller: Mapping[str, Any]) -> None:
    """Run the job that takes over what a job has made, and look at its commit."""
    change = runner.outside / "artefacts/change/change.patch"
    if not change.read_text(encoding="utf-8"):
        change.write_text(_nothing_new(runner), encoding="utf-8")
    given = {f"inputs.{key}": filled(value, _EXPRESSIONS) for key, value in caller["with"].items()}
    inputs = {"inputs.onto": "", **given}
    _run(runner, f"{path.stem}: {name}", jobs(_PROPOSE)["propose"], {**_EXPRESSIONS, **inputs})
    changed = _git(runner.clone, "show", "--name-only", "--format=", "HEAD").split()
    assert changed
    assert all(any(fnmatch(place, pattern) for pattern in inputs["inputs.paths"].split()) for place in changed)
    assert (runner.outside / "artefacts/change/told.txt").is_file()
    _git(runner.clone, "reset", "--quiet", "--hard", "origin/main")


def _nothing_new(runner: Runner) -> str:
    """A change of a lock, where no package has a newer version today."""
    lock = runner.clone / "requirements-site.lock"
    lock.write_text(f"{lock.read_text(encoding='utf-8')}# changed\n", encoding="utf-8")
    made = _git(runner.clone, "diff", "--binary")
    _git(runner.clone, "checkout", "--quiet", "--", ".")
    return made


def test_a_change_of_other_files_is_not_taken_over(runners: dict[str, Runner]) -> None:
    """Whatever a job that runs a contributor's code hands over, the next one takes only what it expects."""
    runner = runners["requirements.lock"]
    for place in (_ENGLISH, ".github/workflows/test.yml"):
        (runner.clone / place).write_text("taken over\n", encoding="utf-8")
    change = runner.outside / "artefacts/change"
    change.mkdir(parents=True, exist_ok=True)
    (change / "change.patch").write_text(_git(runner.clone, "diff", "--binary"), encoding="utf-8")
    inputs = {
        "inputs.ref": _HEAD,
        "inputs.paths": "docs/*.en.md",
        "inputs.message": "x",
        "inputs.branch": "x",
        "inputs.onto": "",
        "inputs.title": "",
    }
    runner.run(jobs(_PROPOSE)["propose"], {**_EXPRESSIONS, **inputs, "github.workspace": str(runner.clone)})
    assert _git(runner.clone, "show", "--name-only", "--format=", "HEAD").split() == [_ENGLISH]
    _git(runner.clone, "reset", "--quiet", "--hard", "origin/main")
