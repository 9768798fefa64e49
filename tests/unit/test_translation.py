"""When a translation is out of date, and which names it lacks."""

import re
from pathlib import Path

import pytest
import yaml

from machidx.content import loader
from machidx.rules.check import check
from machidx.translation.drafts import draft
from machidx.translation.fingerprints import changed, fingerprint, relinked
from machidx.translation.status import Coverages
from machidx.translation.xliff.segments import units

LIBRARY = Path(__file__).parents[1] / "library"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("機械を置きます。", "機械を\n置きます。 "),
        ("[表](a.md)を見る", "[表](b.md#x)を見る"),
        ("[[BPR]]を進める", "[[業務改革|BPR]]を進める"),
        ("## 題 { #a }", "## 題 { #a .x }"),
        ("ＡＢＣ", "ABC"),
    ],
)
def test_white_space_links_and_width_are_no_words(before: str, after: str) -> None:
    assert fingerprint(before).words == fingerprint(after).words


def test_a_changed_word_changes_the_fingerprint() -> None:
    assert fingerprint("機械を置きます。").words != fingerprint("機械を貸します。").words


@pytest.mark.parametrize(
    ("old", "new", "sections"),
    [
        ("次の文です。", "次の文でした。", ["how"]),
        ("コンビニで証明書が取れます。", "駅で証明書が取れます。", ["top"]),
        ("value: 1900", "value: 2900", []),
        ("text: 1,900件以上", "text: 2,900件以上", []),
        ("## 期待される効果", "## ねらい", ["effects"]),
    ],
)
def test_exactly_the_changed_sections_are_named(docs: Path, old: str, new: str, sections: list[str]) -> None:
    file = docs / "towns/midori/measures/1-1.md"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    read, _ = loader.load(docs)
    assert changed(read.measures["midori-1-1"]) == sections


def test_the_sample_library_is_current() -> None:
    read, _ = loader.load(LIBRARY)
    assert {stem: changed(page) for stem, page in read.pages.items() if changed(page)} == {}


@pytest.mark.parametrize(("old", "new"), [("[[Wi-Fi]]", "Wi-Fi"), ("置きます。", "[置きます](../index.md)。")])
def test_a_link_that_staff_change_blocks_nobody(docs: Path, old: str, new: str) -> None:
    file = docs / "towns/midori/measures/1-1.md"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    read, problems = check(docs)
    assert problems == []
    assert changed(read.measures["midori-1-1"]) == []
    assert relinked(read.measures["midori-1-1"]) == ["how"]


@pytest.mark.parametrize(
    ("file", "old", "new", "name"),
    [
        ("towns/midori/index.md", "name: 企画課", "name: 未来課", "未来課"),
        ("towns/midori/index.md", "state: 案", "state: 第2版", "第2版"),
        ("towns/midori/index.md", 'number: "1"', "number: 暮らし", "暮らし"),
        ("towns/midori/measures/1-1.md", "value: 1466\n      text: 1,466件", "text: まだない", "まだない"),
        ("towns/midori/measures/1-1.md", "label: 設置", "label: すえつけ", "すえつけ"),
        ("towns/midori/plan/01-intro.md", "number: 表1", "number: 一覧1", "一覧"),
        ("towns/midori/plan/01-intro.md", "[Wi-Fi, 300]", "[無線の網, 300]", "無線の網"),
    ],
)
def test_status_drafts_and_exports_ask_for_every_name_that_is_shown(
    docs: Path, file: str, old: str, new: str, name: str
) -> None:
    path = docs / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    read, _ = loader.load(docs)
    (found,) = (c for c in Coverages(read).all if c.page.stem == file.removesuffix(".md"))
    assert name in found.unlabelled
    assert f"#   {name}:" in draft(read, found.page)
    assert name in [unit.source for unit in units(read, found.page)]


def test_a_draft_asks_for_policies_and_writes_names_as_keys(docs: Path) -> None:
    path = docs / "towns" / "midori" / "index.md"
    path.write_text(path.read_text(encoding="utf-8").replace("state: 案", 'state: "#1: 案"'), encoding="utf-8")
    read, _ = loader.load(docs)
    front = draft(read, read.pages["towns/midori/index"]).split("---\n")[1]
    asked = yaml.safe_load(re.sub("^# ", "", front, flags=re.MULTILINE).partition("summary:")[2])
    assert asked["policies"] == {"1": None, "1-(1)": None}
    assert "#1: 案" in asked["labels"]
