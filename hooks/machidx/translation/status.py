"""The state of each page's translation: missing, draft, outdated, incomplete or current."""

import posixpath
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from machidx.content.library import Library
from machidx.content.page import Page
from machidx.glossary.glossary import glossary_of
from machidx.markdown import markup
from machidx.translation import fingerprints, label_names


@dataclass(frozen=True)
class Coverage:
    """The state of one page's translation."""

    page: Page
    linked: int
    """The number of pages that link to the page; the most linked pages come first."""
    changed: tuple[str, ...]
    """Sections whose Japanese words have changed since the translation."""
    relinked: tuple[str, ...]
    """Sections whose words, links or terms have changed since the translation."""
    unlabelled: tuple[str, ...]
    """Japanese names in the page's facts that have no English."""

    @property
    def state(self) -> str:
        """One of "missing", "draft", "outdated", "incomplete" (names without English) and "current"."""
        if self.page.english is None:
            return "draft" if self.page.draft else "missing"
        if self.changed:
            return "outdated"
        return "incomplete" if self.unlabelled else "current"


class Coverages:
    """The states of all translations of a library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    @cached_property
    def all(self) -> list[Coverage]:
        """All pages, the most linked first."""
        found = [self._of(page) for page in self._library.pages.values()]
        return sorted(found, key=lambda c: -c.linked)

    def _of(self, page: Page) -> Coverage:
        return Coverage(
            page,
            self._links[page.stem],
            tuple(fingerprints.changed(page)),
            tuple(fingerprints.relinked(page)) if page.words else (),
            tuple(label_names.untranslated(self._library, page)),
        )

    @cached_property
    def _links(self) -> Counter[str]:
        """The number of pages that link to each page, by link or term, keyed by stem."""
        links: Counter[str] = Counter()
        for page in self._library.pages.values():
            folder = posixpath.dirname(page.stem)
            targets = {link.target.partition("#")[0] for link in markup.links(page.source.body)}
            links.update({posixpath.normpath(posixpath.join(folder, t)).removesuffix(".md") for t in targets if t})
        for name, pages in glossary_of(self._library).uses.items():
            links[f"glossary/{name}"] += len(pages)
        return links
