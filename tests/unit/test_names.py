"""Which names are looked up for a page: all that views and open data ask for, so that unused English is told."""

from pathlib import Path

import pytest

from machidx.content import loader
from machidx.content.library import Library
from machidx.content.page import Page
from machidx.language.locale import Text
from machidx.site import data
from machidx.translation import label_names
from machidx.views import view
from machidx.views.body import body
from machidx.views.context import Scene
from machidx.views.frame import frame
from machidx.views.metadata import metadata

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("docs", ["docs", "tests/library"])
def test_every_name_that_is_asked_for_is_known(docs: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read, _ = loader.load(ROOT / docs)
    known = {stem: label_names.looked_up(page) for stem, page in read.pages.items()}
    for town in read.towns:
        folder = town.stem.removesuffix("index")
        known[town.stem] = set().union(*(found for stem, found in known.items() if stem.startswith(folder)))
    unknown = set()
    looked_up = Library.label

    def label(self: Library, page: Page | None, japanese: str, locale: str) -> Text:
        assert page
        if japanese not in known[page.stem]:
            unknown.add((page.stem, japanese))
        return looked_up(self, page, japanese, locale)

    monkeypatch.setattr(Library, "label", label)
    for page in read.pages.values():
        scene = Scene(read, page, "en")
        view(scene), frame(scene), metadata(scene, "https://example.org/")
        body(scene)
    list(data.data_files(read))
    assert unknown == set()
