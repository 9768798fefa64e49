"""Counterparts: each heading, field, list and label of an English file must correspond to one of the Japanese file.

Skips pages with an out-of-date translation, which are published with a notice. ``passages`` compares the words.
"""

from collections import Counter
from collections.abc import Iterator

from machidx.content.catalog import Rules
from machidx.content.diagnostics import Problem
from machidx.content.library import Library, town_id
from machidx.content.page import Page
from machidx.language import proposals
from machidx.markdown import markup
from machidx.model.roles import Path, leaves
from machidx.translation import fingerprints, label_names


def problems(library: Library) -> Iterator[Problem]:
    """Compare each up-to-date English file with its Japanese file."""
    for page in library.pages.values():
        if page.words and page.english and not fingerprints.changed(page):
            yield from _headings(page)
            yield from _words(page)
            yield from _lists(page)
            yield from _keys(page)


def notices(library: Library) -> Iterator[Problem]:
    """Yield the labels of names that no page uses: the Japanese may have lost them since."""
    for page in library.pages.values():
        if page.words and page.english and not fingerprints.changed(page):
            yield from _labels(library, page)


def _headings(page: Page) -> Iterator[Problem]:
    assert page.english
    ours, theirs = (list(source.sections) for source in (page.source, page.english))
    for heading in markup.headings(page.english.body):
        if heading.level in (2, 3) and heading.id and heading.id not in ours:
            near = proposals.nearest(heading.id, ours)
            message = f"見出し「#{heading.id}」は日本語のページにありません。"
            hint = f"#{near}" if near else ""
            yield page.english.in_body(heading.offset, Rules.TRANSLATED_HEADINGS, message, hint)
    for id in ours:
        if id not in theirs:
            message = f"日本語のページの見出し「#{id}」が英語にありません。"
            yield page.english.in_body(len(page.english.body), Rules.TRANSLATED_HEADINGS, message, f"## … {{ #{id} }}")


def _words(page: Page) -> Iterator[Problem]:
    """Yield texts of the Japanese front matter without English."""
    assert page.english
    for leaf in page.sentences:
        *above, last = leaf.english
        if isinstance(last, str) and leaf.is_needed and not page.translated(*leaf.english):
            message = f"日本語のページにある{_said(leaf.english)}が、英語にありません。"
            yield page.english.at(tuple(above), Rules.WORDS_MISSING, message, f"{last}: …")


def _lists(page: Page) -> Iterator[Problem]:
    """Yield lists of texts whose lengths differ between the languages."""
    assert page.english
    assert page.words
    ours, theirs = (
        Counter(path[:-1] for path in paths if isinstance(path[-1], int))
        for paths in ([leaf.english for leaf in page.sentences], [leaf.path for leaf in leaves(page.words)])
    )
    for place, count in ours.items():
        if count != theirs[place]:
            message = f"{_said(place)}は、日本語に{count}個、英語に{theirs[place]}個あります。"
            yield page.english.at(place, Rules.WORDS_MISSING, message)


def _keys(page: Page) -> Iterator[Problem]:
    """Yield English texts under keys that the Japanese file lacks."""
    assert page.english
    assert page.words
    known = {leaf.english[:2] for leaf in page.sentences if len(leaf.english) > 1}
    given = (leaf.path[:2] for leaf in leaves(page.words))
    for place in dict.fromkeys(given):
        if isinstance(place[-1], str) and len(place) > 1 and place not in known:
            message = f"{_said(place)}にあたる文は、日本語のページにありません。"
            near = proposals.nearest(str(place[1]), [str(key) for field, key in known if field == place[0]])
            yield page.english.at(place, Rules.UNKNOWN_KEY_IN_WORDS, message, near, of_key=True)


def _said(path: Path) -> str:
    """Format the path of a value for a message: 「policies」の「1-(1)」."""
    return "の".join(f"「{step}」" for step in path)


def _labels(library: Library, page: Page) -> Iterator[Problem]:
    """Yield labels of names that no page uses.

    Pages with untranslated names are skipped, as staff may just have renamed one.
    """
    assert page.words
    assert page.english
    asking = _asking(library, page)
    if any(label_names.untranslated(library, other) for other in asking):
        return
    known = {name for other in asking for name in label_names.looked_up(other)}
    for japanese in page.words.labels.keys() - known if asking else ():
        message = (
            f"labels の「{japanese}」は、日本語のページのどこにもありません。"
            "日本語の名前を直したのなら、訳す人がここも直します。"
        )
        near = proposals.nearest(japanese, known - page.words.labels.keys())
        yield page.english.at(("labels", japanese), Rules.UNUSED_LABEL, message, near, of_key=True)


def _asking(library: Library, page: Page) -> list[Page]:
    """Return the pages that use a page's labels: itself, or all pages of its town; [] if one of these is unreadable."""
    if page.kind != "town":
        return [page]
    folder = f"towns/{town_id(page)}/"
    if any(source.uri.startswith(folder) for source in library.unreadable):
        return []
    return [other for stem, other in library.pages.items() if stem.startswith(folder)]
