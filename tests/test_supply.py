"""What is installed is pinned, the same everywhere, and free: the locks, LICENCES.md, the notice in the style sheet."""

import json
import os
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from machidx.site.publishing import publish
from machidx.site.theme import THEME

from .supply import ALL, ROOT, SITE, TOOLS, blocks, is_free, licence, licences_table, needed, pinned_here
from .writing import UPDATE

_OPTIONAL = ("translate", "wordfreq")
"""What only the extras bring."""


@pytest.mark.parametrize(
    "lock", [ALL, SITE, TOOLS, ROOT / "tests/bench/requirements.lock"], ids=lambda path: path.parent.name
)
def test_a_lock_names_no_address_and_every_hash(lock: Path) -> None:
    assert "://" not in lock.read_text(encoding="utf-8")
    for name, block in blocks(lock).items():
        assert "--hash=sha256:" in block, name


def test_the_site_is_built_with_what_is_tested() -> None:
    """If this fails, run ``make lock``."""
    tested = blocks(ALL)
    assert [name for name, block in blocks(SITE).items() if tested.get(name) != block] == []


def test_building_the_site_needs_exactly_what_its_lock_names() -> None:
    assert pinned_here(SITE) == needed()


def test_licences_md_is_true() -> None:
    """If this fails, run it with UPDATE_GOLDEN=1, and read what is new."""
    path = ROOT / "LICENCES.md"
    before, begin, rest = path.read_text(encoding="utf-8").partition("<!-- licences -->\n")
    _, end, after = rest.partition("\n<!-- end -->")
    made = f"{before}{begin}{licences_table()}{end}{after}"
    if UPDATE:
        path.write_text(made, encoding="utf-8", newline="\n")
    assert begin
    assert made == path.read_text(encoding="utf-8")


def test_what_builds_the_site_is_free() -> None:
    assert {name: licence(name) for name in needed() if not is_free(licence(name))} == {}
    assert not is_free(licence("translate-toolkit"))
    assert "translate-toolkit" not in blocks(SITE)


def test_the_site_is_checked_and_built_without_the_optional_packages(project: Path) -> None:
    """Each process of the build stops at the import of one."""
    hidden = "\n".join(f"sys.modules[{name!r}] = None" for name in _OPTIONAL)
    (project / "hidden").mkdir()
    (project / "hidden/sitecustomize.py").write_text(f"import sys\n{hidden}\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(project / "hidden"), prepend=os.pathsep)
        tried = subprocess.run([sys.executable, "-c", "import translate"], capture_output=True, check=False)
        assert b"ModuleNotFoundError" in tried.stderr
        outcome = publish(project)
    assert outcome.published, outcome.said


def test_the_style_sheet_carries_the_notice_of_the_theme() -> None:
    files = metadata.files("mkdocs-material") or []
    notice = next(file for file in files if file.as_posix().endswith(".dist-info/licenses/LICENSE")).read_text()
    assert notice.strip() in (THEME / "assets/site.css").read_text(encoding="utf-8")


def test_the_lock_of_npm_pins_every_package_and_names_no_address() -> None:
    lock = json.loads((ROOT / "tests/node/package-lock.json").read_text(encoding="utf-8"))
    assert [name for name, one in lock["packages"].items() if name and "integrity" not in one] == []
    assert [name for name, one in lock["packages"].items() if "resolved" in one] == []
