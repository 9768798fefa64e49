"""A new kind of page is one class and one template: all else follows from the roles in its types."""

import re
from pathlib import Path
from typing import Annotated, Literal

import pytest

from machidx.content import diagnostics, loader
from machidx.content.library import Library
from machidx.glossary.glossary import glossary_of
from machidx.model.kinds import KINDS, Kind
from machidx.model.roles import Called, Keyed, Name, Printed, Prose, Sentence, Title
from machidx.model.table import Table
from machidx.model.values import Count, PageFacts, Record
from machidx.rules.check import check
from machidx.rules.noticing import notices
from machidx.search import article, entries
from machidx.site.pages import Pages
from machidx.site.settings import Site, theme_folder
from machidx.translation.drafts import draft
from machidx.translation.fingerprints import changed
from machidx.translation.stamping import stamp
from machidx.translation.status import Coverages
from machidx.translation.xliff import exporting, importing, xliff

# What follows stands in for hooks/machidx/model/course.py and hooks/machidx/site/theme/course.html.


class Lesson(Record):
    """A lesson of the course."""

    number: Printed
    name: Name
    text: Annotated[Prose, Called("回の説明"), Keyed("lessons", by="name")]


class Course(PageFacts):
    """The facts of one course (講座)."""

    kind: Literal["course"]
    title: Title
    audience: Annotated[Sentence, Called("対象")]
    about: Annotated[Prose, Called("ねらい")]
    place: Name
    seats: Count
    aims: tuple[Prose, ...] = ()
    lessons: tuple[Lesson, ...]
    tables: tuple[Table, ...] = ()


TEMPLATE = """{% extends "main.html" %}
{% block lead %}
<p class="lead">{{ line(view.about) }} {{ words(view.audience) }}</p>
<p>{{ words(view.place) }} {{ view.seats }}</p>
{% for aim in view.aims %}
<p>{{ line(aim) }}</p>
{% endfor %}
{% for lesson in view.lessons %}
<p>{{ words(lesson.number) }} {{ words(lesson.name) }} {{ line(lesson.text) }}</p>
{% endfor %}
{% endblock %}
"""
JAPANESE = """---
kind: course
title: スマホ講座
audience: はじめての人に向けます。
about: "[[Wi-Fi]]につなぎます。"
place: 公民館
seats: 12
aims: ["[[BPR]]を知ります。"]
lessons:
  - number: 回1
    name: つなぐ
    text: "[[無線LAN]]を選びます。"
---

## 申込み { #apply }

役場で[[BPR|申込みの見直し]]をしました。
"""
ENGLISH = """---
title: Phone course
audience: It is for beginners.
about: "You join [[Wi-Fi]]."
aims: ["You learn of [[BPR]]."]
lessons:
  つなぐ: "You choose a [[Wi-Fi]]."
labels:
  公民館: Community hall
  回: Session
  つなぐ: Connecting
translated: {}
---

## How to apply { #apply }

The office goes on with [[BPR]] of applications.
"""
STEM = "courses/phone"


@pytest.fixture
def docs(docs: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tiny library with a page of the new kind, in both languages."""
    monkeypatch.setitem(KINDS, "course", Kind("course", Course, r"courses/[^/]+"))
    (docs / "courses").mkdir()
    (docs / f"{STEM}.md").write_text(JAPANESE, encoding="utf-8")
    (docs / f"{STEM}.en.md").write_text(ENGLISH, encoding="utf-8")
    page = loader.load(docs)[0].pages[STEM]
    assert page.draft
    stamp(page, page.draft)
    return docs


def replaced(docs: Path, old: str, new: str, name: str = f"{STEM}.md") -> None:
    path = docs / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def read(docs: Path) -> Library:
    library, found = check(docs)
    assert diagnostics.as_text(found) == ""
    return library


def test_a_page_of_it_is_read(docs: Path) -> None:
    page = read(docs).pages[STEM]
    assert isinstance(page.facts, Course)
    assert (page.facts.seats, page.locale("en")) == (12, "en")


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ("seats: 12", "seats: たくさん", "S03", "7:8"),
        ("seats: 12", "seat: 12", "S02", "7:1"),
        ("place: 公民館", 'place: "[[BPR]]館"', "T03", "6:9"),
        ("name: つなぐ", 'name: "[[BPR]]"', "T03", "11:12"),
        ("はじめての人", "人[[BPR]]", "T03", "4:12"),
        ("[[Wi-Fi]]に", "[[WiiFi]]に", "T01", "5:9"),
        ("[[無線LAN]]を", "[[無線LAM]]を", "T01", "12:12"),
        ('["[[BPR]]', '["[[BPPR]]', "T01", "8:9"),
    ],
)
def test_a_mistake_is_told_where_it_stands(docs: Path, old: str, new: str, code: str, place: str) -> None:
    replaced(docs, old, new)
    told = [
        (p.rule.code, f"{p.place.line}:{p.place.column}") for p in check(docs)[1] if p.place.path == f"docs/{STEM}.md"
    ]
    assert told == [(code, place)]


def test_another_folder_is_no_place_for_it(docs: Path) -> None:
    (docs / f"{STEM}.md").rename(docs / "guide/phone.md")
    (docs / f"{STEM}.en.md").rename(docs / "guide/phone.en.md")
    assert [(p.place.path, p.proposal) for p in check(docs)[1]] == [("docs/guide/phone.md", "kind: page")]


def test_its_terms_are_used_there(docs: Path) -> None:
    uses = glossary_of(read(docs)).uses
    assert all(STEM in {page.stem for page in uses[term]} for term in ("bpr", "wi-fi"))


def rendered(docs: Path, templates: Path, locale: str) -> str:
    library = read(docs)
    templates.mkdir()
    (templates / "course.html").write_text(TEMPLATE, encoding="utf-8")
    return Pages(library, Site("https://example.org/"), templates, theme_folder()).render(library.pages[STEM], locale)


SHOWN = {
    "ja": """スマホ講座
Wi-Fiにつなぎます。 はじめての人に向けます。
公民館 12
BPRを知ります。
回1 つなぐ 無線LANを選びます。
申込み
役場で申込みの見直しをしました。""",
    "en": """Phone course
You join Wi-Fi. It is for beginners.
Community hall 12
You learn of BPR.
Session 1 Connecting You choose a Wi-Fi.
How to apply
The office goes on with BPR of applications.""",
}


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_it_is_shown_linked_and_found(docs: Path, tmp_path: Path, locale: str) -> None:
    html = rendered(docs, tmp_path / "templates", locale)
    links = re.findall(r'href="([^"]*/glossary/[^"]+)"', html.partition("<article")[2].partition("</article")[0])
    assert sorted(link.rpartition("glossary/")[2] for link in links) == ["bpr/", "bpr/", "wi-fi/", "wi-fi/"]
    (entry,) = (
        e for e in entries.index_entries(read(docs), locale, tmp_path / "site") if e.file.parent.name == "phone"
    )
    assert entry.uses == {"bpr", "wi-fi"}
    entry.file.parent.mkdir(parents=True)
    entry.file.write_text(html, encoding="utf-8")
    found = article.read(entry.file)
    assert found
    assert "\n".join(found.lines) == SHOWN[locale]
    assert (found.title, found.summary) == found.lines[:2]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('about: "You join [[Wi-Fi]]."\n', "", "E10"),
        ('  つなぐ: "You choose a [[Wi-Fi]]."\n', "  閉じる: words\n", "E02"),
    ],
)
def test_english_that_is_missing_or_of_nothing_is_told(docs: Path, old: str, new: str, code: str) -> None:
    replaced(docs, old, new, f"{STEM}.en.md")
    assert code in [problem.rule.code for problem in check(docs)[1] if problem.place.path == f"docs/{STEM}.en.md"]


def test_english_of_nothing_is_a_notice(docs: Path) -> None:
    replaced(docs, "labels:\n", "labels:\n  体育館: Gym\n", f"{STEM}.en.md")
    assert [(notice.rule.code, notice.wrong) for notice in notices(read(docs), 2026)] == [("E09", "体育館")]


def test_a_name_without_english_is_told(docs: Path) -> None:
    replaced(docs, "  公民館: Community hall\n", "", f"{STEM}.en.md")
    (found,) = (c for c in Coverages(read(docs)).all if c.page.stem == STEM)
    assert (found.state, found.unlabelled) == ("incomplete", ("公民館",))


def test_changed_words_make_its_english_out_of_date(docs: Path) -> None:
    replaced(docs, "選びます。", "えらびます。")
    page = read(docs).pages[STEM]
    assert changed(page) == ["top"]
    (found,) = (c for c in Coverages(read(docs)).all if c.page.stem == STEM)
    assert found.state == "outdated"


def test_a_draft_asks_for_all_its_words(docs: Path) -> None:
    (docs / f"{STEM}.en.md").unlink()
    library = read(docs)
    text = draft(library, library.pages[STEM])
    for words in ("スマホ講座", "はじめての人", "[[Wi-Fi]]に", "[[BPR]]を知り", "[[無線LAN]]を"):
        assert words in text
    assert all(f"#   {name}:" in text for name in ("公民館", "つなぐ"))


def test_it_goes_to_translators_and_comes_back(docs: Path) -> None:
    library = read(docs)
    sent = xliff.write(exporting.xliff_entries(library, [library.pages[STEM]])).decode()
    for words in ("スマホ講座", "はじめての人に向けます。", "公民館", "つなぐ"):
        assert f"<source>{words}</source>" in sent
    for words in ("It is for beginners.", "Community hall"):
        assert words in sent
        sent = sent.replace(words, f"Anew {words[0].lower()}{words[1:]}")
    outcome = importing.take(library, xliff.read(sent.encode()))
    assert outcome.refused == []
    text = outcome.files[f"docs/{STEM}.en.md"]
    assert "audience: Anew it is for beginners.\n" in text
    assert "  公民館: Anew community hall\n" in text
