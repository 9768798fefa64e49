"""The entries of feeds: the news of a town or of all towns, each with a whole day."""

from dataclasses import dataclass
from urllib.parse import urljoin

from machidx.language.locale import JAPANESE
from machidx.views.context import Line, Scene
from machidx.views.happenings import Happening, happenings
from machidx.views.news import Notice, notices
from machidx.views.punctuation import labelled_words, quoted_words

MOST_ENTRIES = 100
"""The entries of a feed: the newest."""


@dataclass(frozen=True)
class FeedEntry:
    """An entry: its address, which never changes and is its id; its day; its title, its text, whom it is about."""

    id: str
    day: str
    title: str
    page: str
    """The address of the page that it is about."""
    text: str
    about: tuple[str, ...]


def feed_entries(scene: Scene, base: str, municipality: str | None) -> list[FeedEntry]:
    """The newest news of a town, or of all towns; ``scene`` shows the page at the address ``base``.

    Atom asks for a whole date, where a plan or a town names a month or a fiscal year. Here, and nowhere where people
    read it, a month stands as its first day. It is that of the fact, not of the build or the commit: so an entry is as
    old as its words, and stays so in every build.
    """
    library = scene.library
    towns = [municipality] if municipality else library.municipalities
    found = [_of_notice(scene, base, each) for each in notices(scene, municipality)]
    for town in towns:
        name = library.in_force(town).text("title", scene.locale).text
        # What begins in a later year waits for it.
        told = (each for each in happenings(scene, town) if each.fy is None)
        found += (_of_happening(scene, base, each, name) for each in told)
    return sorted(found, key=lambda entry: entry.day, reverse=True)[:MOST_ENTRIES]


def _of_notice(scene: Scene, base: str, notice: Notice) -> FeedEntry:
    address = urljoin(base, notice.page.url)
    text = _plain(notice.summary) if notice.summary else notice.page.text.text
    return FeedEntry(
        address, notice.on, notice.page.text.text, address, text, tuple(ref.text.text for ref in notice.about)
    )


def _plain(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces)


def _of_happening(scene: Scene, base: str, told: Happening, town: str) -> FeedEntry:
    words = told.words
    if told.needs_name:
        words = labelled_words(scene, told.about.text.text, words)
    lines = [labelled_words(scene, told.when, words)]
    for event in told.events:
        name = event.measure.text.text
        work = labelled_words(scene, name, event.work.text) if event.work else name
        lines.append(f"- {work}{quoted_words(scene, event.label.text)}")
    return FeedEntry(
        f"{urljoin(base, scene.link(_index(scene)))}#{told.id}",
        f"{told.month}-01",
        labelled_words(scene, town, words),
        urljoin(base, told.about.url),
        "\n".join(lines),
        (town,),
    )


def _index(scene: Scene) -> str:
    """The address of the page of news, from the site's root."""
    return "/news/" if scene.locale == JAPANESE else f"/{scene.locale}/news/"
