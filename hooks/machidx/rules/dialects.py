"""British and American spellings, from the word list of ``typos``, a maintained edition of VarCon.

``typos`` is stateless, runs once for all words of the site, and opens no file or network connection.
A word counts as British only if ``typos`` corrects it in American English but not in British English.
"""

import errno
import json
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

_NOTHING_WRONG, _SOMETHING_WRONG = 0, 2
"""Exit statuses of ``typos`` after a complete run: without and with corrections."""


_ASKED: dict[str, str] = {}
"""The words that have been asked about in this process, each with its American spelling, "" where it is not British."""


def american_spellings(words: Iterable[str]) -> dict[str, str]:
    """Return the American spellings of the British words among lower-case words. Raises OSError if ``typos`` fails."""
    wanted = set(words)
    if new := sorted(wanted - _ASKED.keys()):
        american, british = (_mended("\n".join(new), locale) for locale in ("en-us", "en-gb"))
        _ASKED.update(dict.fromkeys(new, ""))
        _ASKED.update({w: right[0] for w, right in american.items() if w not in british and len(right) == 1})
    return {word: _ASKED[word] for word in wanted if _ASKED[word]}


def _mended(words: str, locale: str) -> dict[str, list[str]]:
    """Return the corrections of words that are wrong in a dialect. Raises OSError if ``typos`` fails."""
    command = [str(_program()), "--isolated", "--locale", locale, "--format", "json", "-"]
    run = subprocess.run(command, input=words, capture_output=True, encoding="utf-8", check=False)  # noqa: S603
    if run.returncode not in (_NOTHING_WRONG, _SOMETHING_WRONG):
        raise OSError(errno.EIO, "英語のつづりを確かめる道具 typos が動きません", command[0])
    told = (json.loads(line) for line in run.stdout.splitlines())
    return {each["typo"]: each["corrections"] for each in told if each["type"] == "typo"}


def _program() -> Path:
    """Return the path of ``typos`` in the scripts folder of this Python."""
    return Path(sysconfig.get_path("scripts"), "typos.exe" if sys.platform == "win32" else "typos")
