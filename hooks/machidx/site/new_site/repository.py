"""Writes the repository of a new site: shared pages and terms, one town with examples, settings, workflows."""

import json
import shutil
from collections.abc import Iterator
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Template
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from machidx.content import labels, loader, scaffold
from machidx.content.editing import edited
from machidx.content.failures import RefusedError
from machidx.content.library import Library
from machidx.content.source import Source
from machidx.content.tree import PICTURES
from machidx.content.upgrading.steps import CONTRACT_NOW
from machidx.site.new_site.shared_pages import general_terms, shared_pages
from machidx.site.new_site.shipped import shipped
from machidx.site.schema.editor_files import write_editor_files
from machidx.translation import drafts
from machidx.translation.stamping import stamp

_HOME = "index"
_OF_TOWNS = "towns/"
_MEASURE, _CHAPTER = "1-1", "01-intro"
"""The examples: a measure's number, and a chapter's name."""
_COPIED = {
    ".vscode/extensions.json": ".vscode/extensions.json",
    ".vscode/tasks.json": ".vscode/tasks.json",
    "requirements-site.lock": "requirements.lock",
}
"""Files of this repository by what they are called in a new one."""
_DOT = "dot_"
"""What stands for the dot of a hidden name in files/."""


class NewSite(NamedTuple):
    """What a new site is asked for."""

    id: str
    """The id of its town: sakura."""
    name: str
    reading: str
    code: str
    """The 団体コード of six digits."""
    english: str
    """The town in English: Sakura Town."""
    site_name: str
    site_url: str


def begin_site(root: Path, asked: NewSite, terms_from: Path | None = None) -> None:
    """Write the repository of a new site into a folder that is empty or not there yet.

    ``terms_from``: the docs/ of another site whose general terms are taken; by default those that come with machidx.
    Raises RefusedError for a folder with files and for wrong answers, before anything is written, and OSError.
    """
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise RefusedError(
            f"{root} には、もうファイルがあります。空のフォルダーか、まだないフォルダーを書いてください。"
        )
    if urlsplit(asked.site_url).scheme not in ("https", "http") or not asked.site_url.endswith("/"):
        raise RefusedError(f"サイトの住所「{asked.site_url}」は、https:// で始め、/ で終えます。")
    docs, given = root / "docs", _read(shipped("docs"))
    pages = shared_pages(given) | general_terms(_read(terms_from) if terms_from else given) | _home(given, asked)
    files = {docs / uri: text for uri, text in pages.items()} | scaffold.town_files(docs, given, **_town(asked))
    scaffold.write_new({**files, **{root / path: text for path, text in _other_files(asked)}})
    _copy_pictures(given, docs)
    _add_examples(docs, asked.id)
    _finish(root, docs)


def _copy_pictures(given: Library, docs: Path) -> None:
    """Copy the pictures of shared pages."""
    for uri, path in given.tree.paths.items():
        if uri.endswith(PICTURES) and not uri.startswith(_OF_TOWNS):
            (docs / uri).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, docs / uri)


def _read(docs: Path) -> Library:
    """The pages of a site. Raises RefusedError where there are none."""
    library, _ = loader.load(docs)
    if not library.pages:
        raise RefusedError(f"{docs} に、読めるページがありません。サイトのフォルダーを書いてください。")
    return library


def _town(asked: NewSite) -> dict[str, str]:
    return {"id": asked.id, "name": asked.name, "code": asked.code, "reading": asked.reading}


def _other_files(asked: NewSite) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each file that is no page."""
    values = {**asked._asdict(), "version": metadata.version("machidx"), "contract": str(CONTRACT_NOW)}
    escaped = {name: json.dumps(value, ensure_ascii=False)[1:-1] for name, value in values.items()}
    for path, file in _templates(resources.files("machidx.site.new_site") / "files"):
        place = f"docs/{labels.FILE}" if path == labels.FILE else path
        yield place, Template(file.read_text(encoding="utf-8")).safe_substitute(escaped)
    for path, place in _COPIED.items():
        yield place, shipped(path).read_text(encoding="utf-8")


def _templates(folder: Traversable, above: str = "") -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        path = f"{above}{entry.name.replace(_DOT, '.', 1)}"
        if entry.is_dir():
            yield from _templates(entry, f"{path}/")
        else:
            yield path, entry


def _home(given: Library, asked: NewSite) -> dict[str, str]:
    """The texts of the home page, with one question, which the example answers."""
    home = given.pages[_HOME]

    def japanese(data: Any) -> None:
        data["title"] = asked.site_name
        data["questions"] = data["questions"][:1]
        data["questions"][0]["answers"] = [{"to": f"{asked.id}-{_MEASURE}"}]

    def english(data: Any) -> None:
        data["title"] = f"DX Plan of {asked.english}"
        question = next(iter(data["labels"]))
        data["labels"] = {question: data["labels"][question]}

    return {
        source.uri: _edited(source, change) for source, change in zip(home.sources, (japanese, english), strict=False)
    }


def _edited(source: Source, change: Any) -> str:
    fence, front, rest = source.parted
    return f"{fence}{edited(front, change)}{rest}"


def _add_examples(docs: Path, id: str) -> None:
    """Write a measure and a chapter with sample texts, which ``machidx check`` tells, and drafts of their English."""
    library = _read(docs)
    measure = scaffold.new_measure(docs, library, id, _MEASURE)
    chapter = scaffold.new_chapter(docs, library, id, _CHAPTER, number="1", title="")
    library = _read(docs)
    for page in library.pages.values():
        if page.source.file in (*measure, *chapter, docs / "towns" / id / "index.md"):
            drafts.begin(library, page)


def _finish(root: Path, docs: Path) -> None:
    """Record that the English is that of the Japanese, as both were cut alike, and tell editors of the fields."""
    library = _read(docs)
    for page in library.pages.values():
        if page.english and not page.english.problems:
            stamp(page, page.english)
    list(write_editor_files(root, _read(docs)))
