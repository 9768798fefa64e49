"""The list of words that are written in two ways in English: that of ``typos``, which keeps and corrects VarCon.

``typos`` is a program without any state, asked once about all words of the site; it opens no file and no address.
Of what it would mend, only that counts which it would not mend in British English: all else is no British spelling.
"""

import json
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path


def british(words: Iterable[str]) -> dict[str, str]:
    """The British ones among the words (in small letters), and how Americans write them."""
    listed = "\n".join(sorted(words))
    american, british = (_mended(listed, locale) for locale in ("en-us", "en-gb"))
    return {word: right[0] for word, right in american.items() if word not in british and len(right) == 1}


def _mended(words: str, locale: str) -> dict[str, list[str]]:
    """What is to be written instead of the words that are wrong in a kind of English."""
    command = [str(_program()), "--isolated", "--locale", locale, "--format", "json", "-"]
    run = subprocess.run(command, input=words, capture_output=True, encoding="utf-8", check=False)  # noqa: S603
    told = (json.loads(line) for line in run.stdout.splitlines())
    return {each["typo"]: each["corrections"] for each in told if each["type"] == "typo"}


def _program() -> Path:
    """Where this Python's programs are, however it was started."""
    return Path(sysconfig.get_path("scripts"), "typos.exe" if sys.platform == "win32" else "typos")
