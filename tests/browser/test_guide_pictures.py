"""The guide's pictures show what the site shows today."""

import io
import json

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Browser

from pictures import guide as shots

pytestmark = pytest.mark.full

_FEW_PIXELS = 40
"""Fonts of other computers break a line elsewhere."""
_MOST_DIFFERENT = 12
"""Of 255, on average over a small picture in grey."""


def _small(data: bytes) -> Image.Image:
    with Image.open(io.BytesIO(data)) as picture:
        return picture.convert("L").resize((64, 64))


def test_taking_the_pictures_again_shows_the_same(chromium: Browser) -> None:
    """If this fails, run ``python pictures/guide.py`` and look at the pictures."""
    words = json.loads(shots.WORDS.read_text(encoding="utf-8"))
    with shots.preview() as address:
        taken = dict(shots.pictures(chromium, address))
    assert {name: each.words for name, each in taken.items()} == words
    for name, each in taken.items():
        kept = (shots.FOLDER / name).read_bytes()
        with Image.open(io.BytesIO(kept)) as old, Image.open(io.BytesIO(each.data)) as new:
            assert abs(old.width - new.width) <= _FEW_PIXELS, name
            assert abs(old.height - new.height) <= _FEW_PIXELS, name
        differing = ImageStat.Stat(ImageChops.difference(_small(kept), _small(each.data))).mean[0]
        assert differing <= _MOST_DIFFERENT, name
