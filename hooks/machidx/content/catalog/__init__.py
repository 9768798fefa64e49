"""The catalog of the rules of ``machidx check``; both the check and the guide read its records.

Belongs here: one record per rule. A new rule needs a code that no rule has ever had, and its English in
``content/labels.en.yml``.
"""

from dataclasses import dataclass

from machidx.content.catalog.facts import FactRules
from machidx.content.catalog.fields import FieldRules
from machidx.content.catalog.files import FileRules
from machidx.content.catalog.notices import NoticeRules
from machidx.content.catalog.pointers import PointerRules
from machidx.content.catalog.rule import Rule
from machidx.content.catalog.texts import TextRules
from machidx.content.catalog.translations import TranslationRules

__all__ = ["ANCHORS", "GROUPS", "RULES", "Rule", "RuleGroup", "Rules"]

_PARTS = (FileRules, FieldRules, FactRules, PointerRules, TextRules, TranslationRules, NoticeRules)


class Rules(FileRules, FieldRules, FactRules, PointerRules, TextRules, TranslationRules, NoticeRules):
    """All rules, as attributes by name."""


RULES = tuple(rule for part in _PARTS for rule in vars(part).values() if isinstance(rule, Rule))


@dataclass(frozen=True)
class RuleGroup:
    """The rules whose codes begin with one letter; ``note`` (Markdown) applies to all of them."""

    letter: str
    name: str
    note: str = ""

    @property
    def anchor(self) -> str:
        """The id of the group's heading in the guide."""
        return self.letter.lower()

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The group's rules in the order of their codes."""
        return tuple(rule for rule in RULES if rule.code.startswith(self.letter))


GROUPS = (
    RuleGroup("F", "ファイルの形と置き場所"),
    RuleGroup("Y", "項目の書き方", "項目（2本の`---`のあいだ）は、YAMLという書き方で書かれています。"),
    RuleGroup("S", "項目の名前と値"),
    RuleGroup("R", "ほかの項目やファイルとのつながり"),
    RuleGroup("T", "ことば"),
    RuleGroup("L", "本文とリンク"),
    RuleGroup(
        "E",
        "英語のファイル",
        "E03～E08とE11は、訳が新しい節（日本語の文が、訳したときと同じ節）だけを見ます。"
        "日本語の文が変わった節では出ないので、日本語だけを直す人のじゃまにはなりません。"
        "`labels`の英語は、E03、E04、E07、E08をいつも見ます。",
    ),
    RuleGroup(
        "N",
        "確かめてほしいこと（お知らせ）",
        "サイトの公開は止まりません（E09も同じです）。正しいこともあるので、見て決めます。"
        "`machidx check` だけが、問題の後に示します。",
    ),
    RuleGroup("A", "試験と測定の結果"),
)
"""The groups in the order of the guide."""

ANCHORS = (*(group.anchor for group in GROUPS), *(rule.anchor for rule in RULES))
"""The ids of all headings that the rules add to the guide's page."""
