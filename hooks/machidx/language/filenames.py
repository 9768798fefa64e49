"""Names of files that every computer can hold and every terminal can show."""

import os
import unicodedata

_DEVICES = {"con", "prn", "aux", "nul", *(f"{name}{number}" for name in ("com", "lpt") for number in range(1, 10))}
_FORBIDDEN = '<>:"/\\|?*'
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
"""Categories of characters that nobody sees: controls, formats, halves of pairs, private ones, separators."""


def shown(name: str) -> str:
    """The name as it can be printed: bytes that are no UTF-8 as what Windows in Japan meant, unseen ones as numbers."""
    if not _is_utf8(name):
        data = os.fsencode(name)
        guess = data.decode("cp932", "surrogateescape")
        name = data.decode("utf-8", "backslashreplace") if _unseen(guess) else guess
    return "".join(f"\\u{ord(sign):04x}" if unicodedata.category(sign) in _UNSEEN else sign for sign in name)


def unshowable(name: str) -> str:
    """Why a file of this name can be neither read under it nor told of as it is; "" where it can."""
    if not _is_utf8(name):
        return f"名前「{shown(name)}」の文字コードが UTF-8 ではありません。半角の英小文字・数字と「-」の名前にします。"
    if _unseen(name):
        return f"名前「{shown(name)}」に、目に見えない文字があります。名前を付けなおします。"
    return ""


def unholdable(name: str) -> str:
    """Why Windows cannot hold a file of this name; "" where it can."""
    if is_device(name):
        return f"「{name}」という名前は、Windows では使えません。ほかの名前に変えます。"
    if name.endswith((".", " ")):
        return f"名前「{name}」の終わりの「{name[-1]}」を消します。Windows では使えません。"
    if signs := "".join(sign for sign in _FORBIDDEN if sign in name):
        return f"名前「{name}」の「{signs}」を消します。Windows では使えません。"
    return ""


def is_device(name: str) -> bool:
    """Whether Windows takes the name for a device, whatever stands behind its first dot."""
    return name.partition(".")[0].rstrip(" ").lower() in _DEVICES


def folded(path: str) -> str:
    """What two paths have in common that some computer takes for one: neither case nor composition counts."""
    return path if path.isascii() and path == path.lower() else unicodedata.normalize("NFC", path.casefold())


def _unseen(name: str) -> bool:
    is_plain = name.isascii() and name.isprintable()
    return not is_plain and any(unicodedata.category(sign) in _UNSEEN for sign in name)


def _is_utf8(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
