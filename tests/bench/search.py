"""Measures the search of the real site in Chromium: recall, precision, transfer and time. Run ``machidx site`` first.

Transfer is the number of compressed bytes that a fresh browser loads from the first key to ten visible results,
including the beginnings of these pages; then for a second query.
``--record`` appends the result to search.md.
"""

import argparse
import gzip
import statistics
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from machidx.cli.browser import find  # noqa: E402
from tests.bench.recording import record  # noqa: E402
from tests.browser.compressed import serving_compressed  # noqa: E402
from tests.browser.searching import ask, contains, paths_by_id, queries, texts  # noqa: E402
from tests.browser.test_search_asked import judged  # noqa: E402

_ASKED = """async query => {
  const field = document.getElementById("search-q")
  const count = document.getElementById("search-count")
  count.textContent = ""
  performance.clearResourceTimings()
  const start = performance.now()
  field.value = query
  field.dispatchEvent(new Event("input", { bubbles: true }))
  await new Promise(done => new MutationObserver((_, observer) => {
    if (count.textContent) { observer.disconnect(); done() }
  }).observe(count, { childList: true }))
  const milliseconds = performance.now() - start
  await new Promise(done => setTimeout(done, 50))  // the last entries are written a moment later
  const loaded = performance.getEntriesByType("resource").map(({ transferSize }) => transferSize)
  return [milliseconds, loaded.reduce((sum, size) => sum + size, 0)]
}"""
_SITES = {"ja": "/", "en": "/en/"}


def main() -> None:
    """Print the measurements for both languages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    told = []
    with serving_compressed(ROOT / "site") as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox", "--disable-gpu"])
        for code in _SITES:
            costs = _costs(browser, address, code, queries(code))
            costs += _costs(browser, address, code, list(judged(code)), " as people ask")
            for line in (_quality(browser, address, code), *costs, _bytes(code)):
                told.append(f"- {code}: {line}")
                print(told[-1], flush=True)
        browser.close()
    if options.record:
        record("search.md", "\n".join(told))


def _quality(browser: Browser, address: str, code: str) -> str:
    asked = queries(code)
    folders = (ROOT / "site").rglob("index.html")
    paths = [f"/{p.parent.relative_to(ROOT / 'site').as_posix()}/".replace("/./", "/") for p in folders]
    there = texts(browser, address, sorted(path for path in paths if path.startswith("/en/") == (code == "en")))
    by_id = paths_by_id(ROOT / "site" / _SITES[code][1:] / "search/index")
    page = browser.new_page(bypass_csp=True)
    page.goto(f"{address}{_SITES[code]}search/")
    right = found = wanted = 0
    for query in asked:
        direct = {by_id[id] for id, by_name in ask(page, query) if not by_name}
        truth = {path for path, text in there.items() if contains(text, query)}
        right, found, wanted = right + len(direct & truth), found + len(direct), wanted + len(truth)
    return f"{len(asked)} queries on {len(there)} pages: recall {right / wanted:.4f}, precision {right / found:.4f}"


def _bytes(code: str) -> str:
    """The compressed size of what every first query loads."""
    index = ROOT / "site" / _SITES[code][1:] / "search/index"
    sizes = {path.stem: len(gzip.compress(path.read_bytes())) for path in sorted(index.glob("*/*.json"))}
    return "index: " + ", ".join(f"{name} {size / 1024:.0f} KB" for name, size in sizes.items())


def _costs(browser: Browser, address: str, code: str, asked: list[str], how: str = "") -> list[str]:
    """Return the costs as lines; each query is asked once as the first one, followed by another one."""
    pairs = [(first, asked[(n * 7 + 3) % len(asked)]) for n, first in enumerate(asked)]
    costs = [cost(browser, f"{address}{_SITES[code]}search/", first, second) for first, second in pairs]
    return [
        _told(f"first query{how}", [first for first, _, _ in costs], "KB", 1024),
        _told(f"next query{how}", [second for _, second, _ in costs], "KB", 1024),
        _told(f"last key to results, once loaded{how}", [milliseconds for _, _, milliseconds in costs], "ms", 1),
    ]


def cost(browser: Browser, address: str, first: str, second: str) -> tuple[int, int, float]:
    """Return the bytes of the first and the second query, and the milliseconds of the second."""
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    _, one = page.evaluate(_ASKED, first)
    milliseconds, two = page.evaluate(_ASKED, second)
    context.close()
    return one, two, milliseconds


def _told(name: str, values: list[float] | list[int], unit: str, size: int) -> str:
    median, most = statistics.median(values) / size, max(values) / size
    return f"{name}: median {median:.0f} {unit}, most {most:.0f} {unit}"


if __name__ == "__main__":
    main()
