"""Fixtures that run a test on both the tiny site and the real one."""

from pathlib import Path

import pytest

from .pages import Reader, read


@pytest.fixture(scope="session", params=["site", "real_site"], ids=["tiny", "real"])
def built(request: pytest.FixtureRequest) -> Path:
    path = request.getfixturevalue(request.param)
    assert isinstance(path, Path)
    return path


@pytest.fixture(scope="session")
def pages(built: Path) -> dict[str, Reader]:
    return read(built)
