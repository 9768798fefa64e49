"""What a browser sends of a form whose controls hold what was filled in."""

from collections.abc import Iterable, Iterator, Sequence

from machidx.site.editing.filling import Filled


def sent(controls: Iterable[Filled], body: str | None = None) -> list[tuple[str, str]]:
    """Return the entries of a form as it is shown."""
    entries = [entry for control in controls for entry in _entries(control)]
    return entries if body is None else [*entries, ("body/", body)]


def _entries(control: Filled) -> Iterator[tuple[str, str]]:
    if control.standings:
        yield f"{control.name}?", control.standing
    if control.field.control == "record":
        yield from sent(control.fields)
    elif control.field.control == "rows":
        yield f"{control.name}*", ""
        for number, row in enumerate(control.rows):
            yield f"{control.name}+", str(number)
            yield from _entries(row)
    else:
        yield control.name, control.text


def typed(entries: Sequence[tuple[str, str]], name: str, value: str, *, number: int = 0) -> list[tuple[str, str]]:
    """Return entries with another value of a control: the one of this name that comes at a place among them."""
    places = [place for place, (each, _) in enumerate(entries) if each == name]
    out = list(entries)
    out[places[number]] = (name, value)
    return out
