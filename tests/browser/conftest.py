"""Fixtures: Chromium (found by ``machidx test``, or here when pytest runs directly) and opened pages."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from machidx.cli.browser import find

from .sweep import FLAGS

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser shared by all tests."""
    path = find()
    assert path, "Chromium が要ります"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser, served: str) -> Iterator[Open]:
    """Function that opens a page of the tiny library's site."""
    with _opening(chromium, served) as opened:
        yield opened


@pytest.fixture
def open_real(chromium: Browser, real_served: str) -> Iterator[Open]:
    """Function that opens a page of the real site."""
    with _opening(chromium, real_served) as opened:
        yield opened


@contextmanager
def _opening(chromium: Browser, served: str) -> Iterator[Open]:
    """Yield a function that opens pages; at the end, assert no console output, script errors or foreign requests.

    Playwright evaluates strings, which the site's policy forbids, so the policy is bypassed except in test_policy.
    """
    said: list[str] = []
    contexts = []

    def opened(path: str, *, width: int = 1280, scheme: Literal["light", "dark"] = "light", **options: object) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            locale="ja-JP",
            **{"bypass_csp": True, **options},  # type: ignore[arg-type]
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: said.append(f"error: {error}"))
        page.on("request", lambda r: None if r.url.startswith(served) else said.append(f"elsewhere: {r.url}"))
        page.goto(served + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert said == []
