"""Checks SVGs against allow-lists: any other element, attribute or style is a mistake.

An SVG is a document: opened directly, it may run scripts, load files and redirect readers. Nothing is repaired or
removed, so the published file is exactly the one checked: in one pass, of limited size, without entities.
"""

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

MAX_BYTES = 2 * 1024 * 1024
MAX_ELEMENTS, MAX_DEPTH, _MAX_MISTAKES = 50_000, 200, 10
SIGNATURES = {"png": b"\x89PNG\r\n\x1a\n", "jpeg": b"\xff\xd8\xff"}
"""First bytes of the picture formats that an SVG may embed."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SVG = "http://www.w3.org/2000/svg"
_XLINK, _XML = "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace"
_EDITORS = {
    "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
    "http://www.inkscape.org/namespaces/inkscape",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://creativecommons.org/ns#",
    "http://web.resource.org/cc/",
    "http://purl.org/dc/elements/1.1/",
    "http://www.openswatchbook.org/uri/2009/osb",
}
"""Namespaces of drawing programs' own data, which browsers ignore."""
_ELEMENTS = _words(
    """svg g defs symbol use title desc metadata style path rect circle ellipse line polyline polygon image
    text tspan textPath linearGradient radialGradient stop pattern clipPath mask marker filter feBlend feColorMatrix
    feComponentTransfer feComposite feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge
    feMergeNode feMorphology feOffset feTile"""
)
_WORDS = _words("id class lang role version baseProfile type media d points focusable")
"""Attributes whose values are not checked as styles."""
_ATTRIBUTES = _words(
    """style x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy width height viewBox preserveAspectRatio transform rotate
    pathLength offset gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits patternTransform
    clipPathUnits maskUnits maskContentUnits markerUnits markerWidth markerHeight refX refY orient textLength
    lengthAdjust startOffset method spacing side
    filterUnits primitiveUnits in in2 result mode values operator k1 k2 k3 k4 stdDeviation edgeMode radius tableValues
    slope intercept amplitude exponent
    alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters
    color-rendering direction display dominant-baseline enable-background fill fill-opacity fill-rule filter
    flood-color flood-opacity font-family font-size font-size-adjust font-stretch font-style font-variant font-weight
    image-rendering isolation letter-spacing line-height marker marker-end marker-mid marker-start mask mask-type
    mix-blend-mode opacity overflow paint-order shape-rendering stop-color stop-opacity stroke stroke-dasharray
    stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-align
    text-anchor text-decoration text-rendering transform-origin unicode-bidi vector-effect visibility white-space
    word-spacing writing-mode xml:space"""
)
_RULES = "style の中"
_URL = re.compile(r"""url\(\s*(["']?)#[\w.:-]+\1\s*\)""", re.IGNORECASE)
_FUNCTION = re.compile(r"([\w-]{0,20})\(")
"""The limit exceeds all functions' names; without one, matching would take quadratic time."""
_FUNCTIONS = _words(
    "rgb rgba hsl hsla matrix translate translatex translatey rotate scale scalex scaley skewx skewy calc"
)
_DATA = {f"data:image/{name};base64": SIGNATURES[name] for name in SIGNATURES} | {
    "data:image/jpg;base64": SIGNATURES["jpeg"]
}
_BASE64 = re.compile(r"[A-Za-z0-9+/]{16,}={0,2}")


@dataclass(frozen=True)
class SvgMistake:
    """A message about a forbidden part of an SVG; line and column are 1-based."""

    line: int
    column: int
    message: str


class _StopError(Exception):
    """Raised at a mistake that ends the reading."""


def mistakes(data: bytes) -> list[SvgMistake]:
    """Return the mistakes of an SVG, the first of each kind, up to one that ends the reading."""
    if len(data) > MAX_BYTES:
        return [SvgMistake(1, 1, f"ファイルが大きすぎます（{MAX_BYTES // 1024 // 1024}MBまで）。")]
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return [SvgMistake(data[: error.start].count(b"\n") + 1, 1, "文字コードが UTF-8 ではありません。")]
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)  # noqa: FBT003 - the parser takes no names
        reader.end()
    except _StopError:
        pass
    except expat.ExpatError as error:
        reader.found.setdefault(f"SVG として読めません（{error.lineno}行目の書き方がちがいます）。", _place(error))
    return [SvgMistake(line, column, message) for message, (line, column) in reader.found.items()]


def _place(error: expat.ExpatError) -> tuple[int, int]:
    return error.lineno, error.offset + 1


@dataclass
class _Open:
    """An element that is still open."""

    name: str
    id: str
    first: int
    """The 1-based number of the element in the document."""
    has_use: bool = False


@dataclass
class _Reader:
    """The parser's handlers, which collect mistakes."""

    found: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Messages with the 1-based line and column of the first mistake of their kind."""
    elements: int = 0
    open: list[_Open] = field(default_factory=list)
    style: list[str] = field(default_factory=list)
    sizes: dict[str, tuple[int, bool]] = field(default_factory=dict)
    """By id: the number of elements in it, including itself, and whether one is a ``use``."""
    used: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.XmlDeclHandler = self._declared
        self.parser.StartDoctypeDeclHandler = lambda *_: self._stop("DOCTYPE があります。")
        self.parser.EntityDeclHandler = lambda *_: self._stop("実体（ENTITY）があります。")
        self.parser.ProcessingInstructionHandler = lambda target, _: self._stop(f"処理の命令「<?{target}」があります。")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def _tell(self, message: str) -> None:
        place = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        self.found.setdefault(message, place)
        if len(self.found) >= _MAX_MISTAKES:
            raise _StopError

    def _stop(self, message: str) -> NoReturn:
        self._tell(message)
        raise _StopError

    def _declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.lower() != "utf-8":
            self._stop(f"文字コードが「{encoding[:20]}」と書かれています。UTF-8 で保存しなおします。")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if not self.open and (space, local) != (_SVG, "svg"):
            self._stop(f"中身が SVG ではありません（「{local[:40]}」で始まります）。")
        self.elements += 1
        if self.elements > MAX_ELEMENTS:
            self._stop(f"部品が多すぎます（{MAX_ELEMENTS:,}個まで）。")
        if len(self.open) >= MAX_DEPTH:
            self._stop(f"部品の入れ子が深すぎます（{MAX_DEPTH}段まで）。")
        if self.open and self.open[-1].name == "style":
            self._stop("style の中に部品があります。")
        if space != _SVG and space not in _EDITORS:
            self._tell(f"SVG でない部品「{local[:40]}」があります。")
        elif space == _SVG and local not in _ELEMENTS:
            self._tell(f"部品「{local[:40]}」は使えません。")
        is_ours = space == _SVG
        self.open.append(_Open(local if is_ours else "", attributes.get("id", ""), self.elements, local == "use"))
        for key, value in attributes.items():
            for message in _attribute(local, key, value) if is_ours else ():
                self._tell(message)
        if is_ours and local == "use":
            self.used.append((attributes.get("href") or attributes.get(f"{_XLINK} href", ""))[1:])

    def _end(self, _name: str) -> None:
        closed = self.open.pop()
        if closed.name == "style":
            self._tell_all(_style("".join(self.style), _RULES))
            self.style.clear()
        if self.open:
            self.open[-1].has_use |= closed.has_use
        if closed.id:
            size, has_use = self.sizes.get(closed.id, (0, False))
            self.sizes[closed.id] = max(size, self.elements - closed.first + 1), has_use or closed.has_use

    def _text(self, text: str) -> None:
        if self.open[-1].name == "style":
            self.style.append(text)

    def _tell_all(self, messages: Iterator[str]) -> None:
        for message in messages:
            self._tell(message)

    def end(self) -> None:
        """Check the whole: how many elements it has once each ``use`` is replaced by its target."""
        used = [self.sizes[id] for id in self.used if id in self.sizes]
        if any(has_use for _, has_use in used):
            self._tell("写し（use）の中に、また写しがあります。描いたソフトで、写し（クローン、シンボル）を解きます。")
        elif self.elements + sum(size for size, _ in used) > MAX_ELEMENTS:
            self._tell(f"写し（use）が多すぎます（写したものを入れて、部品は{MAX_ELEMENTS:,}個まで）。")


def _attribute(element: str, key: str, value: str) -> Iterator[str]:
    """Yield the mistakes of an attribute of an SVG element."""
    space, _, name = key.rpartition(" ")
    if space in _EDITORS:
        return
    name = f"xml:{name}" if space == _XML else name
    if name == "href" and space in ("", _XLINK):
        if element == "image":
            if not _is_picture(value):
                yield "画像（image）は、SVG の中に入れた PNG か JPEG だけです。"
        elif not re.fullmatch(r"#[^\s]+", value):
            yield f"つなぎ先「{value.strip()[:40]}」は使えません。同じ SVG の中（#…）だけです。"
    elif space not in ("", _XML) or not _is_known(name):
        yield f"属性「{name[:40]}」は使えません。"
    elif name == "type" and element == "style" and value not in ("", "text/css"):
        yield f"style の種類「{value[:40]}」は使えません。"
    elif name in _ATTRIBUTES:
        yield from _style(value, f"属性「{name}」")


def _is_known(name: str) -> bool:
    return name in _ATTRIBUTES or name in _WORDS or name == "xml:lang" or name.startswith(("aria-", "data-"))


def _is_picture(address: str) -> bool:
    """Whether an address is a data URL whose bytes begin like a PNG or a JPEG."""
    head, _, written = address.strip().partition(",")
    data = "".join(written.split())
    signature = _DATA.get(head.lower())
    return bool(signature and _BASE64.fullmatch(data) and base64.b64decode(data[:16]).startswith(signature))


def _style(text: str, where: str) -> Iterator[str]:
    """Yield the mistakes of style declarations or rules: only plain ones that load nothing are allowed."""
    for sign in ("\\", "@") if where == _RULES else ("\\",):
        if sign in text:
            yield f"{where}の「{sign}」は使えません。"
    if "(" not in text:
        return
    for match in _FUNCTION.finditer(_URL.sub("", text)):
        if match[1].lower() not in _FUNCTIONS and (match[1] or where == _RULES):
            yield f"{where}の「{match[1][:40]}( )」は使えません。"
