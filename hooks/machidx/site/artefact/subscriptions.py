"""Feeds and calendars: what their readers need is in each, and every page that they name is there."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from machidx.site.artefact.artefact import Artefact
from machidx.site.artefact.fault import SUBSCRIPTION, Fault, at_file
from machidx.site.artefact.links import Leads

_ATOM = "{http://www.w3.org/2005/Atom}"
_LONGEST = 75
"""Octets in a line of a calendar, without the line break (RFC 5545, 3.1)."""
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
_EVENT = ("UID", "DTSTAMP", "DTSTART", "SUMMARY")


def feed_faults(artefact: Artefact, path: str) -> Iterator[Fault]:
    """Yield what is wrong with an XML file if it is an Atom feed."""
    try:
        feed = ET.fromstring(artefact.read(path))  # noqa: S314 - our own file; the check reads no entity
    except ET.ParseError:
        return  # told as a broken file
    if feed.tag != f"{_ATOM}feed":
        return
    leads, seen = Leads(artefact, path), set[str]()
    for number, entry in enumerate((feed, *feed.iter(f"{_ATOM}entry"))):
        part = f"{number}番目のお知らせ" if number else "フィードの初め"
        for name in ("id", "title", "updated"):
            if not entry.findtext(f"{_ATOM}{name}", "").strip():
                yield at_file(path, SUBSCRIPTION, f"{name} がありません。", part)
        if not _MOMENT.fullmatch(entry.findtext(f"{_ATOM}updated", "").strip()):
            yield at_file(path, SUBSCRIPTION, "updated が、日時（2026-04-01T00:00:00+09:00）ではありません。", part)
        if (own := entry.findtext(f"{_ATOM}id", "")) in seen:
            yield at_file(path, SUBSCRIPTION, f"id「{own}」が、2回使われています。", part)
        seen.add(own)
        for link in entry.findall(f"{_ATOM}link"):
            leads.add(link.get("href", ""))
    yield from leads.faults


def calendar_faults(artefact: Artefact, path: str) -> Iterator[Fault]:
    """Yield what is wrong with a calendar (RFC 5545)."""
    lines = artefact.read(path).split(b"\r\n")
    for number, line in enumerate(lines, 1):
        if len(line) > _LONGEST:
            wrong = f"行が{len(line)}バイトです。{_LONGEST}バイトまでです。"
            yield Fault(path, number, 0, SUBSCRIPTION, wrong)
    yield from _event_faults(path, lines)
    leads = Leads(artefact, path)
    for number, name, value in _properties(lines):
        if name in ("URL", "SOURCE"):
            leads.add(value, number)
    yield from leads.faults


def _properties(lines: list[bytes]) -> Iterator[tuple[int, str, str]]:
    """Yield line number, name and value of each property; folded lines are joined."""
    joined: list[tuple[int, bytes]] = []
    for number, line in enumerate(lines, 1):
        if line[:1] in (b" ", b"\t") and joined:
            joined[-1] = (joined[-1][0], joined[-1][1] + line[1:])
        elif line:
            joined.append((number, line))
    for number, whole in joined:
        name, _, value = whole.decode("utf-8", "replace").partition(":")
        yield number, name.partition(";")[0].upper(), value


def _event_faults(path: str, lines: list[bytes]) -> Iterator[Fault]:
    """Yield components that are not closed, and events without what each must have."""
    around: list[str] = []
    has: set[str] = set()
    ids: set[str] = set()
    for number, name, value in _properties(lines):
        if name == "BEGIN":
            around.append(value)
            has = set()
        elif name == "END":
            if not around or around.pop() != value:
                yield Fault(path, number, 1, SUBSCRIPTION, f"END:{value} に合う BEGIN がありません。")
            for missing in (each for each in _EVENT if value == "VEVENT" and each not in has):
                yield Fault(path, number, 1, SUBSCRIPTION, f"予定に {missing} がありません。")
        elif around[-1:] == ["VEVENT"]:
            has.add(name)
            if name == "UID" and value in ids:
                yield Fault(path, number, 1, SUBSCRIPTION, f"UID「{value}」が、2回使われています。")
            ids |= {value} if name == "UID" else set()
    if around:
        yield Fault(path, len(lines), 0, SUBSCRIPTION, f"BEGIN:{around[-1]} に合う END がありません。")
