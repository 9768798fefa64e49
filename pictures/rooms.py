"""Draws the rooms of the core from their imports: ``python pictures/rooms.py`` writes rooms.svg.

Each row is a room, in the order of the layers; an arc leads from a room to each room that it imports. Arcs only lead
down, as the layers contract in pyproject.toml guarantees.
"""

import ast
import tomllib
from html import escape
from pathlib import Path

import grimp

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "pictures" / "rooms.svg"
_ROW, _BOX, _LEFT, _WIDTH = 62, 46, 16, 690
"""Height of a row, height of a box, left edge and width of all boxes, in pixels."""
_STYLE = (
    "text{font:13px sans-serif;fill:#1a1a1a}.name{font-weight:bold;font-size:15px}"
    "rect{fill:#eef4fb;stroke:#345}path{fill:none;stroke:#345;stroke-width:1.5;opacity:.6}"
)


def layers() -> list[str]:
    """Return the rooms from top to bottom, as listed in the contract."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return list(settings["tool"]["importlinter"]["contracts"][0]["layers"])


def imports() -> set[tuple[str, str]]:
    """Return pairs of rooms (importing, imported)."""
    graph = grimp.build_graph("machidx", cache_dir=None)
    modules = [module for module in graph.modules if "." in module]
    pairs = ((_room(one), _room(other)) for one in modules for other in graph.find_modules_directly_imported_by(one))
    return {(one, other) for one, other in pairs if other and one != other}


def _room(module: str) -> str:
    """Return the room of a module; "" for the package itself."""
    return module.partition(".")[2].partition(".")[0]


def purpose(room: str) -> str:
    """Return the first line of a room's docstring, without the period."""
    text = (ROOT / "hooks" / "machidx" / room / "__init__.py").read_text(encoding="utf-8")
    return (ast.get_docstring(ast.parse(text)) or "").partition("\n")[0].rstrip(".").replace("`", "")


def picture() -> str:
    """Return the drawing as SVG."""
    rooms = layers()
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH + 300} {_ROW * len(rooms) + 16}" role="img">',
        "<title>The rooms of machidx, and which room imports which</title>",
        f"<style>{_STYLE}</style>",
    ]
    for number, room in enumerate(rooms):
        top = _ROW * number + 8
        lines += [
            f'<rect x="{_LEFT}" y="{top}" width="{_WIDTH}" height="{_BOX}" rx="6"/>',
            f'<text class="name" x="{_LEFT + 12}" y="{top + 19}">{room}/</text>',
            f'<text x="{_LEFT + 12}" y="{top + 37}">{escape(purpose(room))}</text>',
        ]
    lines += [_arc(rooms.index(upper), rooms.index(lower)) for upper, lower in sorted(imports())]
    return "\n".join([*lines, "</svg>", ""])


def _arc(upper: int, lower: int) -> str:
    """Return an arc at the right edge from one row (0-based) to another."""
    edge, start, end = _LEFT + _WIDTH, _ROW * upper + 31 + 8, _ROW * lower + 31 - 8
    bulge = edge + 26 * abs(lower - upper) + 10
    return f'<path d="M{edge} {start}C{bulge} {start} {bulge} {end} {edge} {end}"/>'


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8", newline="\n")
