"""Forms: an unchanged form changes no byte of any file; a change is read again, and all else stays."""

import difflib
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from machidx.content import loader
from machidx.content.failures import RefusedError
from machidx.content.library import Library
from machidx.content.rewriting import with_data
from machidx.content.rows import DataRow, without_rows
from machidx.content.saving import bytes_like
from machidx.content.source import Source, parse
from machidx.language import years
from machidx.language.characters import refused_signs
from machidx.progress.confirming import confirmed
from machidx.site.editing.fields import form_fields
from machidx.site.editing.form import Edited
from machidx.site.editing.page_form import PageForm, page_form
from machidx.site.editing.routes import form_at
from machidx.site.editing.submitted import data_from, gathered
from machidx.site.editing.translation_form import TranslationForm
from machidx.site.editing.year_form import YearForm, YearMeasure

from ..conftest import ROOT
from ..forms import sent, typed

LIBRARY, _ = loader.load(ROOT / "docs")
TINY, _ = loader.load(ROOT / "tests" / "library")
MEASURE = "towns/midori/measures/1-1.md"
_SIGNS = st.characters(exclude_categories=["C", "Z"], include_characters=" ")
WORDS = st.text(_SIGNS, min_size=1, max_size=12).map(str.strip).filter(lambda words: not any(refused_signs(words)))


def _form(uri: str) -> PageForm:
    form = page_form(TINY, uri)
    assert form
    return form


@pytest.mark.parametrize("library", [LIBRARY, TINY], ids=["towns", "tiny"])
def test_a_form_that_is_sent_as_it_is_shown_changes_no_file(library: Library) -> None:
    changed = []
    for page in library.pages.values():
        form = page_form(library, f"{page.stem}.md")
        assert form
        shown = form.shown()
        if form.edited(sent(shown["fields"], shown["body"])).texts:
            changed.append(page.stem)
    assert changed == []


def test_a_translation_that_is_sent_as_it_is_shown_changes_no_file() -> None:
    pages = [page for page in LIBRARY.pages.values() if page.english]
    assert len(pages) > 300
    assert [page.stem for page in pages if _translated(TranslationForm(LIBRARY, page, "ja")).texts] == []


def _translated(form: TranslationForm) -> Edited:
    sections = form.shown()["sections"]
    texts = [(unit.name, unit.english) for section in sections for unit in section.units]
    edited = form.edited([*texts, *((f"done/{section.id}", "1") for section in sections if section.is_done)])
    assert edited.problems == ()
    return edited


def test_a_year_that_is_sent_as_it_is_shown_changes_no_file() -> None:
    """Also where an actual is no number."""
    for library in (LIBRARY, TINY):
        for town in library.plans:
            for fy in (2024, 2025, 2026):
                form = YearForm(library, town, fy)
                edited = form.edited([entry for each in form.shown()["measures"] for entry in _of_measure(each)])
                assert edited == Edited()


def _of_measure(shown: YearMeasure) -> Iterator[tuple[str, str]]:
    for target in shown.targets:
        yield from ((f"{target.name}/{part}", getattr(target, part)) for part in ("value", "text", "as_of"))
    yield from ((f"{shown.name}/status", shown.status), (f"{shown.name}/note", shown.note))


def test_a_table_keeps_the_rows_that_were_not_changed() -> None:
    """A cell may be a number in quotation marks, or hold the sign between cells."""
    schema = {"properties": {"rows": {"type": "array", "items": {"type": "array", "items": {}}, "title": "行"}}}
    fields = form_fields({**schema, "required": ["rows"]})
    old = {"rows": [["a | b", "1"], ["c", 2]]}
    given = gathered([("rows", "a | b | 1\nc | 3\nd\t4")])
    assert data_from(fields, given, old) == {"rows": [["a | b", "1"], ["c", 3], ["d", 4]]}


def test_a_form_of_a_file_with_a_wrong_value_opens_and_one_that_cannot_be_parsed_is_told(docs: Path) -> None:
    file = docs / MEASURE
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("stage: expanding", "stage: expandng"), encoding="utf-8")
    form = page_form(loader.load(docs)[0], MEASURE)
    assert form
    shown = form.shown()
    (changed,) = form.edited(typed(sent(shown["fields"]), "stage", "done")).texts.values()
    assert _lines(text, changed) == ["-stage: expanding", "+stage: done"]
    file.write_text(text.replace("stage: expanding", "stage: [expanding"), encoding="utf-8")
    with pytest.raises(RefusedError, match=r"1-1\.md:"):
        page_form(loader.load(docs)[0], MEASURE)


def _lines(before: str, after: str) -> list[str]:
    """The lines that differ, with - and +."""
    return [line[0] + line[2:] for line in difflib.ndiff(before.split("\n"), after.split("\n")) if line[0] in "-+"]


def _edited(uri: str, change: Callable[[list[tuple[str, str]]], list[tuple[str, str]]]) -> list[str]:
    form = _form(uri)
    shown = form.shown()
    (text,) = form.edited(change(sent(shown["fields"], shown["body"]))).texts.values()
    return _lines(TINY.pages[uri.removesuffix(".md")].source.text, text)


def _without(entries: list[tuple[str, str]], begin: tuple[str, str], until: tuple[str, str]) -> list[tuple[str, str]]:
    return [*entries[: entries.index(begin)], *entries[entries.index(until) :]]


_FIRST, _SECOND = ("themes/", "front-office"), ("themes/", "data")


def _swapped(entries: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Move the first theme behind the second one."""
    at = entries.index(_FIRST) - 1
    return [*entries[:at], *entries[at + 2 : at + 4], *entries[at : at + 2], *entries[at + 4 :]]


CHANGES: dict[str, tuple[Callable[[list[tuple[str, str]]], list[tuple[str, str]]], list[str]]] = {
    "a figure": (
        lambda e: typed(e, "kpis/target/value", "２，０００"),
        ["-      value: 1900", "+      value: 2000"],
    ),
    "a range": (
        lambda e: typed(e, "kpis/target/value", "2～3"),
        ["-      value: 1900", "+      value:", "+        min: 2", "+        max: 3"],
    ),
    "a year": (
        lambda e: typed(e, "kpis/target/fy", "2029"),
        ["-      fy: 令和10年度", "+      fy: 令和11年度"],
    ),
    "a choice": (lambda e: typed(e, "stage", "operating"), ["-stage: expanding", "+stage: operating"]),
    "a reason in place of a list": (
        lambda e: typed(e, "departments?", "not_stated"),
        ["-departments: [町民課, 全庁]", "+departments: not_stated"],
    ),
    "the order of a list": (_swapped, ["-themes: [front-office, data]", "+themes: [data, front-office]"]),
    "an optional field": (lambda e: typed(e, "audience", "office"), ["+audience: office"]),
    "an optional field that goes": (lambda e: typed(e, "checked", ""), ["-checked: 2026-10"]),
    "words that YAML would read otherwise": (
        lambda e: typed(e, "title", "a: b #c"),
        ["-title: 証明書をコンビニで", "+title: 'a: b #c'"],
    ),
    "a field in braces": (
        lambda e: typed(e, "links/label", "a, b"),
        [
            "-  - {label: 町のページ, url: https://www.example.org/konbini}",
            "+  - {label: 'a, b', url: https://www.example.org/konbini}",
        ],
    ),
    "a record that goes": (
        lambda e: [entry if not entry[0].startswith("kpis/baseline") else (entry[0], "") for entry in e],
        ["-    baseline:", "-      fy: 令和6年度", "-      value: 1466", "-      text: 1,466件"],
    ),
    "a row that goes": (
        lambda e: _without(e, ("schedule+", "2"), ("parts*", "")),
        ["-  - work: 読めない行", "-    phases: []", "-    extent: unknown"],
    ),
    "a row that is new": (
        lambda e: [*e, ("progress+", ""), ("progress/fy", "2027"), ("progress/status", "遅れ"), ("progress/note", "")],
        ["+  - fy: 令和9年度", "+    status: 遅れ"],
    ),
    "a row in which nothing is written": (
        lambda e: [*typed(e, "stage", "done"), ("progress+", ""), ("progress/note", "")],
        ["-stage: expanding", "+stage: done"],
    ),
    "a target without an id": (
        lambda e: [*e, ("kpis+", ""), ("kpis/name", "新"), ("kpis/type", "milestone"), ("kpis/target/text", "始める")],
        ["+  - id: kpi-2", "+    name: 新", "+    type: milestone", "+    target:", "+      text: 始める"],
    ),
    "the text": (
        lambda e: typed(e, "body/", e[-1][1].replace("次の文です。", "次の文です。\r\nもう1つです。")),
        ["+もう1つです。"],
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_only_what_was_changed_is_written(name: str) -> None:
    change, expected = CHANGES[name]
    assert _edited(MEASURE, change) == expected


PAGES = {page.source.path: page.source for page in [*LIBRARY.pages.values(), *TINY.pages.values()]}


WRONG = {
    "a text in place of a list": ("departments: [町民課, 全庁]", "departments: 総務課"),
    "a text in place of a record": ("source:\n  section: 3-1\n  page: 21", "source: 17ページ"),
    "a text in place of records": (
        "links:\n  - {label: 町のページ, url: https://www.example.org/konbini}",
        "links: https://www.example.org/",
    ),
    "a list of texts in place of records": (
        "  - {label: 町のページ, url: https://www.example.org/konbini}",
        "  - https://www.example.org/",
    ),
    "a list in place of a record": ("source:\n  section: 3-1\n  page: 21", "source: [3-1, 21]"),
    "a text of several lines where one is asked for": (
        "title: 証明書をコンビニで",
        "title: |\n  証明書を\n  コンビニで",
    ),
    "a year before all eras": ("      fy: 令和10年度\n      value: 1900", "      fy: 1000\n      value: 1900"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_value_that_no_control_shows_is_kept_when_something_else_is_saved(docs: Path, name: str) -> None:
    file, (right, wrong) = docs / MEASURE, WRONG[name]
    text = file.read_text(encoding="utf-8")
    assert right in text
    file.write_text(text.replace(right, wrong), encoding="utf-8")
    form = page_form(loader.load(docs)[0], MEASURE)
    assert form
    entries = sent(form.shown()["fields"])
    title = dict(entries)["title"].replace("\n", "")  # its control has one line
    (changed,) = form.edited(typed(typed(entries, "title", title), "stage", "done")).texts.values()
    assert _lines(text.replace(right, wrong), changed) == ["-stage: expanding", "+stage: done"]


def test_a_reason_in_place_of_a_list_can_be_taken_back(docs: Path) -> None:
    file = docs / MEASURE
    text = file.read_text(encoding="utf-8").replace("departments: [町民課, 全庁]", "departments: not_stated")
    file.write_text(text, encoding="utf-8")
    form = page_form(loader.load(docs)[0], MEASURE)
    assert form
    (changed,) = form.edited(typed(sent(form.shown()["fields"]), "departments?", "")).texts.values()
    assert _lines(text, changed) == ["-departments: not_stated", "+departments: []"]


@pytest.mark.parametrize("style", ["|", ">", "|-"])
def test_the_lines_of_a_text_stay_lines_when_a_letter_changes(docs: Path, style: str) -> None:
    file = docs / MEASURE
    block = f"summary: {style}\n  コンビニで取れます。\n\n  夜もです。\n"
    text = file.read_text(encoding="utf-8").replace("summary: コンビニで証明書が取れます。\n", block)
    file.write_text(text, encoding="utf-8")
    form = page_form(loader.load(docs)[0], MEASURE)
    assert form
    shown = sent(form.shown()["fields"])
    summary = dict(shown)["summary"]
    edited = form.edited(typed(shown, "summary", summary.replace("夜も", "朝も").replace("\n", "\r\n")))
    (changed,) = edited.texts.values()
    assert _lines(text, changed) == ["-  夜もです。", "+  朝もです。"]


@given(
    st.sampled_from(["|", ">", '"', "'", "", "|-"]),
    st.lists(WORDS, min_size=2, max_size=4),
    st.sampled_from(["", "\n"]),
)
def test_a_text_of_several_lines_is_read_again(style: str, lines: list[str], end: str) -> None:
    shapes = {'"': '"a\\nb"', "'": "'a\n\n      b'", "": "a"}
    old = shapes.get(style, f"{style}\n      a\n      b")
    source = parse("a.md", f"---\nkind: measure\nkpis:\n  - note: {old}\n    list:\n      - {old}\n---\n")
    value = "\n".join(lines) + end
    wanted = {"kind": "measure", "kpis": [{"note": value, "list": [value]}]}
    assert parse("a.md", with_data(source, wanted)).front.data == wanted


@pytest.mark.parametrize(
    ("ids", "new"),
    [(["kpi-1", "kpi-2"], "kpi-3"), (["kpi-1", "kpi-9"], "kpi-10"), (["a", "b"], "kpi-1")],
)
def test_the_id_of_a_target_that_is_removed_is_not_used_again(docs: Path, ids: list[str], new: str) -> None:
    _with_targets(docs / MEASURE, ids)
    form = page_form(loader.load(docs)[0], MEASURE)
    assert form
    entries = sent(form.shown()["fields"])
    kept = _without(entries, ("kpis+", "1"), next(each for each in entries if each[0] == "schedule?"))
    added = [*kept, ("kpis+", ""), ("kpis/name", "新"), ("kpis/type", "milestone"), ("kpis/target/text", "始める")]
    (changed,) = form.edited(added).texts.values()
    assert [kpi["id"] for kpi in parse("a.md", changed).front.data["kpis"]] == [ids[0], new]


def test_the_id_of_a_target_that_an_earlier_version_had_is_not_used_again(docs: Path) -> None:
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "one"], ["commit", "-qam", "two"]):
        _with_targets(docs / MEASURE, ["kpi-1", "kpi-7"] if command[0] == "add" else ["kpi-1", "kpi-2"])
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b", *command], cwd=docs, check=True)
    form = page_form(loader.load(docs)[0], MEASURE)
    assert form
    added = [("kpis+", ""), ("kpis/name", "新"), ("kpis/type", "milestone"), ("kpis/target/text", "始める")]
    (changed,) = form.edited([*sent(form.shown()["fields"]), *added]).texts.values()
    assert parse("a.md", changed).front.data["kpis"][-1]["id"] == "kpi-8"


def _with_targets(file: Path, ids: list[str]) -> None:
    """Write a measure with other targets."""
    rows = "".join(f"  - {{id: {id}, name: あ, type: milestone, target: {{text: 始める}}}}\n" for id in ids)
    before, _, rest = file.read_text(encoding="utf-8").partition("kpis:\n")
    after = rest.partition("schedule:")[2].lstrip("\n")
    file.write_text(f"{before}kpis:\n{rows}schedule:\n{after}", encoding="utf-8")


def _year(library: Library, fy: int = 2026) -> tuple[YearForm, dict[str, str]]:
    """The form of a year of みどり町, and what a browser sends of it."""
    town = library.town("midori")
    assert town
    form = YearForm(library, town, fy)
    entries = [entry for each in form.shown()["measures"] for entry in _of_measure(each)]
    return form, {name: value.replace("\n", "") for name, value in entries}


_ACTUAL = "    actuals:\n      - fy: 令和8年度\n        value: 1500\n        text: 1,500件\n"
_REPORT = "progress:\n  - fy: 令和8年度\n    status: 予定どおり\n"


@pytest.mark.parametrize(
    ("typed_in", "gone"),
    [
        ({"kpi-1/value": "", "kpi-1/text": ""}, _ACTUAL),
        ({"status": ""}, _REPORT),
    ],
)
def test_an_actual_or_a_report_that_is_emptied_is_gone(typed_in: dict[str, str], gone: str) -> None:
    form, entries = _year(TINY)
    text = TINY.pages[MEASURE.removesuffix(".md")].source.text
    assert gone in text
    edited = form.edited((entries | {f"midori-1-1/{name}": value for name, value in typed_in.items()}).items())
    assert list(edited.texts.values()) == [text.replace(gone, "")]


@pytest.mark.parametrize(
    ("typed_in", "id"),
    [
        ({"kpi-1/value": "", "kpi-1/text": "", "kpi-1/as_of": "2027-01"}, "f-midori-1-1-kpi-1-value"),
        ({"status": "", "note": "おくれた"}, "f-midori-1-1-status"),
    ],
)
def test_what_cannot_be_written_of_a_year_is_told_at_its_control(typed_in: dict[str, str], id: str) -> None:
    form, entries = _year(TINY)
    edited = form.edited((entries | {f"midori-1-1/{name}": value for name, value in typed_in.items()}).items())
    assert [problem.ids for problem in edited.problems] == [(id,)]
    assert not edited.texts


@pytest.mark.parametrize("note", ["全角の　空白", "'[[BPR]]のため'", '"ひとつめ\\nふたつめ"'])
def test_a_note_that_nobody_touched_is_not_rewritten(docs: Path, note: str) -> None:
    file = docs / MEASURE
    text = file.read_text(encoding="utf-8").replace("status: 予定どおり", f"status: 予定どおり\n    note: {note}")
    file.write_text(text, encoding="utf-8")
    form, entries = _year(loader.load(docs)[0])
    assert form.edited(entries.items()) == Edited()
    edited = form.edited((entries | {"midori-1-1/status": "遅れ"}).items())
    assert list(edited.texts.values()) == [text.replace("status: 予定どおり", "status: 遅れ")]
    assert edited.problems == ()


def test_confirming_in_the_form_of_a_year_writes_what_confirming_writes() -> None:
    form, entries = _year(TINY)
    (text,) = form.edited((entries | {"midori-1-1/confirmed": "1"}).items()).texts.values()
    page = TINY.pages[MEASURE.removesuffix(".md")]
    assert text == confirmed(page, years.show_month(years.current_month()))


@pytest.mark.parametrize("language", ["ja", "en"])
def test_an_english_text_that_is_emptied_is_told_at_its_control(language: str) -> None:
    page = next(page for page in TINY.pages.values() if page.english and page.stem.endswith("1-1"))
    form = TranslationForm(TINY, page, language)
    units = [unit for section in form.shown()["sections"] for unit in section.units]
    texts = {unit.name: unit.english for unit in units}
    unit = next(unit for unit in units if unit.english)
    edited = form.edited((texts | {unit.name: " "}).items())
    (problem,) = edited.problems
    assert problem.ids == (unit.id,)
    assert ("empty" in problem.message) == (language == "en")


@pytest.mark.parametrize("year", ["0000", "1000", "9999", "来年"])
def test_a_year_that_never_was_is_refused_in_words(year: str) -> None:
    with pytest.raises(RefusedError, match="年度として読めません"):
        form_at(TINY, ROOT / "tests" / "library", "year/midori", {"year": year})


def _scalars(source: Source) -> list[tuple[str | int, ...]]:
    return [path for path in source.front.written if path != ("kind",)]


def _put(data: object, path: tuple[str | int, ...], value: object) -> object:
    if not path:
        return value
    if isinstance(data, dict):
        return {**data, path[0]: _put(data[path[0]], path[1:], value)}
    assert isinstance(data, list)
    return [_put(item, path[1:], value) if number == path[0] else item for number, item in enumerate(data)]


@given(st.sampled_from(sorted(PAGES)), st.data())
def test_a_changed_value_is_read_again_and_the_other_lines_are_the_same(file: str, data: st.DataObject) -> None:
    source = PAGES[file]
    path = data.draw(st.sampled_from(_scalars(source)))
    value = data.draw(WORDS | st.integers(0, 10**9) | st.booleans() | st.none())
    wanted = _put(source.front.data, path, value)
    text = with_data(source, wanted)  # type: ignore[arg-type]
    read = parse(source.uri, text)
    assert read.front.data == wanted
    lines, more = text.split("\n"), len(text.split("\n")) - len(source.lines)
    first, last = source.front.values[path].line, source.front.last_line(path)
    assert lines[:first] == source.lines[:first]
    assert lines[last + more + 1 :] == source.lines[last + 1 :]


def _lists(source: Source) -> list[tuple[str | int, ...]]:
    found = {path[:-1] for path in source.front.values if path and isinstance(path[-1], int)}
    return sorted(found, key=str)


@given(st.sampled_from([file for file in sorted(PAGES) if _lists(PAGES[file])]), st.data())
def test_items_that_are_moved_or_gone_are_read_again_with_the_same_bytes(file: str, data: st.DataObject) -> None:
    source = PAGES[file]
    path = data.draw(st.sampled_from(_lists(source)))
    there: object = source.front.data
    for step in path:
        there = there[step]  # type: ignore[index]
    assert isinstance(there, list)
    kept = data.draw(st.lists(st.sampled_from(range(len(there))), unique=True, min_size=1))
    wanted = _put(source.front.data, path, [DataRow(number, there[number]) for number in kept])
    text = with_data(source, wanted)  # type: ignore[arg-type]
    assert parse(source.uri, text).front.data == without_rows(wanted)
    assert text.endswith(source.body)
    if path not in source.front.flows:
        assert {line.lstrip(" -") for line in text.split("\n")} <= {line.lstrip(" -") for line in source.lines}


LINES = st.lists(st.tuples(st.text("ab", min_size=1, max_size=3), st.sampled_from(["\n", "\r\n", "\r"])))


@given(LINES, st.text("ab"), st.sampled_from(["", "\ufeff"]))
def test_saving_keeps_line_ends_and_the_byte_order_mark(lines: list[tuple[str, str]], last: str, mark: str) -> None:
    old = (mark + "".join(f"{line}{end}" for line, end in lines) + last).encode()
    text = "\n".join([*(line for line, _ in lines), last])
    assert bytes_like(old, text) == old
    added = bytes_like(old, f"{text}\nnew")
    assert added.startswith(old)
    assert added.removeprefix(old) in (b"\nnew", b"\r\nnew", b"\rnew")


def test_a_new_file_gets_lines_that_end_with_lf() -> None:
    assert bytes_like(b"", "a\nb\n") == b"a\nb\n"
