"""Renders the pages of the library, and the other files made from templates, as pure functions of the library."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import jinja2

from machidx.content import outputs
from machidx.content.addresses import redirects, sitemap
from machidx.content.library import Library
from machidx.content.page import Page
from machidx.glossary.links import relative
from machidx.language.locale import JAPANESE
from machidx.site import qr
from machidx.site.assets import Assets, design
from machidx.site.corrections import correction_ways
from machidx.site.headers import POLICY
from machidx.site.settings import Site
from machidx.site.starting import translation_start
from machidx.site.templates import environment
from machidx.views import view
from machidx.views.body import body
from machidx.views.branding import branding
from machidx.views.context import scene_of
from machidx.views.frame import frame
from machidx.views.metadata import metadata
from machidx.views.missing import missing_page
from machidx.views.picture import answer_picture
from machidx.views.tips import linked_slugs, tips


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

    @cached_property
    def assets(self) -> Assets:
        """The published files of the design. Raises OSError, jinja2.TemplateError."""
        return design(self._environment, self.templates, branding(self.library))

    def render(self, page: Page, locale: str) -> str:
        """Render a page in a language as a whole HTML document."""
        scene = scene_of(self.library, page, locale)
        text, shown, around = body(scene), view(scene), frame(scene)
        terms = (*text.terms, *linked_slugs(text.pieces), *linked_slugs(shown), *linked_slugs(around.summary))
        return self._environment.get_template(f"{page.kind}.html").render(
            site=self.site,
            keeper=self.library.settings.extra.keeper,
            body=text.pieces,
            view=shown,
            frame=around,
            tips=tips(scene, terms),
            metadata=metadata(scene, self.site.url),
            address=self.site.address(scene.url),
            edit_url=self.site.edit_url(scene.page.shown(locale)),
            start=lambda stem=page.stem: translation_start(self.site, scene.library, scene.library.pages[stem]),
            correction=correction_ways(scene, self.site),
            qr=qr.code(page, locale, self.site.url),
            asset=self.assets.path,
            policy=POLICY,
            say=scene.say,
            say_of_all=scene.say_of_all,
            language_names=dict(scene.library.languages),
            lacks_labels=bool(self.library.shared.keys() - scene.library.shared.keys()) and locale != JAPANESE,
        )

    def render_file(self, name: str) -> str:
        """Render a file that is not a page: sitemap.xml, robots.txt."""
        return self._environment.get_template(name).render(
            sitemap=tuple(sitemap(self.library, self.site.url)),
            sitemap_address=self.site.address("/sitemap.xml"),
        )

    def missing(self, locale: str) -> str:
        """Render the page that a host shows where there is none, for addresses in a language."""
        return self._environment.get_template(outputs.MISSING).render(
            root=self.site.root,
            missing=missing_page(self.library, locale),
            asset=self.assets.path,
            policy=POLICY,
        )

    def picture(self, page: Page, town: Page | None, locale: str) -> str:
        """Render the answers of a town, or of all towns, as a picture (SVG); ``page`` is the page of answers."""
        scene = scene_of(self.library, page, locale)
        shown = scene.library.pages[town.stem] if town else None
        return self._environment.get_template("partials/picture.html").render(
            picture=answer_picture(scene, shown, self.site.address(page.url(locale))), locale=locale
        )

    def others(self) -> Iterator[tuple[str, bytes]]:
        """Render what is no page of the library, besides data; yields the path and the content of each file."""
        missing = ((outputs.missing_file(locale), self.missing(locale)) for locale in self.library.locales)
        yield from ((path, text.encode()) for path, text in (*self.redirects(), *self.pictures(), *missing))
        yield from ((asset.path, asset.content) for asset in self.assets)

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
                policy=POLICY,
            )
            yield f"{found.old}index.html", text
