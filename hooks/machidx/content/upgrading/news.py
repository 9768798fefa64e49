"""The step for news: pages with a date, and an index that the build fills."""

import re
from collections.abc import Iterator

from machidx.content.source import Source
from machidx.content.upgrading.edits import ByHand, FieldChange, NewValue
from machidx.language import years

_DAY = re.compile(r"news/(?P<day>\d{4}-\d\d-\d\d)(?:-[^/]*)?\.md")


def with_dates(source: Source) -> Iterator[FieldChange | ByHand]:
    """A page below news/ is news with its day, which the name of its file may tell; news/index lists them."""
    data = source.front.data
    if data.get("kind") != "page" or not source.uri.startswith("news/"):
        return
    path = ("kind",)
    if source.uri == "news/index.md":
        yield FieldChange(path, "「kind」を「news_index」にします", (NewValue(path, "news_index"),))
    elif day := _day(source.uri):
        new = {"kind": "news", "date": day, **{name: value for name, value in data.items() if name != "kind"}}
        said = f"「kind」を「news」にし、ファイルの名前の日「{day}」を「date」に書きます"
        yield FieldChange(path, said, (NewValue((), new),))
    else:
        yield ByHand(path, "「kind: news」にし、「date:」に知らせた日を書きます（例: date: 2026-11-30）")


def _day(uri: str) -> str:
    """The day in the name of a file; "" for none."""
    match = _DAY.fullmatch(uri)
    try:
        return str(years.parse_day(match["day"])) if match else ""
    except ValueError:
        return ""
