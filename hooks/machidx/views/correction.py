"""The words of a message that tells of a mistake on a page, and whom to ask with the slip to print."""

from dataclasses import dataclass
from typing import NamedTuple

from machidx.language.locale import Text
from machidx.views.areas import COLUMNS
from machidx.views.contact import OFFICES, WhomView, whom
from machidx.views.context import Ref, Scene


class MistakeReport(NamedTuple):
    """A message about a page: its subject, what it asks the writer for, and the slip to print in its place."""

    subject: str
    asked: tuple[str, ...]
    slip: Ref | None


class AskedTown(NamedTuple):
    """A town whose office can be asked what its plan says."""

    id: str
    asked: WhomView


@dataclass(frozen=True)
class SlipView:
    """The page of the slip: the towns to ask, or, where they are many, the list of them."""

    towns: tuple[AskedTown, ...]
    all_towns: Ref | None
    offices: Ref | None
    """The list in which the offices can be found, where a town has entered no way to ask it."""


def view(scene: Scene) -> SlipView:
    """Whom to ask with the slip."""
    towns, pages = list(scene.library.towns), scene.library.pages
    if len(towns) > COLUMNS and "towns/index" in pages:
        return SlipView((), scene.ref(pages["towns/index"]), None)
    asked = tuple(AskedTown(scene.town_key(town), whom(scene, town)) for town in towns)
    is_missing = any(not (town.asked.contact or town.asked.website) for town in asked)
    words = Text(scene.say("役場のサイトをさがす（全国自治体マップ検索）"), scene.locale)
    return SlipView(asked, None, Ref(words, OFFICES) if is_missing else None)


def mistake_report(scene: Scene) -> MistakeReport:
    """The message about the scene's page."""
    title = scene.page.text("title", scene.locale).text
    slip = next(iter(scene.library.of_kind("correction")), None)
    asked = ("まちがいのところ：", "正しくは：", "どこでわかるか（計画書のページなど）：")
    return MistakeReport(
        f"{scene.say('まちがいの報告')}: {title}", tuple(map(scene.say, asked)), scene.ref(slip) if slip else None
    )
