"""Roles of the texts in front matter, declared in the types of fields; code that walks over fields selects by role.

``leaves(record)`` yields every text that has a role. The annotations of each class are read once and cached. A text
without a role is a key (of a town, a theme, a policy) or is shown as printed in every language; it may not contain
``[[terms]]``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, TypeAlias, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel

from machidx.model.values import Brief, Words
from machidx.model.writing import WrittenAs

Path: TypeAlias = tuple[str | int, ...]
"""Path of a text in front matter: keys as written in the file, 0-based positions in lists."""


class Role(Enum):
    """The purpose of a text, which decides how it is translated and linked."""

    TITLE = auto()
    """Title of a page. English has its own in ``title``. Used by fingerprints, exchange and checks."""
    SENTENCE = auto()
    """Describes a page in a place without links. English has its own in the field of the same name, or in the one
    named by ``Keyed``. Used by fingerprints, exchange, checks and the description for search engines."""
    PROSE = auto()
    """Like ``SENTENCE``, but its [[terms]] become links. Used by the glossary too."""
    NAME = auto()
    """A name (of a work, a unit, a department); labels give its English by the Japanese string. Used by the checks for
    missing and unused labels."""
    CELL = auto()
    """Like ``NAME``, in a table: its [[terms]] become links, and numbers need no English."""
    PRINTED = auto()
    """A number as printed (表2-1); only the word before the digits is looked up among labels."""
    PLACE = auto()
    """A place in the printed plan (用語集、5. 方針3); the names in it are looked up among labels."""

    @property
    def is_translated(self) -> bool:
        """Whether a translator writes its English, which goes out of date when the Japanese changes."""
        return self in {Role.TITLE, Role.SENTENCE, Role.PROSE}

    @property
    def may_hold_terms(self) -> bool:
        """Whether the text may contain [[terms]]."""
        return self in {Role.PROSE, Role.CELL}


@dataclass(frozen=True, slots=True)
class Called:
    """Japanese description of a text, shown to translators."""

    words: str


@dataclass(frozen=True, slots=True)
class Keyed:
    """Stores the English of a record's text in a mapping of the page: ``field``, keyed by the record's field ``by``."""

    field: str
    by: str


@dataclass(frozen=True, slots=True)
class Unless:
    """English is optional where ``field`` of the same record is given and says the same in every language."""

    field: str


@dataclass(frozen=True, slots=True)
class Under:
    """Disambiguates a name with several meanings: the label with this prefix is looked up first."""

    words: str

    def of(self, name: str) -> str:
        """The label to look up: 計画の状態：決定."""
        return f"{self.words}：{name}"


Title: TypeAlias = Annotated[Brief, Role.TITLE, Called("題名")]
Sentence: TypeAlias = Annotated[Words, Role.SENTENCE, WrittenAs("sentences")]
Prose: TypeAlias = Annotated[Words, Role.PROSE, WrittenAs("prose")]
Summary: TypeAlias = Annotated[Prose, Called("概要")]
Name: TypeAlias = Annotated[Brief, Role.NAME]
Printed: TypeAlias = Annotated[Words, Role.PRINTED]
PrintedPlace: TypeAlias = Annotated[Words, Role.PLACE]


@dataclass(frozen=True, slots=True)
class Spot:
    """The possible contents of a field (or of an item inside it), read from its annotation."""

    roles: tuple[Role, ...] = ()
    called: Called | None = None
    keyed: Keyed | None = None
    unless: Unless | None = None
    under: Under | None = None
    choices: frozenset[str] = frozenset()
    """Values of ``Literal``, which have no role: choices, or the reason why a plan gives nothing."""
    models: tuple[type[BaseModel], ...] = ()
    inner: "Spot | None" = None
    """The items of a list or the values of a mapping."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A text in a record, with its role. A text with two roles yields two leaves."""

    path: Path
    role: Role
    text: str
    """Numbers in table cells are converted to text."""
    english: Path
    """Path in the English front matter; () if the English is looked up among labels."""
    is_needed: bool
    """Whether English is required; optional English is still used where given."""
    spot: Spot

    @property
    def called(self) -> str:
        """Japanese description of the text; the name of its English field where its type has no ``Called``."""
        return self.spot.called.words if self.spot.called else str(self.english[0] if self.english else self.path[-1])


def leaves(record: BaseModel, above: Path = ()) -> Iterator[Leaf]:
    """Yield every text with a role in a record and its nested records, in field order; ``above`` is its own path."""
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
    """Path of a field's translation in the English front matter; prefix of ``Leaf.english`` for its texts."""
    spot = next((spot for name, _, spot in spots(type(record)) if name == attribute), Spot())
    while spot.inner:
        spot = spot.inner
    return _place(record, spot.keyed) if spot.keyed else (attribute,)


def _values(value: object, spot: Spot, tail: Path) -> Iterator[tuple[Path, BaseModel | str | int | float, Spot]]:
    """Yield (path below the field, value, spot) for each record and text in a field's value."""
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
    """(Python name, name in files, spot) of each field that can contain a text with a role."""
    found = (
        (name, field.alias or name, _spot(field.annotation, tuple(field.metadata)))
        for name, field in model.model_fields.items()
    )
    return tuple((name, alias, spot) for name, alias, spot in found if _leads_on(spot))


def _leads_on(spot: Spot) -> bool:
    return bool(spot.roles or spot.models or (spot.inner and _leads_on(spot.inner)))


def _spot(annotation: Any, marks: tuple[Any, ...]) -> Spot:
    """Read a type annotation; ``marks`` are the metadata of enclosing ``Annotated``."""
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
    """Merge the alternatives of a union."""
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
    """The last mark of a class, so that outer metadata overrides inner; ``marks`` run from inner to outer."""
    return next((mark for mark in reversed(marks) if isinstance(mark, kind)), None)
