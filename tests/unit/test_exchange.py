"""A translator's tool gets the pages and gives them back: nothing changes but what the translator changed."""

import re
import subprocess
from pathlib import Path

import pytest

from machidx.cli import main
from machidx.content import labels, loader
from machidx.translation.fingerprints import changed
from machidx.translation.xliff import exporting, importing, xliff
from machidx.translation.xliff.importing import ImportOutcome

ROOT = Path(__file__).parents[2]
MEASURE = "docs/towns/midori/measures/1-1.en.md"
CHAPTER = "docs/towns/midori/plan/01-intro.en.md"
NEW = "docs/towns/midori/measures/1-2.en.md"


def exported(project: Path, *stems: str) -> str:
    read, _ = loader.load(project / "docs")
    pages = [read.pages[stem] for stem in stems] if stems else read.pages.values()
    return xliff.write(exporting.xliff_entries(read, pages)).decode()


def taken(project: Path, text: str) -> ImportOutcome:
    read, _ = loader.load(project / "docs")
    return importing.take(read, xliff.read(text.encode()))


def differences(project: Path, outcome: ImportOutcome, name: str) -> list[tuple[str, str]]:
    """The lines that an import changes in a file, as (before, after)."""
    before = (project / name).read_text(encoding="utf-8").split("\n")
    return [pair for pair in zip(before, outcome.files[name].split("\n"), strict=True) if pair[0] != pair[1]]


def edited(text: str, old: str, new: str, *, state: str = "") -> str:
    """An XLIFF file in which a translator has changed one target."""
    (target,) = (t for t in re.findall(r"<target.*?</target>", text, re.DOTALL) if old in t)
    changed_to = target.replace(old, new)
    if state:
        changed_to = re.sub(r'state="[^"]*"', f'state="{state}"', changed_to)
    return text.replace(target, changed_to)


def translated(text: str, unit: str, words: str) -> str:
    """An XLIFF file in which a translator has translated a unit that had no English."""
    empty = rf'(<trans-unit [^>]*id="{re.escape(unit)}".*?<target) state="needs-translation"(?:/>|></target>)'
    out, count = re.subn(empty, rf'\1 state="translated">{words}</target>', text, count=1, flags=re.DOTALL)
    assert count == 1, unit
    return out


def unit_ids(text: str, source: str) -> list[str]:
    """The ids of the units whose Japanese begins with some words."""
    return [str(id) for id in re.findall(rf'<trans-unit [^>]*id="([^"]+)"[^>]*>\s*<source>{re.escape(source)}', text)]


@pytest.mark.parametrize("docs", [ROOT / "docs", ROOT / "tests/library"], ids=["real", "tiny"])
def test_what_comes_back_as_it_went_changes_no_file(docs: Path) -> None:
    read, _ = loader.load(docs)
    entries = list(exporting.xliff_entries(read, read.pages.values()))
    outcome = importing.take(read, xliff.read(xliff.write(entries)))
    assert (outcome.files, outcome.refused, outcome.hints) == ({}, [], [])
    assert {entry.file for entry in entries} >= {page.english.path for page in read.pages.values() if page.english}


def test_the_english_of_every_page_is_given_out_whole(project: Path) -> None:
    """A line, a paragraph where the lines differ: whatever the unit, no English is left behind."""
    read, _ = loader.load(project / "docs")
    for page in read.pages.values():
        given = "".join(
            "".join(piece for piece in entry.target if isinstance(piece, str))
            for entry in exporting.xliff_entries(read, [page])
            if entry.target
        )
        for word in re.findall(r"[A-Za-z]+", re.sub(r"[\[({:`<].*?[\])}>`]|^:::.*|!!! \w+", "", page.shown("en").body)):
            assert page.english is None or word in given, (page.stem, word)


def test_the_file_is_valid_where_tools_are_strict(project: Path) -> None:
    """XLIFF 1.2 wants ids and names of context groups once in a file; the whole was checked against its schema."""
    for part in exported(project).split("<file ")[1:]:
        for pattern in (r'<trans-unit [^>]*id="([^"]+)"', r'<context-group name="([^"]+)"'):
            found = re.findall(pattern, part)
            assert len(found) == len(set(found)) > 0
        assert "<ph xmlns" not in part


def test_a_changed_target_changes_its_line_alone(project: Path) -> None:
    text = edited(exported(project), "The town changes its work with", "The town renews its work with")
    outcome = taken(project, text)
    assert list(outcome.files) == [CHAPTER]
    assert differences(project, outcome, CHAPTER) == [
        ("The town changes its work with [[BPR]].", "The town renews its work with [[BPR]].")
    ]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("Certificates at convenience", "Papers at convenience", "title: Papers at convenience stores"),
        (">Issuing<", ">Issuing: all<", "  交付: 'Issuing: all'"),
    ],
)
def test_words_of_the_front_matter_are_changed_in_place(project: Path, old: str, new: str, line: str) -> None:
    outcome = taken(project, edited(exported(project, "towns/midori/measures/1-1"), old, new))
    assert [after for _, after in differences(project, outcome, MEASURE)] == [line]


def test_a_comment_and_quotes_in_the_front_matter_stay(project: Path) -> None:
    file = project / MEASURE
    text = file.read_text(encoding="utf-8").replace("labels:", "# names\nlabels:").replace("Machine\n", '"Machine"\n')
    file.write_text(text, encoding="utf-8")
    outcome = taken(project, edited(exported(project), "Machine", "Device"))
    assert differences(project, outcome, MEASURE) == [('  機械: "Machine"', '  機械: "Device"')]


def test_the_translators_words_in_a_term_keep_its_link(project: Path) -> None:
    text = exported(project, "towns/midori/measures/1-1")
    outcome = taken(project, edited(text, ">BPR</g> goes on.", ">A process review</g> goes on."))
    assert differences(project, outcome, MEASURE) == [("- [[BPR]] goes on.", "- [[BPR|A process review]] goes on.")]


def test_where_lines_differ_the_paragraph_is_the_unit(project: Path) -> None:
    text = exported(project, "towns/midori/measures/1-1")
    (source,) = (s for s in re.findall(r"<source>(.*?)</source>", text, re.DOTALL) if "機械を置きます" in s)
    assert source.count("\n") == 2
    outcome = taken(project, edited(text, "stays as it is.", "stays.\nThis is the next sentence."))
    assert "stays.\nThis is the next sentence.\n\n## Effects" in outcome.files[MEASURE]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (r"<g [^>]*>measure 1</g>", "measure 1", "a protected code is lost: […](../measures/1-1.md#how)"),
        (r"(<g [^>]*>measure 1</g>)", r"\1 \1", "a protected code stands there 2 times"),
        (r'<g id="1"[^>]*>measure 1', '<g id="7">measure 1', "there is an unknown code: 7"),
        (r">measure 1<", "><", "there are no words inside"),
        (r">measure 1<", ">measure] 1<", "“]” cannot stand inside"),
        (r"<ph [^>]*>1,500</ph>", "1,600", "a protected code is lost: 1,500"),
        (r"The town changes", "- The town changes", "the line would begin a heading, a list or a table"),
    ],
)
def test_a_broken_code_is_refused_and_says_why(project: Path, old: str, new: str, reason: str) -> None:
    text = exported(project, "towns/midori/plan/01-intro")
    targets = re.findall(r"<target.*?</target>", text, re.DOTALL)
    (target,) = (t for t in targets if re.search(old, t))
    outcome = taken(project, text.replace(target, re.sub(old, new, target)))
    assert outcome.files == {}
    assert any(reason in str(remark) and remark.file == CHAPTER for remark in outcome.refused), outcome.refused
    assert all(re.search(r"[ぁ-ん].* / ", remark.words) for remark in outcome.refused), "in both languages"


def test_all_refusals_are_told_at_once_and_the_rest_is_taken(project: Path) -> None:
    text = exported(project, "towns/midori/plan/01-intro")
    text = edited(text, "measure 1</g>", "measure [1</g>")
    text = re.sub(r"(<target[^>]*>The numbers.*?)<ph [^>]*>1,400</ph>", r"\g<1>some", text)
    text = edited(text, "Aim of the plan", "What the plan is for")
    outcome = taken(project, text)
    assert len(outcome.refused) == 2
    assert differences(project, outcome, CHAPTER) == [
        ("## Aim of the plan { #aim }", "## What the plan is for { #aim }")
    ]


def test_figures_that_english_writes_otherwise_are_free_and_checked(project: Path) -> None:
    file = project / "docs/towns/midori/plan/01-intro.md"
    file.write_text(
        file.read_text(encoding="utf-8").replace("くわしくは", "令和8年度に約3割。くわしくは"), encoding="utf-8"
    )
    text = edited(exported(project), ">measure 1</g>.", ">measure 1</g>, about 40% in FY2026 (Reiwa 8).")
    outcome = taken(project, text)
    assert outcome.refused == []
    (hint,) = outcome.hints
    assert "英語にない / not in English: 3割; 日本語にない / not in Japanese: 40%" in hint.words


def test_what_has_changed_since_the_export_is_refused(project: Path) -> None:
    text = edited(exported(project), "The town changes its work with", "The town renews its work with")
    english = project / CHAPTER
    before = english.read_text(encoding="utf-8")
    english.write_text(before.replace("The town changes", "Midori changes"), encoding="utf-8")
    assert "the English has changed since the export" in taken(project, text).refused[0].words
    english.write_text(before, encoding="utf-8")
    japanese = english.with_name("01-intro.md")
    japanese.write_text(japanese.read_text(encoding="utf-8").replace("仕事を", "しごとを"), encoding="utf-8")
    assert "the Japanese has changed since the export" in taken(project, text).refused[0].words


def test_a_reviewed_section_is_up_to_date_and_no_other(project: Path) -> None:
    japanese = project / "docs/towns/midori/measures/1-1.md"
    text = japanese.read_text(encoding="utf-8")
    text = text.replace("次の文です。", "次の文でした。").replace("が進みます", "が進みました")
    japanese.write_text(text, encoding="utf-8")
    given = exported(project, "towns/midori/measures/1-1")
    assert given.count('state="needs-review-translation"') == 4, "two headings, a paragraph, an item"
    assert taken(project, given).files == {}
    back = given
    for words in ("Effects", "goes on"):
        back = edited(back, words, words, state="translated")
    (project / MEASURE).write_text(taken(project, back).files[MEASURE], encoding="utf-8")
    read, _ = loader.load(project / "docs")
    assert changed(read.measures["midori-1-1"]) == ["how"]


def test_a_term_that_the_japanese_newly_links_is_asked_of_the_reviewer(project: Path) -> None:
    japanese = project / "docs/towns/midori/plan/01-intro.md"
    japanese.write_text(
        japanese.read_text(encoding="utf-8").replace("町の仕事", "[[Wi-Fi]]で町の仕事"), encoding="utf-8"
    )
    given = exported(project, "towns/midori/plan/01-intro")
    words = "The town changes its work with"
    (refused,) = taken(project, edited(given, words, words, state="translated")).refused
    assert "a protected code is lost: [[Wi-Fi]]" in refused.words
    linked = 'With <g id="1">wireless</g> the town changes its work with'
    outcome = taken(project, edited(given, words, linked, state="translated"))
    new = "With [[Wi-Fi|wireless]] the town changes its work with [[BPR]]."
    assert differences(project, outcome, CHAPTER) == [("The town changes its work with [[BPR]].", new)]


def test_a_new_page_gets_its_english_file_with_its_headings(project: Path) -> None:
    text = exported(project, "towns/midori/measures/1-2")
    words = {
        "町税の電子納付": "Paying town taxes electronically",
        "町税をスマートフォン": "You will be able to pay town taxes with a smartphone.",
        "どう進めるか": "How it is done",
        "納付にかかる時間": "Time that paying takes",
    }
    for japanese, english in words.items():
        text = translated(text, unit_ids(text, japanese)[0], english)
    waiting = taken(project, text)
    assert "this section waits" in waiting.hints[0].words
    assert "## How" not in waiting.files[NEW]
    codes = '<ph id="1" ctype="x-address">&lt;https://www.example.org/&gt;</ph>'
    text = translated(text, unit_ids(text, "<ph")[0], f"See {codes}.")
    outcome = taken(project, text)
    assert (outcome.refused, outcome.hints) == ([], [])
    assert re.sub(r"[0-9a-f]{8}\.[0-9a-f]{4}'?$", "…", outcome.files[NEW], flags=re.MULTILINE).replace("'…", "…") == (
        "---\n"
        "title: Paying town taxes electronically\n"
        "summary: You will be able to pay town taxes with a smartphone.\n"
        "labels:\n"
        "  納付にかかる時間: Time that paying takes\n"
        "translated:\n"
        "  top: …\n"
        "  how: …\n"
        "---\n"
        "\n"
        "## How it is done { #how }\n"
        "\n"
        "See <https://www.example.org/>.\n"
    )
    (project / NEW).write_text(outcome.files[NEW], encoding="utf-8")
    read, problems = loader.load(project / "docs")
    assert (problems, changed(read.measures["midori-1-2"])) == ([], [])


def test_a_new_section_comes_to_its_place(project: Path) -> None:
    japanese = project / "docs/towns/midori/plan/01-intro.md"
    text = japanese.read_text(encoding="utf-8")
    section = "## 期間 { #period }\n\n- 5年間です。\n\n"
    japanese.write_text(text.replace("## アンケート", f"{section}## アンケート"), encoding="utf-8")
    given = exported(project, "towns/midori/plan/01-intro")
    heading, item = (i for i in re.findall(r'id="([^"]+)"', given) if i.startswith("period."))
    assert taken(project, translated(given, heading, "Period")).files == {}
    outcome = taken(project, translated(translated(given, heading, "Period"), item, "It is five years."))
    new = "## Period { #period }\n\n- It is five years.\n\n"
    before = (project / CHAPTER).read_text(encoding="utf-8")
    body = outcome.files[CHAPTER].split("---\n", 2)[2]
    assert body == before.split("---\n", 2)[2].replace("## Survey", f"{new}## Survey")


def test_a_page_rebuilt_from_the_japanese_frame_is_the_page(project: Path) -> None:
    given = exported(project, "towns/midori/plan/01-intro")
    file = project / CHAPTER
    before = file.read_text(encoding="utf-8")
    file.unlink()
    outcome = taken(project, re.sub(r'(x-exported">)[0-9a-f]*', r"\1", given))
    shared, _, _ = labels.read(project / "docs")
    lines = [line for line in before.split("\n") if line.strip().partition(":")[0] not in shared]
    lines[lines.index("The town changes its work with [[BPR]].")] = "The town changes its work with [[業務改革|BPR]]."
    assert outcome.files[CHAPTER].split("\n") == lines, "all but the names that all pages share, which are not asked"


def test_what_a_tool_puts_around_sentences_is_not_seen(project: Path) -> None:
    text = edited(
        exported(project), "Aim of the plan", '<mrk mtype="seg" mid="0">Aims</mrk> <mrk mtype="seg">and more</mrk>'
    )
    assert differences(project, taken(project, text), CHAPTER)[0][1] == "## Aims and more { #aim }"


def test_a_file_of_another_kind_is_one_clear_line(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    Path("bad.xlf").write_text("<html", encoding="utf-8")
    Path("two.xlf").write_text('<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0"/>', encoding="utf-8")
    assert main.main(["translate", "import", "bad.xlf", "two.xlf", "none.xlf"]) == 1
    said = capsys.readouterr().err
    assert said.count("this cannot be read") == 3
    assert "XLIFF 2.x" in said


def test_the_commands_give_out_and_take_back(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    assert main.main(["translate", "export", "midori", "docs/glossary/bpr.en.md", "--out", "out.xlf"]) == 0
    out = Path("out.xlf")
    text = out.read_text(encoding="utf-8")
    files = re.findall(r'original="([^"]+)"', text)
    assert {name for name in files if "/midori/" not in name} == {"docs/glossary/bpr.en.md"}
    assert NEW in files
    (project / CHAPTER).write_bytes((project / CHAPTER).read_bytes().replace(b"\n", b"\r\n"))
    out.write_text(edited(text, "Aim of the plan", "Aims"), encoding="utf-8")
    assert main.main(["translate", "import", "out.xlf"]) == 0
    assert capsys.readouterr().out == f"{CHAPTER}\n"
    assert b"## Aims { #aim }\r\n" in (project / CHAPTER).read_bytes(), "line ends stay"
    out.write_text(text.replace("Survey</target>", "Survey &lt;b&gt;</target>"), encoding="utf-8")
    assert main.main(["translate", "import", "out.xlf"]) == 1
    assert f"{CHAPTER}:21:11: L04 " in capsys.readouterr().err, "the check is run on what was written"
    assert main.main(["translate", "export", "midor"]) == 1
    assert "もしかして: midori" in capsys.readouterr().err


def test_only_what_changed_since_a_day_is_given_out(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    day = {"GIT_COMMITTER_DATE": "2026-04-01T12:00:00+09:00", "GIT_AUTHOR_DATE": "2026-04-01T12:00:00+09:00"}
    for name, value in day.items():
        monkeypatch.setenv(name, value)
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    assert main.main(["translate", "export", "--since", "2026-04-02", "--out", "out.xlf"]) == 1, "no history"
    for command in (["init", "-q"], ["add", "docs"], [*who, "commit", "-qm", "first"]):
        subprocess.run(["git", *command], cwd=project, check=True)
    assert main.main(["translate", "export", "--since", "2026-04-02", "--out", "out.xlf"]) == 0
    assert not Path("out.xlf").exists(), "nothing has changed"
    japanese = project / "docs/towns/midori/plan/01-intro.md"
    japanese.write_text(japanese.read_text(encoding="utf-8").replace("計画の目的と", "目的と"), encoding="utf-8")
    assert main.main(["translate", "export", "--since", "2026-04-02", "--out", "out.xlf"]) == 0
    assert re.findall(r'original="([^"]+)"', Path("out.xlf").read_text(encoding="utf-8")) == [CHAPTER]
    assert main.main(["translate", "export", "--since", "2026-04-01", "midori", "--out", "out.xlf"]) == 0
    assert NEW in Path("out.xlf").read_text(encoding="utf-8")
