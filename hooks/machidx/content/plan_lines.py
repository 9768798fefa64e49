"""The plans of each town, one after another: a plan may supersede the one before it."""

from collections.abc import Mapping

from machidx.model.town import Town


def plan_lines(plans: Mapping[str, Town]) -> dict[str, tuple[str, ...]]:
    """For the id of each plan the ids of all plans of its town, the first one first.

    A plan that supersedes none of these, or is one of a circle, begins a line of its own.
    """
    following = {plan.supersedes: id for id, plan in plans.items() if plan.supersedes in plans}
    lines: dict[str, tuple[str, ...]] = {}
    for id, plan in plans.items():
        if plan.supersedes not in plans:
            line = _from(id, following)
            lines |= dict.fromkeys(line, line)
    return {id: lines.get(id, (id,)) for id in plans}


def _from(first: str, following: Mapping[str | None, str]) -> tuple[str, ...]:
    line = [first]
    while (after := following.get(line[-1])) is not None:
        line.append(after)
    return tuple(line)


def in_force(line: tuple[str, ...], plans: Mapping[str, Town]) -> str:
    """The plan that a town follows: the last that is no draft, or the first where all are drafts."""
    return next((id for id in reversed(line) if not plans[id].draft), line[0])
