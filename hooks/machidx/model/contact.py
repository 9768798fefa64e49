"""Whom to ask, and where the original is: entered by a town, as its plan does not say."""

import re
import unicodedata
from typing import Annotated, Any, Self, TypeAlias

from pydantic import BeforeValidator, model_validator
from pydantic_core import PydanticCustomError

from machidx.model.roles import Name
from machidx.model.values import Count, Record, WebAddress, as_words, patterned

_TELEPHONE = re.compile(r"0[0-9]{1,4}-[0-9]{1,4}-[0-9]{3,4}")
_SIGNS = str.maketrans(dict.fromkeys("()（）‐‑–—―ー－−・. ", "-"))
MAIL = r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+"
"""A mail address, as a regular expression."""


def _meant(text: str) -> str:
    """The telephone number that a text means, in half-width digits between hyphens; "" if none."""
    plain = re.sub("-+", "-", unicodedata.normalize("NFKC", text.translate(_SIGNS)).translate(_SIGNS))
    found = _TELEPHONE.search(plain)
    return found[0] if found else ""


def _telephone(value: Any) -> str:
    text = as_words(value)
    if not _TELEPHONE.fullmatch(text):
        rule = "電話番号は、市外局番から、半角の数字を「-」で区切って1つだけ書きます。"
        raise PydanticCustomError("telephone", rule, {"proposal": _meant(text)})
    return text


def _split(value: Any) -> Any:
    if isinstance(value, str):
        proposal = f"{{telephone: {number}}}" if (number := _meant(value)) else ""
        rule = "電話は telephone:、メールは mail:、ページは page: に分けて書きます。"
        raise PydanticCustomError("contact", rule, {"proposal": proposal})
    return value


Telephone: TypeAlias = Annotated[str, BeforeValidator(_telephone)]
MailAddress = Annotated[
    str, patterned("mail_address", MAIL, "メールの住所を、半角で1つだけ書きます（例：dx@town.example.jp）。")
]
FileAddress = Annotated[
    str, patterned("file_address", r"https://[^\s#]+", "「https://」で始まり、「#」のない住所を書きます。")
]


class Contact(Record):
    """Whom to ask; at least one way to ask."""

    name: Name | None = None
    """The counter or 係; the name of the town's office or the department if absent."""
    telephone: Telephone | None = None
    mail: MailAddress | None = None
    page: WebAddress | None = None
    """The address of a page with a form or directions."""
    hours: Name | None = None
    """When one can ask: 平日 8:30～17:15."""

    @model_validator(mode="after")
    def _can_be_asked(self) -> Self:
        if not (self.telephone or self.mail or self.page):
            raise PydanticCustomError("no_way_to_ask", "telephone、mail、page のどれか1つは書きます。")
        return self


OptionalContact: TypeAlias = Annotated[Contact | None, BeforeValidator(_split)]
"""Whom to ask; None where the town has not entered it."""


class Original(Record):
    """The file of a plan's document (PDF)."""

    url: FileAddress
    first_page: Count
    """The page of the file, counted from 1 with the cover, on which the page printed as 1 is."""
    pages: Count | None = None
    """How many pages the file has, so that pages behind its end are told."""

    def page_of_file(self, printed: int) -> int:
        """The page of the file, counted from 1, of a page as printed."""
        return printed + self.first_page - 1

    def has(self, printed: int) -> bool:
        """Whether the file has a page as printed, as far as its length is known."""
        return self.pages is None or self.page_of_file(printed) <= self.pages

    def address_of(self, printed: int | None) -> str:
        """The address of the file, opened at a page as printed; at its beginning for None."""
        return self.url if printed is None else f"{self.url}#page={self.page_of_file(printed)}"
