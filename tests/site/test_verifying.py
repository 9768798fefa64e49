"""Nothing that is missing, empty or cut is published: every file of a built site is spoilt in turn."""

import json
import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from machidx.site import verifying
from machidx.site.publishing import publish
from machidx.site.theme import THEME

UNCOMPARED = {"robots.txt"}
"""A template's output without a format: one line, written by the generator or not at all."""
MADE_ONE_BY_ONE = ("*/qr.svg", "*/card.png", "*/old-1/index.html", "answers/answers*.svg")
"""What the generator writes or fails: no other file names these."""


@pytest.fixture
def spoilt(site: Path, tmp_path: Path) -> Path:
    """A built site to spoil."""
    return Path(shutil.copytree(site, tmp_path / "built"))


@pytest.fixture(scope="module")
def needed(site: Path) -> dict[str, int | None]:
    """What must be in it."""
    return verifying.expected(site.parent / "docs", site.parent / "overrides")


def places(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_whole_site_has_no_fault(spoilt: Path, needed: dict[str, int | None]) -> None:
    assert list(verifying.site_faults(spoilt, needed)) == []
    assert {"index.html", "en/towns/midori/measures/1-1/index.html", "assets/site.css", "data/terms.json"} <= {*needed}


@pytest.mark.parametrize(
    ("spoil", "but"),
    [
        (lambda data: data[:0], set()),
        (lambda data: data[: len(data) // 2], UNCOMPARED),
        (lambda data: data.rstrip(b"\n")[:-1], UNCOMPARED),
    ],
    ids=["empty", "half", "the last byte"],
)
def test_every_file_that_is_cut_is_told(
    spoilt: Path, needed: dict[str, int | None], spoil: Callable[[bytes], bytes], but: set[str]
) -> None:
    whole = {place: (spoilt / place).read_bytes() for place in places(spoilt)}
    for place, data in whole.items():
        (spoilt / place).write_bytes(spoil(data))
    told = "\n".join(verifying.site_faults(spoilt, needed))
    assert [place for place in whole if f"「{place}」" not in told and place not in but] == []


def test_every_file_that_is_missing_is_told(spoilt: Path, needed: dict[str, int | None], tmp_path: Path) -> None:
    aside = tmp_path / "aside"
    untold = []
    for place in places(spoilt):
        (spoilt / place).rename(aside)
        if not any(place.rpartition("/")[0] in line for line in verifying.site_faults(spoilt, needed)):
            untold.append(place)
        aside.rename(spoilt / place)
    assert [place for place in untold if not any(Path(place).match(kind) for kind in MADE_ONE_BY_ONE)] == []


def test_an_index_that_lost_pages_is_told_although_each_of_its_files_is_whole(
    spoilt: Path, needed: dict[str, int | None]
) -> None:
    manifest = spoilt / "search/index/index.json"
    told = json.loads(manifest.read_bytes())
    manifest.write_text(json.dumps(told | {"pages": told["pages"] + 1}), encoding="utf-8")
    lost = f"「search/index/{told['version']}/pages/{told['pages']}.json」: 検索のファイルがありません。"
    assert list(verifying.site_faults(spoilt, needed)) == [lost]


def test_a_whole_file_of_another_program_is_no_index(spoilt: Path, needed: dict[str, int | None]) -> None:
    (spoilt / "search/index/index.json").write_text("[]", encoding="utf-8")
    assert "「search/index」: 検索の索引が読めません。" in list(verifying.site_faults(spoilt, needed))


def test_a_site_without_search_is_told(spoilt: Path, needed: dict[str, int | None]) -> None:
    shutil.rmtree(spoilt / "en/search/index")
    assert "「en/search/index」: 検索の索引がありません。" in list(verifying.site_faults(spoilt, needed))


def test_of_many_faults_the_first_are_told_and_counted() -> None:
    assert verifying.listed(map(str, range(12))).splitlines()[9:] == ["9", "ほかに2件あります。"]


def test_pictures_and_other_files_of_pages_are_published_and_cut_ones_told(project: Path) -> None:
    """In both languages, of every kind, and under a name as macOS writes it."""
    picture = (THEME / "assets/icon-192.png").read_bytes()
    town, decomposed = project / "docs/towns/midori", unicodedata.normalize("NFD", "が.png")
    for name in ("map.png", "map.en.png", decomposed):
        (town / name).write_bytes(picture)
    (town / "plan.pdf").write_bytes(b"%PDF-1.4\n")
    (project / "docs/CNAME").write_text("dx.example.org", encoding="utf-8")
    outcome = publish(project)
    assert outcome.published, outcome.said
    needed, folder = verifying.expected(project / "docs", project / "overrides"), "towns/midori"
    copied = [f"{folder}/map.png", f"en/{folder}/map.png", f"{folder}/が.png", f"{folder}/plan.pdf", "CNAME"]
    for place in copied:
        path = project / "site" / place
        path.write_bytes(path.read_bytes()[:-1])
    told = "\n".join(verifying.site_faults(project / "site", needed))
    assert [place for place in copied if f"「{place}」: 大きさが" not in told] == []
