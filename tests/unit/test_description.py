"""Descriptions: whole sentences as long as they fit, never more than a search result shows."""

import pytest

from machidx.views.description import _JAPANESE, _SPACED, Manner, _beginning

JA = _JAPANESE._replace(limit=20)
EN = _SPACED._replace(limit=30)


@pytest.mark.parametrize(
    ("manner", "text", "expected"),
    [
        (JA, "", ""),
        (JA, "一つめの文です。二つめの文です。", "一つめの文です。二つめの文です。"),
        (JA, "一つめの文です。二つめの文は、とても長い文です。", "一つめの文です。"),
        (JA, "「終わり。」と言います。次の文はもう入りません。", "「終わり。」と言います。"),
        (JA, "役場に行かずに手続きできる？はい、できます。", "役場に行かずに手続きできる？"),
        (JA, "初めから長すぎる文は、読点のところで切って、点々でつなぎます。", "初めから長すぎる文は…"),
        (JA, "読点のない初めから長すぎる文はそのまま切ります。", "読点のない初めから長すぎる文はそのまま…"),
        (JA, "点で終わらない文", "点で終わらない文"),
        (EN, "The first one. The second one.", "The first one. The second one."),
        (EN, "The first one. The second one is longer.", "The first one."),
        (EN, "Version 2.1 is used. Another.", "Version 2.1 is used. Another."),
        (EN, 'He said "yes." Then he left the office.', 'He said "yes."'),
        (EN, "A first sentence that is longer than there is room.", "A first sentence that is…"),
    ],
)
def test_as_many_whole_sentences_as_fit(manner: Manner, text: str, expected: str) -> None:
    assert _beginning(text, manner) == expected
    assert len(expected) <= manner.limit
