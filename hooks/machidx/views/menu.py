"""The site's menu."""

from typing import NamedTuple

from machidx.content.library import Library
from machidx.language.english_numerals import number_word
from machidx.language.locale import JAPANESE, Text
from machidx.views.context import Ref, Scene

COMPARING = "towns/index"
"""The page that compares the towns; a site of one town does not lead to it."""


class MenuItem(NamedTuple):
    """An item of the site's menu."""

    words: str
    url: str
    """The Japanese path from the site's root."""
    stem: str
    elsewhere: str = ""
    """The section that it leads to in a library without the page."""


MENU = (
    MenuItem("トップ", "/", "index"),
    MenuItem("質問と答え", "/answers/", "answers/index"),
    MenuItem("テーマからさがす", "/themes/", "themes/index"),
    MenuItem("町がすること（施策一覧）", "/measures/", "measures/index"),
    MenuItem("目標の数字", "/targets/", "targets/index", "/measures/"),
    MenuItem("年度別の予定", "/schedule/", "schedule/index"),
    MenuItem("担当課からさがす", "/departments/", "departments/index", "/towns/#departments"),
    MenuItem("{count}町をくらべる", "/towns/", COMPARING),
    MenuItem("ことばの説明", "/glossary/", "glossary/index"),
    MenuItem("計画を読む", "/plans/", "plans/index", "/towns/#plans"),
)
_OF_TOWN = {"/towns/#departments": "departments", "/towns/#plans": "chapters"}
"""The places on the page of a town that stand for sections of that page."""


def menu_items(library: Library) -> tuple[MenuItem, ...]:
    """The items of the site's menu; where there is one town, without what compares several."""
    return tuple(item for item in MENU if not (library.only_town and item.stem == COMPARING))


def in_numbers(scene: Scene, words: str) -> str:
    """Words of the site's menu, which may hold the number of towns: 5町をくらべる, Compare the five towns."""
    count = len(scene.library.towns)
    return scene.say(words, count=f"{count:,}" if scene.locale == JAPANESE else number_word(count))


def menu(scene: Scene) -> tuple[Ref, ...]:
    """The site's menu."""
    return tuple(
        Ref(
            Text(in_numbers(scene, item.words), scene.locale),
            scene.link(_address(scene, item)),
            item.stem == scene.page.stem,
        )
        for item in menu_items(scene.library)
    )


def _address(scene: Scene, item: MenuItem) -> str:
    if scene.library.only_town and item.elsewhere in _OF_TOWN and item.stem not in scene.library.pages:
        return f"{scene.library.only_town.url(scene.locale)}#{_OF_TOWN[item.elsewhere]}"
    url = item.elsewhere if item.elsewhere and item.stem not in scene.library.pages else item.url
    return url if scene.locale == JAPANESE else f"/{scene.locale}{url}"
