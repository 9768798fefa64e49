"""Targets and tables as values of front matter."""

import io
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from machidx.drafting.grids import PrintedGrid
from machidx.drafting.targets import PrintedAmount, PrintedTarget

_CAPTION = "表の題を書いてください"


def dumped(values: CommentedMap) -> str:
    """Values as lines of front matter, with the comments put to them."""
    yaml, out = YAML(), io.StringIO()
    yaml.width = 10_000
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.representer.add_representer(
        type(None), lambda made, _: made.represent_scalar("tag:yaml.org,2002:null", "null")
    )
    yaml.dump(values, out)
    return out.getvalue()


def plain_target(id: str, printed: PrintedTarget) -> Any:
    """A KPI with the figures as printed."""
    target, base = printed.target, printed.baseline
    out = CommentedMap(id=id, name=printed.name, type="quantity", unit=target.unit or None)
    out.yaml_add_eol_comment(f"原文 {printed.line}行目", "name")
    if base and (direction := _direction(base, target)):
        out["direction"] = direction
    if base:
        out["baseline"] = _amount(base)
    out["target"] = _amount(target)
    if printed.note:
        out["note"] = printed.note
    return out


def _direction(base: PrintedAmount, target: PrintedAmount) -> str:
    """Whether the figure is to rise, to fall or to stay; "" for ranges."""
    if isinstance(base.value, tuple) or isinstance(target.value, tuple):
        return ""
    return "keep" if base.value == target.value else "up" if base.value < target.value else "down"


def _amount(printed: PrintedAmount) -> Any:
    times = {"fy": printed.fy, "as_of": printed.month}
    out = CommentedMap({name: time for name, time in times.items() if time})
    value = printed.value
    out["value"] = CommentedMap(min=value[0], max=value[1]) if isinstance(value, tuple) else value
    out["text"] = printed.text
    return out


def plain_grid(id: str, grid: PrintedGrid) -> Any:
    """A table of a chapter."""
    out = CommentedMap(id=id)
    if grid.number:
        out["number"] = grid.number
    out["caption"] = grid.caption or _CAPTION
    out.yaml_add_eol_comment(f"原文 {grid.line}行目", "caption")
    out["columns"] = [CommentedMap(label=label) for label in grid.columns]
    rows = [CommentedSeq(row) for row in grid.rows]
    for row in rows:
        row.fa.set_flow_style()
    out["rows"] = rows
    return out
