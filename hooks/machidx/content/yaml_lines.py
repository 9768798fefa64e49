"""Lines of a front matter by their indents."""

from itertools import takewhile


def indent_of(line: str) -> int:
    """The number of spaces at the beginning of a line."""
    return len(line) - len(line.lstrip(" "))


def block_at(lines: list[str], first: int) -> list[str]:
    """The lines of a field, or of an item of a list, that begins on a line (0-based): those of its value below it."""
    width = indent_of(lines[first])
    is_item = lines[first].startswith("- ", width)
    below = takewhile(
        lambda line: line.strip() and (indent_of(line) > width or (not is_item and line.startswith("- ", width))),
        lines[first + 1 :],
    )
    return [lines[first], *below]
