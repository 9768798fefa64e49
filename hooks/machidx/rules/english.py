"""An English file fits its Japanese one. An out-of-date one is no problem: it publishes with a notice."""

from collections.abc import Iterator

from machidx import markup, proposals, translation
from machidx.library import Library, Page
from machidx.model.town import Town, TownWords
from machidx.problems import Code, Problem


def problems(library: Library) -> Iterator[Problem]:
    """Everything wrong with the English files of pages whose Japanese is unchanged."""
    for page in library.pages.values():
        if page.words and page.english and not translation.changed(page):
            yield from _headings(page)
            yield from _policies(page)


def _headings(page: Page) -> Iterator[Problem]:
    assert page.english
    ours, theirs = (list(markup.sections(s.body)) for s in (page.source, page.english))
    text = markup.blanked(page.english.body)
    for heading in markup.headings(text):
        if heading.level in (2, 3) and heading.id and heading.id not in ours:
            near = proposals.nearest(heading.id, ours)
            message = f"見出し「#{heading.id}」は日本語のページにありません。"
            hint = f"#{near}" if near else ""
            yield page.english.in_body(heading.offset, Code.TRANSLATED_HEADINGS, message, hint)
    for id in ours:
        if id not in theirs:
            message = f"日本語のページの見出し「#{id}」が英語にありません。"
            yield page.english.in_body(len(page.english.body), Code.TRANSLATED_HEADINGS, message, f"## … {{ #{id} }}")


def _policies(page: Page) -> Iterator[Problem]:
    if not isinstance(page.facts, Town) or not isinstance(page.words, TownWords) or not page.english:
        return
    numbers = [policy.number for policy in page.facts.all_policies()]
    for number in page.words.policies:
        if number not in numbers:
            message = f"「{number}」という方針の番号は日本語のページにありません。"
            near = proposals.nearest(number, numbers)
            yield page.english.at(("policies", number), Code.UNKNOWN_KEY_IN_WORDS, message, near, of_key=True)
