"""Themes: questions of residents, answered across the towns."""

from typing import Annotated, Literal

from machidx.model.roles import Called, Sentence, Title
from machidx.model.values import Count, PageFacts


class Theme(PageFacts):
    """Front matter of a theme."""

    kind: Literal["theme"]
    title: Title
    question: Annotated[Sentence, Called("問い")]
    group: Literal["national", "office", "community"]
    audience: Literal["residents", "office"] = "residents"
    """Who uses the results: its measures' pages ask 「いま使える？」 for residents, how far the work is for office."""
    order: Count
