"""What lies in docs/ is read or told, whatever it is."""

import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from machidx.content import tree
from machidx.content.catalog import Rule, Rules
from machidx.content.paths import uri_of
from machidx.language import filenames
from machidx.rules.check import check

PNG = b"\x89PNG\r\n\x1a\n"
posix = pytest.mark.skipif(sys.platform == "win32", reason="there are no such files")


def told(project: Path) -> list[tuple[str, Rule]]:
    return [(problem.place.path, problem.rule) for problem in check(project / "docs")[1]]


def _refusing(name: str, real: Callable[..., object]) -> Callable[..., object]:
    """What the computer does for whoever may not read a file or folder: root, who runs some tests, may."""

    def refuse(path: object, *rest: object, **more: object) -> object:
        if Path(str(path)).name == name:
            raise PermissionError(13, "no", str(path))
        return real(path, *rest, **more)

    return refuse


def test_a_folder_that_may_not_be_read_is_told_and_its_pages_are_not_missed(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "scandir", _refusing("measures", os.scandir))
    assert told(project) == [
        ("docs/measures", Rules.UNREADABLE),
        ("docs/towns/aoba/measures", Rules.UNREADABLE),
        ("docs/towns/midori/measures", Rules.UNREADABLE),
    ]


@pytest.mark.parametrize("name", ["towns/midori/measures/1-1.md", "labels.en.yml", "news/a.png", "news/a.svg", "CNAME"])
def test_a_file_that_may_not_be_read_is_told(project: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    file = project / "docs" / name
    if not file.exists():
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(PNG)
    monkeypatch.setattr(Path, "open", _refusing(file.name, Path.open))
    assert (f"docs/{name}", Rules.UNREADABLE) in told(project)


@pytest.mark.parametrize(
    "name", ["towns/midori/adopted.json", "about/accessibility-results.json", "about/performance-results.json"]
)
def test_a_record_that_may_not_be_read_is_told(project: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    (project / "docs" / name).write_text("{}", encoding="utf-8")
    monkeypatch.setattr(Path, "read_bytes", _refusing(name.rpartition("/")[2], Path.read_bytes))
    assert told(project) == [(f"docs/{name}", Rules.UNREADABLE)]


@posix
@pytest.mark.parametrize("name", ["news/a.md", "news/a.png", "news/a.svg", "news/pipe", "labels.en.yml", "CNAME"])
def test_a_pipe_is_told_and_not_waited_for(project: Path, name: str) -> None:
    file = project / "docs" / name
    file.parent.mkdir(exist_ok=True)
    file.unlink(missing_ok=True)
    os.mkfifo(file)
    assert told(project) == [(f"docs/{name}", Rules.UNREADABLE)]


@posix
def test_a_socket_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project / "docs")  # a socket's name must be short
    with socket.socket(socket.AF_UNIX) as ours:
        ours.bind("a.md")
        assert told(project) == [("docs/a.md", Rules.UNREADABLE)]


@posix
@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("案内.png".encode("cp932"), "案内.png"),
        ("案内.md".encode("cp932"), "案内.md"),
        (b"\xff\xfe.png", "\\xff\\xfe.png"),
        (b"a\nb.png", "a\\u000ab.png"),
        (b"\x1b[2J.md", "\\u001b[2J.md"),
    ],
)
def test_a_name_that_cannot_be_shown_is_told_in_signs_that_can(project: Path, name: bytes, seen: str) -> None:
    (project / "docs/news").mkdir(exist_ok=True)
    try:
        (project / "docs/news" / os.fsdecode(name)).write_bytes(PNG)
    except OSError:
        pytest.skip("this computer makes no such file")
    assert told(project) == [(f"docs/news/{seen}", Rules.UNHOLDABLE)]


@posix
def test_a_folder_with_such_a_name_is_not_looked_into(project: Path) -> None:
    try:
        (project / "docs" / os.fsdecode("写真".encode("cp932"))).mkdir()
    except OSError:
        pytest.skip("this computer makes no such folder")
    (project / "docs/about/sources.md").unlink()
    (project / "docs/about/sources.en.md").unlink()
    assert told(project) == [("docs/写真", Rules.UNHOLDABLE)]


@posix
@pytest.mark.parametrize("leads_to", ["..", ".", "loop", "towns"])
def test_a_link_is_told_once_and_not_followed(project: Path, leads_to: str) -> None:
    (project / "docs/loop").symlink_to(leads_to)
    assert told(project) == [("docs/loop", Rules.STRAY)]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["news/x.PNG", "news/x.png"], ["docs/news/x.png"]),
        (["News/x.png", "news/y.png"], ["docs/news"]),
        (["Assets/x.png"], ["docs/Assets/x.png"]),
        (["EN/x.png"], ["docs/EN/x.png"]),
        (["news/が.png", "news/か\u3099.png"], ["docs/news/が.png"]),
        (["news/É.png", "news/e\u0301.png"], ["docs/news/É.png"]),
        (["towns/midori/measures/1-1/QR.svg"], ["docs/towns/midori/measures/1-1/QR.svg"]),
    ],
)
def test_names_that_are_one_for_some_computers_are_told(project: Path, names: list[str], expected: list[str]) -> None:
    for name in names:
        file = project / "docs" / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b'<svg xmlns="http://www.w3.org/2000/svg"/>' if name.endswith("svg") else PNG)
    there = {str(path.relative_to(project / "docs")) for path in tree.read(project / "docs").files}
    if not there.issuperset(map(str, map(Path, names))):
        pytest.skip("this computer takes them for one")
    assert told(project) == [(place, Rules.ADDRESS) for place in expected]


@pytest.mark.parametrize(
    "name",
    [
        "con.png",
        "NUL",
        "aux.en.md",
        "com1.pdf",
        "a:b.png",
        "a?.png",
        "a.",
        "a ",
        "a\\b.png",
        'a".png',
        "a|b",
        "<a>",
        "a*",
    ],
)
def test_a_name_that_windows_cannot_hold_is_told(name: str) -> None:
    assert filenames.unholdable(name)


@pytest.mark.parametrize("name", ["a.png", "図 1.png", "console.md", "com10.pdf", "a.b.png", "(1).png"])
def test_other_names_can_be_held(name: str) -> None:
    assert (filenames.unholdable(name), filenames.unshowable(name), filenames.printable_name(name)) == ("", "", name)


def test_the_real_tree_is_the_one_that_was_found_before(project: Path) -> None:
    docs = project / "docs"
    (docs / ".hidden").mkdir()
    (docs / ".hidden/a.md").write_text("x", encoding="utf-8")
    found = tree.read(docs)
    everything = (path for path in docs.rglob("*") if path.is_file() and ".hidden" not in path.parts)
    assert found.uris == [uri_of(path, docs) for path in sorted(everything)]
    assert (found.problems, found.is_whole) == ([], True)
