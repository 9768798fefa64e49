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


@pytest.mark.parametrize("mistake", MISTAKES, ids=[each["id"] for each in MISTAKES])
def test_a_message_names_what_was_done_and_what_to_write(told: dict[str, str], mistake: dict[str, Any]) -> None:
    there = told[mistake["id"]]
    assert [words for words in mistake["names"] if words not in there] == []
    assert bool(there) == bool(mistake["names"])


def test_what_may_be_right_stops_nothing(told: dict[str, str]) -> None:
    """A message of which the list says お知らせ is no problem, and the other way around."""
    for mistake in MISTAKES:
        lines = [line for line in told[mistake["id"]].splitlines() if line.startswith("docs/")]
        assert all(("お知らせ: " in line) == ("お知らせ" in mistake["names"]) for line in lines), mistake["id"]


def test_nine_of_ten_messages_are_judged_good() -> None:
    judged = [mistake["judged"]["now"] for mistake in MISTAKES]
    assert judged.count("good") >= len(judged) * 0.9
