"""Finds pictures and PDFs of another format than their suffix says, and pictures that no reader should load.

These are SVGs with forbidden parts, heavy pictures, and those that tell where they were taken.
"""

from collections.abc import Iterator
from pathlib import Path

from machidx.content.catalog import Rules
from machidx.content.diagnostics import Place, Problem
from machidx.content.library import Library
from machidx.content.paths import SUFFIX, place_of, unreadable
from machidx.content.picture_files import MOST_BYTES, RASTER, picture_facts
from machidx.rules import svg

_KINDS: dict[str, tuple[str, tuple[bytes, ...]]] = {
    ".png": ("PNG", (svg.SIGNATURES["png"],)),
    ".jpg": ("JPEG", (svg.SIGNATURES["jpeg"],)),
    ".jpeg": ("JPEG", (svg.SIGNATURES["jpeg"],)),
    ".gif": ("GIF", (b"GIF87a", b"GIF89a")),
    ".webp": ("WebP", (b"RIFF",)),
    ".pdf": ("PDF", (b"%PDF-",)),
}
"""By suffix: the name of the format, and the possible first bytes of such files."""
_HEAD = 12
_WEBP = b"WEBP"
"""Bytes 8 to 11 of a WebP file."""
_REDRAW = "「プレーンSVG」で書き出しなおすか、PNG にします。"


def problems(library: Library) -> Iterator[Problem]:
    """Yield pictures and PDFs that are unreadable, or of another format than their suffix says."""
    tree = library.tree
    for path in tree.files:
        if path.suffix != SUFFIX:
            try:
                place = place_of(path, tree.docs)
                found = list(_judged(path, place))
                yield from found
                if not found and path.suffix.lower() in RASTER:
                    yield from _published(path, place)
            except OSError as error:
                yield unreadable(path, tree.docs, error)


def _judged(path: Path, place: Place) -> Iterator[Problem]:
    suffix = path.suffix.lower()
    with path.open("rb") as file:
        head = file.read(_HEAD)
        if suffix == ".svg" and head:
            for mistake in svg.mistakes(head + file.read(svg.MAX_BYTES)):
                at = Place(place.path, mistake.line, mistake.column)
                yield Problem(at, Rules.UNSAFE_PICTURE, f"{mistake.message}{_REDRAW}")
        elif suffix in (".svg", *_KINDS) and not head:
            yield Problem(place, Rules.FORMAT, "ファイルが空です。元のファイルを置きなおすか、消します。")
        elif suffix in _KINDS and not _fits(suffix, head):
            kind, _ = _KINDS[suffix]
            message = f"名前は「{suffix}」で終わりますが、中身は {kind} ではありません。"
            seems = next((end for end in _KINDS if _fits(end, head)), "")
            what = "名前の終わりを変えるか、" if seems else ""
            yield Problem(place, Rules.FORMAT, f"{message}{what}{kind} として保存しなおします。", seems)


def _published(path: Path, place: Place) -> Iterator[Problem]:
    """Yield a picture that tells more than it shows, or is heavy; one command mends both."""
    facts = picture_facts(path)
    command = f"machidx picture {place.path}"
    is_heavy = facts.bytes > MOST_BYTES
    weight = f"大きさも{facts.bytes / 1024 / 1024:.1f}MBあります。" if is_heavy else ""
    if facts.told:
        message = f"画像に、{facts.told}の記録が残っています。{weight}下の命令で、記録を消し、小さくします。"
        yield Problem(place, Rules.PICTURE_RECORD, message, command)
    elif is_heavy:
        message = (
            f"画像が大きすぎます（{facts.bytes // 1024:,}KB。{MOST_BYTES // 1024}KBまで）。下の命令で、小さくします。"
        )
        yield Problem(place, Rules.HEAVY_PICTURE, message, command)


def _fits(suffix: str, head: bytes) -> bool:
    """Whether the first bytes of a file match a suffix."""
    return head.startswith(_KINDS[suffix][1]) and (suffix != ".webp" or head[8:] == _WEBP)
