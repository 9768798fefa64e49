"""Tests of the conventions in CONTRIBUTING, and of the English for the site's own words."""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import get_args

import jinja2
import pytest
from jinja2 import nodes

from machidx.content import labels, loader
from machidx.content.catalog import GROUPS, RULES
from machidx.content.criteria import CHECKS
from machidx.content.scaffold import PREFECTURES
from machidx.language.scripts import JAPANESE_RUN as JAPANESE
from machidx.model.measure import Progress
from machidx.progress.plausible import DOUBTS
from machidx.rules import files
from machidx.search import entries
from machidx.site.theme import OVERRIDES, THEME
from machidx.translation import label_names
from machidx.views import glossary, navigation
from machidx.views.menu import MENU
from machidx.views.tables.description import IN_ENGLISH
from machidx.views.tables.tables import TABLES
from pictures import rooms

ROOT = Path(__file__).parents[1]
CORE = sorted((ROOT / "hooks/machidx").rglob("*.py"))
HOOKS = sorted((ROOT / "hooks/machidx_mkdocs").glob("*.py"))
TEMPLATES = sorted(THEME.rglob("*.html"))
MODULES = {path.relative_to(ROOT / "hooks/machidx").as_posix(): path for path in CORE}


@pytest.mark.parametrize("name", MODULES)
def test_no_module_is_long(name: str) -> None:
    assert _read(MODULES[name]).count("\n") <= 250


def _types(path: Path) -> list[str]:
    """Return the public classes and type aliases of a module, except type variables (one letter)."""
    body = ast.parse(_read(path)).body
    classes = [node.name for node in body if isinstance(node, ast.ClassDef)]
    targets = [node.targets[0] for node in body if isinstance(node, ast.Assign)]
    targets += [node.target for node in body if isinstance(node, ast.AnnAssign)]
    names = [*classes, *(target.id for target in targets if isinstance(target, ast.Name))]
    return [name for name in names if re.fullmatch("[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*", name)]


def test_no_two_public_types_have_one_name() -> None:
    """A search for a type's name has one result."""
    counted = Counter(name for path in CORE for name in _types(path))
    assert [name for name, count in counted.items() if count > 1] == []


_SHARED = {"problems", "notices", "view", "read", "write", "main"}


def test_no_two_public_functions_have_one_name() -> None:
    """A search for a function's name has one result.

    Some names tell what a module is for, and callers write them after the module's name: ``problems`` and ``notices``
    of each module of ``rules``, ``view`` of each of ``views``, ``read`` and ``write`` of a format or a record, ``main``
    of a program.
    In ``cli``, click names each command after its function, so these may repeat the name of what they call.
    """
    paths = [path for name, path in MODULES.items() if not name.startswith("cli/")]
    body = [node for path in paths for node in ast.parse(_read(path)).body]
    functions = [node.name for node in body if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
    counted = Counter(name for name in functions if not name.startswith("_") and name not in _SHARED)
    assert [name for name, count in counted.items() if count > 1] == []


def test_the_drawing_of_the_rooms_is_true() -> None:
    """If this fails, run ``python pictures/rooms.py``."""
    assert rooms.picture() == rooms.PICTURE.read_text(encoding="utf-8")


def test_an_import_upwards_is_refused(tmp_path: Path) -> None:
    core = tmp_path / "machidx"
    shutil.copytree(ROOT / "hooks/machidx", core, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (core / "language" / "planted.py").write_text("from machidx.content import source\n", encoding="utf-8")
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    run = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert run.returncode == 1
    assert b"machidx.language.planted -> machidx.content.source" in run.stdout


@pytest.mark.parametrize("path", HOOKS, ids=lambda path: path.stem)
def test_hooks_are_thin(path: Path) -> None:
    assert _read(path).count("\n") <= 60


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


_NO_WORDS = {"計画の状態：", "-－ー―‐", "ん", "".join(glossary._ROWS), "".join(glossary._ROWS.values())}
"""Japanese in views that no page prints: the start of a label, dashes, kana for sorting."""


def test_no_page_of_the_menu_or_the_footer_may_be_missing() -> None:
    menu = {item.stem for item in MENU if not item.elsewhere}
    assert {*menu, *navigation.FOOTER} <= {*files.REQUIRED}


def _constants(path: Path) -> set[str]:
    """Return the string constants in a module that contain Japanese, except docstrings."""
    there = list(ast.walk(ast.parse(_read(path))))
    docstrings = {node.value for node in there if isinstance(node, ast.Expr)}
    texts = [node.value for node in there if isinstance(node, ast.Constant) and node not in docstrings]
    return {text for text in texts if isinstance(text, str) and JAPANESE.search(text)} - _NO_WORDS


def _said(template: Path) -> list[object]:
    """Return the arguments of a template's ``say`` calls; None for one that is not a constant."""
    calls = jinja2.Environment(autoescape=True).parse(_read(template)).find_all(nodes.Call)
    words = (call.args[0] for call in calls if isinstance(call.node, nodes.Name) and call.node.name == "say")
    return [word.value if isinstance(word, nodes.Const) else None for word in words]


def _words_of_the_site() -> set[str]:
    """Return the words printed by templates, views and rules, including the values of facts that views print."""
    said = {str(words) for path in TEMPLATES for words in _said(path)}
    views = (ROOT / "hooks/machidx/views").glob("*.py")
    rules = {text for rule in RULES for text in rule.texts} | {group.name for group in GROUPS}
    notes = {group.note for group in GROUPS if group.note}
    status = get_args(Progress.model_fields["status"].annotation)
    tables = {IN_ENGLISH, *(table.title for table in TABLES)}
    for column in (column for table in TABLES for column in table.columns):
        tables |= {column.about, *column.meanings.values()}
    return said.union(
        *map(_constants, views), status, rules, notes, CHECKS.values(), entries.KINDS.values(), DOUBTS.values(), tables
    )


def test_every_word_of_the_site_has_its_english() -> None:
    assert sorted(_words_of_the_site() - labels.labels_of_all_sites().keys()) == []


def test_this_site_overrides_nothing_of_the_theme() -> None:
    """A template or a style belongs to the theme, where every site has it."""
    assert [path.name for path in (ROOT / OVERRIDES).iterdir()] == ["README.md"]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_a_template_says_only_what_can_be_looked_up_here(path: Path) -> None:
    assert None not in _said(path)


@pytest.mark.full  # so that dropping the last use of a name does not fail make test
def test_every_english_word_that_all_pages_share_is_asked_for() -> None:
    read, _ = loader.load(ROOT / "docs")
    asked = _words_of_the_site().union(PREFECTURES, *map(label_names.looked_up, read.pages.values()))
    assert sorted(read.shared.keys() - asked) == []
