"""What is protected in a text, what corresponds, and the glossary as TBX and CSV."""

import csv
import dataclasses
import io
from pathlib import Path

import pytest
from translate.storage.tbx import tbxfile

from machidx.cli import main
from machidx.content import loader
from machidx.glossary import termbase
from machidx.language import quantity_matching
from machidx.markdown import markup
from machidx.markdown.tokens import blanked
from machidx.translation.xliff import alignment, placeholders, xliff
from machidx.translation.xliff.entry import XliffEntry
from machidx.translation.xliff.placeholders import Mark

DOCS = Path(__file__).parents[2] / "docs"


def coded(
    japanese: str, english: str | None = None, *, is_row: bool = False, is_current: bool = True
) -> placeholders.Coded:
    return placeholders.coded(japanese, english, lambda target: target, is_row=is_row, is_current=is_current)


def protected(japanese: str, english: str | None = None) -> list[str]:
    made = coded(japanese, english)
    return [made.codes[mark.id].name for mark in made.source if isinstance(mark, Mark) and mark.part != "close"]


@pytest.mark.parametrize(
    ("japanese", "english", "expected"),
    [
        ("415手続きで1,466件、71.7%です。", None, ["415", "1,466", "71.7"]),
        ("約1割、令和6年度、12月15日、2つ、10万円、60代、第32回", None, []),
        ("2040年に12回、10時30分から24時間", None, ["2040", "12", "24"]),
        ("12回と20人", "12 times and twenty people", ["12"]),
        ("令和8年度（2026年度）", "FY2026 (Reiwa 8)", ["2026"]),
        ("[[BPR@ono|改革]]と[[DX]]", None, ["[[BPR@ono]]", "[[DX]]"]),
        ("[表 [[DX]]](a.md#b){ .x }", None, ["[…](a.md#b){ .x }", "[[DX]]"]),
        ("![町の図](a.png)", None, ["![…](a.png)"]),
        ("`kind: town` と `例` と <https://a.example/>", None, ["`kind: town`", "<https://a.example/>"]),
        ("https://a.example/x を見る", None, ["https://a.example/x"]),
        ("5Gと3Dの1-1-2", None, []),
        ("[[DX]]を進める", "It goes on.", []),
    ],
)
def test_what_is_protected(japanese: str, english: str | None, expected: list[str]) -> None:
    assert protected(japanese, english) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a [[BPR]] b [[DX|it]] c",
        "[x [[DX]] 20](a.md) | 1,000",
        "::: table whole\n\n`a` {.x} <!-- c -->",
        "```\n[[x]]\n```",
    ],
)
def test_a_text_is_written_as_it_was_read(text: str) -> None:
    made = coded(text, text, is_row=True)
    assert made.target is not None
    assert placeholders.with_codes(made.target, made.codes) == text
    assert any(isinstance(piece, Mark) for piece in made.target)


def test_a_term_that_only_a_new_sentence_has_is_asked_for() -> None:
    names = [len(placeholders.ids(coded("[[DX]]を20人で", "With it.", is_current=now).source)) for now in (True, False)]
    assert names == [0, 1], "and the figure is not: English may write it otherwise"


def test_the_figures_of_the_real_pages_are_equal_in_nearly_all_texts() -> None:
    """A hint that is mostly wrong would not be read."""
    from machidx.translation.xliff.segments import units  # noqa: PLC0415

    read, _ = loader.load(DOCS)
    texts = [u for page in read.pages.values() for u in units(read, page) if u.target]
    differing = [
        unit
        for unit in texts
        if any(quantity_matching.differing(*(markup.shown(blanked(text)) for text in (unit.source, unit.target or ""))))
    ]
    assert len(differing) < len(texts) / 100, [(unit.source, unit.target) for unit in differing]


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("あ\nい\n\nう", "a\nb\n\nc", ["あ=a", "い=b", "う=c"]),
        ("あ\nい\n\nう", "a\n\nc", ["あ\nい=a", "う=c"]),
        ("あ\n\nう", "a\n\nb\n\nc", ["あ\n\nう=a\n\nb\n\nc"]),
        ("- あ\n  い\n- う", "- a\n- c", ["あ\n  い=a", "う=c"]),
        ("1. あ\n2. い", "1. a\n2. b", ["あ=a", "い=b"]),
        ("| あ | い |\n|---|---|", "| a | b |\n|---|---|", ["あ | い=a | b", "---|---=---|---"]),
        ("| あ | い |", "| a |", ["あ | い=a"]),
        ('!!! note "あ"\n    い', '!!! note "a"\n    b', ["あ=a", "い=b"]),
        ("> あ\n\n```\n\nx\n```", "> a\n\n```\n\ny\n```", ["あ=a", "```\n\nx\n```=```\n\ny\n```"]),
        ("#### あ { #x }", "#### a { #x }", ["あ=a"]),
    ],
)
def test_the_smallest_thing_that_corresponds_is_the_unit(ours: str, theirs: str, expected: list[str]) -> None:
    found = alignment.pairs(*(alignment.blocks(text, 0, len(text)) for text in (ours, theirs)))
    assert [f"{ours[a[0].start : a[-1].end]}={theirs[b[0].start : b[-1].end]}" for a, b in found] == expected


@pytest.fixture(scope="module")
def glossary() -> list[termbase.TermbaseEntry]:
    read, _ = loader.load(DOCS)
    assert len(read.terms) >= 145
    return termbase.termbase_entries(read)


def test_tbx_holds_all_terms(glossary: list[termbase.TermbaseEntry]) -> None:
    store = tbxfile.parsestring(termbase.as_tbx(glossary, "町 & 計画"), sourcelanguage="ja", targetlanguage="en")
    assert [unit.getid() for unit in store.units] == [entry.id for entry in glossary]
    bpr = next(unit for unit in store.units if unit.getid() == "bpr")
    assert [term.text for term in bpr.get_source_terms()] == ["BPR", "業務改革"]
    assert [term.text for term in bpr.get_target_terms()] == [
        "BPR (business process reengineering)",
        "BPR",
        "business process reengineering",
        "work process reform",
    ]
    said = termbase.as_tbx([entry for entry in glossary if entry.id == "bpr"], "町 & 計画").decode()
    assert "びーぴーあーる" in said
    assert said.count('<descrip type="definition">') == 2
    assert "小野町 (Ono Town)" in said
    assert "<p>町 &amp; 計画</p>" in said


def test_csv_holds_all_terms(glossary: list[termbase.TermbaseEntry]) -> None:
    rows = list(csv.DictReader(io.StringIO(termbase.as_csv(glossary).decode("utf-8-sig"))))
    assert [row["id"] for row in rows] == [entry.id for entry in glossary]
    assert all(row["ja"] and row["reading"] and row["en"] and row["short_ja"] for row in rows)
    bpr = next(row for row in rows if row["id"] == "bpr")
    assert (bpr["aliases"], bpr["towns"].count(" | ")) == ("業務改革", 4)
    assert not any("[[" in value for row in rows for value in row.values())


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "＝", "＋"])
def test_no_cell_is_a_formula(glossary: list[termbase.TermbaseEntry], sign: str) -> None:
    entry = dataclasses.replace(glossary[0], label=f"{sign}1+1", aliases=(f"{sign}A2",))
    (row,) = csv.DictReader(io.StringIO(termbase.as_csv([entry]).decode("utf-8-sig"), newline=""))
    assert [cell for cell in row.values() if cell.startswith(sign)] == []
    assert f"'{sign}1+1" in row.values()


def test_what_is_printed_has_the_bytes_of_a_file(
    glossary: list[termbase.TermbaseEntry], monkeypatch: pytest.MonkeyPatch
) -> None:
    printed = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(printed, encoding="utf-8", newline="\r\n"))
    monkeypatch.chdir(DOCS)
    assert main.main(["terms", "export", "--format", "csv"]) == 0
    assert printed.getvalue() == termbase.as_csv(glossary)


@pytest.mark.parametrize("format", ["tbx", "csv"])
def test_the_command_gives_out_the_terms(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], format: str
) -> None:
    monkeypatch.chdir(project)
    assert main.main(["terms", "export", "--format", format, "--out", "terms"]) == 0
    assert main.main(["terms", "export", "--format", format]) == 0
    captured = capsys.readouterr()
    assert captured.out.encode().replace(b"\r\n", b"\n") == Path("terms").read_bytes().replace(b"\r\n", b"\n")
    assert "業務改革" in captured.out
    assert captured.err == "ことば 2\n" * 2


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("<xliff", '<!DOCTYPE xliff [<!ENTITY a "b">]><xliff', "DOCTYPE"),
        ('target-language="en"', 'target-language="fr"', "「fr」"),
        ("<body>", "<body>&a;", "Entity"),
    ],
)
def test_a_file_that_is_not_ours_to_take_is_refused(old: str, new: str, why: str) -> None:
    text = xliff.write([XliffEntry("docs/a.en.md", "top", ("文",), ("text",), "translated")]).decode()
    assert old in text
    with pytest.raises(xliff.UnreadableError, match=why):
        xliff.read(text.replace(old, new).encode())
