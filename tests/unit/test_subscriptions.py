"""Feeds and calendars: readers of their kind read them back; a changed fact is in all of them, and nowhere else."""

import datetime as dt
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import feedparser
import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from machidx.content import diagnostics, loader
from machidx.content.library import town_id
from machidx.content.outputs import SubscriptionFile, subscription_files
from machidx.rules.check import check
from machidx.site.calendars import calendar_text, folded_line
from machidx.site.contents import Contents
from machidx.site.open_data import OPEN_DATA
from machidx.site.pages import Pages
from machidx.site.settings import Site, theme_folder
from machidx.views.agenda import CalendarEntry, month_days

from ..conftest import ROOT, make_docs

SITE = Site("https://example.org/dx/")
ATOM = "{http://www.w3.org/2005/Atom}"
MEASURE = "towns/midori/measures/1-1.md"
ENGLISH = "towns/midori/measures/1-1.en.md"
TOWN = "towns/midori/index.md"
CHANGE = """changes:
  - on: 令和8年11月
    what: 目標「交付件数」
    before: 1,900件以上
    after: 2,345件以上
"""


def contents(docs: Path) -> Contents:
    library, problems = check(docs)
    assert diagnostics.as_text(problems) == ""
    return Contents(Pages(library, SITE, ROOT / "overrides", theme_folder()))


def files(of: Contents) -> dict[str, SubscriptionFile]:
    return {
        each.path: each for each in subscription_files(map(town_id, of.pages.library.plans), of.pages.library.locales)
    }


def everything(of: Contents) -> dict[str, bytes]:
    """All files of the site but what is copied."""
    paths = {*of._pages, *of._ready, *of._shared, *of._codes, *of._pictures, *OPEN_DATA, *files(of)}
    return {path: of.file(path) or b"" for path in paths}


def edit(docs: Path, file: str, *changes: tuple[str, str]) -> None:
    text = (docs / file).read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    (docs / file).write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Contents:
    return contents(make_docs(tmp_path_factory.mktemp("tiny") / "docs"))


@pytest.fixture(scope="module")
def real() -> Contents:
    library = loader.load(ROOT / "docs")[0]  # other tests check it
    return Contents(Pages(library, SITE, ROOT / "overrides", theme_folder()))


def events(data: bytes | None) -> list[icalendar.Component]:
    """The entries of a calendar, read by icalendar; it must be whole, and without any error."""
    assert data
    calendar = icalendar.Calendar.from_ical(data)
    assert not calendar.errors
    found = list(calendar.walk("VEVENT"))
    assert not [part.errors for part in found if part.errors]
    return found


@pytest.mark.parametrize("which", ["tiny", "real"])
def test_every_calendar_is_read_back(which: str, request: pytest.FixtureRequest) -> None:
    of: Contents = request.getfixturevalue(which)
    for path in (path for path in files(of) if path.endswith(".ics")):
        data = of.file(path) or b""
        assert data.count(b"\r\n") == data.count(b"\n") == data.count(b"\r")
        assert max(map(len, data.split(b"\r\n"))) <= 75
        found = events(data)
        uids = [str(event["UID"]) for event in found]
        assert len(uids) == len({*uids})
        for event in found:
            first, after = event.decoded("DTSTART"), event.decoded("DTEND")
            assert (type(first), type(after)) == (dt.date, dt.date), "whole days only"
            # A day is never made up: an entry begins with a month and ends with one.
            assert (first.day, after.day) == (1, 1)
            assert first < after
            assert event.decoded("DTSTAMP").tzinfo
            assert str(event["URL"]).startswith(SITE.url)


@pytest.mark.parametrize("which", ["tiny", "real"])
def test_every_feed_is_read_back(which: str, request: pytest.FixtureRequest) -> None:
    """What RFC 4287 demands of a feed and of an entry, once each; and feedparser finds nothing to complain of."""
    of: Contents = request.getfixturevalue(which)
    for path in (path for path in files(of) if path.endswith(".xml")):
        data = of.file(path) or b""
        read = feedparser.parse(data)
        assert (read.version, bool(read.bozo)) == ("atom10", False)
        feed = ET.fromstring(data)
        entries = feed.findall(f"{ATOM}entry")
        for each in (feed, *entries):
            assert all(len(each.findall(f"{ATOM}{name}")) == 1 for name in ("id", "title", "updated"))
            assert dt.datetime.fromisoformat(each.findtext(f"{ATOM}updated") or "").tzinfo
            relations = [link.get("rel") for link in each.findall(f"{ATOM}link")]
            assert relations == (["self", "alternate"] if each is feed else ["alternate"])
        assert feed.findtext(f"{ATOM}id") == feed.findall(f"{ATOM}link")[0].get("href") == SITE.address(f"/{path}")
        ids = [entry.findtext(f"{ATOM}id") for entry in entries]
        assert len(ids) == len({*ids})
        days = [entry.findtext(f"{ATOM}updated") or "" for entry in entries]
        assert days == sorted(days, reverse=True)
        assert feed.findtext(f"{ATOM}updated") == (days[0] if days else "1970-01-01T00:00:00+09:00")


def test_an_entry_of_a_feed_is_a_place_on_the_page_of_news(tiny: Contents) -> None:
    for prefix in ("", "en/"):
        html = (tiny.file(f"{prefix}news/index.html") or b"").decode()
        ids = {f"{SITE.url}{prefix}news/#{id}" for id in re.findall(r'<li id="([^"]+)"', html)}
        entries = feedparser.parse(tiny.file(f"{prefix}feed.xml")).entries
        assert {entry.id for entry in entries if "#" in entry.id} <= ids
        assert {entry.id for entry in entries if "#" not in entry.id} == {f"{SITE.url}{prefix}news/2026-11-start/"}


def test_a_feed_does_not_tell_what_is_still_to_begin(docs: Path) -> None:
    """The build has no clock: by its files, the tiny town lives in fiscal 2026, until one of them is later."""
    begins = f"{SITE.url}news/#midori-begins-"
    assert [e.id for e in _entries(docs, "towns/midori/feed.xml") if e.id.startswith(begins)] == [f"{begins}2026"]
    edit(docs, MEASURE, ("checked: 2026-10", "checked: 2027-05"))
    found = [entry.id for entry in _entries(docs, "towns/midori/feed.xml") if entry.id.startswith(begins)]
    assert found == [f"{begins}2027", f"{begins}2026"]


def _entries(docs: Path, path: str) -> list[feedparser.FeedParserDict]:
    return list(feedparser.parse(contents(docs).file(path)).entries)


def test_a_calendar_promises_no_more_than_the_plan(docs: Path, tiny: Contents) -> None:
    summaries = [str(event["SUMMARY"]) for event in events(tiny.file("towns/midori/calendar.ics"))]
    assert "みどり町（案）：証明書をコンビニで：機械「案内」（令和9年度の予定）" in summaries
    assert "みどり町（案）：目標「交付件数」1,900件以上（令和10年度）" in summaries
    assert not [words for words in summaries if "検討" in words], "a study is no beginning"
    edit(docs, MEASURE, ("stage: expanding", "stage: considering"))
    (found,) = (e for e in events(contents(docs).file("towns/midori/calendar.ics")) if "案内" in str(e["SUMMARY"]))
    assert str(found["SUMMARY"]) == "みどり町（案）：証明書をコンビニで：機械「案内」（令和9年度、検討します）"
    edit(docs, MEASURE, ("    status: 予定どおり", "    status: 中止"))
    assert not [e for e in events(contents(docs).file("towns/midori/calendar.ics")) if "コンビニ" in str(e["SUMMARY"])]


def test_what_is_moved_to_another_year_stays_the_same_entry(docs: Path, tiny: Contents) -> None:
    phase = "      - label: 案内\n        step: promote\n        from: "
    edit(docs, MEASURE, (f"{phase}令和9年度", f"{phase}令和10年度"))
    before, after = (
        {str(event["UID"]): event.decoded("DTSTART") for event in events(of.file("towns/midori/calendar.ics"))}
        for of in (tiny, contents(docs))
    )
    assert before.keys() == after.keys()
    assert {(before[uid], after[uid]) for uid in before if before[uid] != after[uid]} == {
        (dt.date(2027, 4, 1), dt.date(2028, 4, 1))
    }


def test_an_earlier_plan_leads_to_what_its_town_does_now(docs: Path) -> None:
    """Who subscribed to the first plan goes on to hear of the town."""
    text = (docs / TOWN).read_text(encoding="utf-8").replace("state: 案", "state: 決定")
    new = docs / "towns/midori-2029"
    new.mkdir()
    supersedes = "supersedes: midori\nperiod:\n  from: 令和11年度\n  to: 令和15年度\n"
    text = re.sub(r"period:\n  from: .*\n  to: .*\n", supersedes, text).replace(
        "plan: みどり町DX計画", "plan: 次の計画"
    )
    (new / "index.md").write_text(text.replace("published: null", "published: 令和11年3月"), encoding="utf-8")
    (new / "measures").mkdir()
    (new / "measures/index.md").write_text((docs / "towns/midori/measures/index.md").read_text("utf-8"), "utf-8")
    library, _ = check(docs)
    of = Contents(Pages(library, SITE, ROOT / "overrides", theme_folder()))
    assert of.file("towns/midori/feed.xml") == of.file("towns/midori-2029/feed.xml")
    assert f"{SITE.url}news/#midori-2029-published" in (of.file("towns/midori/feed.xml") or b"").decode()


def test_a_staff_calendar_has_the_year_and_the_tasks(real: Contents) -> None:
    found = events(real.file("guide/todo.ics"))
    yearly = [event for event in found if "RRULE" in event]
    months = [(event.decoded("DTSTART").month, event.decoded("DTEND").month) for event in yearly]
    assert months == [(4, 6), (6, 9), (9, 1), (1, 4)]
    assert [e for e in found if str(e["SUMMARY"]).startswith("小野町：前の年度の実績（actuals）を入れる")]


def test_a_changed_target_is_everywhere_where_it_is_told_and_nowhere_else(docs: Path, tiny: Contents) -> None:
    before = everything(tiny)
    edit(docs, MEASURE, ("value: 1900", "value: 2345"), ("text: 1,900件以上", "text: 2,345件以上"))
    edit(docs, MEASURE, ("checked: 2026-10\n", f"checked: 2026-10\n{CHANGE}"))
    of = contents(docs)
    after = everything(of)
    assert before.keys() == after.keys()
    changed = {path for path in before if before[path] != after[path]}
    told = (
        *("towns/midori/measures/1-1/index.html", "news/index.html", "feed.xml", "towns/midori/feed.xml"),
        *("changes/index.html", "targets/index.html", "calendar.ics", "towns/midori/calendar.ics"),
    )
    for path in (prefix + path for prefix in ("", "en/") for path in told):
        assert path in changed, path
        assert "2,345" in after[path].decode().replace("\r\n ", "").replace("\\,", ","), path
        assert "2,345" not in before[path].decode().replace("\r\n ", "").replace("\\,", ","), path
    assert {"data/measures.json", "data/kpis.csv", "data/changes.csv"} <= changed
    # Besides, only data, and pages that show the target: none of another town, no redirect, picture or QR code.
    others = changed - {prefix + path for prefix in ("", "en/") for path in told}
    of_town = "towns/midori/(?:|measures/|targets/|schedule/|booklet/)"
    shown = rf"(?:en/)?(?:{of_town}|measures/|schedule/|themes/[a-z-]+/|guide/todo/)?index\.html"
    assert [path for path in others if not re.fullmatch(rf"data/.*|{shown}|(en/)?guide/todo\.ics", path)] == []
    (entry,) = (e for e in feedparser.parse(after["feed.xml"]).entries if "changed" in e.id)
    assert entry.id == f"{SITE.url}news/#midori-1-1-changed-2026-11"
    assert entry.title.endswith("目標「交付件数」が、「1,900件以上」から「2,345件以上」に変わりました。")
    # All other entries are as old as before.
    ages = [{e.id: e.updated for e in feedparser.parse(side["feed.xml"]).entries} for side in (before, after)]
    assert ages[0].items() <= ages[1].items()


def test_a_changed_word_is_in_both_languages_and_leaves_other_towns_alone(docs: Path, tiny: Contents) -> None:
    edit(docs, MEASURE, ("title: 証明書をコンビニで", "title: 証明書を近くの店で"))
    edit(docs, ENGLISH, ("title: Certificates at convenience stores", "title: Certificates at a shop nearby"))
    of = contents(docs)
    for prefix, words in (("", "証明書を近くの店で"), ("en/", "Certificates at a shop nearby")):
        for path in ("calendar.ics", "towns/midori/calendar.ics"):
            assert [event for event in events(of.file(prefix + path)) if words in str(event["SUMMARY"])]
        for path in ("feed.xml", "towns/midori/feed.xml", "news/index.html", "towns/midori/measures/1-1/index.html"):
            assert words in (of.file(prefix + path) or b"").decode(), path
        for path in ("towns/aoba/calendar.ics", "towns/aoba/feed.xml"):
            assert of.file(prefix + path) == tiny.file(prefix + path)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_a_folded_line_is_short_and_whole(words: str) -> None:
    folded = folded_line(words)
    assert all(len(line) <= 75 for line in folded.split(b"\r\n"))
    for line in folded.split(b"\r\n"):
        line.decode()  # no character is cut
    assert folded.replace(b"\r\n ", b"") == words.encode() + b"\r\n"


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), max_size=80), min_size=3)
)
def test_any_words_come_back_from_a_calendar(words: list[str]) -> None:
    summary, *lines = words
    entry = CalendarEntry("key", *month_days("2026-12"), summary, tuple(lines), "/a/", "2026-10")
    (event,) = events(calendar_text("名", "https://example.org/a.ics", [entry], "ja", "https://example.org/"))
    assert str(event["SUMMARY"]) == summary
    assert str(event["DESCRIPTION"]) == "\n".join((*lines, "https://example.org/a/"))


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        (("2026-04",), ("2026-04-01", "2026-05-01")),
        (("2026-12",), ("2026-12-01", "2027-01-01")),
        (("2026-09", "2026-12"), ("2026-09-01", "2027-01-01")),
        (("2026-11", "2027-02"), ("2026-11-01", "2027-03-01")),
    ],
)
def test_months_are_whole(months: tuple[str, ...], expected: tuple[str, str]) -> None:
    assert month_days(*months) == expected


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("date: 2026-11-20", "date: 2026-11", "S04"),
        ("date: 2026-11-20", "date: 2026-02-30", "S04"),
        ("towns: [midori]", "towns: [midora]", "R04"),
        ("themes: [data]", "themes: [dato]", "R02"),
        ("towns: [midori]", "towns: [midori, midori]", "R23"),
        ("kind: news\n", "kind: page\n", "F05"),
    ],
)
def test_a_mistake_in_a_piece_of_news_is_told(docs: Path, old: str, new: str, told: str) -> None:
    edit(docs, "news/2026-11-start.md", (old, new))
    assert [problem.rule.code for problem in check(docs)[1] if "2026-11-start.md" in problem.place.path][:1] == [told]
