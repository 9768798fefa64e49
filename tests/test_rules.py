"""Tests of the rules' records: each example breaks or keeps its rule, and each link in a text has a target."""

import posixpath
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from machidx.content import loader
from machidx.content.catalog import ANCHORS, GROUPS, RULES, Rule
from machidx.content.diagnostics import Problem
from machidx.markdown import markup
from machidx.markdown.tokens import blanked
from machidx.rules import reviewing
from machidx.rules.check import check
from machidx.rules.noticing import notices

from .cases import BAD, change, changes, codes, read_case

ROOT = Path(__file__).parents[1]
PLACES = YAML(typ="safe").load((ROOT / "tests" / "examples.yml").read_text(encoding="utf-8"))
MENDABLE = [rule for rule in RULES if rule.mendable]


def _check(project: Path, rule: Rule, example: str) -> list[Problem]:
    """Return the problems of a project after adding an example of a rule."""
    for each in _changes(rule, example):
        change(project / "docs", each)
    library, problems = check(project / "docs")
    return [*problems, *notices(library, 2026, problems)]


def _changes(rule: Rule, example: str) -> list[dict[str, Any]]:
    place = PLACES[rule.code]
    if "changes" in place:
        return place["changes"] if example is rule.bad else []
    first = changes(place["case"]) if "case" in place else place.get("before", [])
    if "named" in place:
        path = example.removeprefix("docs/").partition("（")[0]
        return [*first, {"file": path, "text": place["named"]}]
    if "old" in place:
        return [*first, {"file": place["file"], "replace": {place["old"]: example}}]
    return [*first, {"file": place["file"], "text": example}]


def _ids(rules: tuple[Rule, ...] | list[Rule]) -> list[str]:
    return [rule.code for rule in rules]


@pytest.mark.parametrize("rule", RULES, ids=_ids(RULES))
def test_a_bad_example_breaks_its_rule(project: Path, rule: Rule) -> None:
    assert rule.code in {problem.rule.code for problem in _check(project, rule, rule.bad)}


@pytest.mark.parametrize("rule", RULES, ids=_ids(RULES))
def test_a_good_example_keeps_its_rule(project: Path, rule: Rule) -> None:
    assert rule.code not in {problem.rule.code for problem in _check(project, rule, rule.good)}


@pytest.mark.parametrize("rule", MENDABLE, ids=_ids(MENDABLE))
def test_the_proposal_of_a_mendable_rule_mends_its_bad_example(project: Path, rule: Rule) -> None:
    (problem,) = (found for found in _check(project, rule, rule.bad) if found.rule.code == rule.code)
    file = project / problem.place.path
    lines = file.read_text(encoding="utf-8").split("\n")
    lines[problem.place.line - 1] = reviewing.mended(problem)
    file.write_text("\n".join(lines), encoding="utf-8", newline="")
    assert rule.code not in {found.rule.code for found in check(project / "docs")[1]}


def test_every_code_is_given_once_and_every_rule_is_in_a_group() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert {rule.anchor for rule in RULES} < {*ANCHORS}
    assert len(ANCHORS) == len(RULES) + len(GROUPS)
    assert PLACES.keys() == {rule.code for rule in RULES}


def test_every_rule_has_a_golden_case() -> None:
    told = {code for case in BAD for code in codes(read_case(case))}
    assert told == {rule.code for rule in RULES}


def test_every_link_in_a_text_of_a_rule_leads_to_a_section_in_both_languages() -> None:
    read, _ = loader.load(ROOT / "docs")
    texts = [text for rule in RULES for text in (*rule.texts, *(read.shared[text] for text in rule.texts))]
    for text in texts:
        for link in markup.links(blanked(text)):
            path, _, anchor = link.target.partition("#")
            page = read.pages[posixpath.join("guide", path).removesuffix(".md")]
            assert page.has_section(anchor or "top", "ja"), link.target
            assert page.has_section(anchor or "top", "en"), link.target
