"""What each class, field and value of front matter means, in Japanese, for editors. A test finds missing ones."""

from collections.abc import Iterator

from machidx.model.measure_words import MEASURE_FIELDS
from machidx.model.page_words import PAGE_FIELDS
from machidx.model.value_words import VALUES


def _blocks(text: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield (unindented line, [(name, the rest of the line)]) for each block of lines."""
    head, inner = "", list[tuple[str, str]]()
    for line in filter(str.strip, text.splitlines()):
        if line.startswith(" "):
            name, rest = line.split(maxsplit=1)
            inner.append((name, rest))
            continue
        if head:
            yield head, inner
        head, inner = line, []
    yield head, inner


_RECORDS = {head.split()[0]: (head.split()[1], inner) for head, inner in _blocks(PAGE_FIELDS + MEASURE_FIELDS)}
RECORD_WORDS = {record: title for record, (title, _) in _RECORDS.items()}
"""The title of each class of the model."""
FIELD_WORDS = {
    (record, name): (rest.partition("  ")[0], rest.partition("  ")[2].strip())
    for record, (_, inner) in _RECORDS.items()
    for name, rest in inner
}
"""The title and meaning of each field, by class and name in files; the fields of ``*`` mean the same in every class."""
VALUE_WORDS = {field: dict(inner) for field, inner in _blocks(VALUES)}
"""The meaning of each value, by the name of the field; those of ``missing`` may stand in place of several lists."""
