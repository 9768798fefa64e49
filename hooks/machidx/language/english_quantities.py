"""Quantities in English text."""

import re
from dataclasses import replace
from fractions import Fraction
from itertools import zip_longest

from machidx.language import years
from machidx.language.english_dates import DATES, LOOSE_TIMES, MONTHS, TIMES_IN_WORDS, TO
from machidx.language.english_numerals import CARDINAL, GROUPS, LOOSE, SCALES, WHOLES, WORDS, cardinal
from machidx.language.japanese_years import ERA
from machidx.language.quantities import (
    DIGITS,
    ENCLOSED,
    HALF,
    NUMBER,
    ONE_CHARACTER,
    FigurePart,
    Magnitude,
    Patterns,
    Quantity,
    Reading,
    barred_words,
    blank,
    either,
    figure_patterns,
    from_digits,
    has_any,
    in_one_character,
    magnitude,
    narrowed,
    ratio,
    read,
    sure,
    without_units,
)

_ANY = rf"(?:{NUMBER}|{CARDINAL})"
_SIGN = r"(?P<sign>\b(?:[Mm]inus|[Nn]egative)\s|(?<![0-9A-Za-z.%)\]])[−‐–-](?=\d))?+"
_PERCENT = r"(?:\s?%|\s?per\s?cent\b|\s?pct\b)"
_SCALES = "|".join(SCALES)
_SHORT_SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "b": 10**9, "bn": 10**9}


def _amount(written: str) -> Magnitude:
    return from_digits(written) if written[0].isdigit() else magnitude("number", cardinal(written))


def _signed(m: re.Match[str], plain: Magnitude, *others: Reading) -> FigurePart:
    return either((plain._replace(amount=-plain.amount) if m["sign"] else plain,), *others)


def _hundredths(written: str) -> Magnitude:
    plain = _amount(written)
    return plain._replace(kind=plain.kind.replace("number", "share"), amount=plain.amount / 100)


def _shares(m: re.Match[str]) -> list[FigurePart]:
    """20 to 30%, between 20 and 30%."""
    return [sure(_hundredths(m[group]), group) for group in ("n", "last")]


def _scale(word: str) -> int:
    lower = word.lower()
    return SCALES.get(lower) or GROUPS.get(lower) or _SHORT_SCALES[lower]


def _scaled(m: re.Match[str]) -> list[FigurePart]:
    """1.5 million, 1 to 2 million (but 500 to 2 thousand), ¥3bn."""
    scale = _scale(m["scale"])
    last = _signed(m, from_digits(m["last"], scale))
    if not m["n"]:
        return [last]
    first = from_digits(m["n"])
    is_scaled = first.amount * scale <= last.readings[0][0].amount
    return [sure(from_digits(m["n"], scale if is_scaled else 1), "n"), last._replace(group="last")]


def _groups(m: re.Match[str]) -> list[FigurePart]:
    """Two decades, half a million, 2 dozen."""
    many = HALF if m["n"].lower().startswith("half") else _amount(m["n"]).amount or 1
    count = [(magnitude("number", many),)] if m["scale"].lower().startswith("centur") else []  # 1世紀
    return [either((magnitude("number", many * _scale(m["scale"])),), *count)]


def _and_a_half(m: re.Match[str]) -> list[FigurePart]:
    """Two and a half years, an hour and a half."""
    count, unit = m["n"] or m["count"], (m["unit"] or m["after"] or "").rstrip("s").lower()
    amount = (_amount(count).amount or 1) + HALF
    smaller = {"hour": 60, "year": 12}.get(unit)
    return [either((magnitude("number", amount),), *([(magnitude("number", amount * smaller),)] if smaller else []))]


def _hours_and_minutes(m: re.Match[str]) -> list[FigurePart]:
    hours, minutes = _amount(m["hours"]), _amount(m["minutes"])
    together = hours.amount * 60 + minutes.amount
    return [either((hours, minutes), (magnitude("number", together),), (magnitude("number", together / 60),))]


def _fraction(m: re.Match[str]) -> list[FigurePart]:
    """Two-thirds, a third of; three quarters may be nine months."""
    share = Fraction(cardinal(m["m"]) or 1, WHOLES[m["n"].lower()])
    own = cardinal(m["m"]) if "quarter" in m["n"].lower() else share
    return [either((magnitude("share", share),), (magnitude("number", own or share),))]


def _half(m: re.Match[str]) -> list[FigurePart]:
    unit = {"year": 6, "hour": 30, "century": 50, "month": 15}.get((m["unit"] or "").lower())
    more = [(magnitude("number", unit),)] if unit else []
    return [either((magnitude("share", HALF),), (magnitude("number", HALF),), *more)]


def _loose(m: re.Match[str]) -> list[FigurePart]:
    word = m.group().lower()
    numbers = ((magnitude("number", value),) for value in LOOSE.get(word, ()))
    shares = ((magnitude("share", Fraction(1, WHOLES[word])),) for _ in range(word in WHOLES))
    return [either(*numbers, *shares)]


_PERCENT_WORDS = "%|cent|pct"
_DIGITS: Patterns = figure_patterns(
    (rf"(?P<n>{NUMBER}){_PERCENT}?(?:{TO}|\sand\s)(?P<last>{NUMBER}){_PERCENT}", _shares, _PERCENT_WORDS),
    (
        rf"{_SIGN}(?P<n>{NUMBER})(?:\s?pp\b|[ -]percentage points?\b)",
        lambda m: [_signed(m, from_digits(m["n"]), (_hundredths(m["n"]),))],
        "pp|percentage",
    ),
    (rf"{_SIGN}(?P<n>{NUMBER}){_PERCENT}", lambda m: [_signed(m, _hundredths(m["n"]))], _PERCENT_WORDS),
    (
        rf"{_SIGN}(?P<n>{NUMBER})(?:‰|\s?per mille?\b|\spermille?\b)",
        lambda m: [_signed(m, from_digits(m["n"], Fraction(1, 1000), "share"))],
        "‰|mil",
    ),
    (ONE_CHARACTER, in_one_character),
    (rf"(?:(?P<n>{NUMBER}){TO}[¥$€£]?)?+{_SIGN}(?P<last>{NUMBER})[ -](?P<scale>{_SCALES})\b", _scaled, _SCALES),
    (rf"(?P<n>)(?P<sign>)(?<=[¥$€£])(?P<last>{NUMBER})\s?(?P<scale>[kKmMbB]|[bm]n)\b", _scaled, "¥|$|€|£"),
    (rf"(?P<n>)(?P<sign>)(?P<last>{NUMBER})\s?(?P<scale>[bm]n)\b", _scaled, "bn|mn"),
)
_RATIOS: Patterns = figure_patterns(
    (
        rf"(?P<part>{_ANY}) (?:[a-z]+ )?(?:in|out of)(?: every)? "
        rf"(?!(?:19|20)\d\d\b)(?P<whole>{_ANY})(?![%:.,]?\d|\s?%)",
        lambda m: [ratio(_amount(m["part"]), _amount(m["whole"]))],
        " in | out of ",
    ),
)
_MIXED: Patterns = figure_patterns(
    (
        rf"(?i:(?P<n>{_ANY}) and a half\b(?!-)(?: (?P<unit>hours?|years?)\b)?"
        r"|\b(?P<count>an?|one) (?P<after>[a-z]+) and a half\b(?!-))",
        _and_a_half,
        "and a half",
    ),
    (rf"(?i:(?P<hours>{_ANY}) hours?,?(?: and)? (?P<minutes>{_ANY}) minutes?\b)", _hours_and_minutes, "minute"),
    (
        rf"(?i:(?P<n>{_ANY}|\bhalf an?|\ba)[ -](?P<scale>{'|'.join(GROUPS)}|million|billion)\b)",
        _groups,
        f"{'|'.join(GROUPS)}|million|billion",
    ),
    (rf"(?i:(?P<n>{CARDINAL}){_PERCENT})", lambda m: [sure(_hundredths(m["n"]))], _PERCENT_WORDS),
    (rf"(?i:(?P<m>\ban?(?= \w+ of\b)|{CARDINAL})[ -](?P<n>{'|'.join(WHOLES)})\b)", _fraction, "|".join(WHOLES)),
    (rf"{_SIGN}(?P<n>{NUMBER})", lambda m: [_signed(m, from_digits(m["n"]))], DIGITS),
    (CARDINAL, lambda m: [sure(_amount(m.group()))], WORDS),
    (
        r"(?i:(?:\bone[ -](?=half\b(?!-)))?+"
        r"\b(?:halv(?:es?|ed|ing)|half(?:[ -](?:an?[ -])?(?P<unit>year|hour|century|month)\b)?)\b)",
        _half,
        "half|halv",
    ),
)
_LOOSE_WORDS = "|".join(word for word in (*LOOSE, *WHOLES) if word != "no")
_OPTIONAL: Patterns = (
    *LOOSE_TIMES,
    *figure_patterns((rf"(?i:\bno\b(?! (?:more|less|fewer|longer|later|sooner))|\b(?:{_LOOSE_WORDS})\b)", _loose)),
)
_DIGIT_OR_MONTH = re.compile(rf"\d|{'|'.join(month[:3] for month in MONTHS)}|{ENCLOSED}")
"""What every pattern of dates and digits needs."""
_COUNTING = (*"0123456789", *barred_words(WORDS))
_COUNTED = (*TIMES_IN_WORDS, *_RATIOS, *_MIXED)
_ERAS = tuple(era.romaji for era in years.ERAS)
_SMALL = 12
"""The largest number in words that English may have where the Japanese counts nothing: the plan has three parts."""
_OF_A_PERIOD = re.compile(r"(?i:\b(?:first|second|latter|former|other|top|bottom|upper|lower|back|front)[ -])$")
_IN_DIGITS = re.compile(r"[a-z -]{0,20}\(")


def of_english(text: str, *, with_optional: bool = True) -> list[Quantity]:
    """The quantities in an English text, by offset. Words such as a and monthly are optional, eras are skipped."""
    plain = without_units(narrowed(text))
    if has_any(plain, _ERAS):
        plain = years.ERA_NOTE.sub(blank, plain)
    dated, rest = read(plain, (*DATES, *_DIGITS)) if _DIGIT_OR_MONTH.search(plain) else ([], plain)
    figures, rest = read(rest, _COUNTED if has_any(rest.lower(), _COUNTING) else _MIXED)
    loose = [replace(q, optional=True) for q in read(rest, _OPTIONAL)[0]] if with_optional else []
    found = sorted((*dated, *figures, *loose), key=lambda quantity: quantity.offset)
    return [
        replace(one, written=text[one.offset : one.end], optional=one.optional or _is_loose(plain, one, other))
        for one, other in zip_longest(found, found[1:])
    ]


def _is_loose(text: str, figure: Quantity, following: Quantity | None) -> bool:
    """Whether the Japanese may lack a needed figure: the two, second half, three-dimensional (3D), a tenth (1/10)."""
    if not figure.written[0].isalpha():
        return False
    if (figure.value.kind == "number" and 1 <= figure.value.amount <= _SMALL) or (
        figure.value.amount == HALF and _OF_A_PERIOD.search(text[: figure.offset][-10:])
    ):
        return True
    if text.startswith(("-dimension", " dimension"), figure.end):
        return True
    return bool(
        following and following.value == figure.value and _IN_DIGITS.fullmatch(text[figure.end : following.offset])
    )


def in_english(figure: Quantity) -> str:
    """Write a quantity in English."""
    amount, written = figure.value.amount, narrowed(figure.written)
    match figure.value.kind:
        case "fiscal year":
            return years.show_fiscal_year(int(amount), "en")
        case "month":
            return MONTHS[int(amount) - 1]
        case "time":
            return f"{int(amount) // 60}:{int(amount) % 60:02}"
        case "share" if "分の" in written or "/" in written:
            return f"{amount.numerator}/{amount.denominator}"
        case "share":
            return f"{_decimal(amount * 100)}%"
        case "number" if written.isascii():
            return written
        case "number" if re.match(ERA, written):
            return f"{int(amount)}"
        case "number":
            return _decimal(amount)
    return re.sub(r"[^0-9,.]", "", written)


def _decimal(amount: Fraction) -> str:
    """Write an amount with thousands separators and as many decimals as it has, up to ten."""
    if amount.denominator == 1:
        return f"{int(amount):,}"
    return f"{float(amount):,.10f}".rstrip("0").rstrip(".")
