"""As readers set their screens: forced colours, less motion, turned, zoomed in, larger and wider letters."""

import base64
from typing import Literal

import pytest
from playwright.sync_api import Page

from .conftest import Open
from .sweep import OURS
from .test_pages import KINDS

MEASURE = "/towns/midori/measures/1-1/"
ACCENTS = ("green", "teal", "blue", "indigo", "purple", "magenta", "brown", "slate")
_MARKS = """async (picture) => {
  const bytes = Uint8Array.from(atob(picture), (c) => c.charCodeAt(0))
  const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }))
  const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d", { willReadFrequently: true })
  canvas.drawImage(image, 0, 0)
  // The column of the picture in which colours change most often.
  const columns = Array.from({ length: image.width }, (_, x) => {
    const { data } = canvas.getImageData(x, 0, 1, image.height)
    const colours = Array.from({ length: image.height }, (_, y) => [...data.slice(y * 4, y * 4 + 3), 1])
    const changes = colours.filter((colour, y) => y && window.machidx.ratio(colour, colours[y - 1]) >= 3).length
    const ratios = colours.map((colour) => window.machidx.ratio(colour, colours[0]))
    return [Math.floor(changes / 2), Math.max(...ratios)]
  })
  return columns.sort(([one], [other]) => other - one)[0]
}"""
_BORDERS = """(wanted) => {
  const ours = window.machidx
  return wanted.map(([selector, property, minimum]) => {
    const element = document.querySelector(selector)
    const back = ours.behind(element.parentElement)
    const colour = ours.over(ours.rgba(getComputedStyle(element)[property]), back)
    return [selector, property, ours.ratio(colour, back) >= minimum, ours.ratio(colour, back)]
  }).filter(([, , enough]) => !enough)
}"""


def _ask(page: Page, *questions: str) -> dict[str, list[str]]:
    page.evaluate(OURS)
    return {question: told for question in questions if (told := page.evaluate(f"machidx.{question}()"))}


@pytest.mark.check("lines")
@pytest.mark.parametrize("accent", ACCENTS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_borders_drawings_and_marks_stand_out(open_page: Open, accent: str, scheme: Literal["light", "dark"]) -> None:
    page = open_page(MEASURE, scheme=scheme)
    page.evaluate(OURS)
    page.evaluate("accent => { document.documentElement.dataset.accent = accent }", accent)
    drawn = [
        (".scale .way", "stroke"),
        (".scale .baseline circle", "stroke"),
        (".scale .target circle", "fill"),
        (".stage", "borderTopColor"),
        (".schedule .bar", "borderTopColor"),
        (".town-tree [aria-current]", "borderLeftColor"),
        (".shade", "borderTopColor"),
        ("a[hreflang]", "borderTopColor"),
    ]
    assert page.evaluate(_BORDERS, [[*pair, 3] for pair in drawn]) == []
    text = [(".kicker", "color"), (".term", "color"), (".site-name", "color"), (".breadcrumbs a", "color")]
    assert page.evaluate(_BORDERS, [[*pair, 4.5] for pair in text]) == []


@pytest.mark.check("lines")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_fields_and_the_outline_of_the_focus_stand_out(open_page: Open, scheme: Literal["light", "dark"]) -> None:
    page = open_page("/measures/", scheme=scheme)
    page.evaluate(OURS)
    fields = [(".filters select", "borderTopColor"), (".filters button", "borderTopColor")]
    assert page.evaluate(_BORDERS, [[*pair, 3] for pair in fields]) == []
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    # Two rings, black and yellow: one of them stands out on any background, and from the other.
    ring = page.evaluate(
        """() => {
          const style = getComputedStyle(document.activeElement)
          const [black, yellow] = [style.outlineColor, style.boxShadow.match(/^(?:rgba?|color)\\([^)]*\\)/)[0]]
          const back = machidx.behind(document.activeElement.parentElement)
          const ratios = [black, yellow].map((colour) => machidx.ratio(machidx.rgba(colour), back))
          return [Math.max(...ratios), machidx.ratio(machidx.rgba(black), machidx.rgba(yellow))]
        }"""
    )
    assert min(ring) >= 3


@pytest.mark.check("contrast")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_links_already_visited_can_be_read(open_page: Open, scheme: Literal["light", "dark"]) -> None:
    """A page may not ask which links were visited: the pair of colours is measured."""
    page = open_page("/", scheme=scheme)
    page.evaluate(OURS)
    assert page.evaluate(
        """() => {
          const probe = document.body.appendChild(document.createElement("p"))
          const backs = ["--back", "--soft", "--warn-back"]
          return ["--visited", "--link", "--muted"].every((name) => backs.every((back) => {
            probe.setAttribute("style", `color: var(${name}); background: var(${back})`)
            const { color, backgroundColor } = getComputedStyle(probe)
            return machidx.ratio(machidx.rgba(color), machidx.rgba(backgroundColor)) >= 4.5
          }))
        }"""
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_forced_colours_what_is_told_by_shape_is_still_told(
    open_page: Open, scheme: Literal["light", "dark"]
) -> None:
    page = open_page(MEASURE, scheme=scheme, forced_colors="active")
    page.evaluate(OURS)
    shown = [
        (".stage", "borderTopColor"),
        (".schedule .bar", "borderTopColor"),
        (".scale .way", "stroke"),
        (".scale .baseline circle", "stroke"),
        (".scale .target circle", "fill"),
        (".town-tree [aria-current]", "borderLeftColor"),
        (".shade", "borderTopColor"),
        ("th.now", "borderBottomColor"),
    ]
    assert page.evaluate(_BORDERS, [[*pair, 3] for pair in shown]) == []
    edge = "(e) => getComputedStyle(e).borderBottomColor"
    plain, current = page.locator(".site-nav a").first, page.locator(".town-nav a").first
    assert plain.evaluate(edge) == page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert current.evaluate(edge) == plain.evaluate(edge), "neither is the page shown"
    axis, way = (
        page.locator(f".scale .{name}").evaluate("e => getComputedStyle(e).stroke") for name in ("axis", "way")
    )
    assert axis != way


@pytest.mark.check("lines")
@pytest.mark.parametrize("setting", [{}, {"scheme": "dark"}, {"forced_colors": "active"}], ids=str)
@pytest.mark.parametrize("media", ["screen", "print"])
def test_an_end_read_from_blank_cells_is_a_broken_line(
    open_page: Open, setting: dict[str, str], media: Literal["screen", "print"]
) -> None:
    """Counted in the picture itself: marks and gaps below one another at the right end of a bar."""
    page = open_page(MEASURE, **setting)
    page.emulate_media(media=media)
    page.evaluate(OURS)
    bar = page.locator(".schedule .inferred").first
    for step in ("use", "consider", "build"):
        bar.evaluate("(e, step) => { e.className = `bar step-${step} inferred` }", step)
        box = bar.bounding_box()
        assert box
        picture = page.screenshot(
            clip={"x": box["x"] + box["width"], "y": box["y"], "width": 8, "height": box["height"]}, full_page=True
        )
        marks, ratio = page.evaluate(_MARKS, base64.b64encode(picture).decode())
        assert marks >= 2, step
        assert ratio >= 3, step


@pytest.mark.parametrize(
    "path", ["/towns/ono/schedule/", "/en/towns/ono/measures/1-1-2/", "/towns/aizubange/schedule/"]
)
def test_on_a_phone_a_schedule_has_all_its_years_in_the_width(open_real: Open, path: str) -> None:
    """The words of the bars stand below them, the legend before the first, and nothing is to be scrolled sideways."""
    page = open_real(path, width=360)
    for policy in page.locator(".planned").all():
        policy.evaluate("e => { e.open = true }")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert page.evaluate("!document.querySelector('.schedule').closest('.table-box')")
    boxes = (
        "all => all.map((e) => e.getBoundingClientRect()).filter(({ left, right }) => left < 0 || right > 360).length"
    )
    assert page.locator(".schedule :is(th, td, .bar, .phase)").evaluate_all(boxes) == 0
    above = "document.querySelector('.bar-key, .bar-legend').getBoundingClientRect().bottom"
    assert page.evaluate(f"{above} <= document.querySelector('.schedule').getBoundingClientRect().top")
    assert page.locator(".in-words .phase").count() == page.locator(".schedule .bar").count()
    assert all("FY20" in words or "年度" in words for words in page.locator(".in-words .phase").all_inner_texts())


def test_on_a_phone_the_policies_of_a_town_are_folded(open_real: Open) -> None:
    page = open_real("/towns/ono/schedule/", width=360)
    assert page.locator(".planned").count() > 5
    assert page.locator("table.schedule:visible").count() == 0
    page.goto(f"{page.url}#policy-2-1")
    assert page.locator("table.schedule:visible").count() == 1
    page = open_real("/towns/ono/schedule/")
    assert page.locator("table.schedule:visible").count() == page.locator("table.schedule").count()
    page = open_real("/towns/ono/schedule/", width=360, java_script_enabled=False)
    assert page.locator("table.schedule").last.is_visible(), "without scripts all are open"


@pytest.mark.check("motion")
@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_nothing_moves_by_itself(open_page: Open, path: str) -> None:
    page = open_page(path)
    page.wait_for_timeout(100)
    assert page.evaluate("document.getAnimations().length") == 0
    assert page.locator("marquee, blink, img[src$='.gif']").count() == 0


def test_who_asks_for_less_motion_gets_none(open_page: Open) -> None:
    page = open_page(MEASURE, reduced_motion="reduce")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((e) => {
          const { transitionDuration, transitionProperty, animationName } = getComputedStyle(e)
          return (transitionProperty !== "none" && parseFloat(transitionDuration) > 0) || animationName !== "none"
        }).length"""
    )
    assert moving == 0
    page.locator("a.term").first.hover()
    page.locator(".tip:popover-open").wait_for(state="visible")
    assert page.evaluate("document.getAnimations().length") == 0


@pytest.mark.check("orientation")
@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_upright_and_sideways_show_the_same(open_page: Open, path: str) -> None:
    page = open_page(path, width=360)
    page.set_viewport_size({"width": 360, "height": 740})
    upright = page.locator("article").inner_text()
    page.set_viewport_size({"width": 740, "height": 360})
    assert page.locator("article").inner_text() == upright
    assert _ask(page, "sideways", "scrollers", "lost") == {}


@pytest.mark.check("reflow", "zoom")
@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_at_400_percent_nothing_is_lost_and_only_tables_scroll_sideways(open_page: Open, path: str) -> None:
    page = open_page(path, width=320, device_scale_factor=4)
    page.set_viewport_size({"width": 320, "height": 256})
    assert _ask(page, "sideways", "scrollers", "lost", "order") == {}


@pytest.mark.check("reflow")
def test_at_400_percent_the_menu_is_below_its_button_and_scrolls_to_its_end(open_page: Open) -> None:
    page = open_page("/", width=320, device_scale_factor=4)
    page.set_viewport_size({"width": 320, "height": 256})
    button = page.get_by_role("button", name="メニュー")
    button.click()
    menu, pressed = page.locator("#menu").bounding_box(), button.bounding_box()
    assert menu
    assert pressed
    assert menu["y"] >= pressed["y"] + pressed["height"]
    assert menu["y"] + menu["height"] <= 256
    last = page.locator("#menu a").last
    last.scroll_into_view_if_needed()
    assert last.is_visible()
    assert page.locator("#menu").evaluate("e => e.scrollWidth <= e.clientWidth")


@pytest.mark.check("targets")
@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_what_can_be_pressed_is_large_enough_for_a_finger(open_page: Open, path: str) -> None:
    page = open_page(path, width=360, has_touch=True, is_mobile=True)
    assert _ask(page, "targets", "controls") == {}
    page.locator(".menu-button").tap()
    assert _ask(page, "targets", "controls") == {}
