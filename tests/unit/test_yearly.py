"""The yearly round: what is still to be done, and confirming a measure."""

from pathlib import Path

import pytest

from machidx.cli.main import main
from machidx.content import loader
from machidx.content.failures import RefusedError
from machidx.progress.confirming import confirm
from machidx.progress.yearly import tasks

MEASURE = "towns/midori/measures/1-1.md"


def found(docs: Path, year: int) -> list[tuple[str, str]]:
    """The tasks about a measure of みどり町 and its figures, in a fiscal year."""
    library, _ = loader.load(docs)
    town = next(page for page in library.towns if page.stem == "towns/midori/index")
    return [(task.kind, task.detail or "") for task in tasks(library, town, year) if task.path.endswith("1-1.md")]


def change(docs: Path, old: str, new: str) -> None:
    path = docs / MEASURE
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_nothing_is_to_be_done_where_all_is_reported(docs: Path) -> None:
    assert found(docs, 2026) == []


@pytest.mark.parametrize(
    ("year", "kinds"),
    [
        (2027, [("unchecked", "")]),
        (2028, [("unchecked", ""), ("no_progress", ""), ("no_actual", "")]),
    ],
)
def test_each_year_asks_for_what_the_last_one_brought(docs: Path, year: int, kinds: list[tuple[str, str]]) -> None:
    assert found(docs, year) == kinds


def test_a_doubtful_actual_is_asked_about(docs: Path) -> None:
    change(docs, "value: 1500", "value: 150000")
    assert ("doubtful", "many_times") in found(docs, 2026)


def test_a_stopped_measure_has_nothing_to_do(docs: Path) -> None:
    change(docs, "status: 予定どおり", "status: 中止")
    assert found(docs, 2028) == []


def test_confirming_changes_one_line(docs: Path) -> None:
    path = docs / MEASURE
    before = path.read_text(encoding="utf-8")
    assert list(confirm(docs, [path], "令和9年5月")) == [path.resolve()]
    assert path.read_text(encoding="utf-8") == before.replace("checked: 2026-10", "checked: 令和9年5月")


def test_confirming_for_the_first_time_adds_one_line(docs: Path) -> None:
    change(docs, "checked: 2026-10\n", "")
    path = docs / MEASURE
    before = path.read_text(encoding="utf-8").splitlines()
    list(confirm(docs, [path], "令和9年5月"))
    after = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in after if line not in before] == ["checked: 令和9年5月"]
    assert len(after) == len(before) + 1


def test_what_is_no_measure_is_refused_and_nothing_is_written(docs: Path) -> None:
    path = docs / MEASURE
    before = path.read_bytes()
    with pytest.raises(RefusedError, match=r"index\.md"):
        list(confirm(docs, [path, docs / "index.md"], "令和9年5月"))
    assert path.read_bytes() == before


def test_a_draft_is_adopted_in_two_steps(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    town, theme = project / "docs/towns/midori/index.md", project / "docs/themes/data.md"
    town.write_text(
        town.read_text(encoding="utf-8").replace("見本の町の計画です。", "見本の町の計画の案です。"), encoding="utf-8"
    )
    theme.write_text(theme.read_text(encoding="utf-8") + "\nみどり町の計画は、まだ案です。\n", encoding="utf-8")
    monkeypatch.chdir(project)
    assert main(["adopt", "midori", "--on", "令和8年12月"]) == 1
    told = capsys.readouterr()
    assert [line.partition(" ")[0].rpartition(":")[0].rpartition(":")[0] for line in told.out.splitlines()] == [
        "docs/towns/midori/index.md",
        "docs/themes/data.md",
    ]
    assert "2か所を直してから、machidx adopt midori を行います。" in told.err
    text = town.read_text(encoding="utf-8")
    assert "state: 決定\npublished: 令和8年12月\n" in text
    assert "adopted: 令和8年12月\n" in text
    town.write_text(text.replace("計画の案です", "計画です"), encoding="utf-8")
    assert main(["adopt", "midori"]) == 0
    assert (town.parent / "adopted.json").exists()
    assert main(["adopt", "midori", "--on", "令和8年12月"]) == 1


def test_a_change_after_adoption_is_demanded_with_the_entry_to_paste(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    assert main(["adopt", "midori", "--on", "令和8年12月"]) == 0
    change(project / "docs", "title: 証明書をコンビニで", "title: 証明書を店で")
    capsys.readouterr()
    assert main(["check"]) == 1
    entry = "\n  - on: {}\n    what: 題名\n    before: 証明書をコンビニで\n    after: 証明書を店で\n"
    told = capsys.readouterr().out
    assert entry.format("変わった年月（令和9年5月 の形）") in told
    pasted = entry.format("令和9年5月").lstrip("\n")
    change(project / "docs", "checked:", f"changes:\n{pasted}checked:")
    assert main(["check"]) == 0
