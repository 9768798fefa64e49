"""Finds missing pages, stray files, and names that make bad addresses."""

import re
import unicodedata
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from machidx.content import accessibility, adoption, labels, performance
from machidx.content.catalog import Rules
from machidx.content.diagnostics import Place, Problem
from machidx.content.gone import name_by_number, renamed
from machidx.content.languages import suffix_of
from machidx.content.library import Library, town_id
from machidx.content.outputs import HOST
from machidx.content.paths import like_page
from machidx.content.source import Source
from machidx.content.tree import PUBLISHED
from machidx.glossary import unlinked
from machidx.language import proposals

REQUIRED = (
    "index",
    "answers/index",
    "measures/index",
    "schedule/index",
    "towns/index",
    "themes/index",
    "glossary/index",
    "glossary/differences",
    "search/index",
    "guide/index",
    "news/index",
    "about/sources",
    "about/discrepancies",
    "about/data",
    "about/accessibility",
    "about/privacy",
)
"""Stems of pages that all pages link to, in the menu, the search or the footer."""
_OF_THE_BUILD = (
    labels.file_of("*"),
    unlinked.STOP_WORDS,
    f"towns/*/{adoption.FILE}",
    accessibility.FILE,
    accessibility.REVIEWS,
    performance.MEASURED,
    HOST,
)
"""Patterns of files that the build reads, and the file with the host's domain."""
_NAME = re.compile(r"[^\W_A-Z]+(?:-[^\W_A-Z]+)*")
_COPY = re.compile(r"コピー|\bcopy\b|[(（]\d+[)）]|の(?=コピー)", re.IGNORECASE)


def problems(library: Library) -> Iterator[Problem]:
    """Yield missing pages, stray files and misnamed pages."""
    for stem in REQUIRED:
        if stem not in library.known:
            yield _missing(f"{stem}.md")
    for town in library.plans:
        if f"towns/{town_id(town)}/measures/index" not in library.known:
            yield _missing(f"towns/{town_id(town)}/measures/index.md")
    for source in (*(page.source for page in library.pages.values()), *library.unreadable):
        yield from _named(library, source)
    for stem, source in library.alone.items():
        yield from _alone(library, stem, source)
    for uri in library.tree.uris:
        yield from _stray(uri)


def notices(library: Library) -> Iterator[Problem]:
    """Yield pages whose names are not in Latin letters."""
    for page in library.pages.values():
        if not page.name.isascii() and is_usable(page.name) and page not in renamed(library).values():
            message = (
                f"ファイルの名前「{page.name}.md」は、ページの住所になります。半角の英小文字・数字・「-」にします。"
            )
            plain = "-".join(re.findall("[a-z0-9]+", unicodedata.normalize("NFKC", page.name).lower()))
            folder = page.stem.removesuffix(page.name)
            yield page.source.problem(Rules.JAPANESE_NAME, message, 1, 1, f"docs/{folder}{plain or '名前'}.md")


def _alone(library: Library, stem: str, source: Source) -> Iterator[Problem]:
    """Yield an English file without a Japanese one; where only the Japanese one has been renamed, that is told."""
    if stem in renamed(library):
        return
    message = (
        f"日本語のページ {stem}.md がありません。日本語のページを消したのなら、この英語のファイルも消します。"
        "名前を変えたのなら、英語のファイルも同じ名前にします。"
    )
    near = proposals.nearest(stem, library.known)
    proposal = f"{near}{suffix_of(library.language)}" if near and proposals.is_path_variant(stem, near) else ""
    yield source.problem(Rules.NO_JAPANESE, message, 1, 1, proposal)


def _stray(uri: str) -> Iterator[Problem]:
    """Yield files that are neither pages nor pictures: every file in docs/ is published."""
    path = PurePosixPath(uri)
    is_known = path.name.lower().endswith(PUBLISHED) or any(fnmatchcase(uri, name) for name in _OF_THE_BUILD)
    if not is_known and not like_page(path.name):
        message = f"「{path.name}」は、docs には置けません。{_instead(path)}"
        yield Problem(Place(f"docs/{uri}"), Rules.STRAY, message)


_INSTEAD = {
    (".heic", ".heif", ".bmp", ".tif", ".tiff", ".avif"): "写真や画像は、JPEG か PNG に書き出して置きます。",
    (".xlsx", ".xls", ".csv"): (
        "docs のファイルは、すべて公開されます。docs の外に移します。"
        "調査票の答えは、machidx survey import で読み込みます。"
    ),
}
"""What to do with a file, by the ends of its name."""


def _instead(path: PurePosixPath) -> str:
    usual = "docs のファイルは、すべて公開されます。ページ（.md）、画像、PDF のほかは、消すか、docs の外に移します。"
    return next((words for ends, words in _INSTEAD.items() if path.name.lower().endswith(ends)), usual)


def _missing(uri: str) -> Problem:
    message = (
        f"なければならないページ「{uri}」がありません。消したのなら戻します。名前を変えたのなら、元の名前にします。"
    )
    return Problem(Place(f"docs/{uri}"), Rules.MISSING_PAGE, message)


def _named(library: Library, source: Source) -> Iterator[Problem]:
    """Yield names with characters other than lower-case letters, digits and hyphens, and leftover copies."""
    *folders, name = PurePosixPath(source.uri.removesuffix(".md")).parts
    if all(_NAME.fullmatch(part) for part in folders) and is_usable(name) and name != "readme":
        return
    better = "index" if name.lower() == "readme" else name_by_number(library, source) or _better(name)
    stem = "/".join([*map(_better, folders), better])
    message = f"ファイルの名前「{name}.md」は使えません。半角の英小文字・数字と「-」だけにします。"
    if stem in library.known:
        message += f"「{better}.md」の写しなら、消します。"
    yield source.problem(Rules.FILE_NAME, message, 1, 1, "" if stem in library.known else f"{stem}.md")


def is_usable(name: str) -> bool:
    """Whether a name of a file, without .md, is one that a page can have."""
    return _NAME.fullmatch(name) is not None and not _COPY.search(name)


def _better(name: str) -> str:
    plain = _COPY.sub("", unicodedata.normalize("NFKC", name)).lower()
    return "-".join(re.findall(r"[^\W_]+", re.sub(r"\.(?:ja|jp)$", "", plain)))
