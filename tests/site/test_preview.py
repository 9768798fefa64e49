"""The preview shows the bytes of a build, whatever was changed before."""

import gc
import hashlib
import json
import random
import subprocess
import sys
import weakref
from pathlib import Path

import pytest

from machidx.content import loader
from machidx.content.outputs import indexes
from machidx.language.locale import LOCALES
from machidx.site.contents import Contents
from machidx.site.pages import Pages
from machidx.site.preview import Preview
from machidx.site.settings import Site, theme_folder

MEASURE = "towns/midori/measures/1-1.md"
_INDEXES = indexes(LOCALES)
_FRESH = """
import hashlib, json, sys
from pathlib import Path
from machidx.site.preview import Preview
preview = Preview(Path(sys.argv[1]))
outcome = preview.renew()
file = preview.edition.file if outcome.published else lambda path: None
made = {path: file(path) for path in sys.argv[2:]}
print(json.dumps([outcome.said, {path: data and hashlib.sha256(data).hexdigest() for path, data in made.items()}]))
"""


def _contents(root: Path) -> Contents:
    site = Site.read(root / "mkdocs.yml")
    library, problems = loader.load(root / "docs")
    assert problems == []
    return Contents(Pages(library, site, root / "overrides", theme_folder()))


def test_each_file_has_the_bytes_of_a_build(site: Path) -> None:
    contents = _contents(site.parent)
    built = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    ours = {path: file for path, file in built.items() if not path.startswith(_INDEXES) and path != "sitemap.xml.gz"}
    assert len(ours) > 90
    assert [path for path, file in ours.items() if contents.file(path) != file.read_bytes()] == []


def test_what_no_build_has_is_not_there(site: Path) -> None:
    contents = _contents(site.parent)
    for path in ("page.html", "styles/base.css", "labels.en.yml", "towns/index.md", "../mkdocs.yml", "assets", ""):
        assert contents.file(path) is None


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("site_url: https://a.example/dx/", Site("https://a.example/dx/")),
        ("repo_url: https://github.com/a/b/", Site("", "https://github.com/a/b", "edit/master/docs/")),
        ("repo_url: https://a.example/b\nedit_uri: edit/main/docs", Site("", "https://a.example/b", "edit/main/docs/")),
        ("repo_url: https://github.com/a/b\nedit_uri: ''", Site("", "https://github.com/a/b", "")),
        ("theme: !ENV [A, b]\nx: !!python/name:a.b", Site("")),
        ("", Site("")),
    ],
)
def test_settings_are_read_without_the_generator(tmp_path: Path, given: str, expected: Site) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_text(given, encoding="utf-8")
    assert Site.read(file) == expected


def _change(docs: Path, chance: random.Random, hidden: dict[Path, bytes]) -> None:
    """Change a word, break a file, mend or bring back files, remove or rename one."""
    files = sorted(path for path in docs.rglob("*.md"))
    file = chance.choice(files)
    text = file.read_text(encoding="utf-8")
    match chance.randrange(7):
        case 0 | 1:
            file.write_text(f"{text.rstrip()}\n\n文{chance.randrange(1000)}です。\n", encoding="utf-8")
        case 2:
            hidden.setdefault(file, file.read_bytes())
            file.write_text(text.replace("title:", "titel:", 1).replace("]]", "]", 1), encoding="utf-8")
        case 3:
            hidden.setdefault(file, file.read_bytes())
            file.unlink()
        case 4:
            hidden.setdefault(file, file.read_bytes())
            file.rename(file.with_name(f"x{chance.randrange(100)}{file.name}"))
        case _:
            for path, content in hidden.items():
                path.write_bytes(content)
            for path in docs.rglob("x*.md"):
                path.unlink()
            hidden.clear()


def _walk(root: Path, steps: int, paths: list[str]) -> None:
    """Change files at random; after each step the preview is what a new process makes of the same files."""
    chance, hidden, preview, good = random.Random(1), dict[Path, bytes](), Preview(root), 0
    shown: dict[str, str | None] = {}
    for _ in range(steps):
        _change(root / "docs", chance, hidden)
        outcome = preview.renew()
        run = subprocess.run(
            [sys.executable, "-c", _FRESH, str(root), *paths], capture_output=True, encoding="utf-8", check=True
        )
        said, fresh = json.loads(run.stdout)
        assert outcome.said == said
        if outcome.published:
            shown, good = fresh, good + 1
        if preview.edition and shown:
            made = {path: preview.edition.file(path) for path in paths}
            assert {path: file and hashlib.sha256(file).hexdigest() for path, file in made.items()} == shown
    assert 0 < good < steps


def _paths(site: Path) -> list[str]:
    built = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return [path for path in built if path.endswith((".html", ".json")) and not path.startswith(_INDEXES)]


def test_after_any_changes_the_preview_is_that_of_a_new_process(project: Path, site: Path) -> None:
    _walk(project, 12, _paths(site))


@pytest.mark.full
@pytest.mark.timeout(1800)
def test_after_two_hundred_changes_the_preview_is_that_of_a_new_process(project: Path, site: Path) -> None:
    _walk(project, 200, _paths(site))


def test_an_earlier_library_is_not_kept(project: Path) -> None:
    """A preview runs for days: each save makes a library."""
    preview = Preview(project)
    assert preview.renew().published
    assert preview.edition
    preview.edition.file("towns/midori/measures/1-1/index.html")
    earlier = weakref.ref(preview.edition.contents.pages.library)
    file = project / "docs" / MEASURE
    for number in range(2):
        file.write_text(f"{file.read_text(encoding='utf-8').rstrip()}\n\n文{number}です。\n", encoding="utf-8")
        assert preview.renew().published
    gc.collect()
    assert earlier() is None
