"""What may be a person's own: a name, a mail address, a mobile number."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from machidx.language.readings import tokenizer

_KANJI = "\u3400-\u9fff々"
_TITLES = "さん|氏(?!名)|(?<![多仕同模異一])様(?![々子式相態])|くん|主事|主査|主任|係長|補佐|室長|課長"
_MARKED = re.compile(rf"[{_KANJI}](?:{_TITLES})|担当(?:者|職員)?[はが:：]")
"""A line that may name a person: only such lines are analysed."""
_MAY_BE = re.compile(r"[@＠]|[0０][7-9７-９][0０]")
"""A line without these has neither a mail address nor a mobile number."""
_TITLE = re.compile(_TITLES)
_AFTER = re.compile("担当(?:者|職員)?[はが:：] ?$")
_MOBILE = re.compile(r"(?<![\d-])0[789]0[-－ ]?\d{4}[-－ ]?\d{4}(?!\d)")
_MAIL = re.compile(r"(?<![\w.+-])([\w+-]+(?:\.[\w+-]+)*)@((?:[\w-]+\.)+[a-z]{2,})", re.IGNORECASE | re.ASCII)
_FREE = re.compile(
    r"(?:gmail|yahoo|outlook|hotmail|icloud|live|docomo|ezweb|softbank|au|i\.softbank)\.[a-z.]+", re.IGNORECASE
)
_OF_TWO = re.compile(r"[a-z]{2,}\.[a-z]{2,}", re.IGNORECASE)


class Personal(NamedTuple):
    """A passage of a line: its 0-based offset, its words, and what it seems to be, in Japanese."""

    offset: int
    words: str
    what: str


def personal(line: str) -> Iterator[Personal]:
    """Yield what may be a person's own in a line."""
    if _MAY_BE.search(line):
        yield from _contacts(line)
    if _MARKED.search(line):
        yield from _names(line)


def _contacts(line: str) -> Iterator[Personal]:
    plain = unicodedata.normalize("NFKC", line)
    plain = plain if len(plain) == len(line) else line
    for match in _MOBILE.finditer(plain):
        yield Personal(match.start(), line[match.start() : match.end()], "携帯電話の番号")
    for match in _MAIL.finditer(plain):
        if _FREE.fullmatch(match[2]) or _OF_TWO.fullmatch(match[1]):
            yield Personal(match.start(), match[0], "個人のメールの住所")


def _names(line: str) -> Iterator[Personal]:
    words = list(tokenizer().tokenize(line))
    for number, word in enumerate(words):
        is_name = "人名" in word.part_of_speech()
        if not is_name or (number and "人名" in words[number - 1].part_of_speech()):
            continue
        last = number
        while last + 1 < len(words) and "人名" in words[last + 1].part_of_speech():
            last += 1
        begin, end = word.begin(), words[last].end()
        if _TITLE.match(line, end) or _AFTER.search(line[:begin]):
            yield Personal(begin, line[begin:end], "個人の名前")
