"""Where the search index has what, and how its words are cut: told in its manifest, so that any browser can read it.

A page that is still open after a new release reads the new index with its old script. So a change that the script of
the last release cannot read gets another name of the manifest: that script then says that it cannot load.
"""

from machidx.search import corpus

MANIFEST = "index.json"
WORDS, PAGES, NAMES, USES, FILTERS, ASKING = "words", "pages", "names.json", "uses", "filters", "asking.json"
"""Files and folders of an index."""
LAST = "last"
"""The group of the pages that come after all others: the home page, those for editors, those of former plans."""


def layout() -> dict[str, object]:
    """The layout of the index, for ``theme/assets/search-engine.js``."""
    return {
        "longest": corpus.LONGEST,
        "tiers": corpus.TIERS,
        "alone": corpus.ALONE,
        "katakana": corpus.KATAKANA,
        "whole": corpus.WHOLE,
        "words": WORDS,
        "pages": PAGES,
        "names": NAMES,
        "uses": USES,
        "asking": ASKING,
        "last": LAST,
        "filters": FILTERS,
    }
