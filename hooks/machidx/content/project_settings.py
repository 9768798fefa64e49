"""The file of the project's settings (mkdocs.yml), read without the generator."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

SETTINGS = "mkdocs.yml"
CONTRACT = "contract"
"""The name of the version of the file contract among the settings (``extra: contract:``)."""


class _Settings(yaml.SafeLoader):
    """Reads tags such as !ENV as null: the settings used here have none."""


_Settings.add_multi_constructor("!", lambda *_: None)
_Settings.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)


def settings_in(file: Path) -> dict[str, Any]:
    """The settings as a mapping. Raises OSError, yaml.YAMLError."""
    try:
        given = yaml.load(file.read_bytes(), _Settings) or {}  # noqa: S506 - a safe loader
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
