"""Creates the files of a new town, measure, chapter or term from templates with hints; the site builds with them.

Raises RefusedError for invalid arguments and for files that exist already.
"""

import json
import re
import unicodedata
from importlib import resources
from pathlib import Path
from string import Template
from typing import NamedTuple

import jaconv

from machidx.content.failures import RefusedError
from machidx.content.library import Library, facts
from machidx.language import years
from machidx.language.filenames import unholdable
from machidx.language.numbering import check_digit, name_for, spelled
from machidx.language.scripts import is_reading, reading_meant
from machidx.model.kinds import KINDS, Listing
from machidx.model.town import Town

_NAMES = (
    "北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 東京都 神奈川県 新潟県 富山県 "
    "石川県 福井県 山梨県 長野県 岐阜県 静岡県 愛知県 三重県 滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県 鳥取県 島根県 "
    "岡山県 広島県 山口県 徳島県 香川県 愛媛県 高知県 福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県"
)
PREFECTURES = _NAMES.split()
"""The prefectures in the order of their codes, 01 to 47."""
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def new_town(docs: Path, library: Library, *, id: str, name: str, code: str, reading: str) -> list[Path]:
    """Create the files of a town, and the index of its prefecture for the first town there."""
    return write_new(town_files(docs, library, id=id, name=name, code=code, reading=reading))


def town_files(docs: Path, library: Library, *, id: str, name: str, code: str, reading: str) -> dict[Path, str]:
    """Return the texts of the files of a town by path; writes nothing."""
    if not _SLUG.fullmatch(id):
        raise RefusedError(f"町のid「{id}」は、半角の英小文字・数字と「-」だけで書きます。")
    if not re.fullmatch("[0-9]{6}", code) or not 1 <= int(code[:2]) <= len(PREFECTURES):
        raise RefusedError(f"団体コード「{code}」は、都道府県の番号で始まる6桁の数字です。")
    if check_digit(code) != int(code[5]):
        raise RefusedError(f"団体コード「{code}」の検査数字が合いません。もしかして: {code[:5]}{check_digit(code)}")
    _refuse_reading(reading)
    year = years.fiscal_year_era(years.fiscal_year_of(years.current_month()))
    values = {
        "name": name,
        "code": code,
        "reading": reading,
        "prefecture": PREFECTURES[int(code[:2]) - 1],
        "year": year,
    }
    folder = docs / "towns" / id
    made = {
        folder / "index.md": from_template("town.md", values),
        folder / "measures/index.md": from_template("town-measures.md", values),
        folder / "booklet.md": from_template("town-booklet.md", values),
    }
    known = {facts(page, Listing).prefecture for page in library.of_kind("measures")}
    english = library.shared.get(values["prefecture"])
    index = docs / "measures" / f"{english.split()[0].lower()}.md" if english else None
    if index and values["prefecture"] not in known and not index.exists():  # it may be a draft
        made[index] = from_template("prefecture-measures.md", values)
    return made


class NewFile(NamedTuple):
    """A file to be created."""

    path: Path
    text: str


def new_measure(docs: Path, library: Library, town_id: str, number: str) -> list[Path]:
    """Create the file of a measure."""
    return write_new(dict([measure_file(docs, library, town_id, number)]))


def measure_file(docs: Path, library: Library, town_id: str, number: str) -> NewFile:
    """The file of a new measure, under the policy with the longest number that begins the measure's number."""
    page = library.town(town_id)
    if page is None:
        raise RefusedError(f"「{town_id}」という町はありません。")
    numbers = library.numbers(town_id)
    twin = next((name for name, other in numbers.items() if spelled(other) == spelled(number)), "")
    if twin:
        raise RefusedError(f"番号「{number}」の施策はもうあります（{twin}.md）。")
    name = name_for(number, numbers)
    if not name:
        raise RefusedError(f"番号「{number}」からは、ファイルの名前がつくれません。短い番号にします。")
    policies = [policy.number for policy in facts(page, Town).all_policies()]
    if not policies:
        raise RefusedError(f"{page.source.path} に方針（policies）がありません。先に書いてください。")
    fitting = [policy for policy in policies if number.startswith(policy)] or policies
    values = {
        "number": number,
        "town": town_id,
        "policy": max(fitting, key=len),
        "theme": next(iter(library.themes)),
    }
    return NewFile(docs / "towns" / town_id / "measures" / f"{name}.md", from_template("measure.md", values))


def new_chapter(docs: Path, library: Library, town_id: str, name: str, *, number: str, title: str) -> list[Path]:
    """Create the file of a chapter of a town's plan; ``number`` and ``title`` as printed, "" to be written later."""
    if library.town(town_id) is None:
        raise RefusedError(f"「{town_id}」という町はありません。")
    if not _SLUG.fullmatch(name):
        raise RefusedError(f"ファイルの名前「{name}」は、半角の英小文字・数字と「-」だけで書きます。")
    found = re.match("[0-9]+", name)
    values = {
        "number": number or (str(int(found[0])) if found else "1"),
        "title": title or "題名を書いてください（章）",
    }
    text = from_template("chapter.md", values) + from_template("chapter-section.md", values)
    return write_new({docs / "towns" / town_id / "plan" / f"{name}.md": text})


def new_term(docs: Path, label: str, reading: str, english: str, slug: str) -> list[Path]:
    """Create the file of a term."""
    return write_new(dict([term_file(docs, label, reading, english, slug)]))


def term_file(docs: Path, label: str, reading: str, english: str, slug: str) -> NewFile:
    """The file of a new term, named after the slug, the label in Latin letters, or the reading."""
    slug = slug or slug_of(label, reading)
    if not slug or not reading:
        raise RefusedError("読み（--reading、ひらがな）を書いてください。ファイルの名前は読みから作ります。")
    _refuse_reading(reading)
    if not _SLUG.fullmatch(slug):
        raise RefusedError(f"ファイルの名前「{slug}」は、半角の英小文字・数字と「-」だけで書きます。")
    if not may_be_term(slug):
        raise RefusedError(f"「{slug}.md」は、サイトが使う名前です。--slug で、ほかの名前にします。")
    values = {"label": label, "reading": reading, "english": english or label}
    return NewFile(docs / "glossary" / f"{slug}.md", from_template("term.md", values))


def may_be_term(slug: str) -> bool:
    """Whether a term's file may have this name: the site uses some itself."""
    return KINDS["term"].lives_at(f"glossary/{slug}")


def slug_of(label: str, reading: str) -> str:
    """The file name of a term: its label in Latin letters, or its reading; "" where neither gives one."""
    return _slug(label) or _slug(romaji(reading))


def _refuse_reading(reading: str) -> None:
    """Raise RefusedError for a reading that is not in hiragana."""
    if not is_reading(reading):
        hint = f" もしかして: {meant}" if (meant := reading_meant(reading)) else ""
        raise RefusedError(f"読み「{reading}」は、ひらがなと「ー」だけで書きます。{hint}".rstrip())


def romaji(reading: str) -> str:
    """Romanize in Hepburn without marks of long vowels: hyojunka for ひょうじゅんか."""
    romaji = jaconv.kana2alphabet(jaconv.kata2hira(reading).replace("ー", ""))
    return re.sub(r"ou|oo", "o", romaji).replace("uu", "u")


def _slug(text: str) -> str:
    """A name in Latin letters as a file name; "" for any other name."""
    plain = unicodedata.normalize("NFKC", text).lower().replace("ー", "")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") if plain.isascii() else ""


def from_template(template: str, values: dict[str, str]) -> str:
    """Fill in a template. Its values are in double quotes, where YAML has the escapes of JSON."""
    escaped = {name: json.dumps(value.strip(), ensure_ascii=False)[1:-1] for name, value in values.items()}
    text = (resources.files("machidx.content") / "new" / template).read_text(encoding="utf-8")
    if "" in escaped.values():
        raise RefusedError("名前や読みを空にはできません。")
    return Template(text).substitute(escaped)


def write_new(files: dict[Path, str]) -> list[Path]:
    """Write new files and return their paths. Writes none where a name cannot be one, or a file exists."""
    for path in files:
        if why := next(filter(None, map(unholdable, path.parts[-3:])), ""):
            raise RefusedError(why)
        if path.exists():
            raise RefusedError(f"{path} はもうあります。")
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return [*files]
