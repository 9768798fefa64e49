"""The words of a message that tells of a mistake on a page."""

from typing import NamedTuple

from machidx.views.context import Ref, Scene


class MistakeReport(NamedTuple):
    """A message about a page: its subject, what it asks the writer for, and the slip to print in its place."""

    subject: str
    asked: tuple[str, ...]
    slip: Ref | None


def mistake_report(scene: Scene) -> MistakeReport:
    """The message about the scene's page."""
    title = scene.page.text("title", scene.locale).text
    slip = next(iter(scene.library.of_kind("correction")), None)
    asked = ("まちがいのところ：", "正しくは：", "どこでわかるか（計画書のページなど）：")
    return MistakeReport(
        f"{scene.say('まちがいの報告')}: {title}", tuple(map(scene.say, asked)), scene.ref(slip) if slip else None
    )
