"""A project whose generator only copies, so that what happens before and after it can be tried often."""

import shutil
from pathlib import Path

from machidx.site.fingerprints import fingerprinted

GENERATOR = """
import json, os, shutil, sys
from pathlib import Path

def main():
    new = Path(sys.argv[-1])
    assert list(new.glob("*")) == [], "the folder to build into is empty"
    for path in sorted(Path("made").rglob("*")):
        place = new / path.relative_to("made")
        place.mkdir(exist_ok=True) if path.is_dir() else shutil.copy(path, place)
    Path("environment.json").write_text(json.dumps(dict(os.environ)))

if __name__ == "__main__":
    main()
"""
BLOCK = "search/index/{:016x}/names.json"
"""A file in a folder that is named after its content."""
COMPRESSED = (".gz", ".br")


def copy_only(project: Path, site: Path) -> None:
    """Let the generator of a project copy the folder ``made``, which is a copy of a built site."""
    shutil.copytree(site, project / "made")
    (project / "mkdocs.py").write_text(GENERATOR, encoding="utf-8")


def script(number: int) -> str:
    """The path of a file that only one build has, named after its content."""
    return fingerprinted("assets/page.js", f"[{number}]".encode())


def change(project: Path, number: int) -> None:
    """Let the next build differ: another number, and a script and a block of the index named after it."""
    made = project / "made"
    for old in made.glob("assets/page.*.js"):
        old.unlink()
    for folder in made.glob("search/index/00000000*"):
        shutil.rmtree(folder)
    for place in (script(number), BLOCK.format(number)):
        path = made / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"[{number}]", encoding="utf-8")
    (made / "assets/number.txt").write_text(str(number), encoding="utf-8")


def spoil_made(project: Path) -> None:
    """The generator's copy of a page is cut from now on."""
    page = project / "made/index.html"
    page.write_bytes(page.read_bytes()[:100])


def content(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def built(folder: Path) -> dict[str, bytes]:
    """The files of a release without the compressed ones; those of the generator itself stay."""
    there = content(folder)
    return {
        place: data
        for place, data in there.items()
        if not (place.endswith(COMPRESSED) and place[:-3] in there) or place == "sitemap.xml.gz"
    }
