"""What CONTRIBUTING promises of the code, and of the site's own words."""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from machidx.content import labels, loader
from machidx.content.catalog import GROUPS, RULES
from machidx.content.criteria import CHECKS
from machidx.content.scaffold import PREFECTURES
from machidx.language.scripts import JAPANESE_RUN as JAPANESE
from machidx.model.measure import Progress
from machidx.rules import files
from machidx.search import entries
from machidx.translation import label_names
from machidx.views import glossary, navigation
from pictures import rooms

ROOT = Path(__file__).parents[1]
CORE = sorted((ROOT / "hooks/machidx").rglob("*.py"))
HOOKS = sorted((ROOT / "hooks").glob("*.py"))
_SAID = re.compile(r"""\bsay\(\s*(["'])(.+?)\1""")


@pytest.mark.parametrize("path", CORE, ids=lambda path: path.stem)
def test_no_module_is_long(path: Path) -> None:
    assert path.read_text(encoding="utf-8").count("\n") <= 300


def _types(path: Path) -> list[str]:
    """The public classes and type aliases of a module; type variables, of one letter, aside."""
    body = ast.parse(path.read_text(encoding="utf-8")).body
    classes = [node.name for node in body if isinstance(node, ast.ClassDef)]
    targets = [node.targets[0] for node in body if isinstance(node, ast.Assign)]
    targets += [node.target for node in body if isinstance(node, ast.AnnAssign)]
    names = [*classes, *(target.id for target in targets if isinstance(target, ast.Name))]
    return [name for name in names if re.fullmatch("[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*", name)]


def test_no_two_public_types_have_one_name() -> None:
    """Whoever searches for a type finds one."""
    counted = Counter(name for path in CORE for name in _types(path))
    assert [name for name, count in counted.items() if count > 1] == []


def test_the_drawing_of_the_rooms_is_true() -> None:
    """A stale one is drawn anew by ``python pictures/rooms.py``."""
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
    assert path.read_text(encoding="utf-8").count("\n") <= 60


_NO_WORDS = {"計画の状態：", "-－ー―‐", "ん", "".join(glossary._ROWS), "".join(glossary._ROWS.values())}
"""Japanese in views that no page prints: the beginning of a label, dashes, kana to sort by."""


def test_no_page_of_the_menu_or_the_footer_may_be_missing() -> None:
    menu = {item.stem for item in navigation.MENU if item.stem}
    assert {*menu, *navigation.FOOTER} <= {*files.REQUIRED}


def _constants(path: Path) -> set[str]:
    """The texts in a module that have Japanese in them, docstrings aside."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    docstrings = {node.value for node in nodes if isinstance(node, ast.Expr)}
    texts = [node.value for node in nodes if isinstance(node, ast.Constant) and node not in docstrings]
    return {text for text in texts if isinstance(text, str) and JAPANESE.search(text)} - _NO_WORDS


def _words_of_the_site() -> set[str]:
    """What templates, views and rules say, and the values of facts and tables that views say as they are."""
    views = list((ROOT / "hooks/machidx/views").glob("*.py"))
    said = {
        match[2]
        for path in [*(ROOT / "overrides").rglob("*.html"), *views]
        for match in _SAID.finditer(path.read_text(encoding="utf-8"))
    }
    rules = {text for rule in RULES for text in rule.texts} | {group.name for group in GROUPS}
    notes = {group.note for group in GROUPS if group.note}
    status = get_args(Progress.model_fields["status"].annotation)
    return said.union(*map(_constants, views), status, rules, notes, CHECKS.values(), entries.KINDS.values())


def test_every_word_of_the_site_has_its_english() -> None:
    english, _, _ = labels.read(ROOT / "docs")
    assert sorted(_words_of_the_site() - english.keys()) == []


def test_templates_say_only_what_can_be_looked_up_here() -> None:
    for path in (ROOT / "overrides").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert len(re.findall(r"\bsay\(", text)) == len(_SAID.findall(text)), path


@pytest.mark.full  # a town that drops the last use of a name need not know of this test
def test_every_english_word_that_all_pages_share_is_asked_for() -> None:
    read, _ = loader.load(ROOT / "docs")
    asked = _words_of_the_site().union(PREFECTURES, *map(label_names.looked_up, read.pages.values()))
    assert sorted(read.shared.keys() - asked) == []


def test_the_lock_file_names_no_address_and_every_hash() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    for block in re.split(r"\n(?=\S)", lock.strip()):
        assert "--hash=sha256:" in block, block.splitlines()[0]
