"""Records in an English file which Japanese words it was made from; the rest of the file stays as it is."""

from collections.abc import Mapping, Set
from typing import Any

from ruamel.yaml.comments import CommentedMap

from machidx.content import source
from machidx.content.editing import edited
from machidx.content.page import Page
from machidx.content.source import Source
from machidx.content.unpublished import without_mark
from machidx.translation.fingerprints import english_fingerprint, fingerprints, parsed, same_words


def stamp(
    page: Page,
    english: Source,
    *,
    only: Set[str] | None = None,
    is_reviewed: bool = False,
    note: Mapping[str, Any] | None = None,
) -> None:
    """Stamp a page's English file, which must have no problems, like ``put_stamps``; append ``note`` to ``same:``.

    The mark of a draft is removed.
    """

    def change(data: Any) -> None:
        put_stamps(data, page, only, keeps_review=is_reviewed or note is not None)
        _bind_review(data, english, is_new=is_reviewed)
        if note:
            data.setdefault("same", []).append(CommentedMap(note))

    above, front, below = english.parted
    source.write(english.file, f"{above}{edited(without_mark(front), change)}{below}")


def _bind_review(data: Any, english: Source, *, is_new: bool) -> None:
    """Note which English a review is of; a review of other English is removed, as nobody has compared this one."""
    review = data.get("reviewed")
    if not isinstance(review, dict):
        return
    now = english_fingerprint(english)
    if is_new or "of" not in review:
        review["of"] = now
    elif review["of"] != now:
        data.pop("reviewed")


def put_stamps(data: Any, page: Page, only: Set[str] | None = None, *, keeps_review: bool = False) -> None:
    """Put the fingerprints of a page's Japanese into ``translated:`` of English front matter.

    With ``only``, stamp these sections: others keep their stamps, even those removed from the Japanese while the
    English has them. ``reviewed:`` is removed if the translated words have changed, as nobody has compared the new
    translation yet, unless ``keeps_review``.
    """
    now, before = fingerprints(page), data.get("translated") or {}
    stamps = {name: str(value) for name, value in now.items() if only is None or name in only}
    if only is not None:
        there = page.english.sections if page.english else {}
        kept = {name: value for name, value in before.items() if name in now or name in there}
        made = {**kept, **stamps}
        stamps = {name: made[name] for name in [*now, *kept] if name in made}
    data["translated"] = CommentedMap(stamps)
    old, new = ({name: parsed(value) for name, value in those.items()} for those in (before, stamps))
    if before and not keeps_review and not same_words(old, new):
        data.pop("reviewed", None)
