"""Publishes a project as a release, or goes back to an earlier one. Whatever fails, what was served stays.

The release that is served changes in one step (``current.serve_from``); all before it only adds folders and files that
nobody is shown, all after it only removes those of old releases.
"""

import datetime as dt
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from machidx.content import history
from machidx.content.failures import RefusedError
from machidx.content.history import Revision
from machidx.site import publishing, swapping
from machidx.site.artefact import examining
from machidx.site.artefact.fault import Fault, grouped
from machidx.site.releases.carrying import Carrier
from machidx.site.releases.compression import compress_site
from machidx.site.releases.current import serve_from, served
from machidx.site.releases.destination import Destination, settle
from machidx.site.releases.release import Release, digests, release_name
from machidx.site.releases.shelf import Shelf
from machidx.site.verifying import listed

KEPT = 5
"""Releases that are kept, with the one that is served."""
_CONTENT, _CODE = ("docs", "overrides", "mkdocs.yml"), ("hooks",)
"""What makes the site, in the project's folder."""
_NOT_IN = ("docs", "overrides", "hooks", publishing.SITE, publishing.PREVIEW)
_INSIDE = "「{}」の中には公開できません。プロジェクトの外のフォルダーを書いてください。"
_MEANWHILE = "つくる間に、ファイルかコミットが変わりました。落ちついてから、もう一度実行してください。"
_SERVED = "公開しました: {}"
_SAME = "いま公開しているものと同じなので、何も変えていません: {}"
_WENT_BACK = "もどしました: {}（前は {}）"
_POINTER = "ここにはリンクをつくれないので、{}に書きました。サーバーが見せるフォルダーを、{}に変えてください。"
_CHANGED = "次のファイルは、コミットしていない変更も公開しました。後から同じものをつくるには、コミットしてください。"
_NO_COMMIT = "git のコミットがわからないので、版の名前は中身からつけました。"
_DAMAGED = "版「{}」は、公開したときのままではないので、もどせません。"
_ALREADY = "版「{}」は、いま公開しています。"
_FIRST = "いま公開している版より前の版は、残っていません。"
_UNKNOWN = "「{}」という版はありません。残っている版: {}"
_SEVERAL = "「{}」で始まる版は、1つではありません: {}"

Examine = Callable[[Path], Iterable[Fault]]
"""Looks at a built site as a visitor does; returns what is wrong."""


def publish_release(root: Path, folder: Path, examine: Examine = examining.examine) -> list[str]:
    """Build the project at ``root`` and serve it from a folder; return what is to be told, in Japanese.

    Raises RefusedError with all that is wrong, and OSError; what was served is then still served.
    """
    destination = Destination(folder.resolve())
    _refuse_within(root, destination.folder)
    with destination.held_for_writing():
        shelf = Shelf(destination)
        told = shelf.tidy()
        new = swapping.fresh(destination.building)
        try:
            revision = _revision(root)
            told += _built(root, new, examine, shelf)
            if _revision(root) != revision:
                raise RefusedError(_MEANWHILE)
            release = _taken_in(shelf, new, revision)
        finally:
            swapping.remove(new)
        told += [*_told_of(revision), *destination.unreadable()]
        there, was = shelf.releases(), served(destination)
        # With the release that was served: pages of it are open, and one goes back to it.
        kept = sorted(there, key=lambda old: old.name in (release.name, was), reverse=True)[:KEPT]
        if release.name != was:
            told += _switch(shelf, release, kept)
        for old in (old for old in there if old not in kept):
            told += shelf.drop(old)
        return [*told, (_SAME if release.name == was else _SERVED).format(_shown(destination, release))]


def roll_back(folder: Path, wanted: str = "") -> list[str]:
    """Serve an earlier release, by default the one that was served before; return what is to be told, in Japanese.

    Raises RefusedError with all that is wrong, and OSError; what was served is then still served.
    """
    destination = Destination(folder.resolve())
    destination.require()
    with destination.held_for_writing():
        shelf = Shelf(destination)
        told = shelf.tidy()
        there, was = shelf.releases(), served(destination)
        release = _asked_for(there, wanted) if wanted else _before(there, was)
        if release.name == was:
            raise RefusedError(_ALREADY.format(was))
        if damaged := list(shelf.damage(release)):
            raise RefusedError(f"{_DAMAGED.format(release.name)}\n{listed(damaged)}")
        told += _switch(shelf, release, there)
        return [*told, _WENT_BACK.format(_shown(destination, release), was or "なし")]


def _refuse_within(root: Path, folder: Path) -> None:
    for name in _NOT_IN:
        if folder.resolve().is_relative_to((root / name).resolve()):
            raise RefusedError(_INSIDE.format(root / name))


def _revision(root: Path) -> Revision:
    return history.revision(root, _CONTENT, _CODE)


def _built(root: Path, new: Path, examine: Examine, shelf: Shelf) -> list[str]:
    """Build, examine and compress the site in a new folder; return what the generator said."""
    said = publishing.generate(root, new)
    publishing.open_to_all(new)
    if faults := list(examine(new)):
        raise RefusedError(grouped(faults))
    files, carrier = digests(new), Carrier(shelf.destination, new)
    for release in shelf.releases():
        carrier.compressed(release, files)
    compress_site(new)
    return [said] if said else []


def _taken_in(shelf: Shelf, new: Path, revision: Revision) -> Release:
    """Put a built site on the shelf, or find the same one there, which becomes the last that was published."""
    files = digests(new)
    wanted = release_name(revision.commit, files, is_changed=bool(revision.changed))
    there = shelf.releases()
    now = _now(there, was := served(shelf.destination))
    same = (old for old in there if old.name == wanted and old.files == files and not any(shelf.damage(old)))
    if old := next(same, None):
        if old.name != was:
            shelf.note(old := old.model_copy(update=now))
        return old
    name, is_changed = shelf.free_name(wanted), bool(revision.changed)
    release = Release(name=name, commit=revision.commit, is_changed=is_changed, files=files, **now)
    shelf.put(new, release)
    return release


def _now(there: Sequence[Release], was: str) -> dict[str, Any]:
    """The fields of a release that tell when it is published, after which others, and in place of what."""
    now = dt.datetime.fromtimestamp(time.time(), dt.UTC).isoformat(timespec="seconds")
    return {"published": now, "number": max((old.number for old in there), default=0) + 1, "before": was}


def _switch(shelf: Shelf, release: Release, kept: Sequence[Release]) -> list[str]:
    """Serve a release that is on the shelf, for open pages with the files of all that are kept.

    Returns what else is to be done. Raises OSError.
    """
    destination = shelf.destination
    carrier = Carrier(destination, shelf.folder(release))
    for other in kept:
        carrier.fingerprinted(other)
    publishing.open_to_all(shelf.folder(release))
    settle()
    is_link = serve_from(destination, release.name)
    settle()
    return [] if is_link else [_POINTER.format(destination.pointer, shelf.folder(release))]


def _shown(destination: Destination, release: Release) -> str:
    by = destination.link if destination.link.is_symlink() else destination.pointer
    return f"{by} → {destination.releases.name}/{release.name}"


def _told_of(revision: Revision) -> list[str]:
    """What the revision leaves to be desired."""
    if not revision.commit:
        return [_NO_COMMIT]
    return [_CHANGED, listed(revision.changed)] if revision.changed else []


def _before(there: Sequence[Release], was: str) -> Release:
    """The release that was served before the present one."""
    names = {release.name: release for release in there}
    now = names.get(was)
    found = names.get(now.before) if now else next(iter(there), None)
    if found is None:
        raise RefusedError(_FIRST)
    return found


def _asked_for(there: Sequence[Release], wanted: str) -> Release:
    """The release whose name is, or begins with, the wanted one."""
    found = [r for r in there if r.name == wanted] or [r for r in there if r.name.startswith(wanted)]
    if len(found) != 1:
        names = "、".join(release.name for release in found or there)
        raise RefusedError((_SEVERAL if found else _UNKNOWN).format(wanted, names))
    return found[0]


def release_list(folder: Path) -> list[str]:
    """A line for each release, the last published first: いま for the one that is served, when, its name.

    Raises RefusedError where nothing has been published, and OSError.
    """
    destination = Destination(folder.resolve())
    destination.require()
    now = served(destination)
    return [_line(release, is_served=release.name == now) for release in Shelf(destination).releases()]


def _line(release: Release, *, is_served: bool) -> str:
    when = dt.datetime.fromisoformat(release.published).astimezone()
    with_changes = "（コミットしていない変更あり）" if release.is_changed else ""
    return f"{'いま' if is_served else '    '}  {when:%Y-%m-%d %H:%M}  {release.name}{with_changes}"
