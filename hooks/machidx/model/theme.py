"""Themes: what residents ask, across the towns."""

from typing import Literal

from machidx.model.values import Address, Count, EnglishWords, Record, Words


class Theme(Record):
    """The facts of one theme."""

    kind: Literal["theme"]
    title: Words
    question: Words
    group: Literal["national", "office", "community"]
    order: Count
    national_item: Count | None = None
    redirect_from: tuple[Address, ...] = ()


class ThemeWords(EnglishWords):
    """The English words of a theme."""

    question: Words | None = None
