"""What an old reader's eye stumbles over: a name on two lines, a table that is cut, small letters."""

import pytest

from .conftest import Open

KINDS = """
/ answers themes themes/front-office themes/people towns towns/ono towns/ono/measures/1-1-2 towns/kahoku/measures/1-3
towns/ono/plan/02-situation towns/ono/schedule towns/ono/departments measures targets schedule glossary glossary/bpr
glossary/differences plans departments news changes search about/sources about/privacy about/performance
about/translation about/judgement about/correction guide/measures guide/publishing
"""
PAGES = [f"/{kind}/".replace("///", "/") for kind in KINDS.split()]
SMALLEST = 14
"""Pixels of a letter's height."""
_FOUND = """([names, smallest]) => {
  const found = new Set()
  const isCut = (element) => getComputedStyle(element).clipPath === "inset(50%)"
  const clipped = (element) => element && (isCut(element) || clipped(element.parentElement))
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  while (walker.nextNode()) {
    const node = walker.currentNode
    const parent = node.parentElement
    const isSeen = node.data.trim() && parent.checkVisibility({ visibilityProperty: true }) && !clipped(parent)
    if (!isSeen || parent.closest("script, select, .skip, .phase, .bar")) continue
    if (parseFloat(getComputedStyle(parent).fontSize) < smallest) found.add(`small: ${node.data.trim().slice(0, 20)}`)
    for (const name of names.filter((name) => node.data.includes(name))) {
      const at = node.data.indexOf(name)
      range.setStart(node, at)
      range.setEnd(node, at + name.length)
      if (new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1) found.add(`broken: ${name}`)
    }
  }
  for (const box of document.querySelectorAll(".table-box")) {
    const scrolls = getComputedStyle(box).overflowX !== "visible"
    if (scrolls && box.scrollWidth > box.clientWidth + 1) found.add(`cut: ${box.ariaLabel}`)
  }
  return [...found]
}"""
_NAMES = ["河北町", "桑折町", "国見町", "会津坂下町", "小野町"]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["", "/en"])
def test_no_name_is_broken_no_letter_small_and_no_table_cut(open_real: Open, language: str, width: int) -> None:
    page = open_real("/", width=width)
    site = page.url.removesuffix("/")
    found = {}
    for path in PAGES:
        page.goto(f"{site}{language}{path}")
        if told := page.evaluate(_FOUND, [_NAMES, SMALLEST]):
            found[path] = told
    assert found == {}


def test_a_table_wider_than_a_phone_is_a_card_per_row_and_still_a_table(open_real: Open) -> None:
    page = open_real("/themes/people/", width=360)
    table = page.locator(".text table.cards").first
    heads = table.get_by_role("columnheader").all_text_contents()
    assert len(heads) >= 4
    cells = table.get_by_role("row").nth(1).get_by_role("cell")
    assert [cell.get_attribute("data-label") for cell in cells.all()[1:]] == [f"{head}：" for head in heads[1:]]
    edges = cells.evaluate_all("all => all.map((cell) => cell.getBoundingClientRect().top)")
    assert edges == sorted(set(edges)), "one below the other"


@pytest.mark.parametrize("path", ["/towns/ono/", "/en/towns/ono/"])
def test_cards_in_a_row_have_one_height_and_one_line_of_numbers(open_real: Open, path: str) -> None:
    page = open_real(path, width=360)
    for part, edge in ((".shortcuts a", "height"), (".shortcuts b", "top")):
        edges = page.locator(part).evaluate_all(f"all => all.map((e) => e.getBoundingClientRect().{edge})")
        assert max(edges) - min(edges) < 1, part


def test_what_follows_a_page_stands_apart(open_real: Open) -> None:
    page = open_real("/towns/kahoku/measures/1-3/", width=360)
    before, after = page.locator(".neighbours").bounding_box(), page.locator(".page-tools").bounding_box()
    assert before
    assert after
    assert after["y"] - before["y"] - before["height"] >= 16


def test_on_a_phone_a_booklet_unfolds_one_part_at_a_time(open_real: Open) -> None:
    page = open_real("/towns/ono/booklet/", width=360)
    assert page.evaluate("document.documentElement.scrollHeight") < 10 * 740
    entry = page.locator(".booklet-contents a").last
    entry.click()
    part = page.locator(str(entry.get_attribute("href")))
    part.wait_for(state="visible")
    page.locator(".booklet > section:visible .to-contents a").last.click()
    part.wait_for(state="hidden")
