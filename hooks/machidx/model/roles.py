"""What the texts of a page are for: a role stands in the type of a field, and whoever walks over fields asks for it.

``leaves(record)`` gives every text that has a role. What the walk looks for is read from the annotations of a class,
once per class. A text without a role is a key (of a town, a theme, a policy), or is shown as the plan prints it in
every language; no ``[[term]]`` may stand in it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, TypeAlias, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel

from machidx.model.values import Words

Path: TypeAlias = tuple[str | int, ...]
"""Where a text stands in a front matter: names as they are written there, positions in lists from 0."""


class Role(Enum):
    """What a text is for."""

    TITLE = auto()
    """What a page is called. English gives its own in ``title``. Asked for by fingerprints, exchange, checks."""
    SENTENCE = auto()
    """Tells what a page is about where no link may stand. English gives its own in a field of the same name, or where
    ``Keyed`` says. Asked for by the same, and by the description for search engines."""
    PROSE = auto()
    """As ``SENTENCE``, and its [[terms]] are linked where it is printed. Asked for by the glossary too."""
    NAME = auto()
    """A name (of a work, a unit, a department): its English is looked up by the Japanese string among labels. Asked for
    by the names that English lacks or has for nothing."""
    CELL = auto()
    """As ``NAME``, in a table: its [[terms]] are linked where it is printed; numbers do without English."""
    PRINTED = auto()
    """A number as printed (表2-1): of it only the word before the digits is looked up."""

    @property
    def is_translated(self) -> bool:
        """Whether a translator writes English for it, which is out of date when the Japanese changes."""
        return self in {Role.TITLE, Role.SENTENCE, Role.PROSE}

    @property
    def may_hold_terms(self) -> bool:
        """Whether [[terms]] may stand in it."""
        return self in {Role.PROSE, Role.CELL}


@dataclass(frozen=True, slots=True)
class Called:
    """What translators are told that a text is, in Japanese."""

    words: str


@dataclass(frozen=True, slots=True)
class Keyed:
    """The English of a record's text stands in a field of the page, by another text of that record."""

    field: str
    by: str


@dataclass(frozen=True, slots=True)
class Unless:
    """A text can do without English of its own where another field of its record says the same in every language."""

    field: str


@dataclass(frozen=True, slots=True)
class Under:
    """A name that means something else elsewhere: it is looked up with these words before it first."""

    words: str

    def of(self, name: str) -> str:
        """The string to look up: 計画の状態：決定."""
        return f"{self.words}：{name}"


Title: TypeAlias = Annotated[Words, Role.TITLE, Called("題名")]
Sentence: TypeAlias = Annotated[Words, Role.SENTENCE]
Prose: TypeAlias = Annotated[Words, Role.PROSE]
Summary: TypeAlias = Annotated[Prose, Called("概要")]
Name: TypeAlias = Annotated[Words, Role.NAME]
Printed: TypeAlias = Annotated[Words, Role.PRINTED]


@dataclass(frozen=True, slots=True)
class Spot:
    """What may stand at a place of a class, as its annotation says."""

    roles: tuple[Role, ...] = ()
    called: Called | None = None
    keyed: Keyed | None = None
    unless: Unless | None = None
    under: Under | None = None
    choices: frozenset[str] = frozenset()
    """Texts that are no words: one of a choice, or a reason why there are none."""
    models: tuple[type[BaseModel], ...] = ()
    inner: "Spot | None" = None
    """What stands in the list or mapping that is there."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A text of a record, with what its type says of it. A text with two roles is two leaves."""

    path: Path
    role: Role
    text: str
    """A cell's number is its digits."""
    english: Path
    """Where its English stands in the English front matter; () for what is looked up."""
    is_needed: bool
    """Whether there must be English for it; where there is some, it is used in any case."""
    spot: Spot

    @property
    def called(self) -> str:
        """What it is, in Japanese; the name of the English field where its type does not say."""
        return self.spot.called.words if self.spot.called else str(self.english[0] if self.english else self.path[-1])


def leaves(record: BaseModel, above: Path = ()) -> Iterator[Leaf]:
    """All texts of a record and of those inside it that have a role, in the fields' order; ``above``: its path."""
    for attribute, name, spot in spots(type(record)):
        for tail, value, found in _values(getattr(record, attribute), spot, ()):
            path = (*above, name, *tail)
            if isinstance(value, BaseModel):
                yield from leaves(value, path)
            else:
                for role in found.roles:
                    is_needed = isinstance(value, str) and not _says_it(record, found)
                    yield Leaf(path, role, str(value), _english(record, path, tail, role, found), is_needed, found)


def place_in_english(record: BaseModel, attribute: str) -> Path:
    """Where the English of a field stands in the English front matter, as ``Leaf.english`` says of its texts."""
    spot = next((spot for name, _, spot in spots(type(record)) if name == attribute), Spot())
    while spot.inner:
        spot = spot.inner
    return _place(record, spot.keyed) if spot.keyed else (attribute,)


def _values(value: object, spot: Spot, tail: Path) -> Iterator[tuple[Path, BaseModel | str | int | float, Spot]]:
    """The records and texts in the value of a field, each with its path below the field."""
    if isinstance(value, (tuple, dict)):
        assert spot.inner
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _values(inner, spot.inner, (*tail, step))
    elif isinstance(value, BaseModel) or (isinstance(value, (str, int, float)) and value not in spot.choices):
        yield tail, value, spot


def _says_it(record: BaseModel, spot: Spot) -> bool:
    return spot.unless is not None and getattr(record, spot.unless.field) is not None


def _english(record: BaseModel, path: Path, tail: Path, role: Role, spot: Spot) -> Path:
    if role is Role.TITLE:
        return ("title",)
    if not role.is_translated:
        return ()
    return (*_place(record, spot.keyed), *tail) if spot.keyed else path


def _place(record: BaseModel, keyed: Keyed) -> Path:
    return keyed.field, str(getattr(record, keyed.by))


@cache
def spots(model: type[BaseModel]) -> tuple[tuple[str, str, Spot], ...]:
    """The fields of a class in which a text may have a role: name in Python, name in files, what may stand there."""
    found = (
        (name, field.alias or name, _spot(field.annotation, tuple(field.metadata)))
        for name, field in model.model_fields.items()
    )
    return tuple((name, alias, spot) for name, alias, spot in found if _leads_on(spot))


def _leads_on(spot: Spot) -> bool:
    return bool(spot.roles or spot.models or (spot.inner and _leads_on(spot.inner)))


def _spot(annotation: Any, marks: tuple[Any, ...]) -> Spot:
    """What an annotation says; ``marks`` stand around it."""
    origin, inside = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _spot(inside[0], (*marks, *inside[1:]))
    if origin in {Union, UnionType}:
        return _either([_spot(one, marks) for one in inside if one is not type(None)])
    if origin is Literal:
        return Spot(choices=frozenset(choice for choice in inside if isinstance(choice, str)))
    if origin in {tuple, dict}:
        return Spot(inner=_spot(inside[origin is dict], marks))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Spot(models=(annotation,))
    roles = tuple(mark for mark in marks if isinstance(mark, Role))
    return Spot(roles, _last(marks, Called), _last(marks, Keyed), _last(marks, Unless), _last(marks, Under))


def _either(ways: list[Spot]) -> Spot:
    """What may stand where one of several things may."""
    texts = next((way for way in ways if way.roles), Spot())
    return Spot(
        texts.roles,
        texts.called,
        texts.keyed,
        texts.unless,
        texts.under,
        frozenset().union(*(way.choices for way in ways)),
        tuple(model for way in ways for model in way.models),
        next((way.inner for way in ways if way.inner), None),
    )


M = TypeVar("M")


def _last(marks: tuple[Any, ...], kind: type[M]) -> M | None:
    """The innermost annotation is written first: what stands around it says more."""
    return next((mark for mark in reversed(marks) if isinstance(mark, kind)), None)
