"""An English file fits its Japanese one. An out-of-date one is no problem: it publishes with a notice."""

from collections.abc import Iterator

from machidx.content.diagnostics import Code, Problem
from machidx.content.library import Library, town_id
from machidx.content.page import Page
from machidx.language import proposals
from machidx.markdown import markup
from machidx.model.town import Town
from machidx.translation import fingerprints, label_names


def problems(library: Library) -> Iterator[Problem]:
    """Everything wrong with the English files of pages whose Japanese is unchanged."""
    for page in library.pages.values():
        if page.words and page.english and not fingerprints.changed(page):
            yield from _headings(page)
            yield from _words(page)
            yield from _policies(page)
            yield from _labels(library, page)


def _headings(page: Page) -> Iterator[Problem]:
    assert page.english
    ours, theirs = (list(source.sections) for source in (page.source, page.english))
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


def _words(page: Page) -> Iterator[Problem]:
    """Every word of the Japanese front matter has its English; a term's title is ``english`` of the Japanese file."""
    assert page.english
    for leaf in page.leaves:
        if leaf.is_needed and len(leaf.english) == 1 and not page.translated(*leaf.english):
            name = leaf.english[0]
            message = f"日本語のページにある「{name}」が、英語にありません。"
            yield page.english.at((), Code.WORDS_MISSING, message, f"{name}: …")
    for policy in page.facts.all_policies() if isinstance(page.facts, Town) else ():
        if policy.text and not page.translated("policies", policy.number):
            message = f"方針「{policy.number}」の説明（text）が、英語にありません。"
            yield page.english.at(("policies",), Code.WORDS_MISSING, message, f"{policy.number}: …")
        if len(policy.aims) != (given := len(page.translated("aims", policy.number) or ())):
            message = f"方針「{policy.number}」の aims は、日本語に{len(policy.aims)}個、英語に{given}個あります。"
            yield page.english.at(("aims", policy.number), Code.WORDS_MISSING, message)


def _policies(page: Page) -> Iterator[Problem]:
    if not isinstance(page.facts, Town) or not page.english:
        return
    numbers = [policy.number for policy in page.facts.all_policies()]
    for number in page.translated("policies") or {}:
        if number not in numbers:
            message = f"「{number}」という方針の番号は日本語のページにありません。"
            near = proposals.nearest(number, numbers)
            yield page.english.at(("policies", number), Code.UNKNOWN_KEY_IN_WORDS, message, near, of_key=True)


def _labels(library: Library, page: Page) -> Iterator[Problem]:
    """English of names that stand nowhere; but where staff have changed a name, the page is incomplete: no problem."""
    assert page.words
    assert page.english
    asking = _asking(library, page)
    if any(label_names.untranslated(library, other) for other in asking):
        return
    known = {name for other in asking for name in label_names.looked_up(other)}
    for japanese in page.words.labels.keys() - known if asking else ():
        message = f"labels の「{japanese}」は、日本語のページのどこにもありません。"
        near = proposals.nearest(japanese, known - page.words.labels.keys())
        yield page.english.at(("labels", japanese), Code.UNUSED_LABEL, message, near, of_key=True)


def _asking(library: Library, page: Page) -> list[Page]:
    """The pages whose names are looked up on a page: itself, or all of its town; none where one is unreadable."""
    if page.kind != "town":
        return [page]
    folder = f"towns/{town_id(page)}/"
    if any(source.uri.startswith(folder) for source in library.unreadable):
        return []
    return [other for stem, other in library.pages.items() if stem.startswith(folder)]
