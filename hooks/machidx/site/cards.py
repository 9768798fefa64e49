"""Pictures for previews of links, as PNG: of each measure and each theme, in each language."""

import hashlib
import io
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from importlib import metadata, resources
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

from machidx.content.library import Library
from machidx.content.outputs import WITH_CARD, card_file
from machidx.site.artefact.formats import WHOLE, where_broken
from machidx.site.templates import COMPILED
from machidx.views.card import HEIGHT, WIDTH, Card, card
from machidx.views.context import scene_of
from machidx.views.picture import Print

_FONT = "noto_cjk_sans_jp_bold"
"""The package with the font; its licence is OFL 1.1, pictures made with it are free."""
KEPT = f"{COMPILED}/cards"
"""The folder of the cards that were drawn, in that of the project; it can be deleted at any time."""
_INK, _PAPER, _BLUE, _LIGHT = (26, 26, 28), (255, 255, 255), (0, 49, 216), (255, 255, 255)
_GRAY = 44
"""Gray words, as a step from ink to paper."""
_STEPS = 128
"""The steps from ink to paper, followed by as many from blue to the words on it: what is drawn is one byte a pixel."""
_BAR = 16
_CORNER = 20


class CardFile(NamedTuple):
    """A card to be drawn: its path from the site's root, and what it shows."""

    path: str
    card: Card


def card_files(library: Library) -> Iterator[CardFile]:
    """Lay out the cards of all pages that have one, in all languages."""
    for kind in WITH_CARD:
        for page in library.of_kind(kind):
            for locale in library.locales:
                if found := card(scene_of(library, page, locale).as_read()):
                    yield CardFile(card_file(page, locale), found)


def write(files: Iterable[CardFile], folder: Path, kept: Path) -> None:
    """Write cards below a folder; those that ``kept`` has since an earlier build are not drawn again.

    What no page shows any more is taken out of ``kept``.
    """
    used = set()
    for file in files:
        drawn, path = kept / _name(file.card), folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_drawn_once(file.card, drawn))
        used.add(drawn)
    with suppress(OSError):
        for left in {*kept.iterdir()} - used:
            left.unlink()


def _name(shown: Card) -> str:
    return f"{hashlib.sha256(f'{_drawn_by()}{shown}'.encode()).hexdigest()}.png"


def _drawn_once(shown: Card, path: Path) -> bytes:
    """The picture of a card, kept at a path; where nothing can be written, it is drawn each time."""
    with suppress(OSError):
        if where_broken(path.suffix, kept := path.read_bytes()) is WHOLE:  # a power failure leaves less
            return kept
    drawn = draw(shown)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}")  # a kill leaves no half of a picture
        part.write_bytes(drawn)
        part.replace(path)
    return drawn


@cache
def _drawn_by() -> str:
    """What decides the bytes of a picture besides its card: this module, the library, the font."""
    return f"{Path(__file__).read_text(encoding='utf-8')}{metadata.version('pillow')}{metadata.version(_FONT)}"


def draw(shown: Card) -> bytes:
    """Draw a card as PNG."""
    image = Image.new("L", (WIDTH, HEIGHT), _STEPS - 1)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, WIDTH, _BAR), fill=_STEPS)
    _print(pen, shown.ink, 0)
    _print(pen, shown.gray, _GRAY)
    if box := shown.box:
        pen.rounded_rectangle((box.x, box.y, box.x + box.width, box.y + box.height), _CORNER, fill=_STEPS)
        _print(pen, box.lines, 2 * _STEPS - 1)
    image.putpalette(_palette())
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=6)
    return out.getvalue()


def _print(pen: ImageDraw.ImageDraw, lines: Iterable[Print], color: int) -> None:
    for line in lines:
        pen.text((line.x, line.y), line.text, fill=color, font=_font(line.size), anchor="ls")


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    (file,) = (there for there in resources.files(_FONT).iterdir() if there.name.endswith(".otf"))
    return ImageFont.truetype(str(file), size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _palette() -> Sequence[int]:
    """The colors of the bytes of a drawing, three numbers each."""
    ramps = ((_INK, _PAPER), (_BLUE, _LIGHT))
    return [
        round(dark + (light - dark) * step / (_STEPS - 1))
        for darkest, lightest in ramps
        for step in range(_STEPS)
        for dark, light in zip(darkest, lightest, strict=True)
    ]
