"""The step for whom to ask: fields for telephone, mail and page in place of one text."""

import re
import unicodedata
from collections.abc import Iterator

from machidx.content.frontmatter import KeyPath
from machidx.content.source import Source
from machidx.content.upgrading.edits import ByHand, FieldChange, NewValue
from machidx.model.contact import MAIL

_PATTERNS = {
    "page": r"https://[!-~]+",
    "mail": MAIL,
    "telephone": r"(?<!\d)\(?0\d{1,4}[-()]{1,2}\d{1,4}[-()]{1,2}\d{3,4}(?!\d)",
}
"""How each way to ask is written in half-width letters, in the order in which they are looked for."""
_ORDER = ("name", "telephone", "mail", "page")
_HYPHENS = str.maketrans(dict.fromkeys("‐‑–—―ー−", "-"))
_NAMED = re.compile(r"(?:電話(?:番号)?|TEL|tel|Tel|☎|☏|メール(?:アドレス)?|[Ee]-?[Mm]ail|[Mm]ail|URL|ページ)")
_BETWEEN = re.compile(r"[\s:、,/・()\[\]]+")
_OFFICE = re.compile(r"[^\d\s]{1,30}(?:課|係|室|局|班|部|窓口|センター|役場|役所)")


def with_ways_to_ask(source: Source) -> Iterator[FieldChange | ByHand]:
    """A contact has its telephone number, mail address and page in fields of their own."""
    data = source.front.data
    if data.get("kind") not in ("town", "measure"):
        return
    found: list[tuple[KeyPath, object]] = [(("contact",), data.get("contact"))]
    departments = data.get("departments") if data["kind"] == "town" else None
    for number, department in enumerate(departments if isinstance(departments, list) else []):
        if isinstance(department, dict):
            found.append((("departments", number, "contact"), department.get("contact")))
    for path, text in found:
        if isinstance(text, str):
            yield _edit(path, text)


def _edit(path: KeyPath, text: str) -> FieldChange | ByHand:
    if contact := contact_in(text):
        told = "、".join(f"{name}: {value}" for name, value in contact.items())
        return FieldChange(path, f"「contact」を項目に分けます（{told}）", (NewValue(path, contact),))
    return ByHand(path, f"「contact」の「{text}」を、telephone:、mail:、page: に分けて書きます")


def contact_in(text: str) -> dict[str, str]:
    """The fields of a contact that one text means; {} unless every word of the text has its field."""
    rest, fields = unicodedata.normalize("NFKC", text), {}
    for name, pattern in _PATTERNS.items():
        searched = rest.translate(_HYPHENS) if name == "telephone" else rest
        if len(found := [*re.finditer(pattern, searched)]) > 1:
            return {}
        for match in found:
            is_number = name == "telephone"
            fields[name] = re.sub(r"[-()]+", "-", match.group()).strip("-") if is_number else match.group()
            rest = f"{rest[: match.start()]} {rest[match.end() :]}"
    rest = _BETWEEN.sub(" ", _NAMED.sub(" ", rest)).strip()
    if not fields or (rest and not _OFFICE.fullmatch(rest)):
        return {}
    if rest:
        fields["name"] = rest
    return {name: fields[name] for name in _ORDER if name in fields}
