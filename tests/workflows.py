"""Reads the workflows, and runs their steps on this computer as GitHub would, but for those that need GitHub itself.

Artefacts are folders; a checkout is the clone that the test has prepared; an action of the project's own is its steps.
What an expression (``${{ … }}``) stands for is a table of the test's, by the words between the braces. In place of
GitHub's own program there may be one that answers from a table and writes down what it was asked (``GitHubProgram``).
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
ACTIONS = sorted((ROOT / ".github/actions").glob("*/action.yml"))
_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
_COMPARED = re.compile(r"(\S+) ([!=])= '([^']*)'")
_CHOSEN = re.compile(r"(.+) && (\S+) \|\| (\S+)")
_OURS = "$/"
_TOKEN = "github.token"
_PROGRAM = """#!{python}
import json, sys
from pathlib import Path
folder, asked = Path({folder!r}), sys.argv[1:]
if "--input" in asked:
    asked.append(Path(asked[asked.index("--input") + 1]).read_text(encoding="utf-8"))
with (folder / "asked.jsonl").open("a", encoding="utf-8") as log:
    print(json.dumps(asked), file=log)
answers = json.loads((folder / "answers.json").read_text(encoding="utf-8"))
print(next((answer for words, answer in answers.items() if " ".join(asked).startswith(words)), ""))
"""

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
    return _EXPRESSION.sub(lambda match: _value(match[1], values), str(text))


def needs_github(step: Step) -> bool:
    """Whether a step asks GitHub for something, with the job's token."""
    return any(_TOKEN in str(value) for value in step.get("env", {}).values())


def holds(condition: str, values: Values) -> bool:
    """Whether a step's condition holds: ``always()``, or a value compared with words. Others raise AssertionError."""
    if condition == "always()":
        return True
    compared = _COMPARED.fullmatch(condition)
    assert compared, condition
    return (_value(compared[1], values) == compared[3]) == (compared[2] == "=")


def _value(expression: str, values: Values) -> str:
    """What an expression stands for; "" for what a step has not told. Raises KeyError."""
    chosen = _CHOSEN.fullmatch(expression)
    if chosen and expression not in values:
        return _value(chosen[2 if holds(chosen[1], values) else 3], values)
    return values.get(expression, "") if expression.startswith("steps.") else values[expression]


@dataclass
class GitHubProgram:
    """GitHub's program ``gh``, in a folder: it answers from a table, by the words that a question begins with."""

    folder: Path

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True)
        program = self.folder / "gh"
        program.write_text(_PROGRAM.format(python=sys.executable, folder=str(self.folder)), encoding="utf-8")
        program.chmod(0o755)
        self.answer({})

    def answer(self, answers: Mapping[str, str]) -> None:
        """Set the answers, and forget what was asked."""
        (self.folder / "answers.json").write_text(json.dumps(answers), encoding="utf-8")
        (self.folder / "asked.jsonl").write_text("", encoding="utf-8")

    @property
    def asked(self) -> list[list[str]]:
        """The arguments of each call; what was read from a file is the last of them."""
        return [json.loads(line) for line in (self.folder / "asked.jsonl").read_text(encoding="utf-8").splitlines()]


@dataclass
class Runner:
    """Runs jobs in a clone; keeps artefacts from one job to the next."""

    clone: Path
    outside: Path
    """A folder for artefacts and for what GitHub's own files hold."""
    environment: Mapping[str, str]
    ran: list[str] = field(default_factory=list)
    """The lines that were run."""
    github: GitHubProgram | None = None
    """What steps that need GitHub are run with; without it they are not run."""
    is_installed: bool = False
    """Whether the clone needs nothing to be installed."""

    @property
    def summary(self) -> str:
        """What steps have written into the summary of their run."""
        file = self.outside / "github_step_summary"
        return file.read_text(encoding="utf-8") if file.exists() else ""

    def run(self, job: Mapping[str, Any], values: Values) -> None:
        """Run a job's steps, all whose condition holds. Raises AssertionError with what a failing step printed."""
        self._git("reset", "--quiet", "--hard", "HEAD")
        self._git("clean", "--quiet", "-fdx", "--exclude", ".venv", "--exclude", ".tools")
        (self.outside / "github_step_summary").unlink(missing_ok=True)
        variables = {name: filled(value, values) for name, value in job.get("env", {}).items()}
        known = {_TOKEN: "token", **values, **{f"env.{name}": value for name, value in variables.items()}}
        failed: list[AssertionError] = []
        for step in job["steps"]:
            condition = step.get("if", "")
            if failed and condition != "always()":
                continue
            if condition and not holds(condition, known):
                known |= {f"steps.{step.get('id')}.outcome": "skipped"}
                continue
            try:
                self._step(step, variables, known)
            except AssertionError as failure:
                known |= {f"steps.{step.get('id')}.outcome": "failure"}
                failed += [] if step.get("continue-on-error") else [failure]
        if failed:
            raise failed[0]

    def _step(self, step: Step, variables: Values, values: dict[str, str]) -> None:
        given = {name: filled(value, values) for name, value in step.get("with", {}).items()}
        used = step.get("uses", "")
        if used.startswith(_OURS) and not (self.is_installed and used.endswith("/install")):
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
        elif "run" in step and (self.github or not needs_github(step)):
            self._shell(step, {**variables, **{n: filled(value, values) for n, value in step.get("env", {}).items()}})
            values |= {f"steps.{step.get('id')}.{name}": value for name, value in self._outputs()}

    def _outputs(self) -> Iterator[tuple[str, str]]:
        """What the last step has told to later ones."""
        yield "outcome", "success"
        for line in (self.outside / "github_output").read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition("=")
            yield f"outputs.{name}", value

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
        (self.outside / "github_output").write_text("", encoding="utf-8")
        path = [str(self.github.folder)] if self.github else []
        path.append(self.environment["PATH"])
        run = subprocess.run(
            ["bash", "--noprofile", "--norc", *options, "-c", step["run"]],
            cwd=self.clone,
            env={**self.environment, "PATH": os.pathsep.join(path), **told, **variables},
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
        if not name.startswith(("PYTHON", "GIT_", "GITHUB_", "PYTEST", "VIRTUAL"))
    }
    known = {"CI": "true", "HOME": str(home), "GITHUB_RUN_ID": "1", "GITHUB_REPOSITORY": "machi-dx/machi-dx"}
    return {**kept, **known, "GITHUB_REF_NAME": "main"}
