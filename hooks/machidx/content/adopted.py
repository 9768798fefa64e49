"""The facts of a plan as the town adopted them: ``docs/towns/<town>/adopted.json``, written by ``machidx adopt``.

What a town changes later is compared with it (``rules.adoption``), so that no change goes unrecorded.
"""

import json
from pathlib import Path

from pydantic import ValidationError

from machidx.content.catalog import Rules
from machidx.content.diagnostics import Place, Problem
from machidx.content.source import is_file, unreadable
from machidx.model.values import Record, Words

FILE = "adopted.json"


class Target(Record):
    """A target: its KPI's published id and name, and its text as printed; of older records no more than that."""

    id: Words
    name: Words
    text: Words
    time: Words | None = None
    """The fiscal year or the month by which it is to be reached."""
    unit: Words | None = None
    baseline: Words | None = None
    """The text of the value when the plan was made."""


class AdoptedMeasure(Record):
    """A measure as it was adopted."""

    id: Words
    number: Words
    title: Words
    departments: tuple[Words, ...]
    targets: tuple[Target, ...]
    schedule: tuple[Words, ...]
    """A line per phase."""


class AdoptedPlan(Record):
    """A town's plan as it was adopted."""

    town: Words
    plan: Words
    departments: tuple[Words, ...]
    measures: tuple[AdoptedMeasure, ...]


def as_bytes(plan: AdoptedPlan) -> bytes:
    """The file's content: the same facts give the same bytes."""
    return f"{json.dumps(plan.model_dump(), ensure_ascii=False, indent=1)}\n".encode()


def read(docs: Path) -> tuple[dict[str, AdoptedPlan], list[Problem]]:
    """The adopted plans by town; a file that cannot be read is a problem."""
    plans, problems = {}, []
    for path in filter(is_file, sorted(docs.glob(f"towns/*/{FILE}"))):
        try:
            plans[path.parent.name] = AdoptedPlan.model_validate_json(path.read_bytes())
        except OSError as error:
            problems.append(unreadable(path, docs, error))
        except ValidationError:
            town = path.parent.name
            message = "決定のときの記録が読めません。この記録は手では直さず、前のファイルに戻します。"
            place = Place(f"{docs.name}/towns/{town}/{FILE}")
            problems.append(Problem(place, Rules.ADOPTED_UNREADABLE, message, f"git checkout {place.path}"))
    return plans, problems
