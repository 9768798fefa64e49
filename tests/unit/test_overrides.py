"""A site says and shows otherwise what stands in its overrides/ and docs/labels.en.yml; all else comes with machidx."""

from pathlib import Path

import pytest

from machidx.content import labels, loader
from machidx.rules.check import check
from machidx.site.contents import Contents
from machidx.site.pages import Pages
from machidx.site.settings import Site, theme_folder
from machidx.site.templates import environment
from machidx.site.theme import OVERRIDES
from machidx.site.verifying import expected

from ..conftest import overridden


def _contents(project: Path) -> Contents:
    library, problems = loader.load(project / "docs")
    assert problems == []
    return Contents(Pages(library, Site.read(project / "mkdocs.yml"), project / OVERRIDES, theme_folder()))


def _text(contents: Contents, path: str) -> str:
    found = contents.file(path)
    assert found is not None
    return found.decode()


def test_a_template_a_style_and_a_picture(project: Path) -> None:
    before = _contents(project)
    plain = _text(before, "index.html")
    page = overridden(project, "partials/imprint.html")
    page.write_text("<p>さくら町役場</p>", encoding="utf-8")
    sheet = overridden(project, "styles/base.css")
    sheet.write_text("/* ours */", encoding="utf-8")
    overridden(project, "favicon.ico").write_bytes(b"ours")
    (project / OVERRIDES / "assets").mkdir()
    (project / OVERRIDES / "assets/own.js").write_text("export {};", encoding="utf-8")
    environment.cache_clear()
    after = _contents(project)
    assert "さくら町役場" in _text(after, "index.html")
    assert "さくら町役場" not in plain
    assert "/* ours */" in _text(after, after.pages.assets.path("site.css"))
    assert after.pages.assets.path("site.css") != before.pages.assets.path("site.css")
    assert after.file("favicon.ico") == b"ours"
    assert after.file(after.pages.assets.path("own.js")) == b"export {};"
    needed = expected(project / "docs", project / OVERRIDES)
    assert needed["favicon.ico"] == 4
    assert {"assets/own.js", "assets/site.css", "robots.txt"} <= needed.keys()


@pytest.mark.parametrize("name", ["README.md", "__init__.py", "mkdocs_theme.yml", "page.html", "styles/base.css"])
def test_what_describes_or_makes_the_design_is_not_published(project: Path, name: str) -> None:
    assert _contents(project).file(name) is None
    assert name not in expected(project / "docs", project / OVERRIDES)


def _say_otherwise(project: Path, lines: str) -> None:
    file = project / "docs" / labels.FILE
    file.write_text(file.read_text(encoding="utf-8") + lines, encoding="utf-8")


def test_a_word(project: Path) -> None:
    _say_otherwise(project, "テーマからさがす: Look by subject\n")
    assert check(project / "docs")[1] == []
    assert "Look by subject" in _text(_contents(project), "en/index.html")


def test_a_wrong_word_of_a_site_is_told_and_the_usual_one_stays(project: Path) -> None:
    _say_otherwise(project, '"{count}件": items\nテーマからさがす: ""\n')
    library, problems = loader.load(project / "docs")
    assert [problem.rule.code for problem in problems] == ["S04", "S03"]
    assert library.shared["{count}件"] == labels.labels_of_all_sites()["{count}件"]


def test_the_words_of_all_sites_pass_the_checks_of_a_sites_own(project: Path) -> None:
    """Figures, Japanese left in English, British spellings, terms."""
    ours = Path(labels.__file__).with_name(labels.FILE).read_text(encoding="utf-8").splitlines()
    own = {line.partition(":")[0] for line in (project / "docs" / labels.FILE).read_text(encoding="utf-8").splitlines()}
    _say_otherwise(project, "\n".join(line for line in ours if line.partition(":")[0] not in own) + "\n")
    assert check(project / "docs")[1] == []
