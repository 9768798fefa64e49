"""Pictures: their sizes in the pages, the records that are refused, and the command that removes them."""

import io
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image

from machidx.cli.main import main
from machidx.content import loader
from machidx.content.failures import RefusedError
from machidx.content.picture_files import MOST_BYTES, picture_facts
from machidx.content.shrinking import WIDEST, shrink
from machidx.glossary.links import page_text
from machidx.language.locale import LOCALES

PLAN = "towns/midori/plan"
GPS = {1: "N", 2: (37.0, 17.0, 0.0), 3: "E", 4: (140.0, 37.0, 0.0)}


def picture(
    path: Path, size: tuple[int, int] = (40, 30), tags: Mapping[str, object] | None = None, *, noise: bool = False
) -> Path:
    """Write a picture of one color, or of noise, which hardly gets smaller."""
    made = Image.effect_noise(size, 80).convert("RGB") if noise else Image.new("RGB", size, (90, 120, 90))
    exif = Image.Exif()
    for name, tag in (("camera", 0x0110), ("orientation", 0x0112), ("dots", 0x0128), ("gps", 0x8825)):
        if tags and name in tags:
            exif[tag] = tags[name]
    more = {"exif": exif} if len(exif) else {}
    out = io.BytesIO()
    made.save(out, {".png": "PNG", ".webp": "WEBP"}.get(path.suffix, "JPEG"), quality=95, **more)
    path.write_bytes(out.getvalue())
    return path


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp"])
@pytest.mark.parametrize(
    ("tags", "told"),
    [
        ({}, ""),
        ({"dots": 2}, ""),
        ({"orientation": 1}, ""),
        ({"orientation": 6}, "写真の向き"),
        ({"camera": "A phone"}, "撮った日時や機器"),
        ({"camera": "A phone", "gps": GPS}, "撮った場所（GPS）"),
    ],
)
def test_what_a_picture_tells_of_its_maker(tmp_path: Path, suffix: str, tags: dict[str, object], told: str) -> None:
    path = picture(tmp_path / f"a{suffix}", tags=tags)
    assert picture_facts(path)[:2] == ((40, 30), told)
    assert main(["picture", str(path)]) == 0
    assert picture_facts(path).told == ""


def test_an_english_page_shows_its_own_picture(docs: Path) -> None:
    picture(docs / PLAN / "map.png")
    picture(docs / PLAN / "map.en.png", (50, 20))
    for name in ("01-intro.md", "01-intro.en.md"):
        with (docs / PLAN / name).open("a", encoding="utf-8", newline="") as file:
            file.write("\n![a map of the town](map.png)\n")
    read, _ = loader.load(docs)
    images = [page_text(read, read.pages[f"{PLAN}/01-intro"], locale).html for locale in LOCALES]
    shown = [re.search(r'<img [^>]*height="(\d+)" src="([^"]*)" width="(\d+)"', text) for text in images]
    assert [match.groups() if match else None for match in shown] == [
        ("30", "../map.png", "40"),
        ("20", "../map.png", "50"),
    ]


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp"])
def test_a_heavy_picture_becomes_light(tmp_path: Path, suffix: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = picture(tmp_path / f"a{suffix}", (2000, 1500), {"gps": GPS}, noise=True)
    assert picture_facts(path).bytes > MOST_BYTES
    assert main(["picture", str(path)]) == 0
    after = picture_facts(path)
    assert after.size
    assert after.bytes <= MOST_BYTES
    assert max(after.size) <= WIDEST
    assert after.size[0] / after.size[1] == pytest.approx(4 / 3, rel=0.01)
    assert "撮った場所（GPS）の記録を消しました。" in capsys.readouterr().out
    light = path.read_bytes()
    assert main(["picture", str(path)]) == 0
    assert path.read_bytes() == light
    assert "そのままで公開できます" in capsys.readouterr().out
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_photo_is_turned_as_it_was_taken(tmp_path: Path) -> None:
    path = picture(tmp_path / "a.jpg", tags={"orientation": 6})
    assert main(["picture", str(path)]) == 0
    assert picture_facts(path).size == (30, 40)


@pytest.mark.parametrize(
    ("name", "data"), [("a.gif", b"GIF89a"), ("a.svg", b"<svg/>"), ("a.png", b"\x89PNG\r\n\x1a\n")]
)
def test_what_is_no_such_picture_is_refused_in_words(
    tmp_path: Path, name: str, data: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(data)
    assert main(["picture", str(tmp_path / name)]) == 1
    assert name in capsys.readouterr().err
    assert (tmp_path / name).read_bytes() == data


@pytest.mark.parametrize(
    ("svg", "size"),
    [
        ('<svg width="210" height="90px" viewBox="0 0 10 10">', (210, 90)),
        ('<?xml version="1.0"?>\n<svg\n  viewBox="0 0 24.4,12">', (24, 12)),
        ('<svg width="210mm" height="297mm" viewBox="0 0 210 297">', (210, 297)),
        ("<svg>", None),
        ('<svg width="0" height="0">', None),
    ],
)
def test_the_size_of_a_drawing(tmp_path: Path, svg: str, size: tuple[int, int] | None) -> None:
    (tmp_path / "a.svg").write_text(svg, encoding="utf-8")
    assert picture_facts(tmp_path / "a.svg").size == size


@pytest.mark.parametrize("locale", LOCALES)
def test_pages_give_the_size_of_their_pictures(docs: Path, locale: str) -> None:
    picture(docs / PLAN / "window.png")
    for name, old in (("01-intro.md", "## アンケート"), ("01-intro.en.md", "## Survey")):
        file = docs / PLAN / name
        words = "![窓口に並ぶ人](window.png)\n\n![地図](gone.png)\n\n"
        text = file.read_text(encoding="utf-8").replace(old, f"{words}{old}", 1)
        file.write_text(text, encoding="utf-8")
    library, _ = loader.load(docs)
    html = page_text(library, library.pages[f"{PLAN}/01-intro"], locale).html
    known, unknown = re.findall("<img[^>]*>", html)
    assert all(words in known for words in ("window.png", 'width="40"', 'height="30"'))
    assert "width" not in unknown


def test_a_changed_picture_changes_its_page(docs: Path) -> None:
    file = docs / PLAN / "01-intro.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("## アンケート", "![窓口](window.png)\n\n## アンケート", 1), encoding="utf-8")
    for size in ((40, 30), (80, 30)):
        picture(docs / PLAN / "window.png", size)
        library, _ = loader.load(docs)
        assert f'width="{size[0]}"' in page_text(library, library.pages[f"{PLAN}/01-intro"], "ja").html


def test_transparency_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    picture = Image.effect_noise((1700, 1700), 80).convert("RGB")
    picture.putpixel((0, 0), (1, 2, 3))
    picture.save(path, transparency=(1, 2, 3))
    shrink(path)
    with Image.open(path) as made:
        assert "transparency" in made.info


def test_a_moving_picture_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.webp"
    frames = [Image.effect_noise((900, 900), 80 + n).convert("RGB") for n in range(3)]
    frames[0].save(path, save_all=True, append_images=frames[1:], lossless=True)
    before = path.read_bytes()
    with pytest.raises(RefusedError, match="動く画像"):
        shrink(path)
    assert path.read_bytes() == before


def test_a_heavy_profile_of_colors_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    Image.new("RGB", (40, 30)).save(path, icc_profile=bytes(520_000))
    _, after = shrink(path)
    assert after.bytes < 100_000


def test_a_cut_picture_is_told_as_broken(tmp_path: Path) -> None:
    path = picture(tmp_path / "a.jpg", (2400, 2400), noise=True)
    path.write_bytes(path.read_bytes()[:-1000])
    with pytest.raises(RefusedError, match="開けません"):
        shrink(path)


def test_a_picture_that_only_says_too_much_keeps_its_size(tmp_path: Path) -> None:
    path = picture(tmp_path / "a.jpg", (1800, 20), {"camera": "Camera"})
    shrink(path)
    with Image.open(path) as made:
        assert made.size == (1800, 20)
