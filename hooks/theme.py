"""The templates' environment, and which of the theme's files are published."""

from pathlib import Path

import jinja2
import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.utils.templates import TemplateContext

from machidx.labels import LOCALES
from machidx.phrases import phrases

# Of Material's files we use its stylesheet; its scripts and fonts would only be dead weight.
_UNUSED = ("assets/javascripts/", "assets/images/", "assets/stylesheets/palette", "assets/stylesheets/main")
_USED = ".min.css"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out the theme's files that no page loads."""
    ours = Path(config.theme.custom_dir)
    for file in list(files):
        if file.src_uri.startswith(_UNUSED) and not (ours / file.src_uri).exists():
            if not (file.src_uri.startswith("assets/stylesheets/main") and file.src_uri.endswith(_USED)):
                files.remove(file)
    return files


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Our templates escape what they print; Material's own stay as they are."""
    ours = Path(config.theme.custom_dir)
    env.autoescape = lambda name: name is not None and (ours / name).exists()
    env.undefined = jinja2.StrictUndefined
    env.trim_blocks = env.lstrip_blocks = True
    env.filters["phrases"] = phrases
    return env


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str | None:
    """404.html is one page for both languages: keep the one of the default language."""
    if template_name == "404.html" and build.locale_of(config) != "ja":
        return ""
    return output_content


def on_template_context(context: TemplateContext, template_name: str, config: MkDocsConfig) -> TemplateContext:
    """The sitemap lists every page in every language it is translated into."""
    site = (config.site_url or "").rstrip("/")
    pages = build.of(config).library.pages.values()
    languages = ([code for code in LOCALES if page.locale(code) == code] for page in pages)
    addresses = [
        [(code, site + page.url(code)) for code in codes] for page, codes in zip(pages, languages, strict=True)
    ]
    context.update(addresses_of_pages=addresses)  # type: ignore[call-arg]
    return context
