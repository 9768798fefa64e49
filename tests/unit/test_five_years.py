"""A tiny library lives through five years, by the commands and edits of its staff; after each step all pages are read.

Nothing may be lost: an address of an earlier step still shows a page or leads to one. Nothing may be stale: what ended
is announced nowhere as coming, no draft is spoken of once it is adopted, no old plan stands in a list.
"""

import re
from pathlib import Path

import openpyxl
import pytest

from machidx.cli.main import main
from machidx.content import diagnostics
from machidx.content.library import Library
from machidx.content.outputs import file_at
from machidx.language.locale import LOCALES
from machidx.progress.survey.layout import FIRST_ROW
from machidx.rules.check import check
from machidx.site.contents import Contents
from machidx.site.pages import Pages
from machidx.site.settings import Site, theme_folder

from ..conftest import ROOT

TOWN = "docs/towns/midori/index.md"
FIRST = "docs/towns/midori/measures/1-1.md"
SECOND = "docs/towns/midori/measures/1-2.md"
_UNSEEN = re.compile(r"<(script|style|svg|template)\b.*?</\1>|<!--.*?-->", re.DOTALL)


class Years:
    """The project, what its pages say, and every address that it ever had."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.addresses: set[str] = set()
        self.said: dict[str, str] = {}
        self.look()

    def edit(self, file: str, *changes: tuple[str, str]) -> None:
        """Edit a file as staff would."""
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text, f"{file}: {old}"
            text = text.replace(old, new, 1)
        path.write_text(text, encoding="utf-8")

    def run(self, *arguments: str, status: int = 0) -> None:
        """Run a command."""
        assert main(list(arguments)) == status

    def look(self) -> Library:
        """Check the library, read all its pages in both languages, and look every earlier address up."""
        library, problems = check(self.root / "docs")
        assert diagnostics.as_text(problems) == ""
        contents = Contents(Pages(library, Site("https://example.org/", "", ""), ROOT / "overrides", theme_folder()))
        urls = {page.url(locale): (page, locale) for page in library.pages.values() for locale in LOCALES}
        self.addresses |= urls.keys()
        self.said = {url: _words(contents.pages.render(*found)) for url, found in urls.items()}
        lost = [url for url in self.addresses if contents.file(file_at(url)) is None]
        assert lost == []
        return library

    def pages_saying(self, words: str, *beginnings: str) -> list[str]:
        """The addresses of the pages that say something, of those whose address begins so."""
        return sorted(url for url, said in self.said.items() if words in said and url.startswith(beginnings or ("/",)))


def _words(html: str) -> str:
    """What a page says in its main part."""
    main_part = html.partition("<main")[2].partition("</main>")[0]
    plain = re.sub(r"</?(?:wbr|span|a|strong)\b[^>]*>", "", _UNSEEN.sub(" ", main_part))
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", plain))


@pytest.fixture
def years(project: Path, monkeypatch: pytest.MonkeyPatch) -> Years:
    monkeypatch.chdir(project)
    return Years(project)


_LISTS = (
    "/answers/",
    "/measures/",
    "/schedule/",
    "/targets/",
    "/themes/",
    "/towns/index",
    "/en/answers/",
    "/en/measures/",
)
_DRAFT = "案（決定前）"


def test_five_years(years: Years, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: PLR0915 - one story
    # 2026: a draft, with what has been reported so far taken out
    years.edit(FIRST, ("    actuals:\n      - fy: 令和8年度\n        value: 1500\n        text: 1,500件\n", ""))
    years.edit(FIRST, ("progress:\n  - fy: 令和8年度\n    status: 予定どおり\nchecked: 2026-10\n", ""))
    years.look()
    assert years.pages_saying(_DRAFT, "/towns/midori/")
    assert "目標の実績は、まだ載っていません。" in years.said["/towns/midori/"]
    assert "実績はまだ" not in years.said["/"] + years.said["/en/"]

    # December 2026: adopted
    years.run("adopt", "midori", "--on", "令和8年12月")
    years.look()
    assert years.pages_saying(_DRAFT, "/towns/midori/") == []
    assert years.pages_saying("draft", "/en/towns/midori/") == []
    assert "令和8年12月" in years.said["/towns/midori/measures/1-1/"]

    # May 2027: the yearly survey brings actuals and progress
    years.run("survey", "export", "midori", "--year", "令和8年度", "--to", "survey")
    for book in sorted((years.root / "survey").glob("*.xlsx")):
        _fill_in(book, {"交付件数": 1700}, "予定どおり")
        years.run("survey", "import", str(book))
        capsys.readouterr()
        years.run("survey", "import", str(book))
        assert capsys.readouterr().out == "新しく書きこまれたところがないので、何も変えていません。\n"
    years.look()
    measure = years.said["/towns/midori/measures/1-1/"]
    assert "1,700件" in measure
    assert "順調" in measure
    assert "On track" in years.said["/en/towns/midori/measures/1-1/"]
    assert "順調" in years.said["/towns/midori/"]
    assert "実績があるもの1件" in years.said["/towns/midori/"]

    # June 2027: a department gets a new name, a target is raised: the entry is demanded
    years.edit(TOWN, ("  - name: 税務課\n", "  - name: 税務住民課\n    formerly: [税務課]\n"))
    years.edit(SECOND, ("departments: [税務課]", "departments: [税務住民課]"))
    years.edit(FIRST, ("value: 1900", "value: 2000"), ("text: 1,900件以上", "text: 2,000件以上"))
    years.run("check", status=1)
    entry = (
        "changes:\n  - on: 令和9年6月\n    what: 目標「交付件数」\n    before: 1,900件以上\n    after: 2,000件以上\n"
    )
    years.edit(FIRST, ("links:\n", f"{entry}links:\n"))
    years.look()
    assert "目標「交付件数」が、「1,900件以上」から「2,000件以上」に変わりました。" in years.said["/changes/"]
    assert "令和9年6月" in years.said["/towns/midori/measures/1-1/"]
    assert years.pages_saying("税務課", "/towns/midori/measures/", "/measures/") == []

    # May 2028: one measure is late
    years.edit(SECOND, ("    status: 予定どおり\n", "    status: 予定どおり\n  - fy: 令和9年度\n    status: 遅れ\n"))
    years.look()
    assert "予定よりおくれています" in years.said["/towns/midori/measures/1-2/"]
    assert "予定よりおくれています" in years.said["/measures/"]
    assert "計画がつくられたとき" not in years.said["/towns/midori/"] + years.said["/towns/"]

    # October 2028: the town stops the other one; nothing announces it any more
    announced = ("/schedule/", "/en/schedule/", "/towns/midori/schedule/", "/en/towns/midori/schedule/", "/", "/en/")
    assert [url for url in announced if "交付" in years.said[url]]
    years.edit(FIRST, ("    status: 予定どおり\n", "    status: 予定どおり\n  - fy: 令和10年度\n    status: 中止\n"))
    years.look()
    stopped = years.said["/towns/midori/measures/1-1/"]
    assert "とりやめました" in stopped
    assert "いつから？" not in stopped
    assert "計画がつくられたとき" not in stopped
    assert "とりやめました" in years.said["/answers/"]
    assert "コンビニで証明書を取りたい" in years.said["/"]
    own = "/towns/midori/schedule/"
    assert [url for url in announced if "交付" in years.said[url]] == [own]
    assert "証明書をコンビニで とりやめました" in years.said[own]
    assert "町は、これをとりやめました。" in years.said["/changes/"]

    # December 2028: a draft of the next plan; the present one stays in every list
    years.run("new", "plan", "midori", "--from", "令和11年度")
    years.run("new", "measure", "midori-2029", "1-(1)-①")
    years.look()
    assert "次の計画の案です。" in years.said["/towns/midori-2029/"]
    assert years.pages_saying("次の計画の案です。", "/towns/midori/") == []
    assert years.pages_saying("題名を書いてください", *_LISTS) == []
    assert "町税の電子納付" in years.said["/measures/"]

    # March 2029: the next plan is adopted; what became of each measure is demanded
    page = "docs/towns/midori-2029/index.md"
    years.edit(
        page,
        ("plan: みどり町の次の計画（名前を書いてください）", "plan: 第2次みどり町DX計画"),
        ("state: 案", "state: 決定"),
    )
    years.edit(page, ("published: null", "published: 令和11年3月"))
    years.run("check", status=1)
    years.edit(page, ("by: null", "by: []"), ("by: null", "by: [midori-2029-1-1-1]"))
    years.edit("docs/towns/midori-2029/measures/1-1-1.md", ("題名を書いてください（1-(1)-①）", "町税の新しい払い方"))
    years.look()
    assert "第2次みどり町DX計画" in years.said["/towns/midori/measures/1-2/"]
    assert "町税の新しい払い方" in years.said["/towns/midori/measures/1-2/"]
    assert "次の計画に、これを引きつぐものはありません。" in years.said["/towns/midori/measures/1-1/"]
    assert "町税の電子納付" in years.said["/towns/midori-2029/measures/1-1-1/"]
    assert years.pages_saying("町税の電子納付", *_LISTS) == []
    assert "町税の新しい払い方" in years.said["/measures/"]
    assert "題名を書いてください" not in years.said["/answers/"] + years.said["/"]
    ended = [url for url in years.said if "/towns/midori/" in url]
    assert [url for url in ended if "次の計画" not in years.said[url] and "The next plan" not in years.said[url]] == []

    # May 2029: the last actual of the old plan; its judgement stays with it
    years.edit(
        FIRST,
        (
            "        text: 1,700件\n",
            "        text: 1,700件\n      - fy: 令和10年度\n        value: 2100\n        text: 2,100件\n",
        ),
    )
    years.look()
    assert "達成" in years.said["/towns/midori/measures/1-1/"]
    assert "達成" not in years.said["/towns/midori-2029/"]


def _fill_in(book: Path, values: dict[str, int], status: str) -> None:
    """Fill a workbook in as a section of the town office would."""
    opened = openpyxl.load_workbook(book)
    for row in opened["実績"].iter_rows(min_row=FIRST_ROW):
        if row[2].value in values:
            row[7].value = values[str(row[2].value)]
    for row in opened["進み具合"].iter_rows(min_row=FIRST_ROW):
        if row[0].value:
            row[4].value = status
    opened.save(book)
