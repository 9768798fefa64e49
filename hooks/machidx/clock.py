"""The month it is in Japan, whatever the machine's clock is set to: a fiscal year begins there, at midnight."""

import datetime as dt

_JAPAN = dt.timezone(dt.timedelta(hours=9))  # no summer time; Windows has no table of time zones


def month(now: dt.datetime | None = None) -> str:
    """The month "YYYY-MM" of a moment (with its time zone), or of this one."""
    return f"{(now or dt.datetime.now(tz=_JAPAN)).astimezone(_JAPAN):%Y-%m}"
