"""Finds addresses taken twice: by two files, by a file and an output of the site, or by a former address."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from machidx.content.addresses import split_locale
from machidx.content.catalog import Rules
from machidx.content.diagnostics import Place, Problem
from machidx.content.languages import stem_and_language
from machidx.content.library import Library
from machidx.content.outputs import UNPUBLISHED, file_at, made, own_folder, published
from machidx.content.page import Page
from machidx.content.tree import PUBLISHED
from machidx.language.filenames import folded, is_device
from machidx.language.locale import JAPANESE

_OWN = "サイトが自分で使うもの"


@dataclass
class _Taken:
    """Paths taken so far, case-folded: owners by file, and the first owner by folder."""

    files: dict[str, str] = field(default_factory=dict)
    folders: dict[str, str] = field(default_factory=dict)

    def take(self, path: str, owner: str) -> str:
        """Take a path for an owner; return the owner who already has it or a part of it, or ""."""
        key = folded(path)
        above = [path[:at] for at, sign in enumerate(path) if sign == "/"]
        blocking = next((self.files[found] for part in above if (found := folded(part)) in self.files), "")
        other = self.files.get(key) or blocking or self.folders.get(key, "")
        if not other:
            self.files[key] = owner
            for part in above:
                self.folders.setdefault(folded(part), owner)
        return other


def problems(library: Library) -> Iterator[Problem]:
    """Yield files and former addresses that would hide another file, or be hidden by one."""
    taken = _Taken()
    for path in made(library):
        taken.take(path, _OWN)
    yield from _files(library, taken)
    yield from _spelled_twice(library)
    yield from _redirects(library, taken)


def _files(library: Library, taken: _Taken) -> Iterator[Problem]:
    """Yield files with taken addresses. Pages take theirs first: if a picture has a page's address, it must move."""
    for uri in sorted(library.tree.uris, key=lambda uri: not uri.endswith(".md")):
        if not uri.lower().endswith(PUBLISHED) or stem_and_language(uri, library.locales)[1] != JAPANESE:
            continue
        place, path = Place(f"docs/{uri}"), published(uri, library.locales)
        if not path:
            yield _unpublished(place, uri)
        elif folder := own_folder(folded(path if uri.endswith(".md") else uri), library.locales):
            message = f"「{folder}」は、サイトが自分で使うフォルダーです。ほかのフォルダーに移します。"
            yield Problem(place, Rules.ADDRESS, message)
        elif other := taken.take(path, place.path):
            yield Problem(place, Rules.ADDRESS, _message(path, place.path, other))


def _unpublished(place: Place, uri: str) -> Problem:
    *folders, name = uri.split("/")
    if folders and folders[0] == UNPUBLISHED:
        message = f"「{UNPUBLISHED}」のフォルダーは公開されません。ほかのフォルダーに移します。"
        return Problem(place, Rules.ADDRESS, message)
    stem, _, suffix = name.rpartition(".")
    mark = stem.rpartition(".")[2]
    message = f"「{name}」は、このままでは公開されません。名前の「.{mark}」が、言語の印になるからです。"
    return Problem(place, Rules.ADDRESS, message, f"{stem.replace('.', '-')}.{suffix}")


def _message(path: str, mine: str, other: str) -> str:
    address = f"/{path.removesuffix('index.html')}"
    if other == _OWN:
        return f"住所「{address}」は、サイトが自分で使う住所です。名前を変えます。"
    if mine == other:
        return "名前が同じに見えるファイルが、2つあります（濁点などの書き方がちがいます）。片方を消します。"
    if folded(mine) == folded(other):
        return f"{other} と、大文字と小文字のほかは同じ名前です。どちらかの名前を変えるか、消します。"
    return f"住所「{address}」は、{other} の住所と重なります。どちらかの名前を変えるか、消します。"


def _spelled_twice(library: Library) -> Iterator[Problem]:
    """Yield folders whose names differ only in case: some file systems treat them as one."""
    seen: dict[str, str] = {}
    for uri in library.tree.uris:
        for at, sign in enumerate(uri):
            folder = uri[:at]
            if sign == "/" and (other := seen.setdefault(folded(folder), folder)) != folder:
                message = f"docs/{other} と、大文字と小文字のほかは同じ名前のフォルダーです。1つにします。"
                yield Problem(Place(f"docs/{folder}"), Rules.ADDRESS, message)
                break


def _redirects(library: Library, taken: _Taken) -> Iterator[Problem]:
    """Yield redirects that would hide a page, another redirect or an output of the site."""
    for page in library.pages.values():
        paths: dict[str, int] = {}  # a page may have one former address in both languages
        for index, address in enumerate(page.facts.redirect_from):
            paths.setdefault(split_locale(address, library.locales)[1], index)
        for path, index in paths.items():
            if why := _wrong(path, page, taken, library.locales):
                message = f"前の住所「{page.facts.redirect_from[index]}」{why}"
                yield page.source.at(("redirect_from", index), Rules.REDIRECT, message)


def _wrong(path: str, page: Page, taken: _Taken, locales: Iterable[str]) -> str:
    """Say (in Japanese) why a page can have no redirect at a path; "" where it can, which then has the path."""
    if own_folder(path.strip("/"), locales):
        return "は、サイトが自分で使う住所です。"
    if any(map(is_device, path.split("/"))):
        return "は、Windows では使えない名前を含みます。"
    if path == page.url():
        return "は、このページのいまの住所です。消します。"
    other = taken.take(file_at(path), page.source.path)
    return f"は {other} が使っています。" if other else ""
