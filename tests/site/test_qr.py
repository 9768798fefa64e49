"""The QR codes of all measures and of the page of answers, read back from the published file."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import segno

from .pages import Reader

SITE = "https://machi-dx.example.org"
_STEP = re.compile(r"([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?")
_SVG = "{http://www.w3.org/2000/svg}"


def modules(path: str) -> set[tuple[int, int]]:
    """The dark modules (row, column) of a path that draws rows of them as lines."""
    dark: set[tuple[int, int]] = set()
    x = y = 0.0
    for command, first, second in _STEP.findall(path):
        if command == "M":
            x, y = float(first), float(second)
        elif command == "m":
            x, y = x + float(first), y + float(second)
        else:
            dark |= {(int(y), int(x) + n) for n in range(int(first))}
            x += float(first)
    return dark


def test_each_page_with_a_code_has_that_of_its_own_address_in_each_language(
    built: Path, pages: dict[str, Reader]
) -> None:
    measures = [a for a in pages if re.fullmatch(r"(?:/en)?/(?:towns/[^/]+/measures/[^/]+|answers)/", a)]
    assert measures
    assert {f"/{path.parent.relative_to(built).as_posix()}/" for path in built.rglob("qr.svg")} == set(measures)
    for address in measures:
        root = ET.parse(built / address.lstrip("/") / "qr.svg").getroot()
        expected = segno.make(SITE + address, error="m", micro=False)
        drawn = modules(root.findall(f".//{_SVG}path")[1].attrib["d"])
        dark = {(r + 4, c + 4) for r, row in enumerate(expected.matrix) for c, bit in enumerate(row) if bit}
        assert drawn == dark, "and nothing in the four modules around it"
        assert expected.error in ("M", "Q", "H")
        assert root.findtext(f"{_SVG}desc") == SITE + address
        assert root.findtext(f"{_SVG}title")
        assert not [element for element in root.iter() if "style" in element.attrib]


@pytest.mark.parametrize("language", ["", "en/"])
def test_a_measures_page_shows_its_code_and_says_where_it_leads(site: Path, language: str) -> None:
    page = Reader(site / language / "towns/midori/measures/1-1/index.html")
    shown = next(attrs for attrs in page.all("img") if attrs.get("loading") == "lazy")
    assert shown["src"] == "qr.svg"
    assert f"{SITE}/{language}towns/midori/measures/1-1/" in shown["alt"]
    saved = next(attrs for attrs in page.all("a") if "download" in attrs)
    assert saved["href"] == "qr.svg"
    assert saved["download"] == f"midori-1-1{'-en' if language else ''}-qr.svg"
