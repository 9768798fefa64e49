"""The environment of the templates: Jinja with our filters, and with compiled templates kept on disk.

A file of a site's overrides/ comes before the theme's file of the same path.
"""

from collections.abc import Iterator
from contextlib import suppress
from functools import cache, partial
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket
from markupsafe import Markup

from machidx.content import tree
from machidx.language.phrases import phrases
from machidx.language.scripts import japanese_runs
from machidx.site.theme import THEME

COMPILED = ".cache"
"""The folder of compiled templates, in that of the project; it can be deleted at any time."""


@cache  # reading the templates takes longer than rendering most pages
def environment(templates: Path, theme: Path) -> jinja2.Environment:
    """The environment of the theme's templates, and of a site's own in ``templates``.

    After a change of templates, clear the cache (``environment.cache_clear``).
    """
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader([templates, THEME]),
        bytecode_cache=_Compiled(str(templates.parent / COMPILED)),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        auto_reload=False,  # else each use of a template asks for the state of its file
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    made.filters["phrases"] = phrases
    made.filters["japanese_runs"] = japanese_runs
    made.globals["theme_sheet"] = partial(_theme_sheet, theme)
    return made


def design_files(templates: Path, folder: str = "") -> Iterator[tuple[str, Path]]:
    """Yield the files of the theme below a folder, and those of a site's folder in place of them.

    Each comes with its path below the folder. Templates, and what is not published, are among them.
    """
    found: dict[str, Path] = {}
    for place in (THEME / folder, templates / folder):
        found |= {file.relative_to(place).as_posix(): file for file in tree.read(place).files}
    yield from found.items()


class _Compiled(jinja2.FileSystemBytecodeCache):
    """Keeps compiled templates, as Python keeps compiled modules; where it cannot write, each process compiles."""

    def get_source_checksum(self, source: str) -> str:
        """Identify a template by its words, Jinja's version, and this module, which sets Jinja's options."""
        return super().get_source_checksum(f"{jinja2.__version__}{_OURS}{source}")

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write a compiled template."""
        with suppress(OSError):
            Path(self.directory).mkdir(exist_ok=True)
            super().dump_bytecode(bucket)


_OURS = Path(__file__).read_text(encoding="utf-8")


def _theme_sheet(theme: Path, name: str) -> Markup:
    """Return a style sheet of the theme without @charset and source map, so that it can be put into a layer."""
    text = (theme / name).read_text(encoding="utf-8")
    return Markup(text.removeprefix('@charset "UTF-8";').partition("/*# sourceMappingURL")[0])  # noqa: S704
