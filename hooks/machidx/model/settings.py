"""What a site says of itself in mkdocs.yml: its names, licence, color, logo, and who keeps it."""

import re
from typing import Annotated, Any, Literal, NamedTuple, TypeAlias

from pydantic import BeforeValidator, ConfigDict, Discriminator, Field, Tag
from pydantic_core import PydanticCustomError

from machidx.language.contrast import DARK_PAPER, LEAST, LIGHT_PAPER, nearest_readable, on_paper
from machidx.model.contact import MAIL
from machidx.model.town import Accent
from machidx.model.values import Brief, Record, as_words


class Licence(NamedTuple):
    """A licence: its short name, the address of its text, and its SPDX identifier."""

    name: str
    url: str
    spdx: str


LICENCES = {
    "CC BY 4.0": Licence("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0"),
    "CC BY-SA 4.0": Licence("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/", "CC-BY-SA-4.0"),
    "CC0 1.0": Licence("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"),
}
"""By their names."""
OWN_ACCENT = "own"
"""The name of a color that is none of the palette."""


def _words(value: Any) -> str:
    return "" if value is None else as_words(value)


def _mail(value: Any) -> str:
    text = _words(value)
    if text and not re.fullmatch(MAIL, text):
        raise PydanticCustomError("mail_address", "メールの住所を、半角で1つだけ書きます（例：dx@town.example.jp）。")
    return text


def _or_nothing(value: Any) -> Any:
    return {} if value is None else value


Said = Annotated[str, BeforeValidator(_words)]
"""Words, "" for none."""


class Keeper(Record):
    """Who keeps the site, and takes corrections; each "" if not set."""

    name: Said = ""
    mail: Annotated[str, BeforeValidator(_mail)] = ""
    place: Said = ""
    """Where a printed slip is brought or sent."""


def _color_on(paper: str) -> BeforeValidator:
    """A validator that accepts a color in which words can be read on paper."""

    def check(value: Any) -> str:
        text = str(value).strip().lower()
        if not re.fullmatch("#[0-9a-f]{6}", text):
            raise PydanticCustomError("color", '色は、"#0031d8" のように「"」で囲み、# と6けたで書きます。')
        if (found := on_paper(text, paper)) < LEAST:
            how = "濃い" if paper == LIGHT_PAPER else "明るい"
            rule = (
                f"この色の文字は、読みにくい人がいます（明暗の比は{found:.1f}。{LEAST}から）。もっと{how}色にします。"
            )
            raise PydanticCustomError("color", rule, {"proposal": f'"{nearest_readable(text, paper)}"'})
        return text

    return BeforeValidator(check)


class AccentPair(Record):
    """A color of one's own: for light and for dark pages."""

    light: Annotated[str, _color_on(LIGHT_PAPER)]
    dark: Annotated[str, _color_on(DARK_PAPER)]


def _form(value: Any) -> str:
    return "palette" if isinstance(value, str) else "pair"


AccentChoice: TypeAlias = Annotated[
    Annotated[Accent, Tag("palette")] | Annotated[AccentPair, Tag("pair")], Discriminator(_form)
]


class Extra(Record):
    """The settings below ``extra:``; those of others are left alone."""

    model_config = ConfigDict(extra="ignore")

    short_name: Said = ""
    """The name where there is little room, as in the header of a phone."""
    app_name: Said = ""
    """The name below the icon on a home screen."""
    accent: AccentChoice = "blue"
    logo: Said = ""
    """The path of a picture below docs/."""
    licence: Literal["CC BY 4.0", "CC BY-SA 4.0", "CC0 1.0"] = "CC BY 4.0"
    keeper: Annotated[Keeper, BeforeValidator(_or_nothing)] = Keeper()


class SiteSettings(Record):
    """The settings of a site; those that the core does not use are left alone."""

    model_config = ConfigDict(extra="ignore")

    site_name: Brief = "町のDX計画"
    site_description: Said = ""
    extra: Annotated[Extra, BeforeValidator(_or_nothing)] = Field(default_factory=Extra)

    @property
    def short_name(self) -> str:
        """The name where there is little room."""
        return self.extra.short_name or self.site_name

    @property
    def app_name(self) -> str:
        """The name below the icon on a home screen."""
        return self.extra.app_name or self.short_name

    @property
    def accent(self) -> str:
        """The color of pages that are of no town: a name of the palette, or OWN_ACCENT."""
        return self.extra.accent if isinstance(self.extra.accent, str) else OWN_ACCENT

    @property
    def own_accent(self) -> AccentPair | None:
        """The color that is none of the palette; None for one that is."""
        return None if isinstance(self.extra.accent, str) else self.extra.accent

    @property
    def licence(self) -> Licence:
        """Under which the texts and the data may be used."""
        return LICENCES[self.extra.licence]

    @property
    def said(self) -> dict[tuple[str, ...], str]:
        """The words that pages print, each of which needs its English, by the keys that lead to them."""
        words = {
            ("site_name",): self.site_name,
            ("site_description",): self.site_description,
            ("extra", "short_name"): self.extra.short_name,
            ("extra", "app_name"): self.extra.app_name,
        }
        return {path: text for path, text in words.items() if text}
