"""The search of the real site in Chromium: recall, precision, transfer and time. Needs ``machidx site`` first.

Transfer is what a fresh browser loads, compressed, from the first key until ten results stand; then for a second query.
"""

import statistics
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from machidx.browser import find  # noqa: E402
from tests.browser.compressed import serving_compressed  # noqa: E402
from tests.browser.searching import ask, contains, queries, texts  # noqa: E402

_STANDS = "document.getElementById('search-count').textContent"
_PAIRS = 20


def main() -> None:
    """Print the measures for the Japanese site."""
    with serving_compressed(ROOT / "site") as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox", "--disable-gpu"])
        asked = queries("ja")
        print(_quality(browser, address, asked))
        pairs = [(asked[n], asked[(n * 7 + 3) % len(asked)]) for n in range(0, len(asked), len(asked) // _PAIRS)]
        costs = [_cost(browser, address, first, second) for first, second in pairs]
        print(_told("first query", [first for first, _, _ in costs], "KB", 1024))
        print(_told("next query", [second for _, second, _ in costs], "KB", 1024))
        print(_told("last key to results, once loaded", [seconds for _, _, seconds in costs], "ms", 0.001))
        browser.close()


def _quality(browser: Browser, address: str, asked: list[str]) -> str:
    folders = (ROOT / "site").rglob("index.html")
    paths = [f"/{p.parent.relative_to(ROOT / 'site').as_posix()}/".replace("/./", "/") for p in folders]
    there = texts(browser, address, sorted(path for path in paths if not path.startswith("/en/")))
    page = browser.new_page()
    page.goto(f"{address}/search/")
    right = found = wanted = 0
    for query in asked:
        direct = {path for path, by_name in ask(page, query) if not by_name}
        truth = {path for path, text in there.items() if contains(text, query)}
        right, found, wanted = right + len(direct & truth), found + len(direct), wanted + len(truth)
    return f"{len(asked)} queries on {len(there)} pages: recall {right / wanted:.4f}, precision {right / found:.4f}"


def _cost(browser: Browser, address: str, first: str, second: str) -> tuple[int, int, float]:
    """Bytes of the first query and of the next, and seconds of the next."""
    context = browser.new_context()
    page = context.new_page()
    loaded: list[int] = []
    page.on("requestfinished", lambda request: loaded.append(request.sizes()["responseBodySize"]))
    page.goto(f"{address}/search/")
    page.wait_for_load_state("networkidle")
    loaded.clear()
    _type(page, first)
    one = sum(loaded)
    loaded.clear()
    seconds = _type(page, second)
    cost = (one, sum(loaded), seconds)
    context.close()
    return cost


def _type(page: Page, query: str) -> float:
    """Ask a query; seconds from the last key until the count stands."""
    page.evaluate("document.getElementById('search-count').textContent = ''")
    start = page.evaluate("performance.now()")
    page.locator("#search-q").fill(query)
    page.wait_for_function(_STANDS)
    end = page.evaluate("performance.now()")
    page.wait_for_load_state("networkidle")
    return float(end - start) / 1000


def _told(name: str, values: list[float] | list[int], unit: str, size: float) -> str:
    median, most = statistics.median(values) / size, max(values) / size
    return f"{name}: median {median:.0f} {unit}, most {most:.0f} {unit}"


if __name__ == "__main__":
    main()
