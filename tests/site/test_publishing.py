"""What stays and what stands when publishing is killed, refused or goes wrong, with a generator that only copies."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from machidx.content import history
from machidx.site import publishing, swapping
from machidx.site.locking import held
from machidx.site.publishing import PREVIEW, publish

from .copying import content, copy_only, spoil_made

DYING = """
import os, signal, sys
from pathlib import Path
from machidx.content import history
from machidx.site import publishing, swapping

EVENTS = {"os.rename": 1, "shutil.rmtree": 1, "tempfile.mkdtemp": 1, "os.remove": 30, "os.chmod": 60}
if sys.argv[2] == "two steps":
    swapping._exchange = lambda: None
counts, left = dict.fromkeys(EVENTS, 0), int(sys.argv[1])

def watch(event, arguments):
    global left
    if event in EVENTS:
        counts[event] += 1
        if counts[event] % EVENTS[event] == 0:
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(watch)
assert publishing.publish(Path.cwd()).published
"""
"""Publishes, and is killed just before the given change to the folders."""
BLOCK = 4096
not_on_windows = pytest.mark.skipif(sys.platform == "win32", reason="other signals, links and modes there")


@pytest.fixture
def quick(project: Path, site: Path) -> Path:
    """A project whose generator copies the folder ``made``; it is published."""
    copy_only(project, site)
    assert publish(project) == publishing.Outcome(published=True, said="")
    return project


def left_over(project: Path) -> list[str]:
    return sorted(path.name for path in project.glob(".site*") if path.name != ".site.lock")


@not_on_windows
@pytest.mark.parametrize("way", ["exchange", "two steps"])
def test_a_kill_at_any_change_to_the_folders_leaves_a_complete_site(quick: Path, way: str) -> None:
    """At once where the system can exchange folders; elsewhere at the latest after the next build, a failing one."""
    published = content(quick / "site")
    for number in range(1, 100):
        mark = quick / "made/assets/number.txt"
        mark.write_text(str(number), encoding="utf-8")
        both = (published, content(quick / "made"))
        run = subprocess.run([sys.executable, "-c", DYING, str(number), way], cwd=quick, check=False)
        assert run.returncode in (0, -signal.SIGKILL)
        if way == "two steps":
            (quick / "mkdocs.py").rename(quick / "aside")
            (quick / "mkdocs.py").write_text("raise SystemExit(1)", encoding="utf-8")
            assert not publish(quick).published
            (quick / "aside").replace(quick / "mkdocs.py")
        published = content(quick / "site")
        assert published in both, number
        if run.returncode == 0:
            assert number > 10
            break
    assert publish(quick).published
    assert left_over(quick) == []


@not_on_windows
def test_nothing_works_on_when_publishing_is_killed(quick: Path) -> None:
    (quick / "mkdocs.py").write_text(
        "import multiprocessing, time\n"
        "from pathlib import Path\n"
        "from machidx.site.locking import held\n"
        "def work(name):\n"
        "    with held(Path(name)):\n"
        "        Path(name + '.began').touch()\n"
        "        time.sleep(60)\n"
        "if __name__ == '__main__':\n"
        "    multiprocessing.get_context('spawn').Process(target=work, args=('worker',)).start()\n"
        "    work('generator')\n",
        encoding="utf-8",
    )
    command = "from pathlib import Path; from machidx.site.publishing import publish; publish(Path.cwd())"
    with subprocess.Popen([sys.executable, "-c", command], cwd=quick) as run:
        until(lambda: all((quick / f"{name}.began").exists() for name in ("generator", "worker")))
        run.kill()
    until(lambda: all(is_free(quick / name) for name in ("generator", "worker")))


def until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.02)


def is_free(path: Path) -> bool:
    with held(path) as free:
        return free


@pytest.mark.parametrize("fails_to_remove", [".site.new", ".site.new-1"])
def test_what_a_build_left_behind_is_neither_published_nor_in_the_way(
    quick: Path, monkeypatch: pytest.MonkeyPatch, fails_to_remove: str
) -> None:
    """Also where it cannot be removed: that is told."""
    remove = shutil.rmtree
    (quick / fails_to_remove).mkdir()
    (quick / fails_to_remove / "secret.html").write_text("left", encoding="utf-8")
    monkeypatch.setattr(
        shutil, "rmtree", lambda path, **how: None if Path(path).name == fails_to_remove else remove(path, **how)
    )
    outcome = publish(quick)
    assert outcome.published
    assert (
        outcome.said
        == f"前につくったときの「{fails_to_remove}」を消せません。サイトには関係ありませんが、手で消してください。"
    )
    assert content(quick / "site") == content(quick / "made")


def test_a_site_that_cannot_be_removed_is_no_obstacle(quick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "rmtree", lambda *_, **__: None)
    for number in range(3):
        (quick / "made/assets/number.txt").write_text(str(number), encoding="utf-8")
        assert publish(quick).published
        assert content(quick / "site") == content(quick / "made")


@not_on_windows
def test_a_link_in_place_of_the_site_is_told_and_nothing_is_lost(quick: Path) -> None:
    (quick / "site").rename(quick / "far")
    (quick / "site").symlink_to("far")
    before = content(quick / "far")
    outcome = publish(quick)
    assert not outcome.published
    assert outcome.said.startswith("site/ は、ほかの場所へのリンクか、")
    assert content(quick / "site") == before


def test_a_mounted_folder_in_place_of_the_site_is_told_and_nothing_is_lost(quick: Path, disk: Path) -> None:
    shutil.copytree(quick / "site", disk, dirs_exist_ok=True)
    subprocess.run(["mount", "--bind", str(disk), str(quick / "site")], check=True)
    try:
        outcome = publish(quick)
        assert (outcome.published, outcome.said[:7]) == (False, "site/ は")
        assert content(quick / "site") == content(quick / "made")
    finally:
        subprocess.run(["umount", str(quick / "site")], check=True)


def test_a_full_disk_never_publishes_half_a_site(project: Path, disk: Path) -> None:
    """The real generator and the real index, with room for a part of what they write."""
    root = Path(shutil.copytree(project, disk / "project"))
    assert publish(root).published
    published, used = content(root / "site"), shutil.disk_usage(disk).used
    size = sum(-(-len(data) // BLOCK) * BLOCK for data in published.values())
    outcomes = []
    for percent in (2, 30, 60, 80, 90, 94, 97, 99, 200):
        room = f"remount,size={used + size * percent // 100}"
        subprocess.run(["mount", "-o", room, str(disk)], check=True)
        outcomes.append(publish(root))
        assert content(root / "site") == published, percent
    said = [outcome.said for outcome in outcomes if not outcome.published]
    assert [text for text in said if "ディスク" not in text or "Traceback" in text] == []
    assert len(said) > 4
    assert outcomes[-1].published


def test_a_site_that_is_not_whole_is_told_and_the_old_one_stays(quick: Path) -> None:
    before = content(quick / "site")
    spoil_made(quick)
    outcome = publish(quick)
    assert not outcome.published
    assert outcome.said.splitlines()[0] == "「index.html」: 途中で切れているか、こわれています。"
    assert "つくったファイルがそろっていないため、公開しませんでした。ディスクの空き（いま" in outcome.said
    assert content(quick / "site") == before
    assert left_over(quick) == []


@pytest.mark.parametrize(
    ("raised", "said"),
    [
        ("OSError(28, 'No space left on device')", "ディスクの空きがありません。"),
        ("OSError(28, 'No space left on device', 'x.html')", "「x.html」: ディスクの空きがありません。"),
        ("OSError(28, 'No space left on device', 'a', None, 'b')", "「b」: ディスクの空きがありません。"),
        ("PermissionError(13, 'Permission denied', 'a: b')", "「a: b」: 読み書きする権限がありません。"),
    ],
)
def test_what_the_generator_is_refused_is_told_in_one_line(quick: Path, raised: str, said: str) -> None:
    (quick / "mkdocs.py").write_text(f"raise {raised}", encoding="utf-8")
    outcome = publish(quick)
    assert not outcome.published
    assert outcome.said.startswith(said.removesuffix("。"))
    assert "\n" not in outcome.said


def test_a_mistake_in_the_generator_keeps_its_traceback(quick: Path) -> None:
    (quick / "mkdocs.py").write_text("raise ValueError('[Errno 28]')", encoding="utf-8")
    assert "Traceback" in publish(quick).said


def test_a_preview_leaves_the_site_as_it_is(quick: Path) -> None:
    before = content(quick / "site")
    (quick / "made/assets/number.txt").write_text("1", encoding="utf-8")
    assert publish(quick, PREVIEW).published
    assert content(quick / "site") == before
    assert content(quick / PREVIEW) == content(quick / "made")
    assert left_over(quick) == [PREVIEW]


def environment(project: Path) -> dict[str, str]:
    """What the generator was given."""
    assert publish(project).published
    found: dict[str, str] = json.loads((project / "environment.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("1700000000", "1700000000"),
        ("0", "0"),
        *((odd, "1600000000") for odd in ("", "-1", "1.5", "now", "１２", " 1", "4294967296", "9" * 5000)),
    ],
)
def test_a_time_that_is_none_gives_way_to_the_commits(
    quick: Path, monkeypatch: pytest.MonkeyPatch, asked: str, given: str
) -> None:
    monkeypatch.setattr(history, "git", lambda *_: "1600000000\n")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", asked)
    assert environment(quick)["SOURCE_DATE_EPOCH"] == given


@not_on_windows
def test_a_web_server_may_read_what_a_careful_user_publishes(quick: Path) -> None:
    for path in (quick / "made").rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)
    before = os.umask(0o077)
    try:
        assert publish(quick).published
    finally:
        os.umask(before)
    modes = {(p.is_dir(), p.stat().st_mode & 0o777) for p in (quick / "site", *(quick / "site").rglob("*"))}
    assert modes == {(True, 0o755), (False, 0o644)}


def test_publishing_begins_by_putting_back_what_a_kill_left_aside(quick: Path) -> None:
    before = content(quick / "site")
    (quick / "site").rename(quick / ".site.old")
    spoil_made(quick)
    assert not publish(quick).published
    assert content(quick / "site") == before


def test_where_folders_cannot_be_exchanged_the_site_is_new_all_the_same(
    quick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swapping, "_exchange", lambda: None)
    (quick / "made/assets/number.txt").write_text("1", encoding="utf-8")
    assert publish(quick).published
    assert content(quick / "site") == content(quick / "made")
    assert left_over(quick) == []
