"""The templates' environment, and which of the theme's files are published."""

from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.utils.templates import TemplateContext

import build
from machidx.content.addresses import absolute, sitemap
from machidx.language.phrases import phrases
from machidx.language.scripts import japanese_runs

_STYLESHEET = "assets/stylesheets/main."
"""Of Material's files we use its stylesheet; its scripts, maps and fonts would only be dead weight."""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out the theme's files that no page loads."""
    ours = Path(config.theme.custom_dir or "")
    for file in list(files):
        used = file.src_uri.startswith(_STYLESHEET) and file.src_uri.endswith(".css")
        if file.src_uri.startswith("assets/") and not used and not (ours / file.src_uri).exists():
            files.remove(file)
    return files


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Our templates escape what they print; Material's own stay as they are."""
    ours = Path(config.theme.custom_dir or "")
    env.autoescape = lambda name: name is not None and (ours / name).exists()
    env.undefined = jinja2.StrictUndefined
    env.trim_blocks = env.lstrip_blocks = True
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    env.filters["phrases"] = phrases
    env.filters["japanese_runs"] = japanese_runs
    return env


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str | None:
    """404.html is one page for both languages: keep the one of the default language."""
    if template_name == "404.html" and build.locale_of(config) != "ja":
        return ""
    return output_content


def on_template_context(context: TemplateContext, template_name: str, config: MkDocsConfig) -> TemplateContext:
    """Give the sitemap every page in each language it is translated into, and robots.txt the sitemap."""
    site = build.site_of(config)
    found = sitemap(build.of(config).library, site)
    context.update(sitemap=tuple(found), sitemap_address=absolute(site, "/sitemap.xml"))  # type: ignore[call-arg]
    return context
