"""Expected search results: the text of each page as the browser shows it, and hand-written and random queries."""

import json
import random
import re
import unicodedata
from functools import cache
from pathlib import Path

from playwright.sync_api import Browser, Page

from machidx.language import characters

_VISIBLE = """async path => {
  const page = new DOMParser().parseFromString(await (await fetch(path)).text(), "text/html")
  document.body.replaceWith(page.body)
  const article = document.querySelector("article")
  if (!article || article.matches("[data-pagefind-ignore]")) return null
  const unseen = "rt, rp, noscript, [data-pagefind-ignore], svg, [hidden]"
  for (const element of article.querySelectorAll(unseen)) element.remove()
  for (const fold of article.querySelectorAll("details")) fold.open = true  // browsers unfold what they find
  return article.innerText
}"""
_ASK = """async query => {
  const form = document.querySelector("[data-search]")
  const { Engines } = await import(document.querySelector("link[href*=search-engine]").href)
  const indexes = JSON.parse(form.dataset.search).map((address) => new URL(address, document.baseURI))
  window.engines ??= new Engines(indexes)
  return (await window.engines.find(query, {})).map(({ id, named }) => [id, Boolean(named)])
}"""

_FOUND = """query => document.getElementById("search-count").textContent
  && (new URLSearchParams(location.search).get("q") ?? "") === query"""


@cache
def fold(text: str) -> str:
    """Fold a text as the search does; its table is the product's, the rest is independent of it."""
    text = unicodedata.normalize("NFKC", "".join(map(_one, text)))
    text = unicodedata.normalize("NFKC", text.lower())
    signs = ["", *map(_one, text), ""]
    for at, (before, sign, after) in enumerate(zip(signs, signs[1:], signs[2:], strict=False), 1):
        if sign == "ー" and _is_plain(before) and _is_plain(after):
            signs[at] = "-"
        elif sign == characters.DASH:
            signs[at] = "ー" if _is_katakana(before) and _is_katakana(after) else "-"
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else "σ" if c == "ς" else c for c in signs if c)


@cache
def _one(sign: str) -> str:
    if sign in characters.INSTEAD:
        return characters.INSTEAD[sign]
    if unicodedata.category(sign) in ("Zs", "Zl", "Zp") or sign in "\t\n\v\f\r\x85":
        return " "
    return "" if re.match(f"[{characters.UNSEEN}]", sign) else characters.DASH if _is_dash(sign) else sign


def _is_dash(sign: str) -> bool:
    return sign != "-" and (unicodedata.category(sign) == "Pd" or sign in characters.DASHES)


def _is_plain(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


def _is_katakana(sign: str) -> bool:
    return "ァ" <= sign <= "ヺ"


def contains(text: str, query: str) -> bool:
    """Whether a text contains every word of a query, after folding."""
    folded = fold(text)
    plain = _plain(folded)
    return all(word in folded or _plain(word) in plain for word in fold(query).split())


@cache
def _plain(text: str) -> str:
    """Remove thousands separators."""
    out: list[str] = []
    for at, c in enumerate(text):
        before, after = text[at - 1 : at], text[at + 1 : at + 4]
        inside = before.isdecimal() and len(after) == 3 and after.isdecimal() and not text[at + 4 : at + 5].isdecimal()
        if c != "," or not inside:
            out.append(c)
    return "".join(out)


def texts(browser: Browser, address: str, paths: list[str]) -> dict[str, str]:
    """Visible text of each article by path, before any script; pages left out of the index are skipped."""
    page = browser.new_page(bypass_csp=True)
    page.goto(f"{address}{paths[0]}", wait_until="load")
    read = {path: page.evaluate(_VISIBLE, path) for path in paths}
    page.close()
    return {path: text for path, text in read.items() if text is not None}


def paths_by_id(index: Path) -> dict[int, str]:
    """Path of each indexed page by its id in an index."""
    records = index.glob("*/pages/*.json")
    return {int(record.stem): json.loads(record.read_text(encoding="utf-8"))["url"] for record in records}


def cut_from(texts: dict[str, str], count: int) -> list[str]:
    """Cut ``count`` distinct runs of 1 to 12 characters from the pages at random, with a fixed seed."""
    dice = random.Random(20261120)
    lines = sorted({line.strip() for text in texts.values() for line in text.split("\n") if line.strip()})
    out: dict[str, None] = {}
    while len(out) < count:
        line = dice.choice(lines)
        start = dice.randrange(len(line))
        run = line[start : start + dice.randint(1, 12)]
        if len(run.split()) == 1 and run == run.strip():
            out[run] = None
    return list(out)


def queries(language: str) -> list[str]:
    """The hand-written queries of a language, one per line; pages must contain all words of a line."""
    return (Path(__file__).parent / f"queries.{language}.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")


def ask(page: Page, query: str) -> list[tuple[int, bool]]:
    """All results of a query, in order: id, and whether the page matches only by a name."""
    found: list[tuple[int, bool]] = page.evaluate(_ASK, query)
    return found


def first_of(page: Page, query: str) -> str:
    """Type a query into the search page; returns the path of the first result, "" without results."""
    page.evaluate("document.getElementById('search-count').textContent = ''")
    page.locator("#search-q").fill(query)
    # The results of this query: those of one before may come after it was typed.
    page.wait_for_function(_FOUND, arg=query.strip())
    found = page.locator("#search-results a")
    return str(found.first.evaluate("a => decodeURI(a.pathname)")) if found.count() else ""
