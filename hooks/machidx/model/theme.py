"""Themes: what residents ask, across the towns."""

from typing import Literal

from machidx.model.values import Count, EnglishWords, PageFacts, Words


class Theme(PageFacts):
    """The facts of one theme."""

    kind: Literal["theme"]
    title: Words
    question: Words
    group: Literal["national", "office", "community"]
    audience: Literal["residents", "office"] = "residents"
    """Who uses what its measures bring: residents ask 「いま使える？」, of office work they ask how far it is."""
    order: Count


class ThemeWords(EnglishWords):
    """The English words of a theme."""

    question: Words | None = None
