"""Gives each page its text, its template and what the template prints."""

from unicodedata import normalize
from urllib.parse import quote, unquote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

import build
from machidx.glossary.glossary import Linker
from machidx.site import qr
from machidx.views import view
from machidx.views.body import body
from machidx.views.context import Scene
from machidx.views.frame import frame
from machidx.views.metadata import metadata


def _stem(page: Page) -> str:
    return page.file.src_uri.removesuffix(".md").removesuffix(".en")


@event_priority(-150)  # after the i18n plugin (-100) has made its own file objects
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Give files whose names macOS has decomposed (か + ゛) the name that links write (が)."""
    for file in list(files):
        composed = normalize("NFC", file.src_uri)
        if composed != file.src_uri:
            files.remove(file)
            file.abs_src_path = file.abs_src_path  # the file itself keeps its name
            file.src_uri = composed
            file.dest_uri = normalize("NFC", file.dest_uri)
            file.abs_dest_path = normalize("NFC", file.abs_dest_path)
            file.url = quote(normalize("NFC", unquote(file.url)))
            files.append(file)
    return files


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:
    """The body, as the core read it: the generator never sees front matter."""
    ours = build.of(config).library.pages[_stem(page)]
    source = ours.english if page.file.src_uri.endswith(".en.md") and ours.english else ours.source
    return source.body or "\n"


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Set title and template, and tell our Markdown extension which page it renders."""
    this, locale = build.of(config), build.locale_of(config)
    ours = this.library.pages[_stem(page)]
    linker = Linker(this.glossary, ours)
    this.extension.linker, this.extension.locale, this.extension.site_locale = linker, ours.locale(locale), locale
    page.meta = {
        "title": ours.text("title", locale).text,
        "template": f"{ours.kind}.html",
        "scene": Scene(this.library, ours, locale, linker, this.writer.write),
    }


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: object) -> TemplateContext:
    """Compute what the page's template prints."""
    scene: Scene = page.meta["scene"]
    made = view(scene)  # before the frame, which lists the tooltips that view and text need
    site = build.site_of(config)
    context.update(  # type: ignore[call-arg]
        body=body(scene, page.content or ""),
        view=made,
        frame=frame(scene),
        metadata=metadata(scene, site),
        qr=qr.code(scene.page, scene.locale, site),
        say=scene.say,
    )
    return context
