"""What CONTRIBUTING promises of the code, and of the site's own words."""

import ast
import re
from pathlib import Path

import pytest

from machidx import labels
from machidx.criteria import CHECKS
from machidx.problems import Code
from machidx.views.accessibility import GROUPS as VERSIONS
from machidx.views.accessibility import RESULTS, WITH_SOME, WITHOUT_ANY
from machidx.views.by_year import KINDS
from machidx.views.figures import _AIMS, _COMPARED
from machidx.views.frame import _MENU
from machidx.views.measure import _ANSWERS, _GAPS, _OFFICE, STAGES
from machidx.views.themes import GROUPS, MARKS, MEANINGS, STATES
from machidx.views.town import _REASONS

ROOT = Path(__file__).parents[1]
CORE = sorted((ROOT / "hooks/machidx").rglob("*.py"))
HOOKS = sorted((ROOT / "hooks").glob("*.py"))
_SAID = re.compile(r"""\bsay\(\s*(["'])(.+?)\1""")


@pytest.mark.parametrize("path", CORE, ids=lambda path: path.stem)
def test_the_core_knows_no_generator_and_no_module_is_long(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    imported = {
        name.split(".")[0]
        for node in ast.walk(ast.parse(text))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert not imported & {"mkdocs", "material", "mkdocs_static_i18n", "jinja2"}
    assert text.count("\n") <= 300


def test_the_model_imports_nothing_of_the_core_but_the_years() -> None:
    for path in (ROOT / "hooks/machidx/model").glob("*.py"):
        found = set(re.findall(r"^from (machidx[\w.]*)", path.read_text(encoding="utf-8"), re.MULTILINE))
        assert {name for name in found if not name.startswith("machidx.model")} <= {"machidx"}, path


@pytest.mark.parametrize("path", HOOKS, ids=lambda path: path.stem)
def test_hooks_are_thin(path: Path) -> None:
    assert path.read_text(encoding="utf-8").count("\n") <= 120


def test_every_word_of_the_site_has_its_english() -> None:
    said = {
        match[2]
        for folder, pattern in (("overrides", "*.html"), ("hooks/machidx", "*.py"))
        for path in (ROOT / folder).rglob(pattern)
        for match in _SAID.finditer(path.read_text(encoding="utf-8"))
    }
    for words in (KINDS, STAGES, _OFFICE, _ANSWERS, _GAPS, GROUPS, STATES, _AIMS, _COMPARED, _REASONS):
        said |= set(words.values())
    said |= {words for words, _, _ in _MENU} | {WITH_SOME, WITHOUT_ANY}
    said |= {*CHECKS.values(), *VERSIONS.values(), *RESULTS.values()}
    said |= {word for _, word in MARKS.values()} | set(MEANINGS.values())
    english, _ = labels.read(ROOT / "docs")
    assert sorted(said - english.keys()) == []


def test_every_problem_code_has_a_golden_case() -> None:
    told = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests/bad").glob("*.yml"))
    assert [code for code in Code if f": {code} " not in told] == []


def test_the_lock_file_names_no_address_and_every_hash() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    for block in re.split(r"\n(?=\S)", lock.strip()):
        assert "--hash=sha256:" in block, block.splitlines()[0]
