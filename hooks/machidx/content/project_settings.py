"""The file of the project's settings (mkdocs.yml), read without the generator."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import yaml

from machidx.content import schema
from machidx.content.diagnostics import Problem
from machidx.content.frontmatter import FrontMatter, KeyPath, Writing
from machidx.content.source import Source
from machidx.content.yaml_mistakes import position_of
from machidx.model.settings import SiteSettings

SETTINGS = "mkdocs.yml"
CONTRACT = "contract"
"""The name of the version of the file contract among the settings (``extra: contract:``)."""


class _Settings(yaml.SafeLoader):
    """Reads tags such as !ENV as null: the settings used here have none."""


_Settings.add_multi_constructor("!", lambda *_: None)
_Settings.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)


def settings_in(file: Path) -> dict[str, Any]:
    """The settings as a mapping. Raises OSError, yaml.YAMLError."""
    return _parsed(file.read_bytes())


def _parsed(data: bytes) -> dict[str, Any]:
    try:
        given = yaml.load(data, _Settings) or {}  # noqa: S506 - a safe loader
    except (ValueError, RecursionError) as error:  # a number, a date or nesting that Python cannot hold
        raise yaml.YAMLError(str(error)) from error
    if not isinstance(given, dict):
        raise yaml.YAMLError("「項目: 値」の形で書いてください。")
    return given


def address_in(given: dict[str, Any], name: str) -> str:
    """An address among the settings, "" without one. Raises yaml.YAMLError."""
    address = str(given.get(name) or "")
    try:
        urlsplit(address)
    except ValueError as error:
        raise yaml.YAMLError(f"「{name}」の値「{address}」は、住所（https://…/）ではありません。") from error
    return address


def contract_in(given: dict[str, Any]) -> int:
    """The version of the file contract that a site is written for: 1, the first, where the settings say none.

    Raises yaml.YAMLError for what is no version.
    """
    extra = given.get("extra")
    version = extra.get(CONTRACT, 1) if isinstance(extra, dict) else 1
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise yaml.YAMLError(f"「extra: {CONTRACT}:」の値「{version}」は、書き方の版（1からの数）ではありません。")
    return version


def site_address(docs: Path) -> str:
    """The address of the site whose pages are in docs/, without a trailing slash; "" where no settings say it."""
    try:
        return address_in(settings_in(docs.parent / SETTINGS), "site_url").rstrip("/")
    except (OSError, yaml.YAMLError):
        return ""  # the build tells


class Identity(NamedTuple):
    """What a site says of itself, and the file that says it; None for one with problems, or without a file."""

    settings: SiteSettings
    source: Source | None
    problems: tuple[Problem, ...]


def read(docs: Path) -> Identity:
    """Read what the site whose pages are in docs/ says of itself."""
    try:
        return _identity(docs.parent / SETTINGS, (docs.parent / SETTINGS).read_bytes())
    except (OSError, yaml.YAMLError):
        return Identity(SiteSettings(), None, ())


@lru_cache(maxsize=64)  # a preview reads it again after each change
def _identity(file: Path, data: bytes) -> Identity:
    front = FrontMatter(data=_parsed(data))
    for path, key, value in _written(yaml.compose(data, _Settings), ()):
        front.keys[path], front.values[path] = position_of(key.start_mark), position_of(value.start_mark)
        if isinstance(value, yaml.ScalarNode):
            front.written[path] = Writing(position_of(value.end_mark), value.style or "", in_flow=False)
    text = data.decode("utf-8-sig").replace("\r\n", "\n")
    source = Source(SETTINGS, SETTINGS, file, text, front=front)
    settings, problems = schema.validate(source, SiteSettings)
    return Identity(settings, source, ()) if settings else Identity(SiteSettings(), None, tuple(problems))


_DEEPEST = 3
"""Keys that lead to a setting of ours: extra, keeper, mail."""


def _written(node: yaml.Node | None, above: KeyPath) -> Iterator[tuple[KeyPath, yaml.Node, yaml.Node]]:
    """Yield the path, the key and the value of each setting that may be ours."""
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        path = (*above, str(key.value))
        yield path, key, value
        if len(path) < _DEEPEST:
            yield from _written(value, path)
