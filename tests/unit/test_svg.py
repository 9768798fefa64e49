"""What an SVG may hold, and how soon reading ends where it holds too much."""

import time

import pytest

from machidx.rules import svg

NAMES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:h="http://www.w3.org/1999/xhtml"'
PNG = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA"


def told(inside: str, attributes: str = "") -> list[str]:
    return [mistake.message for mistake in svg.mistakes(f"<svg {NAMES} {attributes}>{inside}</svg>".encode())]


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0" style="fill:#fff;stroke:url(#a)"/>',
        '<rect fill="url(#a) red" transform="rotate(45 1 1) scale(2)" aria-label="図 (1)" data-name="a(b)"/>',
        "<style>.a { fill: rgb(1, 2, 3); clip-path: url('#b') }</style>",
        "<style><![CDATA[.a > .b { fill: red }]]></style>",
        '<linearGradient id="a"/><linearGradient xlink:href="#a"/><use href="#a"/>',
        f'<image xlink:href="{PNG}"/><image href="data:image/jpeg;base64,/9j/4AAQSkZJRgABAQ=="/>',
        '<filter id="f"><feGaussianBlur in="SourceGraphic" stdDeviation="2"/></filter>',
        '<text><tspan x="1">町 &amp; &#x753a;</tspan></text><!-- memo -->',
    ],
)
def test_what_a_picture_needs_is_allowed(inside: str) -> None:
    assert told(inside) == []


@pytest.mark.parametrize(
    "inside",
    [
        "<script/>",
        "<h:script/>",
        "<metadata><h:script/></metadata>",
        "<foreignObject/>",
        '<set attributeName="href" to="javascript:alert(1)"/>',
        '<animate attributeName="href" values="javascript:alert(1)"/>',
        "<animateTransform/>",
        '<a href="#a"/>',
        '<feImage href="#a"/>',
        '<g xmlns=""><script/></g>',
        '<rect onclick="alert(1)"/>',
        '<rect ONCLICK="alert(1)"/>',
        '<rect h:onclick="alert(1)"/>',
        '<rect xml:base="https://example.org/"/>',
        '<use href="https://example.org/a.svg#a"/>',
        '<use xlink:href="other.svg#a"/>',
        '<use href="data:image/svg+xml,x"/>',
        '<image href="a.png"/>',
        '<image href="https://example.org/a.png"/>',
        '<image href="data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0"/>',
        '<image href="data:image/png;base64,PHN2ZyB4bWxucz0iaHR0"/>',
        '<rect style="fill:url(https://example.org/x)"/>',
        '<rect fill="url(x.svg#a)"/>',
        '<rect fill="url(#a) url( //example.org )"/>',
        r'<rect fill="\75rl(//example.org)"/>',
        '<rect style="width:expression(alert(1))"/>',
        '<rect style="background:image-set(x)"/>',
        "<style>@import 'x.css';</style>",
        r"<style>\40import 'x.css';</style>",
        "<style>@font-face { src: url(#a) }</style>",
        "<style>a { background: u<!-- -->rl(//example.org) }</style>",
        "<style>a { background: u<g/>rl(//example.org) }</style>",
        '<style type="text/x"/>',
        '<?xml-stylesheet href="x.css"?>',
        "&nbsp;",
        "</svg><svg>",
    ],
)
def test_everything_else_is_told(inside: str) -> None:
    assert len(told(inside)) >= 1


@pytest.mark.parametrize(
    "data",
    [
        b"<html><script>alert(1)</script></html>",
        b'<svg><script xmlns="http://www.w3.org/1999/xhtml"/></svg>',
        b'<svg xmlns="http://www.w3.org/2000/svg x"/>',
        b'<!DOCTYPE svg SYSTEM "x.dtd"><svg xmlns="http://www.w3.org/2000/svg"/>',
        b'<?xml version="1.0" encoding="Shift_JIS"?><svg xmlns="http://www.w3.org/2000/svg"/>',
        '<svg xmlns="http://www.w3.org/2000/svg"/>'.encode("utf-16"),
        b"\x89PNG\r\n\x1a\n",
        b"",
    ],
)
def test_what_is_no_svg_is_told(data: bytes) -> None:
    assert len(svg.mistakes(data)) == 1


def _repeated(piece: str) -> str:
    return piece * ((svg.MAX_BYTES - 1000) // len(piece.encode()))


@pytest.mark.parametrize(
    "inside",
    [
        _repeated("<g/>"),
        _repeated("<g>"),
        _repeated("<g/><script/>"),
        '<g id="a">' + "<g/>" * 1000 + "</g>" + '<use href="#a"/>' * 1000,
        "".join(f'<g id="a{n}"><use href="#a{n + 1}"/><use href="#a{n + 1}"/></g>' for n in range(40)),
        '<g id="a"><use href="#a"/></g>',
        f"<style>(({_repeated('a')}</style>",
        f'<rect style="(x{_repeated("url(#")}"/>',
        f'<image href="data:image/png;base64,iVBORw0KGgoAAAAN{_repeated(" ")}!"/>',
        "".join(f'<rect a{n}=""/>' for n in range(50_000)),
    ],
    ids=["many", "deep", "mistakes", "copies", "doubling", "loop", "letters", "urls", "blanks", "names"],
)
def test_too_much_is_told_at_once(inside: str) -> None:
    began = time.process_time()
    found = told(inside)
    assert 1 <= len(found) <= 10
    assert time.process_time() - began < 5, "a quadratic one takes minutes"


def test_a_mistake_has_its_place() -> None:
    found = svg.mistakes(f"<svg {NAMES}>\n  <g>\n    <script/>\n</g></svg>".encode())
    assert found == [svg.SvgMistake(3, 5, "部品「script」は使えません。")]
