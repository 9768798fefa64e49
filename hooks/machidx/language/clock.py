"""Times of day, as magnitudes: 夜11時, 8時半, 11 p.m. and 23:00, and the ranges between two of them."""

import re

from machidx.language.quantities import FigurePart, Magnitude, magnitude

_AFTERNOON = {"夕方": (3, 8), "夕": (3, 8), "昼": (1, 5), "夜": (5, 11), "晩": (5, 11), "深夜": (9, 11)}
"""Words for a part of the day, with the first and last hour to which 12 are added."""


def _hours(half: str, hour: int) -> tuple[int, ...]:
    """The hours of the day, from 0 to 24, that are meant. By law 午後12時 is midnight; many mean noon."""
    half = half.lower().replace(".", "")
    if half in ("am", "pm"):
        return (hour % 12 + 12 * (half == "pm"),)
    if half in ("午前", "午後"):
        afternoon = 12 * (half == "午後")
        return (hour + afternoon,) if hour < 12 else (12 - afternoon, afternoon) if hour == 12 else (hour,)
    if half and half != "昼" and hour == 12:
        return (0,)
    first, last = _AFTERNOON.get(half, (1, 0))
    return (hour + 12,) if first <= hour <= last else (hour,)


def _minutes(m: re.Match[str], end: str) -> int:
    written = m[f"minute{end}"] or m[f"colon{end}"]
    return 30 if m.groupdict().get(f"past{end}") else int(written or 0)


def _moments(hours: tuple[int, ...], minutes: int) -> tuple[tuple[Magnitude], ...]:
    return tuple((magnitude("time", hour % 24 * 60 + minutes),) for hour in hours)


def _is_one(m: re.Match[str], end: str) -> bool:
    return int(m[f"hour{end}"]) <= 24 and _minutes(m, end) < 60


def moment(m: re.Match[str], end: str = "") -> FigurePart:
    """Read one time of day (groups half, hour, minute or colon, past); an impossible one is a number."""
    if not _is_one(m, end):
        return FigurePart(
            f"hour{end}", ((magnitude("number", int(m[f"hour{end}"])), magnitude("number", _minutes(m, end))),)
        )
    hour = int(m[f"hour{end}"])
    moments = _moments(_hours(m[f"half{end}"] or "", hour), _minutes(m, end))
    digits = tuple(sorted((magnitude("number", hour), magnitude("number", _minutes(m, end)))))
    is_bare = m[f"colon{end}"] and not m[f"half{end}"]
    return FigurePart(f"time{end}", (*moments, digits) if is_bare else moments)


def japanese_range(m: re.Match[str]) -> list[FigurePart]:
    """Read 午後1時～5時, in which the first time says 午後 for both (groups as of ``moment``, and again with 2)."""
    first, last = moment(m), moment(m, "2")
    if m["half2"] or not _is_one(m, "") or not _is_one(m, "2"):
        return [first, last]
    hours: tuple[int, ...]
    begin, hour, minutes = first.readings[0][0].amount, int(m["hour2"]), _minutes(m, "2")
    later = [h for h in (hour, hour + 12) if h <= 24 and h * 60 + minutes > begin]
    if m["half"]:
        hours = (later[0],) if later else (hour,)
    else:
        hours = (hour, *later) if hour < 12 and hour * 60 + minutes < begin < 12 * 60 else (hour,)
    return [first, last._replace(readings=_moments(hours, minutes))]


def english_range(m: re.Match[str]) -> list[FigurePart]:
    """Read 1:00–5:00 p.m., in which the last time says p.m. for both; in 8:30 to 5:15 p.m. it says so for itself."""
    first, last = moment(m), moment(m, "2")
    if m["half"] or not m["half2"] or not _is_one(m, "") or int(m["hour"]) > 12:
        return [first, last]
    end = last.readings[0][0].amount or 24 * 60
    same = _hours(m["half2"], int(m["hour"]))[0] * 60 + _minutes(m, "")
    begin = same if same < end else (same + 12 * 60) % (24 * 60)
    return [first._replace(readings=((magnitude("time", begin),),)), last]


def of_the_day(m: re.Match[str]) -> list[FigurePart]:
    """Read one time of day."""
    return [moment(m)]
