"""Numbers that are names: a municipality's code, a measure's number as printed."""

import re
import unicodedata


def check_digit(code: str) -> int:
    """The last digit of a 団体コード of five digits (総務省「全国地方公共団体コード」仕様)."""
    rest = sum(int(digit) * weight for digit, weight in zip(code[:5], (6, 5, 4, 3, 2), strict=True)) % 11
    return (11 - rest) % 10


def digits(number: str) -> str:
    """The number's digits, as a file is named: 1-(1)-② is 1-1-2."""
    return "-".join(re.findall(r"\d+", unicodedata.normalize("NFKC", number)))
