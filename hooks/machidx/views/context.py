"""The page that is being shown, and in which language: what every view needs to name and to link things."""

import posixpath
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from machidx.content.library import Library, facts, town_id
from machidx.content.page import Page
from machidx.glossary.glossary import Linker
from machidx.language.locale import JAPANESE, Text
from machidx.markdown import markup
from machidx.markdown.extension import Place
from machidx.model.kinds import Measures
from machidx.model.town import Department, Town
from machidx.model.values import given
from machidx.translation.label_names import NUMBERED


class Ref(NamedTuple):
    """A link: its words, and an address relative to the page shown (None: nothing to lead to)."""

    text: Text
    url: str | None
    current: bool = False


class Piece(NamedTuple):
    """A piece of a line of text: plain words, or a term with its link, and its tooltip where it has one."""

    text: str
    url: str | None = None
    term: str | None = None


class Line(NamedTuple):
    """A text with linked terms, and the language it is in."""

    pieces: tuple[Piece, ...]
    locale: str


def plain(text: Text) -> Text:
    """A text without its [[ ]], for places where no link may stand."""
    return text._replace(text=markup.without_terms(text.text))


def relative(here: str, there: str) -> str:
    """The address ``there`` as a link on the page ``here`` (both from the site's root, ``there`` may have #…)."""
    path, mark, anchor = there.partition("#")
    link = posixpath.relpath(path, here)
    return (f"{link}/" if path.endswith("/") else link) + mark + anchor


def _as_written(text: str, place: Place) -> str:
    return text


@dataclass(frozen=True)
class Scene:
    """One page in one language."""

    library: Library
    page: Page
    locale: str
    linker: Linker
    write: Callable[[str, Place], str] = _as_written
    """Renders the text of a page that is shown on another one (see ``machidx.writing``)."""

    @property
    def shown_on(self) -> Page:
        """The page that a reader is on: this one, if it is not shown as a part of another one."""
        return self.page

    @property
    def url(self) -> str:
        """The address, from the site's root, of the page that a reader is on."""
        return self.shown_on.url(self.locale)

    def link(self, url: str) -> str:
        """An address from the site's root as a relative link on this page."""
        return relative(self.url, url)

    def to(self, page: Page, anchor: str = "") -> str:
        """A relative link to a page in this language."""
        return self.link(page.url(self.locale) + (f"#{anchor}" if anchor else ""))

    def to_section(self, page: Page, id: str) -> str:
        """A relative link to a section of a page, or to the page where this language lacks the section."""
        return self.to(page, id if page.has_section(id, self.locale) else "")

    def ref(self, page: Page) -> Ref:
        """A page's title with its link."""
        return Ref(page.text("title", self.locale), self.to(page), page is self.shown_on)

    def label(self, japanese: str, page: Page | None = None) -> Text:
        """A name in this language, as the page (or another one) translates it."""
        return self.library.label(page or self.page, japanese, self.locale)

    def number(self, number: str, page: Page | None = None) -> Text:
        """A printed number in this language: 1-(2) as it is; of 住民目線-1 and 表2-1 the word is translated."""
        match = NUMBERED.fullmatch(number)
        if self.locale == JAPANESE or not match:
            return Text(number, self.locale)
        word = self.label(match["word"], page)
        return (
            Text(f"{word.text} {match['digits']}".strip(), word.locale) if word.locale == self.locale else Text(number)
        )

    def named(self, number: str, name: str, page: Page | None = None) -> Text:
        """A number and a name as one text; Japanese where either is not translated."""
        pair = (self.number(number, page), self.label(name, page))
        if all(text.locale == self.locale for text in pair):
            return Text(" ".join(text.text for text in pair).strip(), self.locale)
        return Text(f"{number} {name}".strip())

    def say(self, japanese: str, **values: object) -> str:
        """The site's own words in this language; values are put in for {names}."""
        words = japanese if self.locale == JAPANESE else self.library.shared.get(japanese, japanese)
        return words.format(**values) if values else words

    def line(self, text: Text) -> Line:
        """A text of the front matter with its [[terms]] linked."""
        pieces = []
        for part in markup.segments(text.text):
            if isinstance(part, str):
                pieces.append(Piece(part))
            elif link := self.linker.link(part):
                pieces.append(Piece(link.shown, self.to(link.page, link.anchor(self.locale)), link.page.name))
            else:
                pieces.append(Piece(part.shown))
        return Line(tuple(pieces), text.locale)

    @property
    def town_page(self) -> Page | None:
        """The page of the town this page belongs to (a town's own page belongs to it)."""
        return self.page if self.page.kind == "town" else self.library.town(self.page.town)

    @property
    def towns(self) -> list[Page]:
        """The towns a page is about: its own, those of its prefecture, or all."""
        if own := self.town_page:
            return [own]
        wanted = self.page.facts.prefecture if isinstance(self.page.facts, Measures) else None
        return [town for town in self.library.towns if wanted in (None, facts(town, Town).prefecture)]

    def department(self, town: Page, department: Department) -> Ref:
        """A department, linked to where it stands on its town's page of departments."""
        home = self.library.pages.get(f"towns/{town_id(town)}/departments")
        whole = department.scope == "whole_office"
        words = Text(self.say("役場全体で取り組みます"), self.locale) if whole else self.in_both(department.name, town)
        return Ref(words, self.to(home, department.name) if home else None)

    def in_both(self, name: str, page: Page) -> Text:
        """A name in this language and, in English, as it stands on the sign at the counter: Tax Division (税務課)."""
        words = self.label(name, page)
        return words if words.locale == JAPANESE else Text(f"{words.text} ({name})", words.locale)

    def departments(self, page: Page, names: Iterable[str]) -> tuple[Ref, ...]:
        """The departments of a measure, in printed order."""
        town = self.library.town(page.town)
        known = {d.name: d for d in departments_of(town)} if town else {}
        return tuple(self.department(town, known[name]) for name in names if town and name in known)


def departments_of(town: Page) -> tuple[Department, ...]:
    """The departments a town's plan names; none where it names none."""
    return given(facts(town, Town).departments)
