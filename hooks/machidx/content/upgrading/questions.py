"""The step for the questions of the home page: each has an id, and answers in place of measures."""

from collections.abc import Iterator
from typing import Any

from machidx.content.source import Source
from machidx.content.upgrading.edits import ByHand, FieldChange, NewValue, RenamedField


def with_answers(source: Source) -> Iterator[FieldChange | ByHand]:
    """A question names what answers it (``answers: - to:``), and has the end of its address (``id``)."""
    questions = source.front.data.get("questions")
    if source.front.data.get("kind") != "home" or not isinstance(questions, list):
        return
    ids = _ids(questions)
    for number, question in enumerate(questions):
        if isinstance(question, dict):
            yield from _question(("questions", number), question, ids[number])


def _question(path: tuple[str, int], question: dict[str, Any], id: str) -> Iterator[FieldChange | ByHand]:
    measures = question.get("measures")
    if "answers" in question or not isinstance(measures, list) or not all(isinstance(to, str) for to in measures):
        if "measures" in question:
            yield ByHand((*path, "measures"), "「measures」を「answers」に書きなおします（- to: 施策のid）")
        return
    new = {("answers" if name == "measures" else name): value for name, value in question.items()}
    new["answers"] = [{"to": measure} for measure in measures]
    if "id" not in question:
        new = {"id": id, **new}
    said = f"質問に「id: {new['id']}」を書き、「measures」を「answers」（答え）にします"
    yield FieldChange(path, said, (RenamedField((*path, "measures"), "answers"), NewValue(path, new)))


def _ids(questions: list[Any]) -> list[str]:
    """An id for each question: its theme, with a number from the second one on."""
    used = {str(question["id"]) for question in questions if isinstance(question, dict) and "id" in question}
    ids = []
    for question in questions:
        theme = str(question.get("theme") or "question") if isinstance(question, dict) else "question"
        names = (theme if number == 1 else f"{theme}-{number}" for number in range(1, len(questions) + len(used) + 2))
        ids.append(next(name for name in names if name not in used))
        used.add(ids[-1])
    return ids
