"""What GitHub's "Commit suggestion" would write: the line as it should be, or nothing is offered."""

from pathlib import Path

import pytest

from machidx.content.diagnostics import as_text
from machidx.glossary.unlinked import Finder
from machidx.rules.check import check
from machidx.rules.reviewing import Changed, comments

MEASURE = "towns/midori/measures/1-1.md"
HOME = "index.md"
ENGLISH = "towns/midori/measures/1-1.en.md"
EVERY_LINE = set(range(1, 200))


def offered(project: Path, file: str, old: str, new: str) -> list[str]:
    """The lines that are offered after a change in a file."""
    path = project / "docs" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    library, problems = check(project / "docs")
    name = f"docs/{file}"
    found = comments(library, problems, Finder(library, frozenset()), {name: Changed(name, EVERY_LINE)})
    assert {comment.path for comment in found} <= {name}
    return [comment.instead for comment in found]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("value: 1466", "value: 1,466", "      value: 1466"),
        ("value: 1466", "value: 1,466  # 令和6年度末", "      value: 1466  # 令和6年度末"),
        ("value: 1466", 'value: "１，４６６"', "      value: 1466"),
        ("value: 1466", "value: {min: １０, max: 20}", "      value: {min: 10, max: 20}"),
        ("page: 21", "page: ２１", "  page: 21"),
        ("kind: measure", "kind: mesure", "kind: measure"),
        ("stage: expanding", "stage: expandng", "stage: expanding"),
        ("stage: expanding", 'stage: "expandng" # 動詞', "stage: expanding # 動詞"),
        ("status: 予定どおり", "status: 予定通り", "    status: 予定どおり"),
        ("departments: [", "departmets: [", "departments: ["),
        ("unit: 件", "unitt: 件", "    unit: 件"),
        ("[町民課, 全庁]", "[町民科, 全庁]", "departments: [町民課, 全庁]"),
        ("[町民課, 全庁]", "\n  - 町民科  # 窓口\n  - 全庁", "  - 町民課  # 窓口"),
        ("[front-office, data]", "[front-ofice, data]", "themes: [front-office, data]"),
        ("policy: 1-(1)", "policy: １-（１）", "policy: 1-(1)"),
        ("[町民課, 全庁]", "町民課、全庁", "departments: [町民課, 全庁]"),
        ("themes: [front-office, data]", "themes: [窓口]", "themes: [front-office]"),
        ("stage: expanding", "どこまで進んでいるか: expanding", "stage: expanding"),
        ("step: study", "step: 検討", "        step: study"),
        ("fy: 令和10年度", "fy: 平成40年度", "      fy: 令和10年度"),
        ("checked: 2026-10", "checked: 2026/10/1", "checked: 2026-10"),
        ("value: 1900", "value: 1,900件", "      value: 1900"),
        ("title: 証明書をコンビニで", "title: “証明書をコンビニで”", "title: 証明書をコンビニで"),
        ("次の文です。", "ﾏｲﾅを使います。", "マイナを使います。"),
        ("summary: コンビニで", "summary: 窓口で[[BPPR]]を使い、", "summary: 窓口で[[BPR]]を使い、証明書が取れます。"),
        ("summary: コンビニで", "summary: ［［BPPR|業務］］で", "summary: ［［BPR|業務］］で証明書が取れます。"),
        ("[[Wi-Fi]]のある場所に", "[[BPPR@midori|業務]]と", "[[BPR@midori|業務]]と機械を置きます。"),
    ],
)
def test_the_wrong_words_and_nothing_else_are_replaced(project: Path, old: str, new: str, line: str) -> None:
    assert [found[: len(line)] for found in offered(project, MEASURE, old, new)] == [line]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (MEASURE, "policy: 1-(1)", "policy: 1-(2)"),
        (MEASURE, "[町民課, 全庁]", "[総務課, 全庁]"),
        (MEASURE, "fy: 令和10年度", "fy: 令和10年"),
        (MEASURE, "value: 1900", "value: 約1900"),
        (MEASURE, "次の文です。", "[[Wi-Fi電話]]です。"),
        (HOME, "midori-1-1", "midori-1-9"),
        (MEASURE, "value: 1466", "value: 1,4"),
        (MEASURE, "value: 1466", "value: 1,4660"),
        (MEASURE, "value: 1466", "value: ００７"),
        (MEASURE, "stage: expanding", "stage: null"),
        (MEASURE, "stage: expanding", "stage: [expandng]"),
        (MEASURE, "stage: expanding", "stage: >-\n  expandng"),
        (MEASURE, "departments: [", '"departmets": ['),
        (MEASURE, "unit: 件", "unit: 件\n    unitt: 件"),
        (MEASURE, "summary: コンビニで証明書が取れます。", r'summary: "\x5b[BPPR]]で証明書が取れます。"'),
        (HOME, "theme: front-office", "theme: front-ofice"),
    ],
)
def test_what_is_not_certain_is_told_but_not_offered(project: Path, file: str, old: str, new: str) -> None:
    assert offered(project, file, old, new) == []
    assert check(project / "docs")[1]


def test_an_english_line_is_given_no_japanese_words(project: Path) -> None:
    term = project / "docs/glossary/bpr.md"
    text = (
        term.read_text(encoding="utf-8")
        .replace("label: BPR", "label: 業務改革")
        .replace("[業務改革]", "[ビーピーアル]")
    )
    term.write_text(text, encoding="utf-8")
    assert offered(project, ENGLISH, "[[Wi-Fi]]", "[[BPPR]]") == []
    assert "もしかして: [[業務改革]]" in as_text(check(project / "docs")[1])


def test_measures_and_related_terms_are_names_too(project: Path) -> None:
    assert offered(project, HOME, "midori-1-1", "midri-1-1")[0].strip().startswith("- to: midori-1-1")
    assert offered(project, "glossary/bpr.md", "see: [Wi-Fi]", "see: [WiFii]") == ["see: [Wi-Fi]"]
