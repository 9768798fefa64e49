"""Files for editors such as VS Code: schemas with the names of this ``docs/``, the settings that lead to them, snippets.

They are made on each computer and not committed: they depend on the towns, and settings hold what a person chose.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from machidx.content.failures import RefusedError
from machidx.content.library import Library
from machidx.content.page import Page
from machidx.language.locale import LOCALES
from machidx.model.kinds import KINDS
from machidx.site.schema.front_matter import front_schema, front_schemas, offered
from machidx.site.schema.shapes import schema_text
from machidx.site.schema.snippets import snippets
from machidx.views.linked_data import Json

_FOLDER, _SCHEMAS = ".vscode", "schema"
_KEY, _FORMAT = "yaml.schemas", "yaml.format.enable"
_ANYWHERE = {
    "term": ("glossary/*", "glossary/index", "glossary/differences"),
    "theme": ("themes/*", "themes/index"),
    "chapter": ("towns/*/plan/*",),
}
"""For kinds of which there are many: the pattern of their paths below docs/ without .md, and what it leaves out."""


def write_editor_files(root: Path, library: Library) -> Iterator[Path]:
    """Write the files for a project's editors, and yield their paths. Raises RefusedError for unreadable settings."""
    folder = root / _FOLDER / _SCHEMAS
    settings = root / _FOLDER / "settings.json"
    kept = _settings(settings)
    folder.mkdir(parents=True, exist_ok=True)
    made = _schemas(library)
    for file in folder.glob("*.schema.json"):
        file.unlink()
    for name, schema in made.items():
        _write(folder / f"{name}.schema.json", schema)
    _write(settings, {_FORMAT: False, **kept, _KEY: {**_others(kept), **associations(library)}})
    _write(root / _FOLDER / "machidx-fields.code-snippets", snippets(made))
    yield from (folder, settings, root / _FOLDER / "machidx-fields.code-snippets")


def _schemas(library: Library) -> dict[str, Json]:
    """The schemas by name; measures have one per town, which knows its departments and policies."""
    towns = {_of_measures(plan): front_schema(KINDS["measure"], offered(library, plan)) for plan in library.plans}
    return {**front_schemas(library), **towns}


def _of_measures(plan: Page) -> str:
    return f"measure-{plan.town}"


def associations(library: Library) -> dict[str, list[str]]:
    """For each schema, as the setting ``yaml.schemas`` names it, the patterns of the files that it describes."""
    out: dict[str, list[str]] = {}
    for kind in KINDS:
        found = sorted(page.stem for page in library.of_kind(kind))
        patterns = _ANYWHERE.get(kind) or tuple(found)
        if not found or kind == "measure":
            continue
        out[_schema(kind)] = _patterns(patterns, "", leaves_out=kind in _ANYWHERE)
        out[_schema(f"{kind}.en")] = _patterns(patterns, f".{LOCALES[1]}", leaves_out=kind in _ANYWHERE)
    for plan in library.plans:
        folder = f"towns/{plan.town}/measures"
        out[_schema(_of_measures(plan))] = _patterns((f"{folder}/*", f"{folder}/index"), "", leaves_out=True)
    of_all = ("towns/*/measures/*", "towns/*/measures/index")
    out[_schema("measure.en")] = _patterns(of_all, f".{LOCALES[1]}", leaves_out=True)
    return out


def _schema(name: str) -> str:
    return f"./{_FOLDER}/{_SCHEMAS}/{name}.schema.json"


def _patterns(stems: tuple[str, ...], language: str, *, leaves_out: bool) -> list[str]:
    """Patterns of files; if ``leaves_out``, all but the first are exceptions, and so are English files to Japanese."""
    files = [f"docs/{stem}{language}.md" for stem in stems]
    if not leaves_out:
        return files
    english = [] if language else [f"!{files[0].removesuffix('.md')}.{LOCALES[1]}.md"]
    return [files[0], *(f"!{file}" for file in files[1:]), *english]


def _settings(file: Path) -> Json:
    if not file.exists():
        return {}
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise RefusedError(
            f"「{file}」: 読めないところがあるので、書きかえませんでした。"
            "「//」の行や、最後の「,」を消してから、もう一度実行してください。"
        )
    return found


def _others(settings: Json) -> Json:
    """The schemas in the settings that are not ours."""
    there = settings.get(_KEY)
    ours = f"./{_FOLDER}/{_SCHEMAS}/"
    return (
        {name: files for name, files in there.items() if not name.startswith(ours)} if isinstance(there, dict) else {}
    )


def _write(file: Path, content: Json) -> None:
    file.write_text(schema_text(content), encoding="utf-8", newline="\n")
