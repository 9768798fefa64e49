"""Which tests are about this site's content: they read docs/ as it is. All others need the tiny library alone.

``pytest -m "not content"`` passes in any site's repository; ``tests/test_apart.py`` tries it with another ``docs/``.
"""

import pytest

_FIXTURES = {"real", "real_site", "real_served", "open_real"}
"""Fixtures that read docs/."""
_MODULES = {
    "test_content.py",
    "test_theme_states.py",
}
_TESTS = {
    "test_translations.py": {"test_planted_slips_are_found_with_their_place"},
}
"""Tests of other modules, by the names of their files."""


def is_of_content(item: pytest.Item) -> bool:
    """Whether a test is about docs/: by a fixture, by a parameter called ``real``, or by its name."""
    name = getattr(item, "originalname", item.name)
    call = getattr(item, "callspec", None)
    return bool(
        _FIXTURES & {*getattr(item, "fixturenames", ())}
        or (call and "real" in call.id.split("-"))
        or item.path.name in _MODULES
        or name in _TESTS.get(item.path.name, ())
    )
