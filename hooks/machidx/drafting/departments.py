"""The departments that a plan names as in charge."""

import re
from collections.abc import Iterable

from machidx.drafting.cards import CardField
from machidx.drafting.text_lines import tidied

_BETWEEN = re.compile(r"[、，,\n]|(?<=[課室局係部班会])\s+(?=\S)")
_JOINED = re.compile(r"[・／/]")
_ENDS = ("課", "室", "局", "係", "班", "部", "署", "会", "センター")
_WHOLE = re.compile("全庁.*|全課|各課|全部署|全部局|全職員")
_LONGEST = 24


def departments_in_charge(fields: Iterable[CardField]) -> tuple[str, ...]:
    """The departments in the fields of a measure, in printed order; () where one name cannot be read."""
    names = [
        tidied(name)
        for field in fields
        if field.kind == "departments"
        for words in _BETWEEN.split(field.first)
        for name in _parts(words)
        if name.strip()
    ]
    return () if any(len(name) > _LONGEST or "。" in name for name in names) else tuple(dict.fromkeys(names))


def _parts(words: str) -> list[str]:
    """The names between ・, if all of them are names of departments."""
    parts = _JOINED.split(words)
    return parts if all(part.strip().endswith(_ENDS) for part in parts) else [words]


def is_whole_office(name: str) -> bool:
    """Whether a name stands for the whole office."""
    return bool(_WHOLE.fullmatch(name))
