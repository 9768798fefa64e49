"""Names the encoding of a file that is not UTF-8, so that its writer knows what to look for when saving it again."""

import re

from machidx.content.catalog import Rules
from machidx.content.diagnostics import Place, Problem

_ENCODINGS = {"cp932": "Shift_JIS（ANSI）", "euc_jp": "EUC-JP"}
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_SAMPLE = 32 * 1024
_JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠]")


def wrong_encoding(data: bytes, place: Place) -> Problem:
    """The problem of a file that is not UTF-8, with the encoding it probably has."""
    message = f"{_encoding(data)}で保存されています。UTF-8で保存しなおしてください。"
    return Problem(place, Rules.ENCODING, message, "文字コード「UTF-8」で保存")


def _encoding(data: bytes) -> str:
    if data.startswith(_UTF_16):
        return "UTF-16（Unicode）"
    sample = data[:_SAMPLE].rpartition(b"\n")[0] or data
    read = {name: _as_japanese(sample, encoding) for encoding, name in _ENCODINGS.items()}
    return max(read, key=lambda name: read[name]) if max(read.values()) >= 0 else "UTF-8でない文字コード"


def _as_japanese(data: bytes, encoding: str) -> int:
    """How many kana and ideographs the bytes are in an encoding; -1 where they are no text in it."""
    try:
        return len(_JAPANESE.findall(data.decode(encoding)))
    except UnicodeDecodeError:
        return -1
