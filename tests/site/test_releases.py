"""What a web server is given to show: releases, the switch between them, and what stays for pages that are open."""

import gzip
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import brotli
import pytest

from machidx.content import history
from machidx.content.failures import RefusedError
from machidx.site import publishing
from machidx.site.artefact.fault import UNREADABLE, Fault, at_file
from machidx.site.locking import held
from machidx.site.releases import compression, current, publication
from machidx.site.releases.destination import Destination
from machidx.site.releases.publication import publish_release, release_list, roll_back

from .copying import BLOCK, COMPRESSED, built, change, content, copy_only, script, spoil_made
from .test_commands import MEASURE, machidx, spoil
from .test_publishing import not_on_windows

UNCHANGED = "公開しているものは、前のままです。"

release = partial(publish_release, examine=lambda _: ())
"""Publishes without the examination, which takes several seconds."""


@pytest.fixture
def quick(project: Path, site: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose generator copies the folder ``made``; what is compressed is not as small as it can be."""
    monkeypatch.setattr(compression, "QUALITY", 1)
    copy_only(project, site)
    change(project, 1)
    return project


@pytest.fixture
def dest(tmp_path: Path) -> Path:
    return tmp_path / "公開 先"


def publish(project: Path, dest: Path, number: int) -> str:
    """Publish a changed build; return the release's name."""
    change(project, number)
    release(project, dest)
    return served(dest)


def served(dest: Path) -> str:
    return current.served(Destination(dest))


def number_of(dest: Path) -> int:
    """The number of the build that is served."""
    return int((dest / "current/assets/number.txt").read_text(encoding="utf-8"))


def commit(project: Path, message: str = "one") -> str:
    """Commit all but what this test adds; return the full hash."""
    if not (project / ".git").exists():
        git(project, "init", "-q")
        (project / ".gitignore").write_text("/made/\n/mkdocs.py\n/environment.json\n/docs/private.pdf\n")
    git(project, "add", "-A")
    git(project, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "--allow-empty", "-m", message)
    return git(project, "rev-parse", "HEAD").strip()


def git(project: Path, *arguments: str) -> str:
    return subprocess.run(("git", *arguments), cwd=project, check=True, capture_output=True, encoding="utf-8").stdout


def test_a_release_is_the_whole_site_under_the_name_of_its_commit(quick: Path, dest: Path) -> None:
    name = commit(quick)[:12]
    assert release(quick, dest) == [f"公開しました: {dest}/current → releases/{name}"]
    assert (dest / "current").readlink() == Path(f"releases/{name}")
    assert built(dest / "current") == content(quick / "made")
    assert sorted(path.name for path in dest.iterdir()) == [".lock", "current", "releases"]
    assert not (quick / "site").exists()


def test_what_is_compressed_unpacks_to_its_original_and_is_smaller(quick: Path, dest: Path) -> None:
    release(quick, dest)
    there = content(dest / "current")
    pairs = [(place, place[:-3]) for place in there if place.endswith(COMPRESSED) and place != "sitemap.xml.gz"]
    unpack = {".gz": gzip.decompress, ".br": brotli.decompress}
    assert [place for place, plain in pairs if unpack[place[-3:]](there[place]) != there[plain]] == []
    assert [place for place, plain in pairs if len(there[place]) > 0.9 * len(there[plain])] == []
    assert {"index.html.gz", "index.html.br", "data/terms.json.gz"} <= there.keys()
    assert any(place.startswith("assets/site.") and place.endswith(".css.br") for place in there)
    assert not there.keys() & {"assets/number.txt.gz", "assets/icon-192.png.br", "data/machi-dx.zip.gz"}
    texts = [place for place, data in there.items() if place.endswith((".html", ".css", ".js")) and len(data) > 3000]
    assert [place for place in texts if not {f"{place}.gz", f"{place}.br"} <= there.keys()] == []


def test_what_did_not_change_is_not_compressed_again(quick: Path, dest: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(quick, dest, 1)
    first = content(dest / "current")
    made: list[bytes] = []

    def way(data: bytes) -> bytes:
        made.append(data)
        return b"new"

    monkeypatch.setattr(compression, "WAYS", {".br": way})
    page = quick / "made/index.html"
    page.write_bytes(page.read_bytes().replace(b"</html>", b"<!-- new --></html>"))
    publish(quick, dest, 2)
    assert page.read_bytes() in made
    assert not {*made} & {data for place, data in first.items() if f"{place}.br" in first}
    assert content(dest / "current")["index.html.br"] == b"new"


def test_the_same_site_is_compressed_to_the_same_bytes(
    quick: Path, dest: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    release(quick, dest)
    for file in (quick / "made").rglob("*"):
        os.utime(file, (0, 0))
    monkeypatch.setenv("MACHIDX_PROCESSES", "3")
    release(quick, dest.with_name("other"))
    assert content(dest / "current") == content(dest.with_name("other") / "current")


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda project: spoil(project, "次の文です。", "別の文です。"), MEASURE),
        (lambda project: (project / "docs/new.md").write_text("x"), "docs/new.md"),
        (lambda project: (project / "docs/private.pdf").write_text("x"), "docs/private.pdf"),
        (lambda project: (project / "overrides/README.md").unlink(), "overrides/README.md"),
        (lambda project: (project / "hooks/新.py").write_text("x"), "hooks/新.py"),
    ],
    ids=["edited", "added", "ignored by git", "removed", "code"],
)
def test_changes_that_no_commit_has_are_told_and_named(
    quick: Path, dest: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], object], told: str
) -> None:
    name = commit(quick)[:12]
    make(quick)
    monkeypatch.setattr(publishing, "generate", lambda _, new: shutil.copytree(quick / "made", new, dirs_exist_ok=True))
    first, *lines = release(quick, dest)[1:]
    assert first.startswith("次のファイルは、コミットしていない変更も公開しました。")
    assert lines[0] == told
    assert served(dest).startswith(f"{name}-")
    assert release_list(dest)[0].endswith(f"  {served(dest)}（コミットしていない変更あり）")


def test_hidden_files_and_those_of_other_folders_are_no_changes(quick: Path, dest: Path) -> None:
    name = commit(quick)[:12]
    (quick / "docs/.DS_Store").write_text("x")
    (quick / "README.md").write_text("x")
    assert len(release(quick, dest)) == 1
    assert served(dest) == name


def test_a_commit_while_the_site_is_built_is_told_and_nothing_published(
    quick: Path, dest: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(quick)
    generate = publishing.generate

    def slow(root: Path, new: Path) -> str:
        commit(quick, "two")
        return generate(root, new)

    monkeypatch.setattr(publishing, "generate", slow)
    with pytest.raises(RefusedError, match="つくる間に、ファイルかコミットが変わりました"):
        release(quick, dest)
    assert served(dest) == ""


def test_without_git_the_content_names_the_release(quick: Path, dest: Path) -> None:
    told = release(quick, dest)
    assert told[0] == "git のコミットがわからないので、版の名前は中身からつけました。"
    assert history.revision(quick, ["docs"], []) == history.Revision("")
    first = served(dest)
    assert publish(quick, dest, 2) != first
    assert publish(quick, dest, 1) == first


def test_the_last_five_releases_are_kept_in_the_order_of_publication(
    quick: Path, dest: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the clock says."""
    names = []
    for number, year in enumerate((2099, 1970, 2026, 2099, 1970, 2026, 1971), start=1):
        monkeypatch.setattr(time, "time", lambda year=year: (year - 1970) * 365.25 * 86400 + 86400)
        names.append(publish(quick, dest, number))
    listed = [line.split()[-1] for line in release_list(dest)]
    assert listed == names[:1:-1]
    assert [line[:2] for line in release_list(dest)] == ["いま", *["  "] * 4]
    assert sorted(p.name for p in (dest / "releases").iterdir() if p.is_dir()) == sorted(listed)


def test_going_back_leads_to_what_was_served_before_each_release(quick: Path, dest: Path) -> None:
    one, two, three = (publish(quick, dest, number) for number in (1, 2, 3))
    assert roll_back(dest) == [f"もどしました: {dest}/current → releases/{two}（前は {three}）"]
    assert number_of(dest) == 2
    four = publish(quick, dest, 4)
    roll_back(dest)
    assert number_of(dest) == 2, "not to the third, which had been taken back"
    roll_back(dest)
    assert number_of(dest) == 1
    with pytest.raises(RefusedError, match="前の版は、残っていません"):
        roll_back(dest)
    roll_back(dest, four[:6])
    assert number_of(dest) == 4
    assert [line.split()[-1] for line in release_list(dest)] == [four, three, two, one]


def test_what_is_served_is_never_removed_however_old(quick: Path, dest: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, *_ = [publish(quick, dest, number) for number in range(1, 6)]
    roll_back(dest, one)
    with monkeypatch.context() as failing:
        failing.setattr(publication, "serve_from", lambda *_: (_ for _ in ()).throw(PermissionError(13, "no")))
        with pytest.raises(PermissionError):
            publish(quick, dest, 6)
    assert publish(quick, dest, 1) == one
    assert number_of(dest) == 1
    publish(quick, dest, 7)
    assert len(release_list(dest)) == 5


def test_what_is_published_again_is_not_stored_twice(quick: Path, dest: Path) -> None:
    commit(quick)
    release(quick, dest)
    assert release(quick, dest)[-1].startswith("いま公開しているものと同じなので、何も変えていません: ")
    assert len(release_list(dest)) == 1


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ("zz", "「zz」という版はありません。残っている版: "),
        ("{now}", "版「{now}」は、いま公開しています。"),
    ],
)
def test_what_cannot_be_gone_back_to_is_told(quick: Path, dest: Path, wanted: str, told: str) -> None:
    publish(quick, dest, 1)
    now = publish(quick, dest, 2)
    with pytest.raises(RefusedError) as refused:
        roll_back(dest, wanted.format(now=now))
    assert str(refused.value).startswith(told.format(now=now))
    assert number_of(dest) == 2


def test_a_beginning_that_several_releases_have_is_told(
    quick: Path, dest: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "revision", lambda *_: history.Revision("c0ffee" * 7, ("docs/x.md",)))
    names = [publish(quick, dest, number) for number in (1, 2)]
    with pytest.raises(RefusedError, match="「c0ffee」で始まる版は、1つではありません: ") as refused:
        roll_back(dest, "c0ffee")
    assert all(name in str(refused.value) for name in names)


def test_a_release_that_is_not_as_it_was_published_is_not_served_again(quick: Path, dest: Path) -> None:
    one, two = publish(quick, dest, 1), publish(quick, dest, 2)
    page = dest / "releases" / one / "towns/index.html"
    page.write_bytes(page.read_bytes()[:-1])
    (dest / "releases" / one / "index.html.gz").unlink()
    with pytest.raises(RefusedError, match=f"版「{one}」は、公開したときのままではない") as refused:
        roll_back(dest)
    assert str(refused.value).splitlines()[1:] == ["index.html.gz", "towns/index.html"]
    assert served(dest) == two
    assert publish(quick, dest, 1) == f"{one}-2"
    assert built(dest / "current").items() >= content(quick / "made").items()


def test_what_fails_the_examination_is_told_and_not_published(quick: Path, dest: Path) -> None:
    publish_release(quick, dest)
    change(quick, 2)
    page = quick / "made/towns/index.html"
    page.write_bytes(page.read_bytes().replace(b"</article>", b'<a href="../nowhere/">x</a></article>'))
    with pytest.raises(RefusedError, match=r"^リンク切れ（1件）: .*\n  towns/index\.html:"):
        publish_release(quick, dest)
    spoil_made(quick)
    with pytest.raises(RefusedError, match=r"「index\.html」: 途中で切れている"):
        publish_release(quick, dest)
    assert (number_of(dest), len(release_list(dest))) == (1, 1)
    assert sorted(path.name for path in dest.iterdir()) == [".lock", "current", "releases"]


def test_an_open_page_finds_its_scripts_and_index_after_each_switch(quick: Path, dest: Path) -> None:
    """Those of every release that is kept; going back, also those that were kept then."""
    names = [publish(quick, dest, number) for number in range(1, 8)]
    kept = {path for number in range(3, 8) for path in (script(number), BLOCK.format(number))}

    def found() -> set[str]:
        there = content(dest / "current")
        return {p for number in range(1, 9) for p in (script(number), BLOCK.format(number)) if p in there}

    assert found() == kept
    roll_back(dest, names[3])
    assert found() >= kept
    assert (dest / "current" / script(7)).read_text(encoding="utf-8") == "[7]"
    if sys.platform != "win32":
        assert (dest / "current" / script(7)).stat().st_nlink > 1, "it takes no room"


def test_where_files_cannot_stand_in_two_folders_they_are_copied(
    quick: Path, dest: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", lambda *_, **__: (_ for _ in ()).throw(PermissionError(1, "no")))
    publish(quick, dest, 1)
    publish(quick, dest, 2)
    assert (dest / "current" / script(1)).read_text(encoding="utf-8") == "[1]"


def test_where_links_are_impossible_a_file_names_the_release(
    quick: Path, dest: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as without:
        without.setattr(os, "symlink", lambda *_, **__: (_ for _ in ()).throw(PermissionError(1, "no")))
        change(quick, 1)
        told = release(quick, dest)
        one = served(dest)
        pointer = f"{dest}/current.txt"
        assert told[-2].startswith(f"ここにはリンクをつくれないので、{pointer}に書きました。")
        assert f"{dest}/releases/{one}に" in told[-2]
        assert told[-1] == f"公開しました: {pointer} → releases/{one}"
        assert Path(pointer).read_bytes() == f"releases/{one}\n".encode()
        two = publish(quick, dest, 2)
        roll_back(dest)
        assert (served(dest), release_list(dest)[1][:2]) == (one, "いま")
    roll_back(dest, two)
    assert sorted(path.name for path in dest.iterdir()) == [".lock", "current", "releases"]


def test_a_link_that_is_there_is_never_left_behind_for_a_file(
    quick: Path, dest: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server would go on showing what the link leads to."""
    publish(quick, dest, 1)
    monkeypatch.setattr(os, "symlink", lambda *_, **__: (_ for _ in ()).throw(PermissionError(1, "no")))
    with pytest.raises(PermissionError):
        publish(quick, dest, 2)
    assert (number_of(dest), (dest / "current.txt").exists()) == (1, False)


@not_on_windows
def test_a_web_server_may_read_what_a_careful_user_publishes(quick: Path, dest: Path) -> None:
    for path in (quick / "made").rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)
    before = os.umask(0o077)
    try:
        for number in (1, 2):
            publish(quick, dest / "下", number)
        roll_back(dest / "下")
    finally:
        os.umask(before)
    shown = [dest, dest / "下", dest / "下/releases", dest / "下/current", *(dest / "下/current").rglob("*")]
    assert {(path.is_dir(), path.stat().st_mode & 0o777) for path in shown} == {(True, 0o755), (False, 0o644)}
    (dest / "下").chmod(0o700)
    change(quick, 3)
    assert f"「{dest}/下」は、ほかの利用者には読めません。" in "".join(release(quick, dest / "下"))


def test_what_a_careful_user_publishes_is_examined_as_a_server_reads_it(quick: Path, dest: Path) -> None:
    for path in (quick / "made").rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)
    before = os.umask(0o077)
    try:
        change(quick, 1)
        publish_release(quick, dest, examine=lambda site: tuple(_closed(site)))
    finally:
        os.umask(before)
    assert number_of(dest) == 1


def _closed(site: Path) -> Iterator[Fault]:
    """The files that a web server could not read."""
    for path in site.rglob("*"):
        if not path.stat().st_mode & 0o004:
            yield at_file(path.name, UNREADABLE, "読めません。")


def test_the_release_that_was_served_is_kept_for_open_pages_and_for_going_back(quick: Path, dest: Path) -> None:
    for number in range(1, 6):
        publish(quick, dest, number)
    roll_back(dest, served_at(dest, 1))
    publish(quick, dest, 6)
    assert number_of(dest) == 6
    roll_back(dest)
    assert number_of(dest) == 1


def served_at(dest: Path, number: int) -> str:
    """The name of the release of a build."""
    (name,) = (
        folder.name
        for folder in (dest / "releases").iterdir()
        if folder.is_dir() and (folder / "assets/number.txt").read_text(encoding="utf-8") == str(number)
    )
    return name


def test_one_run_at_a_time(quick: Path, dest: Path) -> None:
    publish(quick, dest, 1)
    publish(quick, dest, 2)
    with held(dest / ".lock"):
        with pytest.raises(RefusedError, match="いま、ほかの machidx が"):
            release(quick, dest)
        with pytest.raises(RefusedError, match="いま、ほかの machidx が"):
            roll_back(dest)
    assert number_of(dest) == 2


def test_two_at_once_serve_one_of_both(quick: Path, dest: Path) -> None:
    """Each either publishes or tells that another does."""
    command = "import sys; from machidx.cli.main import main; sys.exit(main())"
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", command, "publish", str(dest)],
            cwd=quick,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        for _ in range(3)
    ]
    said = [run.communicate() for run in runs]
    taken = [err for _, err in said if err.startswith("いま、ほかの machidx が")]
    done = [out for out, _ in said if "公開しました: " in out or "何も変えていません: " in out]
    assert (len(done) + len(taken), bool(done)) == (3, True), said
    assert built(dest / "current") == content(quick / "made")
    assert len(release_list(dest)) == 1


@pytest.mark.parametrize("name", ["docs/public", "overrides", "hooks/x", "site", "site/live", ".site.preview"])
def test_the_folders_of_the_project_are_no_place_to_publish(quick: Path, name: str) -> None:
    with pytest.raises(RefusedError, match="の中には公開できません"):
        release(quick, quick / name)


@pytest.mark.parametrize("there", ["index.html", "current/index.html"])
def test_a_folder_of_other_things_is_left_alone(quick: Path, dest: Path, there: str) -> None:
    (dest / there).parent.mkdir(parents=True)
    (dest / there).write_text("ours", encoding="utf-8")
    with pytest.raises(RefusedError, match="公開したものとはちがうファイルがあります"):
        release(quick, dest)
    assert content(dest) == {there: b"ours"}


def test_folders_among_the_releases_that_are_none_are_left_alone(quick: Path, dest: Path) -> None:
    (dest / "releases/mine").mkdir(parents=True)
    (dest / "releases/mine.json").write_text("{}", encoding="utf-8")
    for number in range(1, 7):
        publish(quick, dest, number)
    assert (dest / "releases/mine").is_dir()
    assert (dest / "releases/mine.json").read_text(encoding="utf-8") == "{}"


def test_an_old_release_that_cannot_be_removed_is_told_and_the_new_one_served(
    quick: Path, dest: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(1, 6):
        publish(quick, dest, number)
    monkeypatch.setattr(shutil, "rmtree", lambda *_, **__: None)
    change(quick, 6)
    told = release(quick, dest)
    assert [line for line in told if line.startswith("古い版「.release.new-")]
    assert (number_of(dest), len(release_list(dest))) == (6, 5)


def mount(disk: Path, options: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{options}", str(disk)], check=True)


def test_a_disk_that_is_full_or_may_not_be_written_to_serves_what_it_served(quick: Path, disk: Path) -> None:
    dest = disk / "dest"
    publish(quick, dest, 1)
    used = shutil.disk_usage(disk).used
    change(quick, 2)
    page = quick / "made/index.html"
    page.write_bytes(page.read_bytes().replace(b"</html>", b"<!-- new --></html>"))
    outcomes = []
    for room in ("ro", *(f"rw,size={used + used * percent // 100}" for percent in (1, 30, 200))):
        mount(disk, room)
        before = content(dest / "current")
        run = machidx(quick, "publish", str(dest))
        outcomes.append((run.returncode, run.stderr))
        if run.returncode:
            assert content(dest / "current") == before
    assert number_of(dest) == 2
    assert [code for code, _ in outcomes[:2]] == [1, 1]
    assert "書きこめない場所です。" in outcomes[0][1]
    assert [told for code, told in outcomes[1:] if code and "ディスク" not in told] == []
    assert sorted(path.name for path in dest.iterdir()) == [".lock", "current", "releases"]


@not_on_windows
def test_a_limit_for_the_size_of_files_is_told(quick: Path, dest: Path) -> None:
    limited = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)); import sys; "
    command = f"{limited}from machidx.cli.main import main; sys.exit(main())"
    run = subprocess.run(
        [sys.executable, "-c", command, "publish", str(dest)],
        cwd=quick,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (run.returncode, served(dest)) == (1, "")
    assert "書いてよい大きさ" in run.stderr


@not_on_windows
@pytest.mark.parametrize(
    "environment",
    [{"TZ": "Pacific/Kiritimati", "LC_ALL": "C"}, {"TZ": "America/Los_Angeles", "LANG": "ja_JP.UTF-8"}],
    ids=["C", "ja"],
)
def test_zone_and_language_change_no_byte(
    quick: Path, dest: Path, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]
) -> None:
    release(quick, dest)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    run = machidx(quick, "publish", str(dest.with_name("別の 公開先")))
    assert (run.returncode, run.stderr) == (0, "")
    assert built(dest / "current") == built(dest.with_name("別の 公開先") / "current")


def test_the_commands_publish_list_and_go_back(quick: Path, dest: Path) -> None:
    one = commit(quick)[:12]
    run = machidx(quick, "publish", "../公開 先")
    assert (run.returncode, run.stdout, run.stderr) == (0, f"公開しました: {dest}/current → releases/{one}\n", "")
    two = commit(quick, "two")[:12]
    change(quick, 2)
    assert machidx(quick, "publish", str(dest)).returncode == 0
    lines = machidx(quick, "releases", str(dest)).stdout.splitlines()
    assert [(line[:2], line.split()[-1]) for line in lines] == [("いま", two), ("  ", one)]
    run = machidx(quick / "docs", "rollback", str(dest), "--to", one[:4])
    assert (run.returncode, run.stdout) == (0, f"もどしました: {dest}/current → releases/{one}（前は {two}）\n")
    assert number_of(dest) == 1


def test_a_command_that_fails_says_that_nothing_has_changed(quick: Path, dest: Path) -> None:
    spoil_made(quick)
    for arguments in (("publish", str(dest)), ("rollback", str(dest))):
        run = machidx(quick, *arguments)
        assert (run.returncode, run.stdout) == (1, f"{UNCHANGED}\n")
        assert "Traceback" not in run.stderr
        assert run.stderr.endswith("。\n")
    run = machidx(quick, "releases", str(dest.with_name("none")))
    assert (run.returncode, run.stdout, run.stderr.count("\n")) == (1, "", 1)


@pytest.mark.full
def test_a_project_with_a_problem_publishes_nothing(project: Path, dest: Path) -> None:
    """With the real generator."""
    assert machidx(project, "publish", str(dest)).returncode == 0
    before = content(dest / "current")
    spoil(project, "value: 1466", "value: １４６６")
    run = machidx(project, "publish", str(dest))
    assert (run.returncode, run.stdout) == (1, f"{UNCHANGED}\n")
    assert f"{MEASURE}:17:14: S05 " in run.stderr
    assert content(dest / "current") == before


def test_what_is_read_back_must_be_what_was_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("あ" * 2000, encoding="utf-8")
    write = Path.write_bytes
    monkeypatch.setattr(Path, "write_bytes", lambda path, data: write(path, data[:-1]))
    with pytest.raises(OSError, match=r"a\.txt\.gz"):
        compression.compress_site(tmp_path)
