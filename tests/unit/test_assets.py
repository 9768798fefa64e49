"""The files of the design name each other by their published names, so that no page mixes two releases."""

from graphlib import CycleError

import pytest

from machidx.site.assets import with_fingerprints

SOURCES = {
    "a.js": b'import { x } from "./b.js"\nconst word = "c"\n',
    "b.js": b"export { x } from './c.js' // as b.js does\n",
    "c.js": b"export const x = 1\n",
    "x.webmanifest": b'{"icons": [{"src": "icon.png"}, {"src": "other.png"}]}',
    "icon.png": b'\x89PNG "c.js"',
    "x.css": b"a { background: url(icon.png) }",
}


def test_a_file_names_others_by_their_published_names() -> None:
    made = with_fingerprints(SOURCES)
    name = {source: asset.path.removeprefix("assets/") for source, asset in made.items()}
    assert made["a.js"].content.decode() == f'import {{ x }} from "./{name["b.js"]}"\nconst word = "c"\n'
    assert made["b.js"].content.decode() == f"export {{ x }} from './{name['c.js']}' // as b.js does\n"
    assert f'"{name["icon.png"]}"}}, {{"src": "other.png"' in made["x.webmanifest"].content.decode()
    assert f"url({name['icon.png']})" in made["x.css"].content.decode()
    assert made["icon.png"].content == SOURCES["icon.png"]


def test_a_change_renames_the_file_and_all_that_lead_to_it_and_no_other() -> None:
    before, after = with_fingerprints(SOURCES), with_fingerprints({**SOURCES, "c.js": b"export const x = 2\n"})
    assert {name for name in SOURCES if before[name].path != after[name].path} == {"a.js", "b.js", "c.js"}


def test_files_that_name_each_other_in_a_circle_have_no_fingerprint() -> None:
    with pytest.raises(CycleError):
        with_fingerprints({"a.js": b'import "./b.js"', "b.js": b'import "./a.js"'})
