"""The place in a town's document that a page's facts are from."""

from machidx.model.roles import PrintedPlace
from machidx.model.values import Count, Record


class Citation(Record):
    """A section and page of the town's document."""

    section: PrintedPlace
    page: Count | None = None
