"""Pictures: each has words for those who do not see it, and a size, so that nothing jumps while it loads."""

from collections.abc import Iterator, Sequence

from machidx.site.artefact.fault import PICTURE, Fault
from machidx.site.artefact.tags import HtmlTag

_NAMES = ("aria-label", "aria-labelledby")


def picture_faults(path: str, tags: Sequence[HtmlTag]) -> Iterator[Fault]:
    """Yield pictures without a size, and drawings that say they are pictures but not of what.

    ``markup`` tells of an <img> without alt, ``links`` of one whose file is missing.
    """
    for tag in tags:
        if tag.name == "img":
            for name in ("width", "height"):
                if not tag.given(name).isdecimal() or not int(tag.given(name)):
                    yield Fault(path, tag.line, tag.column, PICTURE, f"<img> の {name} が、点の数ではありません。")
            if "src" not in tag.attributes:
                yield Fault(path, tag.line, tag.column, PICTURE, "<img> に、ファイル（src）がありません。")
        if tag.given("role") == "img" and not any(tag.given(name).strip() for name in (*_NAMES, "alt")):
            yield Fault(path, tag.line, tag.column, PICTURE, f"<{tag.name}> の図に、名前（aria-label）がありません。")
