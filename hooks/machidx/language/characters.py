"""The table of characters that are not what they seem: unseen ones, lost ones, and look-alikes of others.

Three treatments. *Refused*: nobody sees the character, or its text is lost; no file may hold it. *Told*: it looks like
another one, which is the right one. *Folded*: it is right where it stands, and the search takes it for another one.
What is refused or told is folded too, so that words copied from a PDF are found.

Classes are the insides of regular expression sets, valid in Python and in JavaScript (with the flag ``u``);
``theme/assets/fold.js`` gets them from ``machidx.views.browser``. Tests compare them with all of Unicode.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

UNSEEN = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Control and format characters, variation selectors, fillers: drawn as nothing."""
SPACES = "\t-\r\x85 \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""Spaces and line ends; folded to a space."""
DASHES = (
    "\u02d7\u058a\u05be\u1400\u1806\u2010-\u2015\u2043\u2212\u2500\u2501\u2e17\u2e1a\u2e3a\u2e3b\u2e40\u2e5d\u30a0"
    "\ufe31\ufe32\ufe58\ufe63\uff0d\U00010ead"
)
"""Dashes, hyphens, minus signs and lines besides the ASCII hyphen."""
DASH = "‐"
"""What dashes are folded to, until it is known whether one stands for ー; then they become ASCII hyphens."""
_LOST = (
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffd-\uffff\U000f0000-\U0010ffff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0xF0000, 0x10000))
)  # fmt: skip
"""Private use, surrogates, noncharacters, and the sign for a character that could not be read."""

_RADICALS = (
    "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵"
    "⺛旡⺜日⺝月⺞歺⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗"
    "⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辶"
    "⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼⻦鸟"
    "⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⼾戸⿊黒"
)
"""Radicals that NFKC leaves, each with its ideograph (Unicode's EquivalentUnifiedIdeograph.txt); and two that it turns
into ideographs other than those that Japanese fonts draw with the same shape."""
PAIRS = (
    _RADICALS
    + "".join(f"{sign}'" for sign in "’‘‚‛′ʹʼ`´‵＇")  # people type all of these for a prime
    + "".join(f'{sign}"' for sign in "“”„‟〝〞〟")
    + "".join(f"{sign}~" for sign in "〜〰∼")
    + "".join(f"{sign}・" for sign in "·•‧∙⋅⸱")
    + f"⁻{DASH}₋{DASH}゛\u3099゜\u309a⁄/∕/∶:∥‖⋯…"
)
"""Pairs of a character and the one that stands for it in folded texts."""
INSTEAD = dict(zip(PAIRS[::2], PAIRS[1::2], strict=True))

_EMOJI = "©®‼⁉™ℹ\u2190-\u2bff〰〽㊗㊙\U0001f000-\U0001faff"
_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_REFUSED = re.compile(
    f"[{UNSEEN}{_LOST}]"
    f"(?P<right>(?<=[{_EMOJI}#*0-9][\ufe0e\ufe0f])"  # ☎︎, ☎️
    f"|(?<=[{_HAN}][\ufe00-\ufe02\U000e0100-\U000e01ef])"  # 葛󠄀
    f"|(?<=[{_EMOJI}\ufe0f]\u200d)(?=[{_EMOJI}]))?"  # 👩‍🌾
)
_WORD, _DIGIT, _KATAKANA = "0-9A-Za-z０-９Ａ-Ｚａ-ｚ", "0-9a-z", "ァ-ヺ"
LONG_FOR_DASH = f"(?<=[{_DIGIT}])ー(?=[{_DIGIT}])"
"""Regular expression for a long vowel sign between folded digits and letters, where a hyphen was meant: 1ー1."""
DASH_FOR_LONG = f"(?<=[{_KATAKANA}]){DASH}(?=[{_KATAKANA}])"
"""Regular expression for a dash between katakana, where a long vowel sign was meant: カ―ド."""
_TOLD = re.compile(
    "[⺀-⿕\uf900-\ufa0dﬀ-ﬆ]"
    f"|(?P<long>[ーｰ](?<=[{_WORD}].)(?=[{_WORD}]))"
    f"|(?P<dash>[{DASHES}](?<=[{_KATAKANA}ｦ-ﾟ].)(?=[{_KATAKANA}ｦ-ﾟ]))"
    "|(?P<marks>[\u0300-\u036f\u3099\u309a゛゜]+)"
)
_MEANT: dict[str | None, str] = {"long": "-", "dash": "ー"}
_NAMES = {
    "\x00": "ヌル", "\x08": "後退", "\x0b": "垂直タブ", "\x0c": "改ページ", "\r": "復帰", "\x1b": "エスケープ",
    "\x1e": "Wordの改行しないハイフン", "\x1f": "Wordの任意のハイフン", "\x7f": "削除", "\x85": "次の行",
    "\xad": "ソフトハイフン", "\u200b": "ゼロ幅スペース", "\u200c": "ゼロ幅非接合子", "\u200d": "ゼロ幅接合子",
    "\u2028": "行の区切り", "\u2029": "段落の区切り", "\u2060": "単語結合子", "\u2800": "点字の空白",
    "\u3164": "ハングルの空白", "\ufeff": "ゼロ幅の改行しないスペース（BOM）", "\ufffc": "埋めこんだもののしるし",
    "\ufffd": "読めなかった文字",
}  # fmt: skip
_KINDS = (
    ("\x00-\x1f\x7f-\x9f", "制御文字"),
    ("\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069", "書く向きの印"),
    ("\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef", "異体字セレクター"),
    ("\U000e0000-\U000e007f", "タグ文字"),
    ("\ud800-\udfff", "半分だけの文字（サロゲート）"),
    ("\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd", "外字"),
    (UNSEEN, "目に見えない文字"),
    (_LOST, "文字ではない番号"),
    ("\u2e80-\u2fd5", "漢字の部品"),
    ("\uf900-\ufa0d", "互換の漢字"),
    ("\ufb00-\ufb06", "つながった文字"),
)
_ESCAPE = re.compile(
    r"\\(?:([0abefvrNLP])|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U(0010[0-9a-fA-F]{4}|000[0-9a-fA-F]{5})|.)", re.DOTALL
)
_SHORT = dict(zip("0abefvrNLP", "\0\a\b\x1b\f\v\r\x85\u2028\u2029", strict=True))


class StrangeSign(NamedTuple):
    """A refused or told character in a text."""

    at: int
    """The offset, 0-based."""
    written: str
    right: str
    """What is meant; "" for a refused character."""


def refused_signs(text: str) -> Iterator[StrangeSign]:
    """Yield the refused characters of a text. A variation selector or joiner may stand with what it belongs to."""
    for match in _REFUSED.finditer(text):
        if match["right"] is None:
            yield StrangeSign(match.start(), match.group(), "")


def refused_escapes(yaml: str) -> Iterator[StrangeSign]:
    r"""Yield the escapes of a double-quoted YAML text that stand for a refused character: \u200b, \e."""
    for match in _ESCAPE.finditer(yaml):
        code = match[match.lastindex] if match.lastindex else "20"
        sign = _SHORT.get(code) or chr(int(code, 16))
        if _REFUSED.match(sign):
            yield StrangeSign(match.start(), sign, "")


def told_signs(text: str) -> Iterator[StrangeSign]:
    """Yield the characters of a text that look like others, with those."""
    for match in _TOLD.finditer(text):
        start, written = match.start(), match.group()
        if match["marks"]:
            start = max(start - 1, 0)
            written = text[start : match.end()]
        right = _MEANT.get(match.lastgroup) or _meant(written)
        if right != written:
            yield StrangeSign(start, written, right)


@lru_cache(maxsize=4096)
def _meant(written: str) -> str:
    """Compose a character with its marks, if there is one character for them; or replace one by what it stands for."""
    right = unicodedata.normalize("NFKC", "".join(INSTEAD.get(sign, sign) for sign in written))
    return right if len(written) == 1 or len(right) < len(written) else written


def composed(text: str) -> str:
    """Join characters and their marks (NFC), but keep compatibility ideographs, with which names are written."""
    if unicodedata.is_normalized("NFC", text):
        return text
    return _NO_COMPATIBLE.sub(lambda match: unicodedata.normalize("NFC", match.group()), text)


def is_lost(sign: str) -> bool:
    """Whether nobody knows what a refused character is meant to be: private use, unreadable."""
    return _IS_LOST.match(sign) is not None


def is_separator(sign: str) -> bool:
    """Whether a refused character ends a line for some programs."""
    return _IS_SEPARATOR.match(sign) is not None


def without_refused(text: str) -> str:
    """Remove the refused characters."""
    return _REFUSED.sub(lambda match: match.group() if match["right"] is not None else "", text)


def printable(text: str) -> str:
    """Show refused characters by their codes, so that none reaches a terminal: <U+200B>."""
    return _REFUSED.sub(
        lambda match: match.group() if match["right"] is not None else f"<{_code(match.group())}>", text
    )


@lru_cache
def sign_name(sign: str) -> str:
    """Name a character by its code and in Japanese: U+200B ゼロ幅スペース."""
    kind = next((words for signs, words in _KINDS if re.match(f"[{signs}]", sign)), "")
    return f"{_code(sign)} {_NAMES.get(sign, kind)}".rstrip()


def _code(sign: str) -> str:
    return f"U+{ord(sign):04X}"


_NO_COMPATIBLE = re.compile("[^\uf900-\ufaff\U0002f800-\U0002fa1f]+")
_IS_LOST, _IS_SEPARATOR = re.compile(f"[{_LOST}\ufffc]"), re.compile(f"[{SPACES}]")
_TO = tuple((re.compile(f"[{signs}]"), to) for signs, to in ((SPACES, " "), (DASHES, DASH), (UNSEEN, "")))


def instead(sign: str) -> str:
    """Return what stands for a character in folded texts, before and after compatibility composition (NFKC)."""
    return INSTEAD.get(sign) or next((to for signs, to in _TO if signs.match(sign)), sign)
