"""The picture that previews of links to a measure or a theme show, laid out in pixels."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from machidx.content.library import facts, measure
from machidx.content.page import Page
from machidx.model.town import Town
from machidx.views import themes
from machidx.views.context import Scene
from machidx.views.picture import LEADING, Print, prints, width_of, wrap
from machidx.views.reach import reach_of
from machidx.views.themes import ThemeView

WIDTH, HEIGHT = 1200, 630
"""The size that previews of links show whole."""
_MARGIN = 64
_INSIDE = WIDTH - 2 * _MARGIN
_ABOVE, _BELOW, _STAGE, _ROW = 36, 30, 42, 32
"""Sizes of the lines above the title, at the foot, of how far a measure is, and of a town's row."""
_TITLES = {"measure": ((68, 2), (56, 3), (46, 3)), "theme": ((60, 2), (50, 2), (40, 3))}
"""Sizes of the title by kind, and the most lines of each."""
_PADDING = 32
_MOST_ROWS = 5
_NAMES = 300
"""The width of the column of towns."""
_CUT = "…"


@dataclass(frozen=True)
class Box:
    """A filled box with words in it: left, top, width and height, and the lines."""

    x: int
    y: int
    width: int
    height: int
    lines: tuple[Print, ...]


@dataclass(frozen=True)
class Card:
    """A picture: its lines of text in ink and in gray, and the box with how far the measure is."""

    ink: tuple[Print, ...]
    gray: tuple[Print, ...]
    box: Box | None = None

    @property
    def words(self) -> str:
        """All its words from top to bottom, as a text in place of it."""
        lines = (*self.ink, *self.gray, *(self.box.lines if self.box else ()))
        return " ".join(line.text for line in sorted(lines, key=lambda line: (line.y, line.x)))


def card(scene: Scene) -> Card | None:
    """Lay out the card of a measure's or a theme's page; None for other kinds."""
    if scene.page.kind == "measure":
        return _of_measure(scene)
    return _of_theme(scene) if scene.page.kind == "theme" else None


def site_card_file(locale: str) -> str:
    """The name of the card that all other pages share, among the files of the design."""
    return f"card.{locale}.png"


def site_card(scene: Scene) -> Card:
    """Lay out the card that all other pages share: the name of the site, and what it is."""
    title = _in_largest(scene, scene.site_name, _TITLES["measure"])
    about = wrap(scene.say(scene.library.settings.site_description), _INSIDE, _STAGE, scene.locale)
    return Card((*title, *prints(about, _MARGIN, title[-1].y + 96, _STAGE)), ())


def _of_measure(scene: Scene) -> Card:
    fact, town = measure(scene.page), scene.town_page
    names = [_name(scene, town)] if town else []
    reach = reach_of(scene, fact)
    title = _title(scene, scene.page.text("title", scene.locale).text)
    words = " ".join(part for part in (reach.words, reach.when) if part)
    return Card(
        (_above(" ".join((*names, scene.number(fact.number).text))), *title),
        (_foot(scene),),
        _box(wrap(words, _INSIDE - 2 * _PADDING, _STAGE, scene.locale), title[-1].y + 48),
    )


def _of_theme(scene: Scene) -> Card:
    shown = themes.view(scene)
    title = _title(scene, shown.question.text)
    if len(shown.towns) <= _MOST_ROWS:
        names = map(partial(_name, scene), scene.library.towns)
        rows = [(name, _told(scene, shown, at)) for at, name in enumerate(names)]
    else:
        rows = [(scene.say("{count}町の計画に書かれています", count=shown.count), "")]
    tops = range(title[-1].y + 64, HEIGHT, round(_ROW * LEADING))
    towns = (Print(_MARGIN, y, _ROW, name) for y, (name, _) in zip(tops, rows, strict=False))
    told = (Print(_MARGIN + _NAMES, y, _ROW, words) for y, (_, words) in zip(tops, rows, strict=False))
    return Card(
        (
            _above(_in_one_line(f"{scene.say('テーマ')} – {shown.ref.text.text}", _INSIDE, _ABOVE, scene.locale)),
            *title,
            *towns,
        ),
        (*told, _foot(scene)),
    )


def _name(scene: Scene, town: Page) -> str:
    """A town's name; a plan that is a draft says so beside it."""
    return town.text("title", scene.locale).text + (scene.say("（案）") if facts(town, Town).draft else "")


def _told(scene: Scene, theme: ThemeView, at: int) -> str:
    """What answers the questions about a theme in a town, or how far its measures are, in one line; 0-based."""
    rows = [row for row in theme.rows if row.id] or theme.rows
    words = dict.fromkeys(told.word for row in rows for told in row.cells[at].told)
    return _in_one_line(scene.say("、").join(words), _INSIDE - _NAMES, _ROW, scene.locale)


def _above(text: str) -> Print:
    return Print(_MARGIN, 104, _ABOVE, text)


def _foot(scene: Scene) -> Print:
    return Print(_MARGIN, HEIGHT - 40, _BELOW, scene.site_name)


def _title(scene: Scene, text: str) -> tuple[Print, ...]:
    return _in_largest(scene, text, _TITLES[scene.page.kind])


def _in_largest(scene: Scene, text: str, sizes: Sequence[tuple[int, int]]) -> tuple[Print, ...]:
    """A title in the largest type in which it fits, or cut in the smallest."""
    lines, size = next(_fitting(text, sizes, scene.locale))
    return prints(lines, _MARGIN, 196, size)


def _fitting(text: str, sizes: Sequence[tuple[int, int]], locale: str) -> Iterator[tuple[Sequence[str], int]]:
    for size, most in sizes:
        lines = wrap(text, _INSIDE, size, locale)
        if len(lines) <= most:
            yield lines, size
    yield (*lines[: most - 1], _in_one_line("".join(lines[most - 1 :]), _INSIDE, size, locale)), size


def _in_one_line(text: str, limit: int, size: int, locale: str) -> str:
    first, *more = wrap(text, limit, size, locale)
    if not more:
        return first
    return wrap(text, round(limit - width_of(_CUT, size)), size, locale)[0] + _CUT


def _box(lines: Sequence[str], top: int) -> Box:
    width = round(max(width_of(line, _STAGE) for line in lines)) + 2 * _PADDING
    height = round(len(lines) * _STAGE * LEADING) + _PADDING
    first = top + _PADDING // 2 + round(1.03 * _STAGE)
    return Box(_MARGIN, top, width, height, prints(lines, _MARGIN + _PADDING, first, _STAGE))
