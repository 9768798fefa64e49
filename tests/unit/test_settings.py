"""Whatever mkdocs.yml holds is settings, or an error that the commands tell."""

from pathlib import Path

import pytest
import yaml

from machidx.content import loader
from machidx.site.pages import Pages
from machidx.site.settings import Site, theme_folder

from ..conftest import ROOT

BROKEN = {
    "another encoding": "site_name: 町".encode("cp932"),
    "a list": b"- site_url",
    "words": b"site_url",
    "digits without end": b"site_url: " + b"9" * 5000,
    "no day": b"site_url: 2026-02-30",
    "no address": b"site_url: 'https://['",
    "no repository": b"repo_url: 'https://['",
    "deep": b"a: " + b"[" * 3000 + b"]" * 3000,
    "a key that is a list": b"? [a]\n: b",
    "control characters": b"site_url: \x00",
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
def test_settings_that_cannot_be_read_are_one_kind_of_error(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_bytes(data)
    with pytest.raises(yaml.YAMLError):
        Site.read(file)


@pytest.mark.parametrize("data", [b"", b"site_url:\n", b"repo_url: 5\nsite_url: 2026-01-01\n", b"edit_uri: !ENV X\n"])
def test_odd_settings_are_read(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_bytes(data)
    assert Site.read(file).root.endswith("/")


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("https://dx.town.midori.lg.jp/", True),
        ("https://example.jp/", True),
        ("https://machi-dx.example.org/dx/", False),
        ("https://EXAMPLE.com/", False),
        ("https://machi.test/", False),
        ("http://localhost:8000/", False),
        ("/dx/", False),
    ],
)
def test_an_address_for_examples_is_not_told_to_people(url: str, *, told: bool) -> None:
    pages = Pages(loader.load(ROOT / "tests" / "library")[0], Site(url), ROOT / "overrides", theme_folder())
    html = pages.render(pages.library.pages["towns/midori/booklet"], "ja")
    assert ('<p class="address">' in html) == told
    subscribed = pages.render(pages.library.pages["news/index"], "ja")
    assert ("Googleカレンダーでは" in subscribed) == told
