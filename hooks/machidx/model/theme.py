"""Themes: what residents ask, across the towns."""

from typing import Annotated, Literal

from machidx.model.roles import Called, Sentence, Title
from machidx.model.values import Count, PageFacts


class Theme(PageFacts):
    """The facts of one theme."""

    kind: Literal["theme"]
    title: Title
    question: Annotated[Sentence, Called("問い")]
    group: Literal["national", "office", "community"]
    audience: Literal["residents", "office"] = "residents"
    """Who uses what its measures bring: residents ask 「いま使える？」, of office work they ask how far it is."""
    order: Count
