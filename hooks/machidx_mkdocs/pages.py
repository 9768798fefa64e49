"""Hands the core's finished pages to MkDocs, which only writes them."""

from unicodedata import normalize
from urllib.parse import quote, unquote

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from machidx_mkdocs import state


class _Handed(Page):
    """A page rendered by the core; MkDocs skips its own reading and rendering."""

    def read_source(self, config: MkDocsConfig) -> None:
        """Leave the source unread: the core has read it."""
        self.markdown, self.meta = "", {}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Leave the content empty: ``on_post_page`` fills the output."""
        self.content = ""


@event_priority(-150)  # after the i18n plugin (-100) has created its own file objects
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Replace MkDocs' pages, and compose file names that macOS decomposes (か + ゛) to match links (が)."""
    for file in list(files):
        composed = normalize("NFC", file.src_uri)
        if composed != file.src_uri:
            files.remove(file)
            file.abs_src_path = file.abs_src_path  # freezes the path: the file on disk keeps its name
            file.src_uri = composed
            file.dest_uri = normalize("NFC", file.dest_uri)
            file.abs_dest_path = normalize("NFC", file.abs_dest_path)
            file.url = quote(normalize("NFC", unquote(file.url)))
            files.append(file)
        if file.is_documentation_page():
            file.page = _Handed(None, file, config)
    return files


@event_priority(-150)  # after every other plugin, to replace the template loader for good
def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Give MkDocs empty templates, so that it renders nothing itself."""
    return jinja2.Environment(loader=jinja2.FunctionLoader(lambda _: ""), autoescape=True)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Replace the page's empty output with the core's HTML."""
    stem = page.file.src_uri.removesuffix(".md").removesuffix(".en")
    return state.of(config).workers.render(stem, state.locale_of(config))


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Render a file shared by all languages (sitemap, 404 …), once, with the default language."""
    return state.of(config).pages.render_file(template_name) if state.locale_of(config) == "ja" else ""
