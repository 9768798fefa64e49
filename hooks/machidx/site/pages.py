"""A page of the library as HTML, and the files that are no page of it: one function of library, page and language."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import jinja2

from machidx.content.addresses import redirects, sitemap
from machidx.content.library import Library
from machidx.content.page import Page
from machidx.glossary.links import relative
from machidx.language.phrases import phrases
from machidx.language.scripts import japanese_runs
from machidx.site import qr
from machidx.site.settings import Site
from machidx.views import view
from machidx.views.body import body
from machidx.views.context import Scene
from machidx.views.frame import frame
from machidx.views.metadata import metadata
from machidx.views.tips import terms_in, tips


@dataclass(frozen=True)
class Pages:
    """Renders the pages of a library with the templates of a folder."""

    library: Library
    site: Site
    templates: Path

    @cached_property
    def _environment(self) -> jinja2.Environment:
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(self.templates),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
        environment.filters["phrases"] = phrases
        environment.filters["japanese_runs"] = japanese_runs
        return environment

    def render(self, page: Page, locale: str) -> str:
        """Return the whole HTML of a page in a language."""
        scene = Scene(self.library, page, locale)
        text, shown, around = body(scene), view(scene), frame(scene)
        terms = (*text.terms, *terms_in(text.pieces), *terms_in(shown), *terms_in(around.summary))
        return self._environment.get_template(f"{page.kind}.html").render(
            site=self.site,
            body=text.pieces,
            view=shown,
            frame=around,
            tips=tips(scene, terms),
            metadata=metadata(scene, self.site.url),
            address=self.site.address(scene.url),
            edit_url=self.site.edit_url(page.shown(locale)),
            qr=qr.code(page, locale, self.site.url),
            say=scene.say,
        )

    def render_file(self, name: str) -> str:
        """Return the text of 404.html, sitemap.xml or robots.txt."""
        return self._environment.get_template(name).render(
            root=self.site.root,
            sitemap=tuple(sitemap(self.library, self.site.url)),
            sitemap_address=self.site.address("/sitemap.xml"),
        )

    def redirects(self) -> Iterator[tuple[str, str]]:
        """Path below the site's root, and HTML, of a page that leads on from each old address."""
        template = self._environment.get_template("redirect.html")
        for old, new in redirects(self.library):
            text = template.render(target=relative(old, new), canonical=self.site.address(new))
            yield f"{old}index.html", text
