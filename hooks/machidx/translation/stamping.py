"""Writes into an English file which Japanese words it was made from, and leaves all else as it is."""

from collections.abc import Mapping, Set
from typing import Any

from ruamel.yaml.comments import CommentedMap

from machidx.content import source
from machidx.content.editing import edited
from machidx.content.page import Page
from machidx.content.source import Source
from machidx.translation.fingerprints import fingerprints, same_words


def stamp(
    page: Page,
    english: Source,
    *,
    only: Set[str] | None = None,
    is_reviewed: bool = False,
    note: Mapping[str, Any] | None = None,
) -> None:
    """Put the fingerprints of the page's Japanese words into ``translated:`` of its English file (without problems).

    ``only`` these sections: the others keep what they have. ``note`` is added to ``same:``. A translation made anew of
    other words has not been compared by anybody yet: ``reviewed:`` goes, unless it ``is_reviewed`` as it is now.
    """

    def change(data: Any) -> None:
        now, before = fingerprints(page), data.get("translated") or {}
        if only is not None:
            kept = {id: before[id] for id in now if id in before}
            now = {id: now[id] if id in only else kept[id] for id in now if id in only or id in kept}
        data["translated"] = CommentedMap(now)
        if note:
            data.setdefault("same", []).append(CommentedMap(note))
        elif before and not is_reviewed and not same_words(before, now):
            data.pop("reviewed", None)

    above, front, below = english.parted
    source.write(english.file, f"{above}{edited(front, change)}{below}")
