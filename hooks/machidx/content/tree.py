"""What lies in docs/: the files, and whatever is there that is none.

What begins with a dot is left out, file or folder: it is not published. Nothing is opened here and no link is
followed. What cannot be read is a problem: otherwise its pages would vanish in silence.
"""

import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from machidx.content import source
from machidx.content.catalog import Rules
from machidx.content.diagnostics import Place, Problem
from machidx.content.source import SUFFIX, Source, like_page, place_of, unreadable, uri_of
from machidx.language import filenames

PUBLISHED = (SUFFIX, ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".pdf")
_OF_FILES = (*PUBLISHED, ".yml", ".json")
"""How the names of files end: a folder of such a name stands where a file belongs."""


@dataclass(eq=False)
class Tree:
    """All that was found, in order."""

    docs: Path
    files: list[Path] = field(default_factory=list)
    unfit: list[tuple[Path, Problem]] = field(default_factory=list)
    """What is there but cannot be read as a file: links, pipes, folders named as files."""
    problems: list[Problem] = field(default_factory=list)
    is_whole: bool = True
    """Whether all folders could be looked into. If not, nobody knows which pages there are."""

    @cached_property
    def uris(self) -> list[str]:
        """The files' paths below docs/; of names that differ only in their composition the same one."""
        return [uri_of(path, self.docs) for path in self.files]

    @cached_property
    def known(self) -> frozenset[str]:
        """The paths below docs/ of everything that a page may mean, readable or not."""
        return frozenset([*self.uris, *(uri_of(path, self.docs) for path, _ in self.unfit)])

    def pages(self) -> list[Source]:
        """The pages' files, read; what stands in the place of one has its problem."""
        there = [source.read(path, self.docs) for path in self.files if path.suffix == SUFFIX]
        return there + [source.unread(path, self.docs, why) for path, why in self.unfit if path.suffix == SUFFIX]


def read(docs: Path) -> Tree:
    """Walk through docs/."""
    tree = Tree(docs)
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
    tree.files.sort()
    return tree


def _take(tree: Tree, entry: os.DirEntry[str]) -> bool:
    """Put an entry into the tree; gives whether it is a folder to look into."""
    path = Path(entry.path)
    place = place_of(path, tree.docs)
    if message := filenames.unshowable(entry.name):
        tree.problems.append(Problem(place, Rules.UNHOLDABLE, message))
        tree.is_whole = tree.is_whole and not _is_folder(entry)
        return False
    try:
        problem = _unfit(entry, place)
    except OSError as error:  # where the folder does not say what its entries are
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
    """Whether it is or leads to a folder; what leads nowhere is none."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _unfit(entry: os.DirEntry[str], place: Place) -> Problem | None:
    """The problem of what is neither a file nor a folder with a folder's name."""
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
    """A name that says Markdown, but does not end in the one way in which a page's does, or that not all can hold."""
    name = unicodedata.normalize("NFC", entry.name)
    unholdable = filenames.unholdable(name)
    if unholdable and (filenames.is_device(name) or not name.endswith(SUFFIX)):  # a page's name is judged as a whole
        yield Problem(place, Rules.UNHOLDABLE, unholdable)
    match = like_page(name)
    if match and not name.endswith(SUFFIX) and not unholdable and entry.is_file():
        message = f"「{name}」はページになりません。ページのファイルの名前は、小文字の「{SUFFIX}」で終えます。"
        proposal = f"{match[1]}{(match[2] or '').lower()}{SUFFIX}"
        yield Problem(place, Rules.MISNAMED, message, proposal)
