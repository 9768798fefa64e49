"""Faults of a built site, and how they are printed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from machidx.language.characters import printable

_SHOWN = 20
"""Faults of one kind that are printed; a mistake in a template stands on every page."""
_MADE = "machidx site で、つくりなおします"


class FaultKind(NamedTuple):
    """What faults have in common: a name, and what is done about them, in Japanese."""

    name: str
    remedy: str


UNREADABLE = FaultKind("読めないファイル", f"リンクや権限を直すか、{_MADE}。")
LEFTOVER = FaultKind("残りもの", f"サイトに入れないファイルや文字です。消すか、もとを直して、{_MADE}。")
BROKEN = FaultKind("こわれたファイル", f"ディスクの空きを確かめて、{_MADE}。")
TOO_LARGE = FaultKind(
    "大きすぎるファイル",
    "分けるか、小さくします。やむをえないときは、site/artefact/budgets.py の上限を、わけを書いて上げます。",
)
MARKUP = FaultKind(
    "HTMLのまちがい", f"ひな形（overrides/ か machidx の theme/）か、もとの文（docs/）を直して、{_MADE}。"
)
FOREIGN = FaultKind(
    "よそのサイトからの読みこみ", "サイトの中のファイルを使います。よそへは、リンク（a）だけができます。"
)
INLINE = FaultKind("ページの中のプログラムや見た目の指定", "assets/ の .js か .css に移します。")
POLICY = FaultKind(
    "Content-Security-Policy", "theme/partials/policy.html のとおりに、head の初め（文字コードの後）に置きます。"
)
LINK = FaultKind("リンク切れ", f"行き先を直すか、なくなったページの行き先を残して（redirect_from）、{_MADE}。")
LANGUAGE = FaultKind("日本語と英語のそろい", f"両方の言語のページがそろうように、{_MADE}。")
PICTURE = FaultKind("画像", "ひな形の img に、代わりの文（alt）と、幅（width）と高さ（height）を書きます。")
DATA = FaultKind("データ", f"データと、その決まり（data/schema/、data/tables.json）を合わせて、{_MADE}。")
SITEMAP = FaultKind("サイトマップ", f"sitemap.xml とページを合わせて、{_MADE}。")
SUBSCRIPTION = FaultKind("フィードとカレンダー", f"お知らせや予定のもと（docs/）を直して、{_MADE}。")
SEARCH = FaultKind("検索", f"検索の索引が、ページと合っていません。{_MADE}。")


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something wrong in a built site."""

    path: str
    """The file, from the site's root."""
    line: int
    """1-based; 0 for the whole file."""
    column: int
    """1-based; 0 for the whole line."""
    kind: FaultKind
    wrong: str
    """What is wrong, a sentence in Japanese."""
    part: str = ""
    """The place inside data: a row, a column, a key; "" where line and column tell it."""

    @property
    def told(self) -> str:
        """The fault in one line, without the remedy: ``path:line:column: …``."""
        place = ":".join(map(str, filter(None, (self.path, self.line, self.column))))
        return printable(f"{place}: {self.part + ': ' if self.part else ''}{self.wrong}")

    def __str__(self) -> str:
        """The fault in one line, with what to do."""
        return f"{self.told} {self.kind.remedy}"


def at_file(path: str, kind: FaultKind, wrong: str, part: str = "") -> Fault:
    """A fault of a whole file, or of a part of its data."""
    return Fault(path, 0, 0, kind, wrong, part)


def grouped(faults: Iterable[Fault]) -> str:
    """Print faults by kind, each kind with its number and its remedy."""
    by_kind = groupby(sorted(faults, key=lambda fault: (fault.kind, fault)), key=lambda fault: fault.kind)
    return "\n".join(line for kind, found in by_kind for line in _group(kind, list(found)))


def _group(kind: FaultKind, found: list[Fault]) -> Iterator[str]:
    yield f"{kind.name}（{len(found)}件）: {kind.remedy}"
    yield from (f"  {fault.told}" for fault in found[:_SHOWN])
    if len(found) > _SHOWN:
        yield f"  ほかに{len(found) - _SHOWN}件あります。"
