"""British and American spellings, from the word list of ``typos``, a maintained edition of VarCon.

``typos`` is a program without any state, asked once about all words of the site; it opens no file and no address.
Of what it would mend, only that counts which it would not mend in British English: all else is no British spelling.
"""

import errno
import json
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

_NOTHING_WRONG, _SOMETHING_WRONG = 0, 2
"""Exit statuses of ``typos`` when it has looked at all words."""


def british(words: Iterable[str]) -> dict[str, str]:
    """Map the British words among some (in lower case) to their American spelling."""
    listed = "\n".join(sorted(words))
    american, british = (_mended(listed, locale) for locale in ("en-us", "en-gb"))
    return {word: right[0] for word, right in american.items() if word not in british and len(right) == 1}


def _mended(words: str, locale: str) -> dict[str, list[str]]:
    """Map the words that are wrong in a dialect to their corrections. Raises OSError if ``typos`` fails."""
    command = [str(_program()), "--isolated", "--locale", locale, "--format", "json", "-"]
    run = subprocess.run(command, input=words, capture_output=True, encoding="utf-8", check=False)  # noqa: S603
    if run.returncode not in (_NOTHING_WRONG, _SOMETHING_WRONG):
        raise OSError(errno.EIO, "英語のつづりを確かめる道具 typos が動きません", command[0])
    told = (json.loads(line) for line in run.stdout.splitlines())
    return {each["typo"]: each["corrections"] for each in told if each["type"] == "typo"}


def _program() -> Path:
    """Return the path of ``typos`` in the scripts folder of this Python."""
    return Path(sysconfig.get_path("scripts"), "typos.exe" if sys.platform == "win32" else "typos")
