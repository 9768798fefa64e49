"""What is told of a field that is missing, unknown, or in the wrong place."""

import posixpath
from itertools import takewhile

from machidx.content.catalog import Rules
from machidx.content.diagnostics import Problem
from machidx.content.field_places import FieldPath, Model, field_called, field_path, fields_at, homes, title_of
from machidx.content.frontmatter import KeyPath
from machidx.content.source import Source
from machidx.content.yaml_lines import block_at, indent_of
from machidx.language import proposals
from machidx.language.scripts import JAPANESE_RUN
from machidx.model.values import EnglishWords

_NAMED = 12
"""Fields that a message names one by one."""


def missing_field(source: Source, model: Model, path: KeyPath, elsewhere: set[str]) -> Problem | None:
    """Tell a field that is missing; None where it is there by another name or ``elsewhere``, which is told already."""
    name, above = str(path[-1]), path[:-1]
    known = fields_at(model, field_path(above))
    others = [key for key in _given(source, above) if key not in known]
    if name in elsewhere or proposals.nearest(name, others, least=70):
        return None
    if any(field_called(model, field_path(above), other) == name for other in others):
        return None
    title = title_of(model, field_path(path))
    hint = f"{name}:" if name != "id" or path[0] != "kpis" else f"id: {free_id(source)}"
    called = f"（{title}）" if title else ""
    return source.at(above, Rules.MISSING_FIELD, f"項目「{name}」{called}がありません。", hint)


def unknown_field(source: Source, model: Model, path: KeyPath) -> Problem:
    """Tell a field that the record at its place does not have."""
    name, above = str(path[-1]), field_path(path[:-1])
    if name in EnglishWords.model_fields:
        english = f"{posixpath.basename(source.path).removesuffix('.md')}.en.md"
        message = f"「{name}」は、日本語のファイルではなく、英語のファイル（{english}）に書く項目です。"
        return source.at(path, Rules.UNKNOWN_FIELD, message, of_key=True)
    if called := field_called(model, above, name):
        message = f"項目の名前は、日本語ではなく「{called}」と書きます。"
        return source.at(path, Rules.UNKNOWN_FIELD, message, called, of_key=True, certain=True)
    if home := _home(model, name, above):
        return _misplaced(source, path, home)
    there = _given(source, path[:-1])
    free = (field for field in fields_at(model, above) if field not in there)
    message = f"「{name}」という項目はありません。"
    return source.at(path, Rules.UNKNOWN_FIELD, message, proposals.nearest(name, free), of_key=True)


def facts_in_english(source: Source, names: list[str]) -> Problem:
    """Tell the facts of an English file as one mistake."""
    if source.front.data.get("labels", "") is None and all(map(JAPANESE_RUN.search, names)):
        first, last = (source.front.keys[names[at],].line for at in (0, -1))
        lines = "\n".join(f"  {line}" for line in source.lines[first : last + 1])
        message = "「labels:」の下の行は、行の頭に半角の空白を2つ入れます。"
        return source.at((names[0],), Rules.FACT_IN_ENGLISH, message, lines, of_key=True, in_place=False)
    shown = "".join(f"「{name}」" for name in names[:_NAMED])
    more = f"など{len(names)}個の項目" if len(names) > _NAMED else ""
    message = f"英語のファイルに{shown}{more}は書けません。数字・年度・担当などの事実は日本語のファイルだけに書きます。"
    if "kind" in names:
        message += "日本語のファイルを写したのなら、これらの項目を、中の行も含めて消します。"
    return source.at((names[0],), Rules.FACT_IN_ENGLISH, message, of_key=True)


def free_id(source: Source) -> str:
    """An id that no target of the file has: kpi-3, behind all that were numbered so far."""
    kpis = source.front.data["kpis"]
    used = {str(kpi.get("id")) for kpi in kpis if isinstance(kpi, dict)}
    return next(id for number in range(len(kpis), 2 * len(kpis) + 2) if (id := f"kpi-{number}") not in used)


def _given(source: Source, path: KeyPath) -> list[str]:
    return [str(key[-1]) for key in source.front.keys if key[:-1] == path]


def _home(model: Model, name: str, above: FieldPath) -> FieldPath:
    """The place of a field nearest to the path above it; () where no record has the field, or several as near."""
    near = {home: _common(home[:-1], above) for home in homes(model, name)}
    nearest = [home for home, common in near.items() if common == max(near.values())]
    return nearest[0] if len(nearest) == 1 else ()


def _common(a: FieldPath, b: FieldPath) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False)))


def _misplaced(source: Source, path: KeyPath, home: FieldPath) -> Problem:
    name, parent = str(path[-1]), home[:-1]
    at = next((path[:end] for end in range(len(path) - 1, -1, -1) if field_path(path[:end]) == parent), None)
    beside = [key for key in source.front.keys if at is not None and key[:-1] == at and key != path]
    if not beside or not _begins_line(source, path) or not _begins_line(source, beside[0]):
        where = f"「{parent[-1]}」の中に" if parent else "ほかの項目の外に、行の頭から"
        message = f"「{name}」は、ここではなく、{where}書く項目です。"
        return source.at(path, Rules.UNKNOWN_FIELD, message, of_key=True, in_place=False)
    here, right = source.front.keys[path], source.front.keys[beside[0]].column
    by = here.column - right
    message = (
        f"「{name}」は、「{beside[0][-1]}」と同じ字下げに書く項目です。"
        f"この行と、その中の行の頭の空白を、{abs(by)}つ{'減らします' if by > 0 else '増やします'}。"
    )
    moved = "\n".join(
        " " * max(indent_of(line) - by, 0) + line.lstrip(" ") for line in block_at(source.lines, here.line)
    )
    return source.at(path, Rules.UNKNOWN_FIELD, message, moved, of_key=True, in_place=False)


def _begins_line(source: Source, path: KeyPath) -> bool:
    """Whether a field stands at the beginning of its line, behind dashes at most: not within { }."""
    place = source.front.keys[path]
    return not source.lines[place.line][: place.column].strip(" -")
