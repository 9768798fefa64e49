"""The page being shown and its language, with helpers to name and link things, for all views."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from machidx.content.library import facts, town_id
from machidx.content.page import Page
from machidx.glossary.links import PageLinks, page_text
from machidx.language.locale import JAPANESE, Text
from machidx.language.places import english_place
from machidx.markdown.rendering import Rendered
from machidx.markdown.terms import split_terms, without_terms
from machidx.model.kinds import Listing
from machidx.model.town import Department, Town
from machidx.model.values import given
from machidx.translation.label_names import NUMBERED


class Ref(NamedTuple):
    """A link: its words, its address relative to the page shown (None: no target), and whether it is that page."""

    text: Text
    url: str | None
    current: bool = False


class Piece(NamedTuple):
    """A piece of a line: plain text, or a linked term, with its slug in ``term`` if it has a tooltip."""

    text: str
    url: str | None = None
    term: str | None = None


class Line(NamedTuple):
    """A text with linked terms, and its actual language."""

    pieces: tuple[Piece, ...]
    locale: str


_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


def without_links(text: Text) -> Text:
    """Remove [[ ]] from a text, for places that cannot hold links."""
    return text._replace(text=without_terms(text.text))


def numbered(number: Text, name: Text) -> Text:
    """Join a number and a name in the language of the name; a word in place of a number, or before one, is set off.

    1-(1) 町民の利便性向上, 利活用：カードの活用; Residents 3: Wider use of the card. A word that the name repeats is
    left out: 住民目線のDX.
    """
    is_word = number.text.isalpha() or (name.locale != JAPANESE and number.text[:1].isalpha())
    if is_word and number.text.casefold() in name.text.casefold():
        return name
    joint = " " if not is_word else "：" if name.locale == JAPANESE else ": "
    return Text(f"{number.text}{joint}{name.text}".strip(), name.locale)


@dataclass(frozen=True)
class Scene(PageLinks):
    """One page in one language, with helpers to name and link things."""

    def text(self) -> Rendered:
        """The page's own text, rendered with links relative to the page shown."""
        return page_text(self.library, self.page, self.locale)

    def ref(self, page: Page) -> Ref:
        """A link to a page, with its title as words."""
        return Ref(page.text("title", self.locale), self.to(page), page is self.shown_on)

    def label(self, japanese: str, page: Page | None = None) -> Text:
        """Translate a name by the labels of ``page`` (default: this page); stays Japanese without a label."""
        return self.library.label(page or self.page, japanese, self.locale)

    def number(self, number: str, page: Page | None = None) -> Text:
        """Translate a printed number: 1-(2) stays, 住民目線-1 and 表2-1 get their words translated."""
        match = NUMBERED.fullmatch(number)
        if self.locale == JAPANESE or not match:
            return Text(number, self.locale)
        word = self.label(match["word"], page)
        return (
            Text(f"{word.text} {match['digits']}".strip(), word.locale) if word.locale == self.locale else Text(number)
        )

    def place(self, place: str, page: Page) -> Text:
        """Translate a place in the printed plan by the labels of ``page``; stays Japanese if a name has none."""

        def find(name: str) -> str | None:
            words = self.label(name, page)
            return words.text if words.locale == self.locale else None

        english = None if self.locale == JAPANESE else english_place(place, find)
        return Text(place) if english is None else Text(english, self.locale)

    def named(self, number: str, name: str, page: Page | None = None) -> Text:
        """Join a number and a name; both stay Japanese if either is not translated."""
        pair = (self.number(number, page), self.label(name, page))
        if all(text.locale == self.locale for text in pair):
            return numbered(*pair)
        return numbered(Text(number), Text(name))

    def say(self, japanese: str, **values: object) -> str:
        """Translate the site's own words; ``values`` fill the {placeholders}."""
        words = japanese if self.locale == JAPANESE else self.library.shared.get(japanese, japanese)
        return _PLACEHOLDER.sub(lambda match: str(values.get(match[1], match[0])), words) if values else words

    def line(self, text: Text) -> Line:
        """Split a text from front matter at its [[terms]] and link them."""
        pieces = []
        for part in split_terms(text.text):
            if isinstance(part, str):
                pieces.append(Piece(part))
            elif link := self.term(part):
                pieces.append(Piece(link.shown, link.href, link.tip))
            else:
                pieces.append(Piece(part.shown))
        return Line(tuple(pieces), text.locale)

    @property
    def site_name(self) -> str:
        """The name of the site."""
        return self.say(self.library.settings.site_name)

    @property
    def town_page(self) -> Page | None:
        """The page of this page's town (itself for a town's page); None for a page of no town.

        The home page of a site of one town is a page of that town.
        """
        if self.page.kind == "home":
            return self.library.only_town
        return self.page if self.page.kind == "town" else self.library.town(self.page.town)

    @property
    def towns(self) -> list[Page]:
        """Pages of the towns that this page covers: its own, those of its prefecture, or all."""
        if own := self.town_page:
            return [own]
        wanted = self.page.facts.prefecture if isinstance(self.page.facts, Listing) else None
        return [town for town in self.library.towns if wanted in (None, facts(town, Town).prefecture)]

    def town_key(self, town: Page) -> str:
        """The id by which a reader chooses a town: the same for all its plans."""
        return self.library.municipality(town_id(town))

    def department(self, town: Page, department: Department) -> Ref:
        """A link to a department on its town's page of departments."""
        home = self.library.pages.get(f"towns/{town_id(town)}/departments")
        is_whole = department.is_whole_office
        words = self.whole_office(department.name) if is_whole else self.in_both(department.name, town)
        return Ref(words, self.to(home, department.name) if home else None)

    def whole_office(self, name: str) -> Text:
        """The printed name of the whole office, and what it means: 全課（役場全体）, The whole town office (全課)."""
        return Text(self.say("{name}（役場全体）", name=name), self.locale)

    def in_both(self, name: str, page: Page) -> Text:
        """Translate a name and keep the Japanese in brackets, as on the sign at the counter: Tax Division (税務課)."""
        words = self.label(name, page)
        return words if words.locale == JAPANESE else Text(f"{words.text} ({name})", words.locale)

    def departments(self, page: Page, names: Iterable[str]) -> tuple[Ref, ...]:
        """Links to the named departments of the page's town; unknown names are skipped."""
        town = self.library.town(page.town)
        known = {d.name: d for d in departments_of(town)} if town else {}
        return tuple(self.department(town, known[name]) for name in names if town and name in known)


def departments_of(town: Page) -> tuple[Department, ...]:
    """The departments in a town's plan; () where it names none."""
    return given(facts(town, Town).departments)
