"""Renders the pages of the library, and the other files made from templates, as pure functions of the library."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property, partial
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket
from markupsafe import Markup

from machidx.content import outputs
from machidx.content.addresses import redirects, sitemap
from machidx.content.library import Library
from machidx.content.page import Page
from machidx.glossary.links import relative
from machidx.language.phrases import phrases
from machidx.language.scripts import japanese_runs
from machidx.site import qr
from machidx.site.corrections import correction_ways
from machidx.site.settings import Site
from machidx.views import view
from machidx.views.body import body
from machidx.views.context import Scene
from machidx.views.frame import frame
from machidx.views.metadata import metadata
from machidx.views.missing import ways_on
from machidx.views.picture import answer_picture
from machidx.views.tips import linked_slugs, tips

COMPILED = ".cache"
"""The folder of compiled templates, in that of the project; it can be deleted at any time."""


@cache  # reading the templates takes longer than rendering most pages
def environment(templates: Path, theme: Path) -> jinja2.Environment:
    """The environment of our templates. After a change of templates, clear the cache (``environment.cache_clear``)."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates),
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


@dataclass(frozen=True)
class Pages:
    """Renders the pages of a library with templates."""

    library: Library
    site: Site
    templates: Path
    """The folder of our templates."""
    theme: Path
    """The folder of the theme whose style sheet ours builds on."""

    @cached_property
    def _environment(self) -> jinja2.Environment:
        return environment(self.templates, self.theme)

    def render(self, page: Page, locale: str) -> str:
        """Render a page in a language as a whole HTML document."""
        scene = Scene(self.library, page, locale)
        text, shown, around = body(scene), view(scene), frame(scene)
        terms = (*text.terms, *linked_slugs(text.pieces), *linked_slugs(shown), *linked_slugs(around.summary))
        return self._environment.get_template(f"{page.kind}.html").render(
            site=self.site,
            body=text.pieces,
            view=shown,
            frame=around,
            tips=tips(scene, terms),
            metadata=metadata(scene, self.site.url),
            address=self.site.address(scene.url),
            edit_url=self.site.edit_url(page.shown(locale)),
            correction=correction_ways(scene, self.site),
            qr=qr.code(page, locale, self.site.url),
            say=scene.say,
        )

    def render_file(self, name: str) -> str:
        """Render a file that is not a page: 404.html, sitemap.xml, robots.txt, the style sheet."""
        return self._environment.get_template(name).render(
            root=self.site.root,
            sitemap=tuple(sitemap(self.library, self.site.url)),
            missing=ways_on(self.library) if name == "404.html" else {},
            sitemap_address=self.site.address("/sitemap.xml"),
        )

    def picture(self, page: Page, town: Page | None, locale: str) -> str:
        """Render the answers of a town, or of all towns, as a picture (SVG); ``page`` is the page of answers."""
        scene = Scene(self.library, page, locale)
        return self._environment.get_template("partials/picture.html").render(
            picture=answer_picture(scene, town, self.site.address(page.url(locale))), locale=locale
        )

    def pictures(self) -> Iterator[tuple[str, str]]:
        """Render all pictures of answers; yields the path and the text of each."""
        yield from (
            (path, self.picture(page, town, locale)) for path, page, town, locale in outputs.picture_files(self.library)
        )

    def redirects(self) -> Iterator[tuple[str, str]]:
        """Render the page of each old address, which redirects to the new one; yields its path and its HTML."""
        template = self._environment.get_template("redirect.html")
        for found in redirects(self.library):
            text = template.render(
                target=relative(found.old, found.new),
                canonical=self.site.address(found.canonical),
                locale=found.locale,
                title=found.title,
            )
            yield f"{found.old}index.html", text
