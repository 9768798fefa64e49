"""Whom to ask, where the original is, when a plan was made: entered by towns, never guessed."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from pydantic import ValidationError

from machidx.content import loader
from machidx.content.library import facts
from machidx.language.locale import LOCALES
from machidx.model.contact import Contact, Original
from machidx.model.town import Town
from machidx.site.corrections import issue_address, mail_address
from machidx.views.contact import whom, whom_of_measure
from machidx.views.context import Scene
from machidx.views.dates import dates

from ..conftest import LIBRARY

_FILE = "https://www.example.org/plan.pdf"


@pytest.mark.parametrize(
    ("first", "printed", "address"),
    [(1, 1, f"{_FILE}#page=1"), (5, 21, f"{_FILE}#page=25"), (9, 1, f"{_FILE}#page=9"), (5, None, _FILE)],
)
def test_a_printed_page_is_opened_in_the_file(first: int, printed: int | None, address: str) -> None:
    assert Original(url=_FILE, first_page=first).address_of(printed) == address


def test_a_file_of_44_pages_with_4_before_page_1_ends_at_page_40() -> None:
    original = Original(url=_FILE, first_page=5, pages=44)
    assert [original.has(page) for page in (1, 40, 41)] == [True, True, False]
    assert Original(url=_FILE, first_page=5).has(900)


@pytest.mark.parametrize("number", ["0241-84-1111", "03-1234-5678", "0120-123-456", "090-1234-5678", "0000-00-0001"])
def test_a_telephone_number_is_taken(number: str) -> None:
    assert Contact(telephone=number).telephone == number


@pytest.mark.parametrize(
    ("written", "proposal"),
    [
        ("（0241）84-1111", "0241-84-1111"),
        ("(0241)84－1111", "0241-84-1111"),
        ("０２４１－８４－１１１１", "0241-84-1111"),
        ("電話 0241-84-1111（内線12）", "0241-84-1111"),
        ("0241841111", ""),
        ("84-1111", ""),
        ("役場", ""),
    ],
)
def test_another_way_of_writing_it_is_told_with_what_it_means(written: str, proposal: str) -> None:
    with pytest.raises(ValidationError) as raised:
        Contact(telephone=written)
    (error,) = raised.value.errors()
    assert (error["type"], error["ctx"]["proposal"]) == ("telephone", proposal)


@pytest.mark.parametrize("mail", ["dx@town.example.jp", "a.b+c@x-y.lg.jp"])
def test_a_mail_address_is_taken(mail: str) -> None:
    assert Contact(mail=mail).mail == mail


@pytest.mark.parametrize(
    "mail", ["dx@town", "dx＠town.example.jp", "a@b.jp c@d.jp", "mailto:a@b.jp?cc=c@d.jp", "<a@b.jp>"]
)
def test_what_is_no_mail_address_is_refused(mail: str) -> None:
    with pytest.raises(ValidationError):
        Contact(mail=mail)


def test_a_contact_without_a_way_to_ask_is_refused() -> None:
    with pytest.raises(ValidationError, match="どれか1つ"):
        Contact(name="企画課")


def test_a_mail_has_its_subject_and_lines_whatever_signs_they_have() -> None:
    subject, body = "まちがいの報告: A&B=50%?#+", "https://example.org/a/?b=c&d\n\n正しくは："
    address = mail_address("dx@town.example.jp", subject, body)
    assert address.isascii()
    assert " " not in address
    parts = urlsplit(address)
    assert (parts.scheme, parts.path, parts.fragment) == ("mailto", "dx@town.example.jp", "")
    assert "+" not in parts.query  # a mail program shows it as +
    assert parse_qs(parts.query) == {"subject": [subject], "body": [body.replace("\n", "\r\n")]}


def test_an_issue_has_its_title_and_body() -> None:
    address = issue_address("https://github.com/a/b", "題 & 名", "住所\n\n")
    assert address.startswith("https://github.com/a/b/issues/new?")
    assert parse_qs(urlsplit(address).query) == {"title": ["題 & 名"], "body": ["住所\n\n"]}


def _changed(docs: Path, file: str, old: str, new: str) -> None:
    path = docs / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def _asked(docs: Path, id: str) -> str:
    """The telephone number on a measure's page."""
    library, _ = loader.load(docs)
    page = library.measures[id]
    town = library.town(page.town)
    assert town
    contact = whom_of_measure(Scene(library, page, "ja"), page, town).contact
    return contact.telephone if contact else ""


def test_a_measure_is_asked_about_at_its_own_contact_else_a_department_s_else_the_town_s(docs: Path) -> None:
    assert _asked(docs, "midori-1-1") == "0000-00-0001"
    assert _asked(docs, "midori-1-2") == "0000-00-0002"
    assert _asked(docs, "aoba-1") == ""
    _changed(docs, "towns/midori/measures/1-2.md", "source:", "contact:\n  telephone: 0000-00-0003\nsource:")
    assert _asked(docs, "midori-1-2") == "0000-00-0003"


@pytest.mark.parametrize("locale", LOCALES)
def test_a_town_that_has_entered_nothing_has_its_office_and_no_address_of_its_own(locale: str) -> None:
    library, _ = loader.load(LIBRARY)
    town = library.town("aoba")
    assert town
    found = whom(Scene(library, town, locale), town)
    assert (found.contact, found.website) == (None, None)
    assert "あおば町" in found.office
    assert urlsplit(str(found.offices.url)).scheme == "https"


@pytest.mark.parametrize(
    ("name", "office"), [("あおば町", "役場"), ("あおば村", "役場"), ("あおば市", "役所"), ("青葉区", "役所")]
)
def test_the_office_is_called_as_it_is(docs: Path, name: str, office: str) -> None:
    _changed(docs, "towns/aoba/index.md", "title: あおば町", f"title: {name}")
    library, _ = loader.load(docs)
    town = library.town("aoba")
    assert town
    assert whom(Scene(library, town, "ja"), town).office == f"{name}{office}（見本県）"


@pytest.mark.parametrize(
    ("state", "published", "sentence"),
    [
        ("案", "null", "この計画は案（決定前）です。いつの案かは、計画書に書かれていません。"),
        ("案", "令和8年3月", "この計画は、令和8年3月の案（決定前）です。"),
        ("決定", "令和8年3月", "この計画は、令和8年3月のものです。"),
        ("決定", "null", "この計画がいつのものかは、計画書に書かれていません。"),
        ("ver.1.0", "令和6年2月", "この計画は、令和6年2月のものです。"),
    ],
)
def test_a_page_of_a_plan_says_when_the_plan_was_made(docs: Path, state: str, published: str, sentence: str) -> None:
    _changed(docs, "towns/midori/index.md", "state: 案\npublished: null", f"state: {state}\npublished: {published}")
    library, _ = loader.load(docs)
    town = library.town("midori")
    assert town
    for page in (town, *library.of_kind("chapter", "midori"), *library.of_kind("schedule", "midori")):
        found = dates(Scene(library, page, "ja"))
        assert found
        assert found.sentences == (sentence,)
    checked = dates(Scene(library, library.measures["midori-1-1"], "ja"))
    assert checked
    assert checked.sentences == (sentence, "このページの内容は、令和8年10月に町が確かめました。")


def test_a_page_of_all_towns_names_the_month_of_each_plan_and_a_page_of_none_says_nothing() -> None:
    library, _ = loader.load(LIBRARY)
    towns = {facts(town, Town).title: town for town in library.towns}
    found = dates(Scene(library, library.pages["themes/front-office"], "ja"))
    assert found
    assert [(plan.town.text.text, plan.when) for plan in found.plans] == [
        (name, "令和6年2月" if name == "あおば町" else "案、年月は書かれていません") for name in towns
    ]
    term = dates(Scene(library, library.pages["glossary/bpr"], "ja"))
    assert term
    assert len(term.plans) == 2
    assert dates(Scene(library, library.pages["guide/index"], "ja")) is None
    assert dates(Scene(library, library.pages["search/index"], "ja")) is None
