"""The view of kinds without a view of their own: all fields by name, each text according to its role."""

from typing import Any, TypeAlias

from machidx.language.locale import JAPANESE, Text
from machidx.model.roles import Leaf, Path, Role
from machidx.model.values import PageFacts
from machidx.views.context import Line, Scene

FieldValue: TypeAlias = Line | Text
"""Text that may contain links, and text that may not."""


def view(scene: Scene) -> dict[str, Any]:
    """Return the fields of a page by name, with lists and records as in its file."""
    said = {leaf.path: _said(scene, leaf) for leaf in scene.page.leaves}
    data = scene.page.facts.model_dump(by_alias=True, exclude=set(PageFacts.model_fields))
    return {name: _shown(value, (name,), said) for name, value in data.items()}


def _shown(value: Any, path: Path, said: dict[Path, FieldValue]) -> Any:
    if isinstance(value, dict):
        return {name: _shown(inner, (*path, name), said) for name, inner in value.items()}
    if isinstance(value, tuple):
        return tuple(_shown(inner, (*path, position), said) for position, inner in enumerate(value))
    return said.get(path, value)


def _said(scene: Scene, leaf: Leaf) -> FieldValue:
    """Return a text in the language of the scene."""
    if leaf.role is Role.PRINTED:
        return scene.number(leaf.text)
    if leaf.role is Role.PLACE:
        return scene.place(leaf.text, scene.page)
    if leaf.role.is_translated:
        english = scene.page.translated(*leaf.english) if scene.locale != JAPANESE else None
        text = Text(english, scene.locale) if english else Text(leaf.text)
    else:
        text = scene.label(leaf.text)
    return scene.line(text) if leaf.role.may_hold_terms else text
