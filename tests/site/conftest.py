"""Fixtures that run a test on both the tiny site and the real one."""

from pathlib import Path

import pytest

from .installing import build_wheel
from .pages import Reader, read


@pytest.fixture(scope="session", params=["site", "real_site"], ids=["tiny", "real"])
def built(request: pytest.FixtureRequest) -> Path:
    path = request.getfixturevalue(request.param)
    assert isinstance(path, Path)
    return path


@pytest.fixture(scope="session")
def pages(built: Path) -> dict[str, Reader]:
    return read(built)


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the files of this repository alone."""
    return build_wheel(tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("dist"))
