"""Templates print what they are handed, by its name."""

from pathlib import Path
from typing import Any

import jinja2
import pytest
from jinja2 import meta, nodes

from machidx.content import loader
from machidx.site.pages import Pages
from machidx.site.settings import Site
from machidx.site.theme import THEME

ROOT = Path(__file__).parents[2]
FOLDER = THEME
TEMPLATES = [path.relative_to(FOLDER).as_posix() for path in sorted(FOLDER.rglob("*.html"))]
_PARSER = jinja2.Environment(autoescape=True)
_OF_ITS_OWN = {"root"}
"""What a template gives to one that it includes."""


def parsed(name: str) -> nodes.Template:
    return _PARSER.parse((FOLDER / name).read_text(encoding="utf-8"))


def _made(template: nodes.Template) -> set[str]:
    """The names that a template makes for its blocks: what it imports, its macros, what it sets."""
    imported = {name for node in template.find_all(nodes.FromImport) for name in node.names if isinstance(name, str)}
    modules = {node.target for node in template.find_all(nodes.Import)}
    macros = {node.name for node in template.find_all(nodes.Macro)}
    given = {node.target.name for node in template.find_all(nodes.Assign) if isinstance(node.target, nodes.Name)}
    return imported | modules | macros | given


@pytest.fixture(scope="module")
def handed() -> set[str]:
    """The names under which the core hands things to templates."""
    names: set[str] = set()

    class Noting:
        def get_template(self, _name: str) -> "Noting":
            return self

        def render(self, **given: Any) -> str:
            names.update(given)
            return ""

    library, _ = loader.load(ROOT / "tests" / "library")
    pages = Pages(library, Site("https://example.org/", "", ""), FOLDER, FOLDER)
    vars(pages)["_environment"] = Noting()
    pages.render(library.pages["index"], "ja")
    pages.render_file("robots.txt")
    pages.missing("ja")
    list(pages.redirects())
    list(pages.pictures())
    return names


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_asks_for_nothing_that_it_is_not_handed(name: str, handed: set[str]) -> None:
    own = _made(parsed(name)) | _made(parsed("base.html"))
    assert meta.find_undeclared_variables(parsed(name)) - handed - own - _OF_ITS_OWN == set()


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_takes_nothing_by_its_position(name: str) -> None:
    assert [loop.lineno for loop in parsed(name).find_all(nodes.For) if isinstance(loop.target, nodes.Tuple)] == []
    indexed = parsed(name).find_all(nodes.Getitem)
    assert [
        node.lineno for node in indexed if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, int)
    ] == []
