"""git, where there is one: asked in the project's folder, which need not be the root of its repository."""

import subprocess
from pathlib import Path


def read(root: Path, *arguments: str) -> str | None:
    """What a git command prints; None where it fails, or where there is no git or no repository."""
    try:
        run = subprocess.run(  # noqa: S603 - our own arguments
            ["git", "-c", "core.quotePath=off", *arguments],  # noqa: S607 - whichever git the machine has
            cwd=root, capture_output=True, encoding="utf-8", errors="replace", check=False,
        )  # fmt: skip
    except OSError:
        return None
    return run.stdout if run.returncode == 0 else None


def knows(root: Path, commit: str) -> bool:
    """Whether there is such a commit (by its id, or by the name of a branch)."""
    return read(root, "rev-parse", "--verify", "--quiet", f"{commit}^{{commit}}") is not None
