"""Numbers that serve as identifiers: municipality codes, printed measure numbers."""

import re
import unicodedata


def check_digit(code: str) -> int:
    """The check digit of a 団体コード, from its first five digits (総務省「全国地方公共団体コード」仕様)."""
    rest = sum(int(digit) * weight for digit, weight in zip(code[:5], (6, 5, 4, 3, 2), strict=True)) % 11
    return (11 - rest) % 10


def digits(number: str) -> str:
    """The digits joined by hyphens, as in file names: 1-(1)-② becomes 1-1-2."""
    return "-".join(re.findall(r"\d+", unicodedata.normalize("NFKC", number)))
