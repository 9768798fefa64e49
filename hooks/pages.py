"""Hands the core's pages to the generator, which reads, renders and prints none itself."""

from unicodedata import normalize
from urllib.parse import quote, unquote

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

import state


class _Handed(Page):
    """A page whose HTML the core makes."""

    def read_source(self, config: MkDocsConfig) -> None:
        """Read nothing."""
        self.markdown, self.meta = "", {}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Render nothing."""
        self.content = ""


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
        if file.is_documentation_page():
            file.page = _Handed(None, file, config)
    return files


@event_priority(-150)  # after every other plugin: all templates of the generator are empty
def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Keep the generator from printing anything."""
    return jinja2.Environment(loader=jinja2.FunctionLoader(lambda _: ""), autoescape=True)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Hand over a page."""
    pages = state.of(config).pages
    stem = page.file.src_uri.removesuffix(".md").removesuffix(".en")
    return pages.render(pages.library.pages[stem], state.locale_of(config))


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Hand over a file that is one for all languages, with the default language."""
    return state.of(config).pages.render_file(template_name) if state.locale_of(config) == "ja" else ""
