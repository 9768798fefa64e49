"""The languages in which a site is published, from its settings, and the languages in the names of files."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

from machidx.content.paths import SUFFIX
from machidx.content.project_settings import SETTINGS, settings_in
from machidx.language.locale import CODE, ENGLISH, JAPANESE, LANGUAGES, Language


def languages_in(docs: Path) -> tuple[Language, ...]:
    """The languages that the settings beside docs/ name for the plugin i18n, Japanese first; the usual ones without."""
    try:
        given = settings_in(docs.parent / SETTINGS)
    except (OSError, yaml.YAMLError):
        return LANGUAGES  # the build tells
    named = {each.code: each for each in map(_language, _built(given.get("plugins")))}
    if not named:
        return LANGUAGES
    japanese = named.pop(JAPANESE, LANGUAGES[0])
    return (japanese, *named.values())


def _built(plugins: object) -> Iterator[dict[str, object]]:
    """Yield what the settings of plugins say of each language that is built."""
    for plugin in plugins if isinstance(plugins, list) else [plugins]:
        of = plugin.get("i18n") if isinstance(plugin, dict) else None
        languages = of.get("languages") if isinstance(of, dict) else None
        for each in languages if isinstance(languages, list) else ():
            if isinstance(each, dict) and each.get("build", True) and CODE.fullmatch(str(each.get("locale"))):
                yield each


def _language(given: dict[str, object]) -> Language:
    return Language(str(given["locale"]), str(given.get("name") or given["locale"]))


def suffix_of(code: str) -> str:
    """How the names of the files of a language end: .vi.md; .md for Japanese."""
    return SUFFIX if code == JAPANESE else f".{code}{SUFFIX}"


def stem_and_language(uri: str, codes: Iterable[str]) -> tuple[str, str]:
    """Part the path of a page's file into its stem and its language: one of ``codes``, English or Japanese."""
    for code in (*codes, ENGLISH):
        if code != JAPANESE and uri.endswith(suffix_of(code)):
            return uri.removesuffix(suffix_of(code)), code
    return uri.removesuffix(SUFFIX), JAPANESE
