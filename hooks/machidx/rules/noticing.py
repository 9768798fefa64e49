"""Notices: what may be right, and stops nothing. Collected apart from the problems, as some depend on the year."""

from machidx.content.diagnostics import Problem, limited
from machidx.content.library import Library
from machidx.rules import counterparts, doubtful, files, personal


def notices(library: Library, this_year: int) -> list[Problem]:
    """Return the notices of a library, sorted by place; ``this_year`` is the fiscal year of the writer."""
    return limited(
        [
            *doubtful.notices(library, this_year),
            *personal.notices(library),
            *files.notices(library),
            *counterparts.notices(library),
        ]
    )
