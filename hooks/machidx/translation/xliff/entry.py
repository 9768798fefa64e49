"""A text as it is exchanged with translators, in a file or in a form."""

from dataclasses import dataclass, field

from machidx.translation.xliff.placeholders import Marked, Placeholder
from machidx.translation.xliff.segments import State


@dataclass(frozen=True)
class XliffEntry:
    """A text with its translation."""

    file: str
    """The path of the English file."""
    id: str
    source: Marked
    target: Marked | None
    state: State
    exported: str | None = None
    """The fingerprint of the exported English; "" if there was none, None if a tool has dropped it."""
    codes: dict[int, Placeholder] = field(default_factory=dict)
    place: str = ""
    """Path and 1-based line of the Japanese: ``path:line``."""
    notes: tuple[str, ...] = ()
