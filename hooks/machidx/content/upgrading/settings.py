"""The steps for mkdocs.yml, which is read as a front matter: its comments and order stay."""

from collections.abc import Iterator
from pathlib import Path

from machidx.content.failures import RefusedError
from machidx.content.project_settings import SETTINGS
from machidx.content.source import Source, parse
from machidx.content.upgrading.edits import DroppedField, FieldChange, NewValue, is_readable

_FENCE = "---\n"
_INTRICATE_SETTINGS = "自動で書きかえられる形ではないので、手で直します"
_OLD_HOOKS = (
    ["hooks/library.py", "hooks/pages.py", "hooks/theme.py", "hooks/data.py"],
    ["hooks/read.py", "hooks/pages.py", "hooks/theme.py", "hooks/publish.py"],
)
"""The lists of hooks that stood in place of the plugin."""
_OF_THE_THEME = ("language", "font", "favicon", "static_templates")
"""Settings that the theme has itself now."""
_UNPUBLISHED = "performance-results.json"


def settings_source(file: Path) -> Source:
    """The settings as a source whose front matter they are. Raises RefusedError for another form, and OSError."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedError(f"{SETTINGS} の文字コードが UTF-8 ではありません") from error
    source = parse(SETTINGS, f"{_FENCE}{text}\n{_FENCE}")
    if not is_readable(source) or not source.front.data:
        raise RefusedError(_INTRICATE_SETTINGS)
    return source


def text_of(source: Source) -> str:
    """The text of the settings again."""
    return source.text.removeprefix(_FENCE).removesuffix(f"\n{_FENCE}")


def with_plugin(source: Source) -> Iterator[FieldChange]:
    """The hooks and templates are a plugin and a theme of machidx now; hooks that a site has changed stay."""
    hooks, theme, plugins = (source.front.data.get(name) for name in ("hooks", "theme", "plugins"))
    if hooks in _OLD_HOOKS and isinstance(theme, dict) and isinstance(plugins, list):
        new = {name: value for name, value in theme.items() if name not in _OF_THE_THEME}
        yield FieldChange(
            ("hooks",),
            "「hooks」を消し、「theme」の「name」と「plugins」に machidx を書きます。"
            "overrides/ と hooks/ のファイルは machidx が持っているので、自分で変えたもののほかは、手で消します",
            (
                DroppedField(("hooks",)),
                NewValue(("theme",), {**new, "name": "machidx"}),
                NewValue(("plugins",), [*plugins, "machidx"]),
            ),
        )


def with_unpublished_results(source: Source) -> Iterator[FieldChange]:
    """The results of the benchmark are read by the core and not published."""
    given = source.front.data.get("exclude_docs")
    if isinstance(given, str) and _UNPUBLISHED not in given.split():
        path, value = ("exclude_docs",), f"{given.rstrip(chr(10))}\n{_UNPUBLISHED}\n"
        yield FieldChange(path, f"「exclude_docs」に「{_UNPUBLISHED}」を加えます", (NewValue(path, value),))
