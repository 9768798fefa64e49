"""Steps that concern single fields: numbers of themes, ids of targets, readings."""

from collections.abc import Iterator

from machidx.content.source import Source
from machidx.content.upgrading.edits import ByHand, DroppedField, FieldChange, NewValue
from machidx.language.scripts import is_reading, reading_meant


def without_national_item(source: Source) -> Iterator[FieldChange]:
    """A theme's number in the national plan, which differs from version to version, is no field any more."""
    if source.front.data.get("kind") == "theme" and "national_item" in source.front.data:
        path = ("national_item",)
        yield FieldChange(path, "「national_item」（国の計画の番号）を消します", (DroppedField(path),))


def with_target_ids(source: Source) -> Iterator[FieldChange | ByHand]:
    """A target has its id in the file: the one under which it was published, from its place in the list."""
    kpis = source.front.data.get("kpis")
    if source.front.data.get("kind") != "measure" or not isinstance(kpis, list):
        return
    used = {str(kpi["id"]) for kpi in kpis if isinstance(kpi, dict) and "id" in kpi}
    for number, kpi in enumerate(kpis):
        if not isinstance(kpi, dict) or "id" in kpi:
            continue
        path, id = ("kpis", number), f"kpi-{number + 1}"
        if id in used:
            yield ByHand(path, f"目標に「id」を書きます。「{id}」は、ほかの目標が使っています")
        else:
            yield FieldChange(path, f"目標に、公開中の「id: {id}」を書きます", (NewValue(path, {"id": id, **kpi}),))


def with_plain_readings(source: Source) -> Iterator[FieldChange | ByHand]:
    """Readings are in hiragana only."""
    reading = source.front.data.get("reading")
    if source.front.data.get("kind") not in ("term", "town") or not isinstance(reading, str) or is_reading(reading):
        return
    path = ("reading",)
    if meant := reading_meant(reading):
        yield FieldChange(path, f"読み「{reading}」を「{meant}」にします", (NewValue(path, meant),))
    else:
        yield ByHand(path, f"読み「{reading}」を、ひらがなと「ー」だけで書きます")
