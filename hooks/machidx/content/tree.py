"""The files of docs/, and the entries that are not regular files.

Skips files and folders whose names begin with a dot: they are not published. Opens no file and follows no link.
Reports every entry that cannot be read, because its pages would otherwise be missing without notice.
"""

import os
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from machidx.content import source
from machidx.content.catalog import Rules
from machidx.content.diagnostics import Place, Problem
from machidx.content.paths import SUFFIX, like_page, place_of, unreadable, uri_of
from machidx.content.source import Source
from machidx.language import filenames

PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")
PUBLISHED = (SUFFIX, *PICTURES, ".pdf")
_OF_FILES = (*PUBLISHED, ".yml", ".json")
"""Suffixes of files; a folder with one of them is a problem."""


@dataclass(eq=False)
class Tree:
    """The entries of a folder and its subfolders."""

    docs: Path
    files: list[Path] = field(default_factory=list)
    """The regular files, sorted."""
    unfit: list[tuple[Path, Problem]] = field(default_factory=list)
    """Links, pipes, and folders with a file's suffix, each with its problem."""
    problems: list[Problem] = field(default_factory=list)
    unsaved: Mapping[Path, bytes] = field(default_factory=dict)
    """What files would hold, in place of what they hold; some of them may be new."""
    is_whole: bool = True
    """Whether every folder was read. If not, further pages may exist."""

    @cached_property
    def uris(self) -> list[str]:
        """The paths of the files below docs/, composed: two names that differ only in composition become equal."""
        return [uri_of(path, self.docs) for path in self.files]

    @cached_property
    def known(self) -> frozenset[str]:
        """The paths below docs/ that a link may name, readable or not."""
        return frozenset([*self.uris, *(uri_of(path, self.docs) for path, _ in self.unfit)])

    @cached_property
    def paths(self) -> dict[str, Path]:
        """The files by their paths below docs/."""
        return dict(zip(self.uris, self.files, strict=True))

    def pages(self) -> list[Source]:
        """Read the Markdown files. An unfit entry ending in .md becomes an empty source with its problem."""
        there = [source.read(path, self.docs, self.unsaved.get(path)) for path in self.files if path.suffix == SUFFIX]
        return there + [source.unread(path, self.docs, why) for path, why in self.unfit if path.suffix == SUFFIX]


def read(docs: Path, unsaved: Mapping[Path, bytes] | None = None) -> Tree:
    """Walk through a folder; ``unsaved`` as in Tree."""
    tree = Tree(docs, unsaved=unsaved or {})
    folders = [docs]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(folder) as entries:
                there = [entry for entry in entries if not entry.name.startswith(".")]
        except OSError as error:
            tree.problems.append(unreadable(folder, docs, error))
            tree.is_whole = False
            continue
        folders += [Path(entry.path) for entry in there if _take(tree, entry)]
    tree.files = sorted({*tree.files, *tree.unsaved})
    return tree


def _take(tree: Tree, entry: os.DirEntry[str]) -> bool:
    """Add an entry to the tree; True for a folder to be walked through."""
    path = Path(entry.path)
    place = place_of(path, tree.docs)
    if message := filenames.unshowable(entry.name):
        tree.problems.append(Problem(place, Rules.UNHOLDABLE, message))
        tree.is_whole = tree.is_whole and not _is_folder(entry)
        return False
    try:
        problem = _unfit(entry, place)
    except OSError as error:  # file systems that do not list the types of entries
        problem = unreadable(path, tree.docs, error)
    if problem:
        tree.problems.append(problem)
        tree.unfit.append((path, problem))
        tree.is_whole = tree.is_whole and not (path.suffix not in _OF_FILES and _is_folder(entry))
        return False
    tree.problems += _misnamed(entry, place)
    if entry.is_dir(follow_symlinks=False):
        return True
    tree.files.append(path)
    return False


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether the entry is a folder or a link to one; False for a broken link."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _unfit(entry: os.DirEntry[str], place: Place) -> Problem | None:
    """The problem of a link, a special file, or a folder with a file's suffix; None for others."""
    name = unicodedata.normalize("NFC", entry.name)
    if entry.is_symlink():
        message = f"「{name}」は、ほかの場所へのリンクです。docs の中には、ファイルそのものを置きます。"
        return Problem(place, Rules.STRAY, message)
    if entry.is_dir(follow_symlinks=False):
        if not name.lower().endswith(_OF_FILES):
            return None
        message = f"「{name}」は、ファイルの名前のフォルダーです。フォルダーの名前を変えるか、消します。"
        return Problem(place, Rules.UNREADABLE, message)
    if not entry.is_file(follow_symlinks=False):
        message = f"「{name}」は、ふつうのファイルではありません（パイプなど）。docs から消します。"
        return Problem(place, Rules.UNREADABLE, message)
    return None


def _misnamed(entry: os.DirEntry[str], place: Place) -> Iterator[Problem]:
    """Problems of a name: a suffix of Markdown other than .md, or a name that some systems cannot store."""
    name = unicodedata.normalize("NFC", entry.name)
    unholdable = filenames.unholdable(name)
    # The rules check the name of a page together with its path.
    if unholdable and (not name.endswith(SUFFIX) or filenames.is_device(name) or filenames.is_overlong(name)):
        yield Problem(place, Rules.UNHOLDABLE, unholdable)
    match = like_page(name)
    if match and not name.endswith(SUFFIX) and not unholdable and entry.is_file():
        message = f"「{name}」はページになりません。ページのファイルの名前は、小文字の「{SUFFIX}」で終えます。"
        proposal = f"{match[1]}{(match[2] or '').lower()}{SUFFIX}"
        yield Problem(place, Rules.MISNAMED, message, proposal)
