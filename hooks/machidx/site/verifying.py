"""Verifies every file of a built site before it is published: a full disk leaves files missing, empty or truncated.

The files of docs/, of the theme and of overrides/ determine which files must exist. A copied file must have the size of
its original; a generated one must be complete by its format.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from machidx.content import tree
from machidx.content.outputs import ASSETS, INDEXES, READINGS, missing_file, published, subscription_files
from machidx.content.paths import uri_of
from machidx.content.unpublished import draft_uris
from machidx.language.locale import LOCALES
from machidx.search import verifying as search
from machidx.site.artefact.formats import WHOLE, where_broken
from machidx.site.assets import made_files
from machidx.site.contents import RENDERED, is_copied
from machidx.site.fingerprints import is_true, without_fingerprint
from machidx.site.open_data import OPEN_DATA
from machidx.site.templates import design_files

_PAGE = "index.html"
_ALWAYS = (*RENDERED, *map(missing_file, LOCALES), "sitemap.xml.gz")
_SHOWN = 10
_CUT, _MISSING, _EMPTY = "途中で切れているか、こわれています", "ありません", "中身がありません"


def expected(docs: Path, overrides: Path) -> dict[str, int | None]:
    """The files a site must have, by path: the size in bytes of a copied file, None for a generated one.

    The files of the design have the names of their sources, without fingerprints.
    """
    there = tree.read(docs)
    drafts = draft_uris(there)
    files = [file for file in there.files if uri_of(file, docs) not in drafts]
    plans = (file.parent.name for file in files if _is_plan(file.relative_to(docs)))
    subscriptions = (file.path for file in subscription_files(plans))
    out: dict[str, int | None] = dict.fromkeys((*_ALWAYS, *OPEN_DATA, *subscriptions))
    for file in files:
        place = published(uri_of(file, docs))
        if place.endswith(_PAGE):
            readings = f"{READINGS}/{place.removesuffix(_PAGE)}index.json"
            out |= dict.fromkeys((place, f"{LOCALES[1]}/{place}", readings))
        elif place:
            out[place] = file.stat().st_size
    for place, file in design_files(overrides):
        if is_copied(place):
            out[place] = file.stat().st_size
        elif place.startswith(f"{ASSETS}/"):
            out[place] = None
    return out | dict.fromkeys(f"{ASSETS}/{name}" for name in made_files())


def _is_plan(place: Path) -> bool:
    """Whether a file below docs/ is the page of a plan: towns/ono/index.md."""
    return place.match("towns/*/index.md") and len(place.parts) == 3


def site_faults(site: Path, needed: Mapping[str, int | None]) -> Iterator[str]:
    """The faults of a built site, a line in Japanese per file."""
    there = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    plain = set(map(without_fingerprint, there))
    yield from (_line(place, _MISSING) for place in needed if place not in plain)
    for place, path in there.items():
        if wrong := _wrong(place, path.read_bytes(), needed.get(place)):
            yield _line(place, wrong)
    for folder in INDEXES:
        for path, wrong in search.index_faults(site / folder):
            yield _line(path.relative_to(site).as_posix(), wrong)


def _line(place: str, wrong: str) -> str:
    return f"「{place}」: {wrong}。"


def listed(lines: Iterable[str]) -> str:
    """Join the first lines, and say how many more there are."""
    told = list(lines)
    return "\n".join([*told[:_SHOWN], *([f"ほかに{len(told) - _SHOWN}件あります。"] if len(told) > _SHOWN else [])])


def _wrong(place: str, data: bytes, size: int | None) -> str:
    """The fault of a file, given the size it must have (None for a generated file); "" for none."""
    if not data:
        return _EMPTY
    if size is not None:
        return "" if len(data) == size else f"大きさが元のファイルとちがいます（{len(data)}バイト、元は{size}バイト）"
    is_whole = is_true(place, data) and where_broken(PurePosixPath(place).suffix, data) is WHOLE
    return "" if is_whole else _CUT
