"""Data that a page passes to its scripts: the tables for folding texts and for encoding search queries."""

from machidx.glossary.glossary import DROPPED, SPELLED
from machidx.language.folding import ABOVE, FIRST, LAST, PRIMES, SEPARATOR
from machidx.search import index, tokens

Told = dict[str, object]
"""JSON-serializable values."""


def folding() -> Told:
    """Tables for folding texts and names, for ``overrides/assets/fold.js``."""
    return {
        "primes": PRIMES,
        "kana": {"first": FIRST, "last": LAST, "above": ABOVE},
        "separator": SEPARATOR,
        "spelled": SPELLED,
        "dropped": DROPPED,
    }


def index_layout(pages: int) -> Told:
    """Layout and encoding of an index of ``pages`` pages, for ``overrides/assets/search-engine.js``."""
    return {
        "parts": index.part_count(pages),
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
