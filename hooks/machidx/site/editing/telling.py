"""Problems of a file as a form tells them: each with the control that it is about."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from machidx.content.diagnostics import Place, Problem
from machidx.content.frontmatter import KeyPath
from machidx.content.source import Source
from machidx.site.editing.filling import element_id

BODY_ID = "f-body"


@dataclass(frozen=True)
class FormProblem:
    """A problem: the ids of the controls that it may be about, the nearest one first; none if it is in another file."""

    ids: tuple[str, ...]
    message: str
    proposal: str = ""


def form_problems(problems: Iterable[Problem], source: Source, titles: Mapping[str, str]) -> Iterator[FormProblem]:
    """Tell the problems of a file, and of others; ``titles``: what a form calls the fields of the front matter."""
    for problem in problems:
        if problem.place.path != source.path:
            yield told_by_place(problem)
        elif problem.place.line >= source.body_line:
            number = problem.place.line - source.body_line + 1
            yield FormProblem((BODY_ID,), f"本文の{number}行目：{problem.message}", problem.proposal)
        else:
            path = named(source, problem.place)
            ids = tuple(element_id(path[:end]) for end in range(len(path), 0, -1))
            yield FormProblem(ids, _in_words(problem.message, titles), problem.proposal)


def told_by_place(problem: Problem) -> FormProblem:
    """Tell a problem with its file and line: the form shows no control of the text that it is in."""
    message = f"{problem.place.path}（{problem.place.line}行目）：{problem.message}"
    return FormProblem((), message, problem.proposal)


def named(source: Source, place: Place) -> KeyPath:
    """The value at a place of a file's front matter, or the last one before it."""
    places = {place: path for path, place in source.front.keys.items()}
    places |= {place: path for path, place in source.front.values.items()}
    before = [there for there in places if there <= (place.line - 1, place.column - 1)]
    return places[max(before)] if before else ()


def _in_words(message: str, titles: Mapping[str, str]) -> str:
    """A message with the names of fields as the form shows them."""
    for name, title in titles.items():
        message = message.replace(f"「{name}」", f"「{title}」")
    return message
