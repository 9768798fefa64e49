"""Numbers in kanji: 三つ, 二十三人, 三分の一, 二〇二六年."""

import re
from collections.abc import Iterator

_DIGITS = {"〇": 0, "零": 0, **{character: value for value, character in enumerate("一二三四五六七八九", 1)}}
_TENS = {"十": 10, "百": 100, "千": 1000}
SCALES = {"兆": 10**12, "億": 10**8, "万": 10**4}
_NUMERAL = f"[{''.join((*_DIGITS, *_TENS, *SCALES))}]"
_COUNTERS = (
    "つ|人(?!三脚|前|十色)|名(?!称|前)|件|回|個|台|校|店(?!舗?街)|冊|枚|社(?!会)|世帯|団体|種類|段階|項目|拠点|地区|施設|分野|階層|本柱|本の"
    "|[かカヵヶケ]所|箇所|[かカヵヶケ]月|箇月|か国|か年|歳|割|倍|円|点(?!検|在|字)|町村|市町村|自治体|週間|時間|区|番|ページ|棟|戸|組|章|節|級|品目|事業|業務|手続|票|通(?!り)|軒|泊|周年|世代|代|号|期|年|月|日(?!本|常)|パーセント|%|ポイント"
)
_SURE = re.compile(
    rf"(?P<n>{_NUMERAL}++)分の(?P<m>{_NUMERAL}++)"
    rf"|(?<=第)(?P<nth>{_NUMERAL}++)(?!人者|次世界)"
    rf"|(?:(?<=午[前後])|(?<=午前の|午後の))(?P<hour>{_NUMERAL}++)(?=時)(?:時(?P<minute>{_NUMERAL}++)(?=分))?"
    rf"|(?<![数何幾\d{''.join(SCALES)}])(?P<one>一)(?=割|(?:時間|年|か月|日)半)"
    rf"|(?<![数何幾\d])(?P<few>{_NUMERAL}++)(?={_COUNTERS})"
)
"""What is surely a number: 一部 and 十分 are not."""
LONE = re.compile(f"[{''.join(_DIGITS)}十]")
"""A numeral that may be one."""


_ANY = re.compile(_NUMERAL)
_LONGEST = 20
"""Characters of a numeral that is reckoned with."""
_SAME = range(1 << 40)
"""Offsets in a text in which nothing changed."""


def value(numeral: str) -> int:
    """The number that kanji write: 二十三 is 23, 二〇二六 is 2026."""
    total = group = digit = 0
    for character in numeral:
        if character in _DIGITS:
            digit = digit * 10 + _DIGITS[character]
        elif character in _TENS:
            group, digit = group + (digit or 1) * _TENS[character], 0
        else:
            total, group, digit = total + (group + digit or 1) * SCALES[character], 0, 0
    return total + group + digit


def in_digits(text: str) -> tuple[str, list[int] | range]:
    """Write the sure numbers in digits; also returns the offset in the original of each character, and of the end."""
    pieces, offsets, end = [], list[int](), 0
    for start, stop in _spans(text):
        digits = str(value(text[start:stop]))
        pieces += [text[end:start], digits]
        offsets += [*range(end, start), *(min(start + n, stop - 1) for n in range(len(digits)))]
        end = stop
    return ("".join([*pieces, text[end:]]), [*offsets, *range(end, len(text) + 1)]) if pieces else (text, _SAME)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each sure number."""
    for match in _SURE.finditer(text) if _ANY.search(text) else ():
        for name, numeral in match.groupdict().items():
            if numeral and len(numeral) <= _LONGEST and (name not in ("few", "nth") or _counts(numeral)):
                yield match.span(name)


def _counts(numeral: str) -> bool:
    """Whether a numeral must be translated as a number: 一人 and 万人 need not be, and 二三人 are not 23."""
    if len(numeral) == 1:
        return numeral in "二三四五六七八九十"
    return len(numeral) > 3 or any(character in _TENS or character in SCALES for character in numeral)
