"""Drafts from the text of a plan, in the layouts that plans have. The plans are invented."""

from pathlib import Path

import docx
import pytest

from machidx.content.failures import RefusedError
from machidx.drafting.documents import read_document
from machidx.drafting.plan import DraftPlan, read_plan

BARS = """
みどり町デジタル計画

目次
第1章　計画について ……… 1
第2章　取り組むこと ……… 3
用語集 ……… 9

第1章　計画について
１．計画のねらい
町の仕事を、もっと速くします。
（１）これまで
紙の申請が多くありました。

【表１　申請の数】
| 年度 | 件数 | 割合 |
|---|---|---|
| 令和5年度 | 1,200 | 12.5 |
| 令和6年度 | 1,350 | － |

第2章　取り組むこと
１．窓口を変えます
（１）申請
①オンライン申請を増やす
| 担当課 | 税務課、町民課 |
| 取組内容 | 申請をオンラインにします。 |
| 指標 | 現状値（令和6年度） | 目標値（令和11年度） |
|---|---|---|
| オンライン申請の割合 | 12% | 60% |
| 窓口の待ち時間 | 30分 | 15分 |
②書かない窓口
| 担当課 | 町民課 |
| 取組内容 | 書く紙を減らします。 |
２．役場を変えます
（１）仕事
①電子決裁
| 担当課 | 全庁 |
| 取組内容 | 紙の決裁をやめます。 |

用語集
| 用語 | 説明 |
|---|---|
| BPR | 仕事の進め方を見直すこと。 |
| オンライン申請 | インターネットで申請すること。 |
"""

GAPS = """
あおば市ＤＸ推進計画
目　次
Ⅰ　はじめに                              1
Ⅱ　施策                                  2
Ⅰ　はじめに
この計画は、市の計画です。
Ⅱ　施策
　施策１－１　スマホ教室
　　　【現状と課題】
　　　使い方が分からない人がいます。
　　　【担当部署】情報課・福祉課
　　　【数値目標】
　　　参加者数（のべ）　Ｒ６：１２０人　⇒　Ｒ１１：３００人
　施策１－２　無線ＬＡＮ
　　　【現状と課題】
　　　つながる場所が少ないです。
　　　【担当部署】情報課
　施策２－１　ペーパーレス
　　　【現状と課題】
　　　紙が多いです。
　　　【担当部署】総務課
用語解説
ＩＣＴ：情報と通信の技術のことです。
テレワーク：はなれた場所で働くことです。
"""

LIST = """
さくら町情報化計画
1. 計画の考え方
この計画の考え方です。
1.1 期間
5年間です。
2. 主な事業
次の事業を行います。
(1) 地図を公開する
地図をだれでも使えるようにします。
(2) 会議の記録をAIでつくる
記録づくりを速くします。
(3) 道路の通報を受ける
スマートフォンで通報できるようにします。※GIS：地図の情報のしくみのこと。
3. 進め方
毎年、見直します。
"""


def _titles(plan: DraftPlan) -> tuple[list[tuple[str, str]], list[tuple[str, str, str]]]:
    chapters = [(each.number, each.title) for each in plan.chapters]
    return chapters, [(each.number, each.title, each.policy) for each in plan.measures]


LAYOUTS = [
    (
        BARS,
        [("1", "計画について"), ("2", "取り組むこと")],
        [
            ("1-(1)-①", "オンライン申請を増やす", "1-(1)"),
            ("1-(1)-②", "書かない窓口", "1-(1)"),
            ("2-(1)-①", "電子決裁", "2-(1)"),
        ],
        ["税務課", "町民課", "全庁"],
        ["BPR", "オンライン申請"],
    ),
    (
        GAPS,
        [("I", "はじめに"), ("II", "施策")],
        [("1-1", "スマホ教室", "1"), ("1-2", "無線ＬＡＮ", "1"), ("2-1", "ペーパーレス", "2")],
        ["情報課", "福祉課", "総務課"],
        ["ＩＣＴ", "テレワーク"],
    ),
    (
        LIST,
        [("1", "計画の考え方"), ("2", "主な事業"), ("3", "進め方")],
        [("(1)", "地図を公開する", "2"), ("(2)", "会議の記録をAIでつくる", "2"), ("(3)", "道路の通報を受ける", "2")],
        [],
        ["GIS"],
    ),
]


@pytest.mark.parametrize(("text", "chapters", "measures", "departments", "words"), LAYOUTS)
def test_a_layout_is_read(
    text: str, chapters: object, measures: object, departments: list[str], words: list[str]
) -> None:
    plan = read_plan(text)
    assert _titles(plan) == (chapters, measures)
    assert [*plan.departments] == departments
    assert [row.word for row in plan.words] == words


def test_targets_of_a_table_have_the_years_of_its_heads() -> None:
    measure = read_plan(BARS).measures[0]
    found = [(each.name, each.baseline and each.baseline.text, each.target.text) for each in measure.targets]
    assert found == [("オンライン申請の割合", "12%", "60%"), ("窓口の待ち時間", "30分", "15分")]
    assert {(each.baseline and each.baseline.fy, each.target.fy) for each in measure.targets} == {
        ("令和6年度", "令和11年度")
    }


def _with_target(line: str) -> str:
    """A plan with a target in its first measure."""
    second = "(2) 二\n担当課：税務課\n取組内容：い\n"
    return f"1. 計画\n文です。\n2. 施策\n(1) 一\n担当課：税務課\n取組内容：あ\n数値目標：{line}\n{second}"


TARGETS = [
    ("登録者数　令和６年度末 1,314人 → 令和１１年度末 2,000人", "登録者数", 1314, 2000, "令和11年度", "人"),
    ("手続きの数 30手続（令和7年12月時点）⇒50手続（令和11年度末）", "手続きの数", 30, 50, "令和11年度", "手続"),
    ("要する時間 令和6年度 2～3時間 → 令和11年度 1～2時間", "要する時間", (2, 3), (1, 2), "令和11年度", "時間"),
    ("普及率：R6 20.5％→R11 40％", "普及率", 20.5, 40, "令和11年度", "％"),
    ("適用率 令和6年度 不明 → 令和11年度 100%", "適用率", None, 100, "令和11年度", "%"),
    ("取組の数 20件（令和11年度末）", "取組の数", None, 20, "令和11年度", "件"),
    ("割合 令和6年 5% → 令和11年 10%", "割合", 5, 10, "", "%"),
]


@pytest.mark.parametrize(("line", "expected"), [(line, tuple(expected)) for line, *expected in TARGETS])
def test_a_line_with_a_target_is_read(line: str, expected: tuple[object, ...]) -> None:
    (target,) = read_plan(_with_target(line)).measures[0].targets
    base = target.baseline.value if target.baseline else None
    assert (target.name, base, target.target.value, target.target.fy, target.target.unit) == expected


@pytest.mark.parametrize(
    "line", ["約1割を減らします。", "満足度を上げる", "A → B", "令和8年度 → 令和12年度", "1,234-567-8901"]
)
def test_what_is_no_target_is_not_made_one(line: str) -> None:
    assert [each.targets for each in read_plan(_with_target(line)).measures] == [(), ()]


def test_a_table_with_figures_keeps_its_blanks() -> None:
    (table,) = read_plan(BARS).chapters[0].tables
    assert (table.number, table.caption, table.columns) == ("表１", "申請の数", ("年度", "件数", "割合"))
    assert table.rows == (("令和5年度", 1200, 12.5), ("令和6年度", 1350, None))


GLOSSARIES = [
    ("用語\t説明\nアールピーエー R P A\t仕事を自動で行うもの。", "RPA", "あーるぴーえー"),
    ("AI 生成システム　　文をつくるしくみのことです。", "AI生成システム", ""),
    ("【テレワーク】はなれて働くことです。", "テレワーク", "てれわーく"),
    ("eL-QR（エルキューアール）…納付書の印のことです。", "eL-QR", "えるきゅーあーる"),
    ("あ\tアプリ\tスマートフォンで使うもの。\nつづきの行です。", "アプリ", "あぷり"),
]


@pytest.mark.parametrize(("rows", "word", "reading"), GLOSSARIES)
def test_a_row_of_a_glossary_is_read(rows: str, word: str, reading: str) -> None:
    (row,) = read_plan(f"1. 計画\n文です。\n2. 進め方\n文です。\n用語集\n{rows}\n").words
    assert (row.word, row.reading) == (word, reading)


@pytest.mark.parametrize("text", ["", "文だけです。\n次の文です。", "\t\t\n|---|\n", "1", "目次", "用語集", "①\n②\n"])
def test_a_text_without_headings_gives_nothing(text: str) -> None:
    plan = read_plan(text)
    assert (plan.chapters, plan.measures, plan.words) == ((), (), ())


def test_word_gives_headings_and_tables(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("計画について", 1)
    document.add_paragraph("町の計画です。")
    document.add_heading("取組", 1)
    for number, title in enumerate(("申請", "決裁"), 1):
        document.add_heading(f"({number}) {title}", 2)
        table = document.add_table(2, 2)
        for row, cells in zip(table.rows, (("担当課", "税務課"), ("取組内容", "行います。")), strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
    document.save(str(tmp_path / "plan.docx"))
    plan = read_plan(read_document(tmp_path / "plan.docx"))
    assert _titles(plan)[0] == [("1", "計画について"), ("2", "取組")]
    assert [(each.title, each.departments) for each in plan.measures] == [("申請", ("税務課",)), ("決裁", ("税務課",))]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
def test_a_text_is_read_in_the_encodings_of_windows(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "plan.txt").write_text(BARS, encoding=encoding)
    assert read_plan(read_document(tmp_path / "plan.txt")) == read_plan(BARS)


BROKEN = [
    ("plan.doc", b"\xd0\xcf\x11\xe0", ".docx"),
    ("plan.docx", b"no zip", "Word"),
    ("plan.pdf", b"no pdf", "PDF"),
    ("plan.txt", b"\x00\x01\x02\xff", "テキスト"),
    ("plan.txt", b" \n", "文がありません"),
]


@pytest.mark.parametrize(("name", "data", "told"), BROKEN)
def test_what_is_no_text_is_refused(tmp_path: Path, name: str, data: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(RefusedError, match=told):
        read_document(tmp_path / name)
