"""No unit test builds a site: its project is ``docs/`` and the settings, without hooks and templates."""

import shutil
from pathlib import Path

import pytest

from ..conftest import ROOT


@pytest.fixture
def project(docs: Path) -> Path:
    """A project of a test's own, to change."""
    shutil.copy(ROOT / "mkdocs.yml", docs.parent)
    return docs.parent
