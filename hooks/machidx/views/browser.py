"""What a page tells its scripts: the tables by which texts are folded, and by which the search index is written."""

from machidx.glossary.glossary import DROPPED, SPELLED
from machidx.language.folding import ABOVE, FIRST, LAST, PRIMES, SEPARATOR
from machidx.search import index, tokens

Told = dict[str, object]
"""Values as JSON has them."""


def folding() -> Told:
    """How texts and names are folded (``overrides/assets/fold.js``)."""
    return {
        "primes": PRIMES,
        "kana": {"first": FIRST, "last": LAST, "above": ABOVE},
        "separator": SEPARATOR,
        "spelled": SPELLED,
        "dropped": DROPPED,
    }


def written(pages: int) -> Told:
    """How the index of so many pages is written (``overrides/assets/search-engine.js``)."""
    return {
        "parts": index.parts(pages),
        "longest": tokens.LONGEST,
        "alone": tokens.ALONE,
        "whole": tokens.WHOLE,
        "filter": tokens.FILTER,
        "blocks": [block._asdict() for block in tokens.BLOCKS],
        "titleEnd": index.TITLE_WORDS,
        "summaryEnd": index.TITLE_WORDS + index.SUMMARY_WORDS,
        "engine": index.ENGINE,
        "names": index.NAMES,
        "pages": index.PAGES,
        "uses": index.USES,
    }
