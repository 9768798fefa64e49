"""The wheel has all that a site needs, and a site of its own begins, is checked, built and served from it alone.

The second test installs from the package index and writes its result to ``tests/bench/own-site.md``.
"""

import datetime as dt
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from ..conftest import ROOT
from .installing import committed, run

_RECORD = ROOT / "tests" / "bench" / "own-site.md"
_ASKED = ("--name", "さくら町", "--reading", "さくらまち", "--code", "015555", "--site-url", "https://dx.example.org/")
_LONGEST = 300
"""Seconds that all may take."""


def test_the_wheel_has_every_file_of_the_engine_and_the_shared_pages_once(wheel: Path) -> None:
    there = zipfile.ZipFile(wheel).namelist()
    engine = {name.removeprefix("hooks/") for name in committed("hooks")}
    assert engine - {*there} == set()
    packed = "machidx/site/new_site/packed/"
    added = {name.removeprefix(packed) for name in there if name.startswith(packed)}
    others = {name for name in there if not name.startswith(packed) and ".dist-info/" not in name}
    assert others == engine
    shared = {name for name in committed("docs") if not re.match(r"docs/towns/[^/]+/|.*\.(?:yml|json)$", name)}
    assert added == shared | {"requirements-site.lock", ".vscode/extensions.json", ".vscode/tasks.json"}
    assert len(there) == len({*there})


@pytest.mark.full
def test_a_site_of_its_own_in_five_minutes(wheel: Path, tmp_path: Path) -> None:
    """Wheel, fresh environment, init, new measure and term, check, site, the site's own tests, serve."""
    begun, told = time.monotonic(), [f"wheel: {wheel.stat().st_size // 1024} KB"]
    there = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    site, folder = tmp_path / "site", tmp_path / "environment"
    run(sys.executable, "-m", "venv", folder, cwd=tmp_path)
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    pip = (programs / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(*pip, "--require-hashes", "--requirement", ROOT / "requirements-site.lock", cwd=tmp_path, environment=there)
    run(*pip, "--no-deps", wheel, cwd=tmp_path, environment=there)
    told.append(f"installed: {time.monotonic() - begun:.0f} s")

    def machidx(*arguments: str | Path, cwd: Path = site) -> str:
        return run(programs / "machidx", *arguments, cwd=cwd, environment=there)

    where = run(programs / "python", "-c", "import machidx; print(machidx.__file__)", cwd=tmp_path, environment=there)
    assert Path(where.strip()).is_relative_to(folder)
    machidx("init", site, *_ASKED, cwd=tmp_path)
    machidx("new", "measure", "sakura", "1-2")
    machidx("new", "term", "電子回覧板", "--reading", "でんしかいらんばん", "--english", "digital circulars")
    (site / "overrides/partials").mkdir()
    (site / "overrides/partials/imprint.html").write_text("<p>さくら町役場</p>", encoding="utf-8")
    for command in ("check", "site", "examine"):  # what ``make test`` of the new site runs
        machidx(command)
    pages = list((site / "site").rglob("index.html"))
    assert (site / "site/towns/sakura/measures/1-2/index.html") in pages
    assert "さくら町役場" in (site / "site/index.html").read_text(encoding="utf-8")
    told.append(f"built and examined: {len(pages)} pages, {time.monotonic() - begun:.0f} s from the beginning")
    for address in _served([str(programs / "machidx"), "serve", "--port", "0"], site, there):
        with urllib.request.urlopen(f"{address}towns/sakura/", timeout=30) as answer:
            assert "さくら町" in answer.read().decode()
    if shutil.which("make") and sys.platform != "win32":
        run("make", "--assume-old=.venv/.installed", "test", f"BIN={programs}", cwd=site, environment=there)
    seconds = time.monotonic() - begun
    assert seconds < _LONGEST
    _record([*told, f"served, its own tests passed: {seconds:.0f} s from the beginning"])


def _served(command: list[str], site: Path, environment: dict[str, str]) -> Iterator[str]:
    """Yield the address of the preview once, while it is served."""
    with subprocess.Popen(command, cwd=site, env=environment, stdout=subprocess.PIPE, encoding="utf-8") as run:
        assert run.stdout
        try:
            lines = iter(run.stdout.readline, "")
            address = next(found[0] for line in lines if (found := re.search(r"http://127\.0\.0\.1:\d+/", line)))
            assert next(lines) == "できました。\n"
            yield address
        finally:
            run.terminate()


def _record(told: list[str]) -> None:
    today = dt.datetime.now(tz=dt.UTC).astimezone().date().isoformat()
    version = ".".join(map(str, sys.version_info[:3]))
    lines = "".join(f"- {line}\n" for line in told)
    about = (
        "# A site of its own\n\nWritten by `tests/site/test_own_site.py` (`make test-full`; the workflow `test` too,"
        " on Linux and Windows): the wheel\nalone in a new environment, `init`, `new measure`, `new term`,"
        " `check`, `site`, `examine`, `serve`, and\nthe new site's `make test`.\n"
    )
    head = f"## {today}, {sys.platform}, Python {version}"
    _RECORD.write_text(f"{about}\n{head}\n\n{lines}", encoding="utf-8", newline="\n")
