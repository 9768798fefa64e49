"""Finds pictures and PDFs whose content does not match their suffix, and SVGs with forbidden parts."""

from collections.abc import Iterator
from pathlib import Path

from machidx.content.catalog import Rules
from machidx.content.diagnostics import Place, Problem
from machidx.content.library import Library
from machidx.content.paths import SUFFIX, place_of, unreadable
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
                yield from _judged(path, place_of(path, tree.docs))
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


def _fits(suffix: str, head: bytes) -> bool:
    """Whether the first bytes of a file match a suffix."""
    return head.startswith(_KINDS[suffix][1]) and (suffix != ".webp" or head[8:] == _WEBP)
