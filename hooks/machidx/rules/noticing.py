"""Notices: what may be right, and stops nothing. Collected apart from the problems, as some depend on the year."""

from collections.abc import Iterable
from itertools import chain

from machidx.content.diagnostics import Problem, limited
from machidx.content.library import Library
from machidx.rules import counterparts, doubtful, files, personal, samples


def notices(library: Library, this_year: int, problems: Iterable[Problem] = ()) -> list[Problem]:
    """Return the notices of a library, sorted by place; ``this_year`` is the fiscal year of the writer.

    Files with ``problems`` are left out: what is doubtful there may be a consequence.
    """
    told = {problem.place.path for problem in problems}
    found = chain(
        doubtful.notices(library, this_year),
        personal.notices(library),
        files.notices(library),
        samples.notices(library),
        counterparts.notices(library),
    )
    return limited(notice for notice in found if notice.place.path not in told)
