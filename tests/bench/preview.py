"""Measures the preview: from saving a measure's file to its new words in Chromium."""

import queue
import re
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from machidx.cli.browser import find

EDITS = 10
_PATIENCE = 600
"""Seconds that the server may take to say something: a country's towns take minutes to read and to check."""
_SERVE = (sys.executable, "-u", "-m", "machidx.cli", "serve", "--port", "0")
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/")
_SHOWN = "word => document.body && document.body.textContent.includes(word)"
_INDEXED = "検索"
"""Begins what the server says when it has made its search index in the background and nothing is left to do."""


def preview_ms(project: Path, patience: float) -> float:
    """Return the median of several edits, in milliseconds; restores the edited file.

    The first edit waits until the server has nothing left to do, or for ``patience`` seconds without a word from it.
    """
    file = min((project / "docs/towns").glob("*/measures/[0-9]*.md"))
    address = file.relative_to(project / "docs").with_suffix("").as_posix()
    text = file.read_text(encoding="utf-8")
    with _serving(project) as (site, said), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_context(bypass_csp=True).new_page()
        _settle(said, patience)
        page.goto(f"{site}{address}/")
        try:
            took = [_edit(page, file, text, f"かわったことば{n}", said) for n in range(EDITS)]
        finally:
            file.write_text(text, encoding="utf-8")
        browser.close()
    return statistics.median(took)


def _settle(said: "queue.Queue[str]", patience: float) -> None:
    with suppress(queue.Empty):
        while not (line := said.get(timeout=patience)).startswith(_INDEXED):
            assert line, "the server ended"


def _edit(page: Page, file: Path, text: str, word: str, said: "queue.Queue[str]") -> float:
    """Return the milliseconds of one edit; waits until the server has also told the outcome of its check."""
    start = time.perf_counter()
    file.write_text(f"{text.rstrip()}\n\n{word}\n", encoding="utf-8")
    page.wait_for_function(_SHOWN, arg=word, polling=10, timeout=_PATIENCE * 1000)
    took = 1000 * (time.perf_counter() - start)
    said.get(timeout=_PATIENCE)
    return took


@contextmanager
def _serving(project: Path) -> Iterator[tuple[str, "queue.Queue[str]"]]:
    """Serve a preview; yield its address, and the lines it says ("" at its end)."""
    said: queue.Queue[str] = queue.Queue()
    with subprocess.Popen(_SERVE, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout
        lines = process.stdout

        def listen() -> None:
            for line in iter(lines.readline, ""):
                said.put(line)
            said.put("")

        threading.Thread(target=listen, daemon=True).start()
        try:
            address = _ADDRESS.search(said.get(timeout=_PATIENCE))
            assert address
            yield address[0], said
        finally:
            process.terminate()
