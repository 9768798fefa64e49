"""What clerks are told of their mistakes: ``mistakes.yml`` lists and judges them.

``golden/mistakes.txt`` has the messages.

``UPDATE_GOLDEN=1`` renews the messages; read them as a clerk who knows no YAML before committing them.
"""

import shutil
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from .cases import change
from .cases import told as what_is_told
from .writing import golden

HERE = Path(__file__).parent
MISTAKES: list[dict[str, Any]] = YAML(typ="safe").load((HERE / "mistakes.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What is told of each mistake, by its id."""
    return {mistake["id"]: _told(tmp_path_factory.mktemp("mistake"), mistake["changes"]) for mistake in MISTAKES}


def _told(folder: Path, changes: list[dict[str, Any]]) -> str:
    docs = shutil.copytree(HERE / "library", folder / "docs")
    shutil.copy(HERE.parent / "mkdocs.yml", folder)
    for each in changes:
        change(docs, each)
    return what_is_told(docs)


def test_what_is_told(told: dict[str, str]) -> None:
    blocks = (f"## {each['id']}: {each['did']}\n{told[each['id']]}\n" for each in MISTAKES)
    golden("mistakes.txt", "\n".join(blocks))
