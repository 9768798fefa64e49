"""Upgrades of single files: what each step changes, leaves to a person, and never touches."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from machidx.content.project_settings import SETTINGS
from machidx.content.source import parse
from machidx.content.upgrading.contacts import contact_in
from machidx.content.upgrading.edits import ByHand, FieldChange, changed_source
from machidx.content.upgrading.planning import site_upgrade
from machidx.content.upgrading.steps import CONTRACT_NOW, STEPS

_PAGE_STEPS = [each for step in STEPS for each in step.pages]


def _upgraded(uri: str, text: str) -> tuple[str, list[str]]:
    """The text of a page after all steps, and what is left to a person."""
    source, left = parse(uri, text), []
    for step in _PAGE_STEPS:
        for change in [*step(source)]:
            if isinstance(change, FieldChange):
                source = changed_source(source, change)
            else:
                left.append(change.said)
    return source.text, left


CASES = {
    "national item": (
        "themes/health.md",
        "kind: theme\norder: 1\n# 国の順\nnational_item: 1  # 第5.0版\n# おわり\n",
        "kind: theme\norder: 1\n# 国の順\n# おわり\n",
    ),
    "ids of targets": (
        "towns/a/measures/1.md",
        "kind: measure\nkpis:\n  # 件数\n  - name: 件数 # 年\n    unit: 件\n"
        "  - {name: 割合, unit: '%'}\n  - id: x\n    name: 率\n",
        "kind: measure\nkpis:\n  # 件数\n  - id: kpi-1\n    name: 件数 # 年\n    unit: 件\n"
        "  - {id: kpi-2, name: 割合, unit: '%'}\n  - id: x\n    name: 率\n",
    ),
    "reading": (
        "glossary/wi-fi.md",
        'kind: term\nlabel: Wi-Fi\nreading: "ワイ・ファイ"  # 読み\n',
        'kind: term\nlabel: Wi-Fi\nreading: "わいふぁい"  # 読み\n',
    ),
    "questions": (
        "index.md",
        "kind: home\nquestions:\n  - question: 払いたい\n    theme: cashless\n    measures: [ono-1, koori-2]  # 2町\n"
        "  - theme: cashless\n    \"measures\":\n      - ono-2 # 税\n    question: 税\n  - id: q\n    answers: []\n",
        "kind: home\nquestions:\n  - id: cashless\n    question: 払いたい\n    theme: cashless\n"
        "    answers: [{to: ono-1}, {to: koori-2}]  # 2町\n"
        "  - id: cashless-2\n    theme: cashless\n    \"answers\":\n      - {to: ono-2} # 税\n    question: 税\n"
        "  - id: q\n    answers: []\n",
    ),
    "contacts": (
        "towns/a/index.md",
        "kind: town\ndepartments:\n  - name: 税務課\n    contact: 電話 0247-72-0001  # 代表\n"
        "  - {name: 会計課, contact: 0247-72-0002}\ncontact: dx@a.example.jp\nsource: x\n",
        "kind: town\ndepartments:\n  - name: 税務課\n    contact:  # 代表\n      telephone: 0247-72-0001\n"
        "  - {name: 会計課, contact: {telephone: 0247-72-0002}}\ncontact:\n  mail: dx@a.example.jp\nsource: x\n",
    ),
    "list of news": ("news/index.md", "kind: page\ntitle: 題\n", "kind: news_index\ntitle: 題\n"),
    "news": (
        "news/2026-11-20-start.md",
        "# はじめ\nkind: page  # ページ\ntitle: 題\n",
        "# はじめ\nkind: news  # ページ\ndate: '2026-11-20'\ntitle: 題\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_step_changes_its_field_and_nothing_else(case: tuple[str, str, str]) -> None:
    uri, before, after = case
    body = "---\n\n# national_item: 1\n"
    text, left = _upgraded(uri, f"---\n{before}{body}")
    assert text == f"---\n{after}{body}"
    assert left == []
    assert _upgraded(uri, text) == (text, [])


LEFT = {
    "a contact in other words": ("towns/a/index.md", "kind: town\ncontact: 役場までおいでください\n"),
    "a number with a remark": ("towns/a/index.md", "kind: town\ncontact: 0247-72-0001（平日のみ）\n"),
    "an id that is taken": ("towns/a/measures/1.md", "kind: measure\nkpis:\n  - name: a\n  - id: kpi-1\n    name: b\n"),
    "a reading in Latin letters": ("glossary/bpr.md", "kind: term\nreading: BPR\n"),
    "measures that are no list": ("index.md", "kind: home\nquestions:\n  - question: 問い\n    measures: ono-1\n"),
    "news without a day": ("news/start.md", "kind: page\ntitle: 題\n"),
    "news of no day": ("news/2026-13-01.md", "kind: page\ntitle: 題\n"),
}


@pytest.mark.parametrize("case", LEFT.values(), ids=LEFT)
def test_what_is_not_understood_is_left_to_a_person(case: tuple[str, str]) -> None:
    uri, front = case
    text, left = _upgraded(uri, f"---\n{front}---\n")
    assert text == f"---\n{front}---\n"
    assert len(left) == 1


CONTACTS = {
    "総務課　電話：0247（72）0000、メール：dx@town.example.jp": {
        "name": "総務課", "telephone": "0247-72-0000", "mail": "dx@town.example.jp",
    },
    "TEL ０２４７－７２－０００１": {"telephone": "0247-72-0001"},
    "https://www.town.example.jp/ask/": {"page": "https://www.town.example.jp/ask/"},
    "電話 000-0000": {},
    "0247-72-0001 / 0247-72-0002": {},
    "総務課": {},
}  # fmt: skip


@pytest.mark.parametrize(("text", "fields"), CONTACTS.items())
def test_a_contact_is_divided_only_if_every_word_has_a_field(text: str, fields: dict[str, str]) -> None:
    assert contact_in(text) == fields


_COMMENT = st.sampled_from(["", "  # 注", " # 国の計画: 1"])
_LINES = st.lists(
    st.sampled_from(["# 注", "", "note: |\n  国\n\n  # 注ではない", "aliases: [あ, 'い']", "x: 1.10"]), unique=True
)


def _old_pages(comment: str) -> Iterator[tuple[str, list[str]]]:
    """Pages of the first version of the contract: path and fields."""
    yield "themes/a.md", ["kind: theme", f"national_item: 1{comment}"]
    yield "towns/a/index.md", ["kind: town", f"reading: ミドリ{comment}", f"contact: 0247-72-0001{comment}"]
    yield "towns/a/measures/1.md", ["kind: measure", f"kpis:{comment}\n  - name: 件数{comment}\n    unit: 件"]
    yield "index.md", ["kind: home", f"questions:\n  - theme: a{comment}\n    measures: [a-1]{comment}"]
    yield "news/2026-11-20.md", [f"kind: page{comment}", "title: 題"]


@given(st.integers(0, 4), _COMMENT, _LINES, _LINES, st.sampled_from(["", "\n本文 # です\n\n- a\n"]))
def test_lines_around_an_upgraded_field_keep_their_bytes(
    number: int, comment: str, above: list[str], below: list[str], body: str
) -> None:
    uri, fields = [*_old_pages(comment)][number]
    around = [line for line in below if line in ("# 注", "") or line not in above]
    before = "\n".join(["---", *above, *fields, *around, "---", body])
    text, left = _upgraded(uri, before)
    assert left == []
    assert _upgraded(uri, text) == (text, [])
    assert text.startswith("\n".join(["---", *above]))
    assert text.endswith("\n".join([*around, "---", body]))
    kept = [line for line in before.split("\n") if "#" in line and "national_item" not in line]
    assert [line[line.index("#") :] for line in kept] == [
        line[line.index("#") :] for line in text.split("\n") if "#" in line
    ]


_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from(["", "page", "あ", "0247-72-0001", "not_stated", "kpi-1"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "name", "measures", "theme", "contact", "answers"]), inner, max_size=3)
    ),
    max_leaves=8,
)
_NAMES = st.sampled_from(["kpis", "reading", "questions", "contact", "departments", "national_item", "date"])


@given(st.sampled_from(["theme", "term", "town", "measure", "home", "page", 1, None]), st.dictionaries(_NAMES, _VALUES))
def test_any_front_matter_passes_all_steps(kind: object, fields: dict[str, object]) -> None:
    """A step reads what people have typed: it makes an edit that can be written, or leaves a note."""
    source = parse("index.md", "---\nkind: home\n---\n")
    source.front.data.clear()
    source.front.data.update({"kind": kind, **fields})
    for uri in ("index.md", "news/index.md", "news/2026-11-20.md"):
        source.uri = uri
        for step in _PAGE_STEPS:
            for change in step(source):
                assert isinstance(change, ByHand) or change.edits


def _site(root: Path, settings: bytes) -> Path:
    (root / "docs" / "themes").mkdir(parents=True)
    (root / SETTINGS).write_bytes(settings)
    (root / "docs" / "themes" / "a.md").write_bytes(
        b"\xef\xbb\xbf---\r\nkind: theme\r\nnational_item: 1\r\n---\r\n\n\xe6\x96\x87\r\n"
    )
    return root


SETTINGS_CASES = {
    "plain": (b"site_name: x\n# end\n", b"site_name: x\nextra:\n  contract: %d\n# end\n"),
    "no line end": (b"site_name: x", b"site_name: x\nextra:\n  contract: %d"),
    "extra with a comment": (
        b"extra: # ours\r\n  keeper: {}\r\nsite_name: x\r\n",
        b"extra: # ours\r\n  keeper: {}\r\n  contract: %d\r\nsite_name: x\r\n",
    ),
    "an older number": (b"extra:\n  contract: 1  # version\n", b"extra:\n  contract: %d  # version\n"),
    "left-out files": (
        b"exclude_docs: |\n  labels.en.yml\n\nsite_name: x\n",
        b"exclude_docs: |\n  labels.en.yml\n  performance-results.json\n\nsite_name: x\nextra:\n  contract: %d\n",
    ),
}


@pytest.mark.parametrize("case", SETTINGS_CASES.values(), ids=SETTINGS_CASES)
def test_a_site_says_its_version_and_keeps_all_other_bytes(case: tuple[bytes, bytes], tmp_path: Path) -> None:
    before, after = case
    root = _site(tmp_path, before)
    site_upgrade(root, 1, numbered=True).write()
    assert (root / SETTINGS).read_bytes() == after % CONTRACT_NOW
    assert (root / "docs/themes/a.md").read_bytes() == b"\xef\xbb\xbf---\r\nkind: theme\r\n---\r\n\n\xe6\x96\x87\r\n"
    assert not site_upgrade(root, CONTRACT_NOW, numbered=True).is_needed
    assert not site_upgrade(root, 1, numbered=True).is_needed


@pytest.mark.parametrize("settings", [b"a: !ENV [X]\n", b"- a\n", b"a: &x 1\n", b"", "a: あ".encode("cp932")])
def test_settings_that_cannot_be_rewritten_are_left_to_a_person(settings: bytes, tmp_path: Path) -> None:
    root = _site(tmp_path, settings)
    found = site_upgrade(root, 1, numbered=True)
    found.write()
    assert [note.place.path for note in found.left] == [SETTINGS]
    assert (root / SETTINGS).read_bytes() == settings


def test_no_version_is_written_while_something_is_left(tmp_path: Path) -> None:
    root = _site(tmp_path, b"site_name: x\n")
    (root / "docs" / "broken.md").write_text("kind: theme\n", encoding="utf-8")
    found = site_upgrade(root, 1, numbered=True)
    assert [(note.place.path, note.place.line) for note in found.left] == [("docs/broken.md", 1)]
    assert root / SETTINGS not in {changed.file for changed in found.files}
