"""How problems are printed."""

from machidx.content.catalog import Rules
from machidx.content.diagnostics import Place, Problem, as_github, as_text

PROBLEM = Problem(Place("docs/a.md", 3, 5), Rules.WRONG_VALUE, "値が違います。", "正しい値", "年度: 令和")


def test_a_person_sees_place_code_rule_proposal_and_a_caret_below_wide_characters() -> None:
    assert as_text([PROBLEM, PROBLEM]) == (
        "docs/a.md:3:5: S04 値が違います。 もしかして: 正しい値\n    年度: 令和\n          ^"
    )


def test_a_pull_request_gets_an_annotation() -> None:
    assert as_github([PROBLEM]) == (
        "::error file=docs/a.md,line=3,col=5,title=S04::値が違います。%0Aもしかして: 正しい値"
    )
