"""What the hooks share: not a hook itself, but the one place that knows where a build keeps its state."""

from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from machidx import failures
from machidx.extension import MachidxExtension
from machidx.glossary import Glossary
from machidx.library import Library
from machidx.writing import Writer

_KEY = "machidx"


@dataclass(frozen=True)
class Build:
    """What one build knows; it lives in ``config.extra`` through all its languages."""

    library: Library
    glossary: Glossary
    extension: MachidxExtension
    writer: Writer
    workers: ProcessPoolExecutor = field(default_factory=lambda: ProcessPoolExecutor(mp_context=get_context("spawn")))
    beside: list[Future[None]] = field(default_factory=list)


def started(config: MkDocsConfig) -> Build | None:
    """The build of a configuration, once it has begun."""
    build = config.extra.get(_KEY)
    return build if isinstance(build, Build) else None


def start(config: MkDocsConfig, library: Library) -> None:
    """Begin the build of a library."""
    extension = MachidxExtension()
    config.markdown_extensions.append(extension)  # type: ignore[arg-type]
    markdown = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
    config.extra[_KEY] = Build(library, Glossary(library), extension, Writer(markdown, extension))


def of(config: MkDocsConfig) -> Build:
    """The build that a configuration belongs to."""
    build = started(config)
    assert build is not None
    return build


def locale_of(config: MkDocsConfig) -> str:
    """The language that is being built."""
    return str(getattr(config.plugins["i18n"], "current_language", None) or "ja")


def site_of(config: MkDocsConfig) -> str:
    """The address at which the site is published."""
    assert config.site_url
    return config.site_url


def is_last_word(config: MkDocsConfig) -> bool:
    """Whether the whole site stands, not just one more language of it."""
    return not getattr(config.plugins["i18n"], "building", False)


def make_beside(config: MkDocsConfig, make: Callable[..., None], *given: object) -> None:
    """Make something in a process of its own, while pages are built in this one."""
    this = of(config)
    this.beside.append(this.workers.submit(make, *given))


def wait_for_all(config: MkDocsConfig) -> None:
    """Wait for what is made beside the pages; what failed there fails here."""
    this = of(config)
    with this.workers:
        for made in this.beside:
            try:
                made.result()
            except OSError as error:
                raise Abort(failures.said(error)) from error
