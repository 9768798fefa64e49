"""The answers as a picture to share: those of one town, or of all, laid out in pixels."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from machidx.content.library import facts
from machidx.content.page import Page
from machidx.language import years
from machidx.language.locale import JAPANESE
from machidx.language.phrases import phrases
from machidx.model.town import Town
from machidx.views import answers
from machidx.views.answers import AnsweredQuestion
from machidx.views.context import Scene
from machidx.views.masthead import imprint
from machidx.views.punctuation import bracketed_words

_MARGIN = 48
_NARROW = 0.58
"""The width of a Latin letter in a sans-serif type, by that of a kanji; wide enough for most."""
LEADING = 1.35
"""The distance of two lines, by the size of their type."""
_MOST_COUNTS = 5
QUIET = ("none", "not_stated")
"""The stages that are told in plain words, without a box."""


class _Measures(NamedTuple):
    """Sizes of type and widths of columns in pixels."""

    question: int
    answer: int
    first: int
    column: int


_OF_TOWN = _Measures(30, 28, 600, 384)
_OF_ALL = _Measures(26, 21, 440, 214)


class Print(NamedTuple):
    """A line of text: the place of its left end on the base line, the size of its type, and the words."""

    x: int
    y: int
    size: int
    text: str


@dataclass(frozen=True)
class Pill:
    """An answer: its box, the key in ``reach.STAGES`` that decides its look, and its lines.

    The lines begin at their place where the answer has no box (``QUIET``), and have their middle there where it has.
    """

    x: int
    y: int
    width: int
    height: int
    stage: str
    lines: tuple[Print, ...]


@dataclass(frozen=True)
class AnswerPicture:
    """A picture: its size, the lines at its head and foot, the questions, the answers, the places of the rules."""

    width: int
    height: int
    title: str
    head: tuple[Print, ...]
    columns: tuple[Print, ...]
    questions: tuple[Print, ...]
    pills: tuple[Pill, ...]
    rules: tuple[int, ...]
    foot: tuple[Print, ...]


class _Answer(NamedTuple):
    """An answer in a few words, and its stage."""

    short: str
    stage: str


class _Row(NamedTuple):
    """A question in lines, and its answers in lines with their stages."""

    question: tuple[str, ...]
    answers: tuple[tuple[tuple[str, ...], str], ...]


def answer_picture(scene: Scene, town: Page | None, address: str) -> AnswerPicture:
    """Lay out the answers of a town, or of all towns; the scene is that of the page of answers."""
    measures = _OF_TOWN if town else _OF_ALL
    questions = answers.answered(scene, [town] if town else scene.library.towns)
    found = [(question, tuple(_answers_of(scene, question))) for question in questions]
    rows = [_row(scene, question, cells, measures) for question, cells in found]
    names = () if town else tuple(cell.town.text.text for question in questions[:1] for cell in question.cells)
    width = 2 * _MARGIN + measures.first + measures.column * max((len(cells) for _, cells in found), default=1)
    title = scene.page.text("title", scene.locale).text
    head = _head(scene, town, title)
    top = head[-1].y + (70 if names else 30)
    tops = [*accumulate((_height(row, measures) for row in rows), initial=top)]
    lines = (imprint(scene), address)
    foot = tuple(prints(wrapped, _MARGIN, tops[-1] + 44, 22) for wrapped in [_all_lines(scene, lines, width)])
    return AnswerPicture(
        width,
        foot[0][-1].y + _MARGIN // 2,
        f"{town.text('title', scene.locale).text}: {title}" if town else title,
        head,
        tuple(Print(_left(measures, n), top - 16, 24, name) for n, name in enumerate(names)),
        tuple(line for row, y in zip(rows, tops, strict=False) for line in _question(row, y, measures)),
        tuple(pill for row, y in zip(rows, tops, strict=False) for pill in _pills(row, y, measures)),
        tuple(tops),
        foot[0],
    )


def _answers_of(scene: Scene, question: AnsweredQuestion) -> Iterator[_Answer]:
    """Yield the answer for each column: the towns, or their numbers where they are too many."""
    if question.cells:
        doubt = bracketed_words(scene, scene.say("計画書にくいちがい"))
        yield from (_Answer(cell.short + doubt * bool(cell.doubts), cell.stage) for cell in question.cells)
    else:
        for count in question.counts[:_MOST_COUNTS]:
            number = scene.say("{count}町", count=len(count.towns))
            yield _Answer(f"{count.short} {number}", count.stage)


def _head(scene: Scene, town: Page | None, title: str) -> tuple[Print, ...]:
    if town is None:
        return (Print(_MARGIN, 92, 48, title),)
    plan = facts(town, Town)
    about = scene.label(plan.plan, town).text + (scene.say("（案）") if plan.draft else "")
    month = f"{scene.say('、')}{years.show_month(plan.published, scene.locale)}" if plan.published else ""
    return (
        Print(_MARGIN, 96, 60, town.text("title", scene.locale).text),
        Print(_MARGIN, 150, 36, title),
        Print(_MARGIN, 196, 26, about + month),
    )


def _row(scene: Scene, question: AnsweredQuestion, cells: Sequence[_Answer], measures: _Measures) -> _Row:
    inside = measures.column - 2 * measures.answer
    return _Row(
        wrap(question.text.text, measures.first - 24, measures.question, question.text.locale),
        tuple((wrap(short, inside, measures.answer, scene.locale), stage) for short, stage in cells),
    )


def _height(row: _Row, measures: _Measures) -> int:
    question = len(row.question) * measures.question * LEADING
    answer = max((len(lines) for lines, _ in row.answers), default=0) * measures.answer * LEADING + 12
    return round(max(question, answer)) + 20


def _question(row: _Row, top: int, measures: _Measures) -> tuple[Print, ...]:
    free = _height(row, measures) - len(row.question) * measures.question * LEADING
    return prints(row.question, _MARGIN, top + round(free / 2 + measures.question), measures.question)


def _pills(row: _Row, top: int, measures: _Measures) -> Iterator[Pill]:
    for column, (lines, stage) in enumerate(row.answers):
        left, size = _left(measures, column), measures.answer
        width = round(max(width_of(line, size) for line in lines)) + size
        height = round(len(lines) * size * LEADING) + 12
        y = top + (_height(row, measures) - height) // 2
        middle = left if stage in QUIET else left + width // 2
        yield Pill(left, y, width, height, stage, prints(lines, middle, y + 6 + size, size))


def _left(measures: _Measures, column: int) -> int:
    return _MARGIN + measures.first + column * measures.column


def prints(lines: Sequence[str], x: int, y: int, size: int) -> tuple[Print, ...]:
    """Lines of text below one another, the first with its base line at ``y``."""
    return tuple(Print(x, y + round(n * size * LEADING), size, line) for n, line in enumerate(lines))


def _all_lines(scene: Scene, texts: Sequence[str], width: int) -> tuple[str, ...]:
    return tuple(line for text in texts for line in wrap(text, width - 2 * _MARGIN, 22, scene.locale))


def width_of(text: str, size: int) -> float:
    """Estimate the width of a text in pixels."""
    return size * sum(1 if unicodedata.east_asian_width(c) in "WFA" else _NARROW for c in text)


def wrap(text: str, limit: int, size: int, locale: str) -> tuple[str, ...]:
    """Break a text into lines no wider than ``limit`` pixels, between phrases or words where these are not longer."""
    pieces = phrases(text) if locale == JAPANESE else tuple(re.findall(r"\S+\s*", text))
    lines = [""]
    for piece in pieces:
        for part in [piece] if width_of(piece.rstrip(), size) <= limit else piece:
            if lines[-1] and width_of((lines[-1] + part).rstrip(), size) > limit:
                lines.append("")
            lines[-1] += part
    return tuple(line.strip() for line in lines)
