"""Reads the workflows, and runs their steps on this computer as GitHub would, but for those that need GitHub itself.

Artefacts are folders; a checkout is the clone that the test has prepared; an action of the project's own is its steps.
What an expression (``${{ … }}``) stands for is a table of the test's, by the words between the braces.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
ACTIONS = sorted((ROOT / ".github/actions").glob("*/action.yml"))
_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
_OURS = "$/"
_TOKEN = "github.token"

Step = Mapping[str, Any]
Values = Mapping[str, str]
"""What expressions stand for."""


def read(path: Path) -> dict[str, Any]:
    """Read a workflow or an action; its triggers are under "on", which YAML takes for a truth."""
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {"on" if key is True else key: value for key, value in told.items()}


def jobs(path: Path) -> dict[str, Any]:
    """The jobs of a workflow, by their names."""
    found: dict[str, Any] = read(path)["jobs"]
    return found


def steps(path: Path) -> Iterator[Step]:
    """The steps of a workflow's jobs, or of an action."""
    told = read(path)
    for part in told.get("jobs", {"": told.get("runs")}).values():
        yield from part.get("steps", ())


def filled(text: object, values: Values) -> str:
    """Put values in place of the expressions of a text. Raises KeyError for one without a value."""
    return _EXPRESSION.sub(lambda match: values[match[1]], str(text))


def needs_github(step: Step) -> bool:
    """Whether a step asks GitHub for something, with the job's token."""
    return any(_TOKEN in str(value) for value in step.get("env", {}).values())


@dataclass
class Runner:
    """Runs jobs in a clone; keeps artefacts from one job to the next."""

    clone: Path
    outside: Path
    """A folder for artefacts and for what GitHub's own files hold."""
    environment: Mapping[str, str]
    ran: list[str] = field(default_factory=list)
    """The lines that were run."""

    def run(self, job: Mapping[str, Any], values: Values) -> None:
        """Run a job's steps, all of them. Raises AssertionError with what a failing step printed."""
        self._git("reset", "--quiet", "--hard", "HEAD")
        self._git("clean", "--quiet", "-fdx", "--exclude", ".venv", "--exclude", ".tools")
        variables = {name: filled(value, values) for name, value in job.get("env", {}).items()}
        known = {**values, **{f"env.{name}": value for name, value in variables.items()}}
        for step in job["steps"]:
            self._step(step, variables, known)

    def _step(self, step: Step, variables: Values, values: Values) -> None:
        given = {name: filled(value, values) for name, value in step.get("with", {}).items()}
        used = step.get("uses", "")
        if used.startswith(_OURS):
            action = read(self.clone / used.removeprefix(_OURS) / "action.yml")
            inputs = {f"inputs.{name}": one["default"] for name, one in action["inputs"].items()}
            for inner in action["runs"]["steps"]:
                self._step(inner, variables, {**inputs, **{f"inputs.{name}": value for name, value in given.items()}})
        elif used.startswith("actions/upload-artifact@"):
            self._keep(self.clone / given["path"], self.outside / "artefacts" / given["name"])
        elif used.startswith("actions/download-artifact@"):
            found = self.outside / "artefacts" / given["name"]
            shutil.copytree(found, self.clone / given.get("path", "."), dirs_exist_ok=True)
        elif used.startswith("actions/upload-pages-artifact@"):
            assert (self.clone / given["path"] / "index.html").is_file()
        elif "run" in step and not needs_github(step):
            self._shell(step, {**variables, **{n: filled(value, values) for n, value in step.get("env", {}).items()}})

    @staticmethod
    def _keep(made: Path, kept: Path) -> None:
        shutil.rmtree(kept, ignore_errors=True)
        if made.is_dir():
            shutil.copytree(made, kept)
        else:
            kept.mkdir(parents=True)
            shutil.copy(made, kept)

    def _shell(self, step: Step, variables: Values) -> None:
        told = {name: str(self.outside / name.lower()) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        options = ["-eo", "pipefail"] if step.get("shell") == "bash" else ["-e"]
        self.ran.append(step["run"])
        run = subprocess.run(
            ["bash", "--noprofile", "--norc", *options, "-c", step["run"]],
            cwd=self.clone,
            env={**self.environment, **told, **variables},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        assert run.returncode == 0, f"{step['run']}\n{run.stdout}"

    def _git(self, *arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=self.clone, check=True, env=dict(self.environment))


def plain_environment(home: Path) -> dict[str, str]:
    """The environment of a fresh runner: nothing of this run's Python or git."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "GIT_", "PYTEST", "VIRTUAL"))
    }
    known = {"CI": "true", "HOME": str(home), "GITHUB_RUN_ID": "1", "GITHUB_REPOSITORY": "machi-dx/machi-dx"}
    return {**kept, **known, "GITHUB_REF_NAME": "main"}
