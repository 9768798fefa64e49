"""Puts the pages that every site begins with, taken from docs/, into the wheel. All else stands in pyproject.toml."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

_OTHERS = ("requirements-site.lock", ".vscode/extensions.json", ".vscode/tasks.json")
"""Files that a new site has as they are here."""


def _of_this_site(folder: str, names: list[str]) -> list[str]:
    """The entries of a folder of docs/ that are this site's own: towns, and what is no page."""
    is_town = Path(folder).name == "towns"
    return [name for name in names if (is_town and not name.startswith("index.")) or name.endswith((".yml", ".json"))]


class _WithPages(build_py):
    """Copies the modules and their data, then the pages."""

    def run(self) -> None:
        super().run()
        if not self.editable_mode:
            into = Path(self.build_lib, "machidx", "site", "new_site", "packed")
            shutil.copytree("docs", into / "docs", ignore=_of_this_site, dirs_exist_ok=True)
            for name in _OTHERS:
                (into / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(name, into / name)


setup(cmdclass={"build_py": _WithPages})
