"""Puts the pages that every site begins with, taken from docs/, into the wheel. All else stands in pyproject.toml."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

_PAGES = ("guide", "themes", "glossary")
"""Folders of docs/ whose pages, or parts of them, say nothing of this site alone."""


class _WithPages(build_py):
    """Copies the modules and their data, then the pages."""

    def run(self) -> None:
        super().run()
        if not self.editable_mode:
            into = Path(self.build_lib, "machidx", "site", "starting", "docs")
            for name in _PAGES:
                shutil.copytree(Path("docs", name), into / name, dirs_exist_ok=True)


setup(cmdclass={"build_py": _WithPages})
