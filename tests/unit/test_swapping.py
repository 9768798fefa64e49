"""Folders that change places: the published one is there before and after, whatever is refused."""

import os
from pathlib import Path

import pytest

from machidx.site import swapping


@pytest.fixture(params=["exchange", "two steps"], autouse=True)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways of changing places: as this system can, and as every system can."""
    if request.param == "two steps":
        monkeypatch.setattr(swapping, "_exchange", lambda: None)


def site_at(folder: Path, words: str) -> Path:
    folder.mkdir()
    (folder / "index.html").write_text(words, encoding="utf-8")
    return folder


def words_of(folder: Path) -> str:
    return (folder / "index.html").read_text(encoding="utf-8")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_new_folder_stands_and_the_old_one_is_left_under_its_name(tmp_path: Path) -> None:
    site, new = site_at(tmp_path / "site", "old"), site_at(tmp_path / ".site.new-1", "new")
    swapping.swap(new, site)
    assert (words_of(site), words_of(new), names(tmp_path)) == ("new", "old", [".site.new-1", "site"])


def test_the_first_folder_simply_stands(tmp_path: Path) -> None:
    swapping.swap(site_at(tmp_path / ".site.new-1", "new"), tmp_path / "site")
    assert (words_of(tmp_path / "site"), names(tmp_path)) == ("new", ["site"])


def test_a_folder_that_stepped_aside_long_ago_is_in_nobodys_way(tmp_path: Path) -> None:
    site, new = site_at(tmp_path / "site", "old"), site_at(tmp_path / ".site.new-1", "new")
    site_at(tmp_path / ".site.old", "older")
    swapping.swap(new, site)
    assert list(swapping.clean(site)) == []
    assert (words_of(site), names(tmp_path)) == ("new", ["site"])


def test_a_new_folder_that_cannot_be_put_in_place_leaves_the_old_one(tmp_path: Path) -> None:
    site = site_at(tmp_path / "site", "old")
    with pytest.raises(OSError, match=r"\.site\.new-1"):
        swapping.swap(tmp_path / ".site.new-1", site)
    assert (words_of(site), names(tmp_path)) == ("old", ["site"])


@pytest.mark.parametrize("there", [None, "empty"])
def test_the_only_copy_is_put_back_and_never_removed(tmp_path: Path, there: str | None) -> None:
    site = tmp_path / "site"
    site_at(tmp_path / ".site.old", "only")
    if there:
        site.mkdir()
    assert list(swapping.clean(site)) == []
    swapping.recover(site)
    assert list(swapping.clean(site)) == []
    assert (words_of(site), names(tmp_path)) == ("only", ["site"])


def test_what_stands_is_not_taken_back(tmp_path: Path) -> None:
    site = site_at(tmp_path / "site", "new")
    site_at(tmp_path / ".site.old", "old")
    swapping.recover(site)
    assert words_of(site) == "new"


def test_every_build_gets_an_empty_folder_and_each_site_cleans_its_own(tmp_path: Path) -> None:
    site, preview = tmp_path / "site", tmp_path / ".site.preview"
    mine, other, theirs = swapping.fresh(site), swapping.fresh(site), swapping.fresh(preview)
    assert mine != other
    assert list(mine.iterdir()) == []
    assert list(swapping.clean(site)) == []
    assert names(tmp_path) == [theirs.name]


def test_what_cannot_be_removed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left = swapping.fresh(tmp_path / "site")
    monkeypatch.setattr(os, "rmdir", lambda *_, **__: (_ for _ in ()).throw(PermissionError(13, "no")))
    assert list(swapping.clean(tmp_path / "site")) == [left]


def test_a_link_is_elsewhere_and_a_folder_is_not(tmp_path: Path) -> None:
    site_at(tmp_path / "far", "old")
    assert not swapping.is_elsewhere(tmp_path / "far")
    assert not swapping.is_elsewhere(tmp_path / "nothing")
    (tmp_path / "site").symlink_to("far")
    (tmp_path / "dangling").symlink_to("nothing")
    assert swapping.is_elsewhere(tmp_path / "site")
    assert swapping.is_elsewhere(tmp_path / "dangling")
