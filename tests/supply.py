"""What the locks pin, what building the site needs, and under which licences it stands."""

import re
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
ALL, SITE, TOOLS = (
    ROOT / name for name in ("requirements.lock", "requirements-site.lock", ".github/tools/requirements.lock")
)
_PINNED = re.compile(r"^(?P<name>[\w.-]+)==[^\s;]+(?: ; (?P<marker>[^\\]+?))? \\$", re.MULTILINE)
_SPDX = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
"""Names of licences as packages write them, and their identifiers."""
_FREE = {"Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MIT", "MIT-CMU", "MPL-2.0", "OFL-1.1", "PSF-2.0"}
"""The licences that what builds the site may have."""


def blocks(lock: Path) -> dict[str, str]:
    """Each package of a lock, by its name, as the lock has it: versions, markers, hashes."""
    found: dict[str, str] = {}
    for block in re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8").strip()):
        name = canonicalize_name(block.partition("==")[0])
        found[name] = found.get(name, "") + block
    return found


def pinned_here(lock: Path) -> set[str]:
    """The packages of a lock that this computer installs."""
    lines = _PINNED.finditer(lock.read_text(encoding="utf-8"))
    return {
        canonicalize_name(line["name"]) for line in lines if not line["marker"] or Marker(line["marker"]).evaluate()
    }


def needed() -> set[str]:
    """The packages that a normal install needs, without extras but what installs it, as their own metadata say."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found: set[str] = set()
    waiting = [Requirement(text) for text in (*project["dependencies"], *project["optional-dependencies"]["build"])]
    while waiting:
        one = waiting.pop()
        if canonicalize_name(one.name) not in found:
            found.add(canonicalize_name(one.name))
            waiting += _requirements(one)
    return found


def _requirements(one: Requirement) -> Iterator[Requirement]:
    extras = ("", *one.extras)
    for text in metadata.requires(one.name) or ():
        inner = Requirement(text)
        if inner.marker is None or any(inner.marker.evaluate({"extra": extra}) for extra in extras):
            yield inner


def licence(name: str) -> str:
    """The licence of an installed package, as an SPDX expression where it gives one."""
    told: dict[str, Any] = metadata.metadata(name).json
    if expression := told.get("license_expression"):
        return str(expression)
    classified = [text.rpartition(" :: ")[2] for text in told.get("classifier", ()) if text.startswith("License")]
    words = " OR ".join(classified) or str(told.get("license", "")).partition("\n")[0]
    for name_of, identifier in _SPDX.items():
        words = words.replace(name_of, identifier)
    return words


def is_free(expression: str) -> bool:
    """Whether a licence lets anyone use the site's program for anything, under terms of its own kind."""
    return any(part.strip(" ()") in _FREE for part in expression.split(" OR "))


def licences_table() -> str:
    """The packages that build the site, with their licences, as LICENCES.md prints them."""
    rows = [f"| {name} | {licence(name)} |" for name in sorted(blocks(SITE).keys() & pinned_here(SITE))]
    return "\n".join(["| Package | Licence |", "|---|---|", *rows])
