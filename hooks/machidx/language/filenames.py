"""Checks that a file name works on every operating system and prints in every terminal."""

import os
import unicodedata

from machidx.language.characters import refused_signs

_DEVICES = {"con", "prn", "aux", "nul", *(f"{name}{number}" for name in ("com", "lpt") for number in range(1, 10))}
_LONGEST = 200
"""Bytes of a name, so that ``.en`` can be added where a file system holds 255."""
_FORBIDDEN = '<>:"/\\|?*'


def printable_name(name: str) -> str:
    r"""A printable form of the name: non-UTF-8 bytes are decoded as CP932, invisible characters become \uXXXX."""
    if not _is_utf8(name):
        data = os.fsencode(name)
        guess = data.decode("cp932", "surrogateescape")
        name = data.decode("utf-8", "backslashreplace") if _unseen(guess) else guess
    return "".join(f"\\u{ord(sign):04x}" if _unseen(sign) else sign for sign in name)


def unshowable(name: str) -> str:
    """Say (in Japanese) why the name cannot be printed as is: not UTF-8, or invisible characters; "" if it can."""
    if not _is_utf8(name):
        what = f"名前「{printable_name(name)}」の文字コードが UTF-8 ではありません。"
        return f"{what}半角の英小文字・数字と「-」の名前にします。"
    if _unseen(name):
        return f"名前「{printable_name(name)}」に、目に見えない文字があります。名前を付けなおします。"
    return ""


def unholdable(name: str) -> str:
    """Say (in Japanese) why Windows cannot store a file with this name; "" if it can."""
    if is_device(name):
        return f"「{name}」という名前は、Windows では使えません。ほかの名前に変えます。"
    if name.endswith((".", " ")):
        return f"名前「{name}」の終わりの「{name[-1]}」を消します。Windows では使えません。"
    if signs := "".join(sign for sign in _FORBIDDEN if sign in name):
        return f"名前「{name}」の「{signs}」を消します。Windows では使えません。"
    if is_overlong(name):
        most = f"英字で{_LONGEST}字、かなや漢字で{_LONGEST // 3}字まで"
        return f"名前「{name[:20]}…」が長すぎます。短くします（{most}）。"
    return ""


def is_device(name: str) -> bool:
    """Whether Windows reserves the name for a device (CON, COM1, …), with any extension."""
    return name.partition(".")[0].rstrip(" ").lower() in _DEVICES


def is_overlong(name: str) -> bool:
    """Whether some file systems cannot store the name, or its English twin, because of its length."""
    return len(name.encode()) > _LONGEST


def folded(path: str) -> str:
    """Key under which colliding paths are equal: case-folded and NFC, as case-insensitive file systems compare."""
    return path if path.isascii() and path == path.lower() else unicodedata.normalize("NFC", path.casefold())


def _unseen(name: str) -> bool:
    return next(refused_signs(name), None) is not None or not {"\t", "\n"}.isdisjoint(name)


def _is_utf8(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
