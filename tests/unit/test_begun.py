"""A translation that was begun, saved and gone on with: by hand, in a form, in a translator's program."""

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from machidx.content import loader
from machidx.content.source import parse
from machidx.rules.check import check
from machidx.site.editing.desk import Desk
from machidx.site.preview import Preview
from machidx.translation import drafts
from machidx.translation.begun import opened
from machidx.translation.xliff import exporting, importing
from machidx.translation.xliff.entry import XliffEntry
from machidx.translation.xliff.segments import units

FIRST, SECOND = "towns/midori/measures/1-1", "towns/midori/measures/1-2"


def _english(docs: Path, stem: str) -> Path:
    return docs / f"{stem}.en.md"


def _begin(docs: Path, stem: str) -> str:
    """Begin the translation of a page anew; returns the text of its draft."""
    _english(docs, stem).unlink(missing_ok=True)
    library, _ = loader.load(docs)
    return drafts.begin(library, library.pages[stem]).read_text(encoding="utf-8")


def _all_done(entries: Iterable[XliffEntry]) -> list[XliffEntry]:
    return [replace(entry, state="translated", exported=None) for entry in entries]


@pytest.mark.parametrize("words", ["title: X", "nosuch: x", "title: 題名のまま", "labels: {あ: 2}"])
def test_what_is_saved_unfinished_is_no_mistake_and_not_published(docs: Path, words: str) -> None:
    draft = _begin(docs, SECOND)
    _english(docs, SECOND).write_text(draft.replace("# title:", words), encoding="utf-8")
    library, problems = check(docs)
    page = library.pages[SECOND]
    assert problems == []
    assert (page.english, page.locale("en")) == (None, "ja")
    assert page.draft


def test_a_draft_that_cannot_be_read_is_a_mistake(docs: Path) -> None:
    _english(docs, SECOND).write_text("---\ndraft: true\ntitle: [x\n---\n", encoding="utf-8")
    assert [problem.place.line for problem in check(docs)[1]] == [3]


def test_nothing_of_a_new_draft_counts_as_english() -> None:
    library, _ = loader.load(Path(__file__).parents[2] / "docs")
    for page in library.pages.values():
        bare = replace(page, words=None, english=None)
        text = drafts.draft(library, bare)
        begun = opened(replace(bare, draft=parse(f"{page.stem}.en.md", text)))
        assert begun.english
        assert not [unit.id for unit in units(library, begun) if unit.target], page.stem


def test_a_draft_becomes_what_a_new_file_would(docs: Path) -> None:
    """Whether a page was begun before a translator's file comes back makes no difference once all is translated."""
    library, _ = loader.load(docs)
    for page in [page for page in library.pages.values() if page.english]:
        entries = _all_done(exporting.xliff_entries(library, [page]))
        english = _english(docs, page.stem)
        kept = english.read_bytes()
        english.unlink()
        alone, _ = loader.load(docs)
        new = importing.take(alone, entries)
        _begin(docs, page.stem)
        begun, _ = loader.load(docs)
        over = importing.take(begun, entries)
        name = exporting.english_path(page)
        if new.files:
            assert _words(over.files[name]) == _words(new.files[name])
            assert ("draft:" in over.files[name]) == any(entry.target is None for entry in entries)
        english.write_bytes(kept)


def _words(text: str) -> str:
    return re.sub(r"\n+", "\n", re.sub(r"draft: true .*\n", "", text))


def _sent(desk: Desk, path: str, entries: list[tuple[str, str]]) -> tuple[int, str]:
    shown = desk.show(path, {}).body.decode()
    mark = re.search('data-seen="([^"]+)"', shown)
    assert mark
    reply = desk.take(path, {}, [*entries, ("seen", mark[1])])
    return reply.status, str({**json.loads(reply.body), "next": ""})


def test_the_form_goes_on_with_a_draft_and_ends_it(project: Path) -> None:
    docs, path = project / "docs", f"translation/{FIRST}.md"
    library, _ = loader.load(docs)
    english = {unit.id: unit.target or "" for unit in units(library, library.pages[FIRST])}
    _begin(docs, FIRST)
    desk = Desk(project, Preview(project))
    title = next((id, words) for id, words in english.items() if id.startswith("title"))
    assert _sent(desk, path, [(f"t/{title[0]}", title[1]), ("do", "anyway")])[0] == 200
    saved = _english(docs, FIRST).read_text(encoding="utf-8")
    assert "draft: true" in saved
    assert f"title: {title[1]}" in saved
    assert title[1] in desk.show(path, {}).body.decode()
    library, _ = loader.load(docs)
    left = units(library, opened(library.pages[FIRST]))
    sent = [(f"t/{unit.id.replace('/', '~')}", unit.target or f"Words {unit.source}") for unit in left]
    done = [(f"done/{section}", "1") for section in {unit.section for unit in left if unit.section}]
    status, told = _sent(desk, path, [*sent, *done, ("do", "anyway")])
    assert status == 200, told
    ended = _english(docs, FIRST).read_text(encoding="utf-8")
    assert "draft:" not in ended
    assert "translated:" in ended
    assert "<!--" not in ended
    assert "Words " in ended.partition("\n---\n")[2]


def test_a_form_says_that_a_draft_cannot_be_read(project: Path) -> None:
    english = _english(project / "docs", SECOND)
    english.write_text("---\ndraft: true\ntitle: [x\n---\n", encoding="utf-8")
    before = english.read_bytes()
    desk = Desk(project, Preview(project))
    shown = desk.show(f"translation/{SECOND}.md", {}).body.decode()
    name = re.search(r'name="(t/title[^"]+)"', shown)
    assert name
    status, _ = _sent(desk, f"translation/{SECOND}.md", [(name[1], "A measure"), ("do", "save")])
    assert status == 422
    assert english.read_bytes() == before
