"""Fixtures: the tiny library's site as machidx publish serves it, in a folder where the server may write nothing."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from .servers import published, workplace


@pytest.fixture(scope="module")
def work() -> Iterator[Path]:
    """A folder for a server's files; skips where the servers are not installed."""
    if not all(map(shutil.which, ("nginx", "openssl"))) or not Path("/usr/sbin/apache2").exists():
        pytest.skip("nginx, Apache and OpenSSL are not installed")
    with workplace() as folder:
        yield folder


@pytest.fixture(scope="module")
def release(work: Path, site: Path) -> Path:
    """The folder of a release."""
    return published(site, work / "published/current")
