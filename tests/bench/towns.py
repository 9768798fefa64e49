"""Repeats the real towns under other ids and 団体コード until there are as many as wanted."""

import re
import shutil
from itertools import cycle
from pathlib import Path

from machidx.language.numbering import check_digit

_MOVED = re.compile(r"^redirect_from:.*\n(?: .*\n|- .*\n)*", re.MULTILINE)
_CODE = re.compile(r"^code: .*$", re.MULTILINE)
_FIRST_CODE = 10000
"""Five digits of 団体コード that begin with 1 (北海道), where no real town of ours is."""


def repeat_towns(docs: Path, wanted: int) -> None:
    """Add copies to ``docs``, a copy of the real folder, until it has ``wanted`` towns."""
    folder = docs / "towns"
    real = sorted(path.name for path in folder.iterdir() if path.is_dir())
    for town, number in zip(cycle(real), range(wanted - len(real)), strict=False):
        round_of_copies = 2 + number // len(real)
        _copy_town(folder, town, f"{town}x{round_of_copies}", _FIRST_CODE + number)


def _copy_town(folder: Path, town: str, id: str, code: int) -> None:
    shutil.copytree(folder / town, folder / id)
    whole_code = f"{code}{check_digit(str(code))}"
    for path in (folder / id).rglob("*"):
        if path.suffix not in (".md", ".json"):
            continue
        text = renamed(path.read_text(encoding="utf-8"), town, id)
        if path == folder / id / "index.md":
            text = _CODE.sub(f'code: "{whole_code}"', text, count=1)
        path.write_text(text, encoding="utf-8")


def renamed(text: str, town: str, id: str) -> str:
    """Return a file's text with the paths of another town, without its former addresses."""
    text = re.sub(rf"(?<![A-Za-z0-9-])towns/{town}(?=/)", f"towns/{id}", text)
    text = re.sub(rf"(?<=\.\./){town}(?=/)", id, text)
    return _MOVED.sub("", text)
