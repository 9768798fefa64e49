"""Whatever is killed or refused at whichever step, one whole release is served, and the next run mends the rest.

``results.json`` has the dated counts of the last recorded run. ``MACHIDX_SEED`` chooses other moments.
"""

import contextlib
import datetime as dt
import json
import os
import platform
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import count, product
from pathlib import Path
from typing import Any

import pytest

from machidx.site import publishing, verifying
from machidx.site.releases import compression
from machidx.site.releases.current import served
from machidx.site.releases.destination import Destination
from machidx.site.releases.shelf import Shelf

from ..conftest import make_project
from ..site.copying import copy_only
from ..site.test_commands import machidx
from .ground import Ground, copy_made, thin_out
from .steps import KILL, KINDS, REFUSALS, Ending, ending

KILLS = 500
BUILDS = 40
"""Kills of whole builds with the real generator, at random moments, among them."""
_MANY = 25
"""How many of the calls that come by the hundred are one step, in a sample."""
ACTIONS = ("publish", "publish again", "roll back")
_RESULTS = Path(__file__).with_name("results.json")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no such kills and processes there")


@pytest.fixture
def ground(project: Path, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ground:
    """A project that has been published more often than releases are kept."""
    monkeypatch.setattr(compression, "QUALITY", 1)
    monkeypatch.setattr(publishing, "generate", copy_made)
    monkeypatch.setenv("MACHIDX_PROCESSES", "1")
    for wait in ("sync", "fsync"):  # what is killed is a process, not the computer
        monkeypatch.setattr(os, wait, lambda *_: None)
    copy_only(project, site)
    thin_out(project / "made")
    made = Ground(project, tmp_path / "公開 先")
    for number in range(1, 7):
        made.build(number)
        made.publish()
        assert made.served() == number
    return made


def tried(ground: Ground, action: str, fault: str, of_many: int) -> Iterator[Ending]:
    """Try an action with a fault at its first step, at its second, and so on until it has no more."""
    for number in count(1):
        before = ground.served()
        others = [build for build in ground.kept() if build != before]
        wanted = max(ground.builds) + 1 if action == "publish" else others[-1]
        ground.build(wanted)
        act = partial(ground.go_back, wanted) if action == "roll back" else ground.publish
        found = ending(act, fault, number, of_many)
        now = ground.served()
        assert found.way in ("done", "killed", "refused"), found
        assert now in {"done": {wanted}, "refused": {before}, "killed": {before, wanted}}[found.way], found
        assert "Errno" not in found.told
        yield found
        if not found.at:
            assert found.way == "done"
            return


def mended(ground: Ground) -> None:
    """Publish without a fault: nothing is left over, and the last five can be gone back to."""
    ground.build(max(ground.builds) + 1)
    ground.publish()
    assert ground.served() == max(ground.builds)
    assert ground.left_over() == []


def test_a_kill_at_each_step_leaves_one_whole_release(ground: Ground) -> None:
    for action in ACTIONS:
        kinds = {found.at for found in tried(ground, action, KILL, _MANY)}
        assert {"os.rename", "os.symlink", "os.sync", ""} <= kinds
        mended(ground)


@pytest.mark.parametrize("action", ["publish", "roll back"])
def test_a_full_disk_at_each_step_is_told_and_nothing_changes(ground: Ground, action: str) -> None:
    endings = list(tried(ground, action, "ENOSPC", _MANY))
    assert [
        found.told for found in endings if found.way == "refused" and "ディスクの空きがありません。" not in found.told
    ] == []
    assert "refused" in {found.way for found in endings}
    mended(ground)


def test_the_first_publication_killed_at_any_step_is_in_nobodys_way(ground: Ground, tmp_path: Path) -> None:
    for number in count(1):
        first = Ground(ground.project, tmp_path / str(number))
        first.build(1)
        found = ending(first.publish, KILL, number, _MANY)
        assert first.publish()
        assert (first.served(), first.left_over()) == (1, [])
        if not found.at:
            break
    assert number > 10


def publishing_for_real(project: Path, dest: Path) -> subprocess.Popen[bytes]:
    """Publish with the real generator, in a process of its own."""
    command = [sys.executable, "-m", "machidx.cli", "publish", str(dest)]
    return subprocess.Popen(command, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def killed_builds(project: Path, dest: Path, number: int, seed: int) -> Iterator[bool]:
    """Kill whole publications at random moments; yields whether each was killed before its end."""
    moments, settings = random.Random(seed), project / "mkdocs.yml"
    words = settings.read_text(encoding="utf-8")
    needed = verifying.expected(project / "docs", project / "overrides")
    seconds = 0.0
    for build in range(number + 1):
        settings.write_text(words.replace("machi-dx/machi-dx", f"machi-dx/build-{build}"), encoding="utf-8")
        begun = time.monotonic()
        run = publishing_for_real(project, dest)
        with contextlib.suppress(subprocess.TimeoutExpired):
            run.wait(moments.uniform(0, seconds) if seconds else None)
        run.kill()
        yield run.wait() == -signal.SIGKILL
        assert seconds or run.returncode == 0, "the first is not killed"
        seconds = seconds or time.monotonic() - begun
        shelf = Shelf(Destination(dest))
        now = next(release for release in shelf.releases() if release.name == served(shelf.destination))
        assert list(shelf.damage(now)) == []
        assert list(verifying.site_faults(dest / "current", needed)) == []
    last = machidx(project, "publish", str(dest))
    assert last.returncode == 0, last.stderr
    assert Ground(project, dest).left_over() == []


def record(kills: Counter[tuple[str, ...]], refusals: Counter[tuple[str, ...]], seed: int) -> None:
    """Write the counts of a run with its date."""
    results = {
        "date": dt.datetime.now(tz=dt.UTC).date().isoformat(),
        "python": platform.python_version(),
        "seed": seed,
        "kills": nested(+kills),
        "refusals": nested(+refusals),
        "not whole": 0,
    }
    _RESULTS.write_text(f"{json.dumps(results, indent=1)}\n", encoding="utf-8")


def nested(counts: Mapping[tuple[str, ...], int]) -> dict[str, Any]:
    """Return the counts by the first of their names, then by the next."""
    out: dict[str, Any] = {}
    for (*names, last), number in sorted(counts.items()):
        place = out
        for name in names:
            place = place.setdefault(name, {})
        place[last] = number
    return out


@pytest.mark.full
def test_500_kills_and_each_refusal_leave_one_whole_release(ground: Ground, tmp_path: Path) -> None:
    seed = int(os.environ.get("MACHIDX_SEED", "0"))
    kills: Counter[tuple[str, ...]] = Counter()
    refusals: Counter[tuple[str, ...]] = Counter()
    for fault, action in product(REFUSALS, ACTIONS):
        for found in tried(ground, action, fault, 15):
            refusals[fault, action, found.way] += bool(found.at)
        mended(ground)
    while kills.total() < KILLS - BUILDS:
        for action in ACTIONS:
            for found in tried(ground, action, KILL, 1):
                kills[action, found.at] += bool(found.at)
            mended(ground)
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("MACHIDX_PROCESSES")
        project = make_project(tmp_path / "real")
        for was_killed in killed_builds(project, tmp_path / "live", BUILDS, seed):
            kills["whole builds", "a random moment"] += was_killed
    record(kills, refusals, seed)


def test_the_recorded_run_was_of_500_kills_at_every_kind_of_step() -> None:
    results = json.loads(_RESULTS.read_text(encoding="utf-8"))
    kills, refusals = results["kills"], results["refusals"]
    assert sum(sum(of.values()) for of in kills.values()) >= KILLS
    assert {*kills} == {*ACTIONS, "whole builds"}
    assert {*KINDS} <= {kind for of in kills.values() for kind in of}
    assert {*refusals} == {*REFUSALS}
    assert all({*of} == {*ACTIONS} and of[action]["refused"] for of in refusals.values() for action in ACTIONS)
