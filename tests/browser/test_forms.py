"""Forms of the preview, by keyboard only: what a clerk does in a year, and what must not get lost."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route

from machidx.language import years

from ..conftest import live, make_project
from .sweep import RULES

NOW = years.show_month(years.current_month())
MEASURE = "towns/midori/measures/1-1.md"
_MOST_TABS = 600


@dataclass
class Clerk:
    """A person at a keyboard, in a project that is served."""

    page: Page
    address: str
    docs: Path

    def open(self, path: str) -> None:
        self.page.goto(f"{self.address}{path}")

    def reach(self, selector: str) -> None:
        """Press Tab until the element has the focus."""
        for _ in range(_MOST_TABS):
            if self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"not reached by keyboard: {selector}")

    def reach_nth(self, selector: str, number: int) -> None:
        """Press Tab until the element that comes at a place (0-based) among equal ones has the focus."""
        for _ in range(_MOST_TABS):
            script = "([selector, n]) => document.querySelectorAll(selector)[n] === document.activeElement"
            if self.page.evaluate(script, [selector, number]):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"not reached by keyboard: {selector} {number}")

    def press(self, keys: str) -> None:
        self.page.keyboard.press(keys)

    def write(self, words: str) -> None:
        """Write over what stands in the control with the focus."""
        self.press("Control+a")
        self.page.keyboard.insert_text(words)

    def choose(self, words: str) -> None:
        """Choose an option of the list with the focus by the arrow keys."""
        for key in ("ArrowUp", "ArrowDown"):
            for _ in range(40):
                script = "() => document.activeElement.selectedOptions[0].textContent.trim()"
                if words in self.page.evaluate(script):
                    return
                self.press(key)
        raise AssertionError(f"no such choice: {words}")

    def save(self) -> None:
        self.reach("#form button[type=submit]")
        self.press("Enter")
        self.page.wait_for_selector("#saved, #summary:not([hidden])")
        assert self.page.locator("#summary:visible").all_inner_texts() == []
        self.page.wait_for_function("document.activeElement.id === 'saved'")

    def text(self, file: str) -> str:
        return (self.docs / file).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A project that is served, and its address."""
    project = make_project(tmp_path_factory.mktemp("office") / "project")
    measures = project / "docs" / "towns" / "midori" / "measures"
    third = (measures / "1-2.md").read_text(encoding="utf-8").replace("1-②", "1-③")
    (measures / "1-3.md").write_text(third, encoding="utf-8")
    with live(project) as (address, lines):
        assert next(line for line in lines if "できました" in line)
        yield project, address


@pytest.fixture
def clerk(chromium: Browser, office: tuple[Path, str]) -> Iterator[Clerk]:
    project, address = office
    context = chromium.new_context(bypass_csp=True, locale="ja-JP", viewport={"width": 1400, "height": 900})
    page = context.new_page()
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    there = {path: path.read_bytes() for path in (project / "docs").rglob("*") if path.is_file()}
    yield Clerk(page, address, project / "docs")
    context.close()
    for path in [path for path in (project / "docs").rglob("*") if path.is_file() and path not in there]:
        path.unlink()
    for path, content in there.items():
        if path.read_bytes() != content:
            path.write_bytes(content)
    assert said == []


def differing(before: str, after: str) -> list[str]:
    """The lines that differ, with - and +."""
    return [line[0] + line[2:] for line in difflib.ndiff(before.split("\n"), after.split("\n")) if line[0] in "-+"]


def test_a_clerk_changes_a_target(clerk: Clerk) -> None:
    before = clerk.text(MEASURE)
    clerk.open("towns/midori/measures/1-1/")
    clerk.page.wait_for_selector(".machidx-edit")
    clerk.press("Shift+Tab")
    clerk.reach(".machidx-edit")
    clerk.press("Enter")
    clerk.page.wait_for_selector("#form")
    clerk.reach("[name='kpis/target/value']")
    clerk.write("2000")
    clerk.page.wait_for_selector("#f-kpis-0-target .wrong:visible")
    clerk.reach("[name='kpis/target/text']")
    clerk.write("2,000件以上")
    clerk.page.frame_locator("#beside").get_by_text("2,000件以上").first.wait_for()
    clerk.save()
    assert differing(before, clerk.text(MEASURE)) == [
        "-      value: 1900",
        "+      value: 2000",
        "-      text: 1,900件以上",
        "+      text: 2,000件以上",
    ]


def test_a_clerk_enters_an_actual(clerk: Clerk) -> None:
    actual = "    actuals:\n      - fy: 令和8年度\n        value: 1500\n        text: 1,500件\n"
    before = clerk.text(MEASURE).replace(actual, "")
    (clerk.docs / MEASURE).write_text(before, encoding="utf-8")
    clerk.open("-/edit/year/midori?year=2026")
    clerk.reach("[name='midori-1-1/kpi-1/value']")
    clerk.write("1,480")
    clerk.reach("[name='midori-1-1/status']")
    clerk.choose("遅れ")
    clerk.save()
    assert differing(before, clerk.text(MEASURE)) == [
        "+    actuals:",
        "+      - fy: 令和8年度",
        "+        value: 1480",
        "+        text: 1,480件",
        "-    status: 予定どおり",
        "+    status: 遅れ",
    ]


def test_a_clerk_adds_a_measure_with_a_schedule(clerk: Clerk) -> None:
    there = {path: path.read_bytes() for path in clerk.docs.rglob("*.md")}
    clerk.open("-/edit/new/measure/midori")
    clerk.reach("[name=number]")
    clerk.write("1-(1)-⑨")
    clerk.press("Enter")
    clerk.page.wait_for_selector("#form")
    clerk.reach("[name=title]")
    clerk.write("書かない窓口")
    clerk.reach("[name=stage]")
    clerk.choose("これから始めます")
    clerk.reach("[name=summary]")
    clerk.write("窓口で書く紙が減ります。")
    clerk.reach("[name='schedule?']")
    clerk.choose("書かれています")
    clerk.reach("#f-schedule [data-add]")
    clerk.press("Enter")
    clerk.reach("[name='schedule/work']")
    clerk.write("窓口の機械")
    clerk.reach("[data-list='schedule/phases'] > .items > [data-add]")
    clerk.press("Enter")
    clerk.reach("[name='schedule/phases/label']")
    clerk.write("検討")
    clerk.reach("[name='schedule/phases/step']")
    clerk.choose("検討")
    clerk.reach("[name='schedule/phases/from']")
    clerk.choose("令和9年度")
    clerk.reach("[name='source/section']")
    clerk.write("3-1")
    clerk.reach("[name='body/']")
    clerk.write("\n## どう進めるか { #how }\n\n紙を減らします。\n")
    clerk.save()
    new = set(clerk.docs.rglob("*.md")) - {*there}
    assert [path.relative_to(clerk.docs).as_posix() for path in new] == ["towns/midori/measures/1-1-9.md"]
    assert {path: path.read_bytes() for path in there} == there
    text = clerk.text("towns/midori/measures/1-1-9.md")
    assert 'title: "書かない窓口"' in text
    work = [
        "  - work: 窓口の機械",
        "    phases:",
        "      - label: 検討",
        "        step: study",
        "        from: 令和9年度",
    ]
    assert "\n".join(["schedule:", *work, "#"]) in text


def test_a_clerk_adds_a_term_and_links_it(clerk: Clerk) -> None:
    clerk.open("-/edit/new/term")
    clerk.reach("[name=label]")
    clerk.write("機械")
    clerk.reach("[name=reading]")
    clerk.write("きかい")
    clerk.reach("[name=english]")
    clerk.write("machine")
    clerk.press("Enter")
    clerk.page.wait_for_selector("#form")
    clerk.reach("[name=short]")
    clerk.write("動いて仕事をするもの。")
    clerk.save()
    assert 'reading: "きかい"' in clerk.text("glossary/kikai.md")
    before = clerk.text(MEASURE)
    clerk.open(f"-/edit/file/{MEASURE}")
    clerk.reach("[name='body/']")
    place = clerk.page.evaluate(
        "() => { const text = document.activeElement; return text.value.indexOf('機械を置きます') }"
    )
    clerk.press("Control+Home")
    for _ in range(place):
        clerk.press("ArrowRight")
    for _ in range(2):
        clerk.press("Shift+ArrowRight")
    clerk.reach("[data-term-for='f-body']")
    clerk.write("きかい")
    clerk.press("Tab")
    clerk.press("Enter")
    clerk.save()
    assert differing(before, clerk.text(MEASURE)) == [
        "-[[Wi-Fi]]のある場所に機械を置きます。",
        "+[[Wi-Fi]]のある場所に[[機械]]を置きます。",
    ]


def test_a_clerk_confirms_three_measures(clerk: Clerk) -> None:
    clerk.open("-/edit/confirm/midori")
    before = {path: path.read_text(encoding="utf-8") for path in clerk.docs.rglob("*.md")}
    boxes = clerk.page.locator("input[type=checkbox]:not(:checked)").evaluate_all("boxes => boxes.map(box => box.id)")
    assert len(boxes) >= 3
    for id in boxes[:3]:
        clerk.reach(f"#{id}")
        clerk.press("Space")
    clerk.save()
    changed = {
        path: path.read_text(encoding="utf-8") for path in before if path.read_text(encoding="utf-8") != before[path]
    }
    assert len(changed) == 3
    for path, text in changed.items():
        assert [line for line in differing(before[path], text) if not line.startswith("-checked:")] == [
            f"+checked: {NOW}"
        ]


def test_a_translator_translates_a_section(clerk: Clerk) -> None:
    file = "towns/midori/measures/1-1.en.md"
    before = clerk.text(file)
    clerk.open(f"-/edit/translation/{MEASURE}?lang=en")
    assert clerk.page.evaluate("document.documentElement.lang") == "en"
    name = clerk.page.locator("[name^='t/effects']").last.get_attribute("name")
    clerk.reach(f"[name='{name}']")
    words = clerk.page.evaluate("document.activeElement.value")
    clerk.write("Work is improved.")
    assert clerk.page.locator("[name='done/effects']").is_disabled()
    clerk.reach("#form button[type=submit]")
    clerk.press("Enter")
    clerk.page.wait_for_selector("#summary:visible")
    assert "a protected code is lost" in clerk.page.inner_text("#summary")
    assert clerk.text(file) == before
    clerk.page.wait_for_function("document.activeElement.id === 'summary'")
    clerk.reach(f"[name='{name}']")
    clerk.write("[[BPR]] is going on everywhere.")
    clerk.save()
    changed = [line for line in differing(before, clerk.text(file)) if "effects:" not in line]
    assert changed[0] == f"-- {words}", changed
    assert changed[-1] == "+- [[BPR]] is going on everywhere."


FORMS = [
    "",
    f"file/{MEASURE}",
    "file/towns/midori/index.md",
    "file/glossary/bpr.md",
    "file/index.md",
    "new/measure/midori",
    "new/measure/midori?number=",
    "new/measure/midori?number=1-(1)-⑧",
    "new/term",
    "year/midori",
    "confirm/midori",
    f"translation/{MEASURE}",
    f"translation/{MEASURE}?lang=en",
    "file/nosuch.md",
]


@pytest.mark.parametrize("path", FORMS)
def test_axe_finds_nothing_in_a_form(clerk: Clerk, path: str) -> None:
    clerk.open(f"-/edit/{path}")
    if clerk.page.locator("#form").count():
        clerk.page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
        for button in clerk.page.locator("#form [data-add]:visible").all()[:4]:
            button.click()
    assert wrong_for_axe(clerk.page) == []


def wrong_for_axe(page: Page) -> list[tuple[str, list[str]]]:
    """What axe finds in a form; the page beside it is examined as a page of the site."""
    page.locator("iframe").evaluate_all("frames => frames.forEach(frame => frame.remove())")
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    return [(each["id"], [node["html"][:150] for node in each["nodes"]][:3]) for each in found]


def test_a_mistake_is_told_in_a_summary_that_has_the_focus(clerk: Clerk) -> None:
    before = clerk.text(MEASURE)
    clerk.open(f"-/edit/file/{MEASURE}")
    clerk.reach("[name='kpis/target/value']")
    clerk.write("たくさん")
    clerk.reach("#form button[type=submit]")
    clerk.press("Enter")
    clerk.page.wait_for_function("document.activeElement.id === 'summary'")
    assert wrong_for_axe(clerk.page) == []
    clerk.reach("#summary a")
    clerk.press("Enter")
    assert clerk.page.evaluate("document.activeElement.name") == "kpis/target/value"
    assert clerk.page.evaluate("document.activeElement.value") == "たくさん"
    assert clerk.text(MEASURE) == before
    clerk.page.evaluate("localStorage.clear()")


def test_what_was_typed_survives_a_reload_and_a_second_editor_is_told(clerk: Clerk, chromium: Browser) -> None:
    clerk.open(f"-/edit/file/{MEASURE}")
    clerk.reach("[name=title]")
    clerk.write("題名を変えました")
    clerk.page.reload()
    assert clerk.page.input_value("[name=title]") == "題名を変えました"
    other = Clerk(chromium.new_context(bypass_csp=True, locale="ja-JP").new_page(), clerk.address, clerk.docs)
    other.open(f"-/edit/file/{MEASURE}")
    other.reach("[name=summary]")
    other.write("ほかの人が直しました。")
    other.save()
    other.page.context.close()
    saved = clerk.text(MEASURE)
    clerk.reach("#form button[type=submit]")
    clerk.press("Enter")
    clerk.page.wait_for_selector("#summary:visible")
    assert "ほかの人が、先に保存しました" in clerk.page.inner_text("#summary")
    assert clerk.text(MEASURE) == saved
    clerk.reach("#summary button")
    clerk.press("Enter")
    clerk.page.wait_for_selector("#draft:visible")
    assert clerk.page.input_value("[name=title]") == "題名を変えました"
    assert clerk.page.input_value("[name=summary]") == "ほかの人が直しました。"
    clerk.save()
    assert differing(saved, clerk.text(MEASURE))[-1].startswith("+title: ")


def test_items_are_moved_by_keyboard_and_by_drag(clerk: Clerk) -> None:
    clerk.open(f"-/edit/file/{MEASURE}")
    names = "() => [...document.querySelectorAll('#f-schedule [name=\"schedule/work\"]')].map(one => one.value)"
    before = clerk.page.evaluate(names)
    clerk.reach("#f-schedule > .items > .rows > .item:nth-child(2) > .moves [data-up]")
    clerk.press("Enter")
    assert clerk.page.evaluate(names) == [before[1], before[0], *before[2:]]
    clerk.press("Enter")
    assert clerk.page.evaluate("document.activeElement.matches('[data-up]')")
    grips = clerk.page.locator("#f-schedule > .items > .rows > .item > .moves > [data-grip]")
    grips.nth(1).drag_to(grips.nth(0))
    assert clerk.page.evaluate(names) == before
    clerk.page.evaluate("localStorage.clear()")


def test_what_is_typed_while_saving_is_kept(clerk: Clerk) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        if "do=save" in (route.request.post_data or ""):
            held.append(route)
        else:
            route.continue_()

    clerk.page.route("**/-/edit/**", hold)
    clerk.open(f"-/edit/file/{MEASURE}")
    clerk.reach("[name=title]")
    clerk.write("題名を変えました")
    clerk.press("Enter")
    while not held:
        clerk.page.wait_for_timeout(50)
    clerk.reach("[name=summary]")
    clerk.write("保存の間に書きました。")
    held.pop().continue_()
    clerk.page.wait_for_selector("#saved")
    assert "title: 題名を変えました" in clerk.text(MEASURE)
    clerk.page.wait_for_selector("#draft:visible")
    assert clerk.page.input_value("[name=summary]") == "保存の間に書きました。"
    clerk.page.unroute_all()
    clerk.save()
    assert "summary: 保存の間に書きました。" in clerk.text(MEASURE)


def test_back_leads_to_the_page_before_the_form(clerk: Clerk) -> None:
    clerk.open("-/edit/")
    clerk.open(f"-/edit/file/{MEASURE}")
    clerk.reach("[name=title]")
    for title in ("題名を変えました", "もう一度変えました"):
        clerk.write(title)
        clerk.page.frame_locator("#beside").locator("h1", has_text=title).wait_for()
    clerk.page.go_back()
    assert clerk.page.url.endswith("/-/edit/")
    clerk.page.evaluate("localStorage.clear()")


def test_nothing_is_lost_when_the_server_is_killed(chromium: Browser, project: Path) -> None:
    context = chromium.new_context(bypass_csp=True, locale="ja-JP")
    page = context.new_page()
    with live(project) as (address, lines):
        assert next(line for line in lines if "できました" in line)
        clerk = Clerk(page, address, project / "docs")
        clerk.open(f"-/edit/file/{MEASURE}")
        clerk.reach("[name=title]")
        clerk.write("まだ保存していません")
    before = clerk.text(MEASURE)
    clerk.reach("#form button[type=submit]")
    clerk.press("Enter")
    page.wait_for_selector("#summary:visible")
    assert "machidx serve につながりません" in page.inner_text("#summary")
    assert page.input_value("[name=title]") == "まだ保存していません"
    with live(project, urlsplit(address).port or 0) as (again, lines):
        assert again == address
        assert next(line for line in lines if "できました" in line)
        clerk.save()
    assert differing(before, clerk.text(MEASURE)) == ["-title: 証明書をコンビニで", "+title: まだ保存していません"]
    context.close()
