"""Our style lies in layers over the theme's: what a later one says holds, whatever its selectors."""

from typing import Any

import pytest

from machidx.rules import slips

from .conftest import Open

PAGES = ("/towns/midori/measures/1-1/", "/towns/midori/booklet/", "/404.html")
_TOP = """() => [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).map((rule) => [
  rule.constructor.name, [...(rule.nameList ?? [rule.name])]])"""
_LOUD = """() => {
  const below = (rule) => rule.name === "material" ? [] : [rule, ...[...(rule.cssRules ?? [])].flatMap(below)]
  return [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).flatMap(below)
    .filter(({ style }) => style && [...style].some((name) => style.getPropertyPriority(name)))
    .map((rule) => rule.cssText)
}"""
_BOX = """(kind) => {
  const box = document.createElement("div")
  box.className = `admonition ${kind}`
  const title = box.appendChild(document.createElement("p"))
  title.className = "admonition-title"
  document.querySelector("article").append(box)
  const { borderColor, backgroundColor } = getComputedStyle(box)
  return [borderColor, backgroundColor, getComputedStyle(title, "::before").maskImage]
}"""


@pytest.mark.parametrize("path", PAGES)
def test_every_rule_stands_in_a_layer_that_the_first_one_names(open_page: Open, path: str) -> None:
    found: list[Any] = open_page(path).evaluate(_TOP)
    (first, layers), *others = found
    assert first == "CSSLayerStatementRule"
    assert layers[0] == "material"
    for kind, names in others:
        assert kind == "CSSPageRule" or (kind == "CSSLayerBlockRule" and {*names} <= {*layers}), (kind, names)


@pytest.mark.parametrize("path", PAGES)
def test_no_rule_of_ours_is_important(open_page: Open, path: str) -> None:
    """Such a one could not be undone, neither by a later layer nor by a reader's own style."""
    assert open_page(path).evaluate(_LOUD) == []


def test_every_kind_of_box_has_its_look(open_page: Open) -> None:
    page = open_page(PAGES[0])
    plain = page.evaluate(_BOX, "")
    for kind in slips._NOTE_KINDS:
        assert all(ours != theirs for ours, theirs in zip(page.evaluate(_BOX, kind), plain, strict=True)), kind
