"""Mutations of the files below a folder: names, kinds, places, links."""

import os
import shutil
from pathlib import Path
from random import Random


def _docs(file: Path) -> Path:
    return next(folder for folder in file.parents if folder.name == "docs")


def _twin(random: Random, file: Path) -> None:
    name = random.choice(("ガイド.md", "が.md", "あ\u3099.md", file.name.upper(), f"{file.stem}.MD", file.name))
    other = {"ガイド.md": "カ\u3099イト\u3099.md", "が.md": "か\u3099.md"}.get(name, name.swapcase())
    for each in (name, other):
        shutil.copy(file, file.with_name(each)) if each != file.name else None


def _link(random: Random, file: Path) -> None:
    target = random.choice((file.name, "nowhere.md", ".", "..", str(_docs(file)), "/dev/zero", "/dev/null", "link.md"))
    file.with_name(random.choice(("link.md", "link", "link.png"))).symlink_to(target)


def _pipe(random: Random, file: Path) -> None:
    if random.randrange(2):
        file.unlink()
        os.mkfifo(file)
    else:
        os.mkfifo(file.with_name(random.choice(("pipe.md", "pipe", "labels.en.yml.png", "x.en.md"))))


def _folder(random: Random, file: Path) -> None:
    if random.randrange(2):
        file.unlink()
        file.mkdir()
    else:
        (file.parent / random.choice(("x.md", "x.en.md", "x.png", "adopted.json", "x", "stop-words.yml"))).mkdir()


def _gone(random: Random, file: Path) -> None:
    shutil.rmtree(file.parent) if random.randrange(3) == 0 and file.parent != _docs(file) else file.unlink()


def _empty(random: Random, file: Path) -> None:
    file.write_bytes(random.choice((b"", b"\n", b"\xef\xbb\xbf", b"---\n---\n", b"---\n", b"\x00" * 100)))


def _moved(random: Random, file: Path) -> None:
    folders = [path for path in _docs(file).rglob("*") if path.is_dir()]
    target = random.choice(folders) / random.choice(
        (file.name, "index.md", "index.en.md", "1-9.md", "con.md", "x.y.md")
    )
    file.rename(target)


def _named(random: Random, file: Path) -> None:
    names = (
        b"\xff\xfe.md",
        "😀.md".encode(),
        b"a b.md",
        b"-.md",
        b"#.md",
        b"%41.md",
        b"a:b.md",
        b"a?.md",
        b"nul.md",
        b"aux.en.md",
    )
    more = (
        b"a\nb.md",
        b".md",
        b"x.en.en.md",
        "１.md".encode(),
        "①.md".encode(),
        b"a'b\".md",
        b"x.md ",
        b"x.",
        b"a" * 240 + b".md",
    )
    path = os.path.join(os.fsencode(file.parent), random.choice(names + more))  # noqa: PTH118 - bytes that are no text
    with open(path, "wb") as out:  # noqa: PTH123
        out.write(file.read_bytes())


def _unreadable(random: Random, file: Path) -> None:
    random.choice((file, file.parent)).chmod(0)


def _picture(random: Random, file: Path) -> None:
    name = random.choice(("x.png", "x.svg", "x.jpg", "x.pdf", "qr.svg", "x.en.png", "x.exe", "CNAME"))
    data = (
        b"",
        b"\x89PNG\r\n\x1a\n",
        b"<svg/>",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
        b"%PDF-",
        b"\xff" * 50,
    )
    file.with_name(name).write_bytes(random.choice(data))


_TREES = (_twin, _link, _pipe, _folder, _gone, _empty, _moved, _named, _unreadable, _picture)


def tree(random: Random, docs: Path) -> None:
    """Change the files below a folder: names, kinds, places, links."""
    files = sorted(path for path in docs.rglob("*") if path.is_file() and not path.is_symlink())
    change, file = random.choice(_TREES), random.choice(files)
    try:
        change(random, file)
    except (FileExistsError, NotADirectoryError, IsADirectoryError):  # what another change of the same tree has made
        return
