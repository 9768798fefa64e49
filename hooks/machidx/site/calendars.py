"""Writes calendars (RFC 5545): lines of at most 75 octets that end with CR and LF, escaped texts, whole days."""

from collections.abc import Iterable, Iterator
from uuid import UUID, uuid5

from machidx.views.agenda import CalendarEntry

_OCTETS = 75
_OURS = UUID("6f1c1c1e-3b56-5d0a-9c0b-6d6163686964")
"""The namespace of our entries."""
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def calendar_text(name: str, address: str, entries: Iterable[CalendarEntry], locale: str, root: str) -> bytes:
    """A calendar with its name, its own address, its entries; ``root`` is the address of the site, with a slash.

    No build looks at the clock: DTSTAMP, by which a client sees what is newer, is the first day of the latest month
    that the files name.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//machi-dx//calendar//{locale.upper()}",
        "CALSCALE:GREGORIAN",
        f"NAME:{escaped(name)}",
        f"X-WR-CALNAME:{escaped(name)}",
        f"SOURCE;VALUE=URI:{address}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        # A calendar needs a part, also where a plan gives no date.
        *("BEGIN:VTIMEZONE", "TZID:Asia/Tokyo", "BEGIN:STANDARD", "DTSTART:19510101T000000"),
        *("TZOFFSETFROM:+0900", "TZOFFSETTO:+0900", "TZNAME:JST", "END:STANDARD", "END:VTIMEZONE"),
        *(line for entry in entries for line in _entry(entry, locale, root)),
        "END:VCALENDAR",
    ]
    return b"".join(map(folded_line, lines))


def _entry(entry: CalendarEntry, locale: str, root: str) -> Iterator[str]:
    address = root + entry.address.lstrip("/")
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid5(_OURS, f'{locale} {entry.key}')}"
    yield f"DTSTAMP:{entry.changed.replace('-', '')}01T000000Z"
    yield f"DTSTART;VALUE=DATE:{entry.first.replace('-', '')}"
    yield f"DTEND;VALUE=DATE:{entry.after.replace('-', '')}"
    if entry.is_yearly:
        yield "RRULE:FREQ=YEARLY"
    yield f"SUMMARY;LANGUAGE={locale}:{escaped(entry.summary)}"
    told = "\n".join((*entry.lines, address))
    yield f"DESCRIPTION;LANGUAGE={locale}:{escaped(told)}"
    yield f"URL:{address}"
    yield "TRANSP:TRANSPARENT"  # nobody is busy all year
    yield "END:VEVENT"


def escaped(text: str) -> str:
    """A text as a value (RFC 5545, 3.3.11)."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_ESCAPED)


def folded_line(line: str) -> bytes:
    """A line, folded into lines of at most 75 octets without cutting a character; ends with CR and LF."""
    left = line.encode()
    pieces: list[bytes] = []
    while len(left) > (room := _OCTETS - bool(pieces)):
        while left[room] & 0xC0 == 0x80:  # a continuation of a character
            room -= 1
        pieces.append(left[:room])
        left = left[room:]
    return b"\r\n ".join((*pieces, left)) + b"\r\n"
