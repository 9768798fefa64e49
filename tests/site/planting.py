"""Faults to plant into a built site of the tiny library, and how each is told."""

import gzip
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from machidx.site.artefact import fault
from machidx.site.artefact.fault import FaultKind

PAGE = "towns/midori/measures/1-1/index.html"
OTHER = "en/glossary/bpr/index.html"
SITE = "https://machi-dx.example.org"


def put(file: Path, content: bytes | str) -> None:
    """Write a file in place of the linked one, if any."""
    file.unlink(missing_ok=True)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    file.chmod(0o644)


def change(file: Path, old: str, new: str) -> int:
    """Replace the first place of a text; return its line."""
    text = file.read_text(encoding="utf-8")
    at = text.index(old)
    put(file, text.replace(old, new, 1))
    return text.count("\n", 0, at) + 1


Spoil = Callable[[Path], int]
"""Plants a fault into a site; returns its line, 0 for a fault of the whole file."""


def changed(path: str, old: str, new: str) -> Spoil:
    """Replace a text in a file."""
    return lambda site: change(site / path, old, new)


def added(html: str, path: str = PAGE) -> Spoil:
    """Add to the end of the article of a page."""
    return changed(path, "</article>", f"{html}</article>")


def whole(path: str, spoil: Callable[[bytes], bytes]) -> Spoil:
    """Change all of a file."""

    def plant(site: Path) -> int:
        put(site / path, spoil((site / path).read_bytes()))
        return 0

    return plant


def in_head(html: str) -> Spoil:
    """Add to the end of the head of a page."""
    return changed(PAGE, "</head>", f"{html}</head>")


def gone(path: str) -> Spoil:
    """Remove a file."""

    def plant(site: Path) -> int:
        (site / path).unlink()
        return 0

    return plant


def new(path: str, content: bytes | str = "x") -> Spoil:
    """Add a file."""

    def plant(site: Path) -> int:
        put(site / path, content)
        return 0

    return plant


def unplaced(old: str, content: str) -> Spoil:
    """Replace a text in a page; the fault is that of the whole file."""

    def plant(site: Path) -> int:
        change(site / PAGE, old, content)
        return 0

    return plant


@dataclass(frozen=True)
class Planted:
    """A fault to plant, and how it is told."""

    name: str
    spoil: Spoil
    kind: FaultKind
    path: str
    words: str
    follows: tuple[FaultKind, ...] = ()
    """Kinds of faults that it brings with it."""


def _json(change: Callable[[dict[str, Any]], object]) -> Callable[[bytes], bytes]:
    def spoil(data: bytes) -> bytes:
        told = json.loads(data)
        change(told)
        return json.dumps(told).encode()

    return spoil


def _half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _repacked(site: Path) -> int:
    """Change one file within the archive."""
    path = site / "data/machi-dx.zip"
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    path.unlink()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content + b"\n" if name == "towns.json" else content)
    path.chmod(0o644)
    return 0


def every(site: Path, pattern: str) -> list[Path]:
    found = sorted(site.glob(pattern))
    assert found, pattern
    return found


def _forgotten(site: Path) -> int:
    """The words of the search are those of another site."""
    for block in every(site, "search/index/*/words/0/*.json"):
        words = json.loads(block.read_bytes())
        put(block, json.dumps({word: [] for word in words}))
    return 0


def _record(site: Path) -> int:
    """What the search shows first is no page."""
    (record,) = every(site, "search/index/*/pages/0.json")
    put(record, json.dumps(json.loads(record.read_bytes()) | {"url": "/nowhere/"}))
    return 0


def _lost_record(site: Path) -> int:
    (record,) = every(site, "search/index/*/pages/0.json")
    record.unlink()
    return 0


def _linked(site: Path) -> int:
    (site / "assets/site.css").rename(site / "assets/far.css")
    (site / "assets/site.css").symlink_to("far.css")
    return 0


def _forbidden(site: Path) -> int:
    put(site / "robots.txt", (site / "robots.txt").read_bytes())
    (site / "robots.txt").chmod(0o600)
    return 0


def _many(site: Path) -> int:
    """Scripts that are small enough each, and too large together."""
    for number in range(6):
        put(site / f"assets/{number}.js", "x" * 30_000)
        change(site / PAGE, "</head>", f'<script src="../../../../assets/{number}.js"></script></head>')
    return 0


POLICY = '<meta http-equiv="Content-Security-Policy"'
LEAVING = '<link rel="alternate" hreflang="en"'
PLANTED = (
    # links
    Planted("a dead link", added('<a href="../nowhere/">x</a>'), fault.LINK, PAGE, "「../nowhere/」の行き先"),
    Planted("a dead anchor", added('<a href="#nowhere">x</a>'), fault.LINK, PAGE, "id「nowhere」がありません"),
    Planted("a dead anchor elsewhere", added('<a href="../1-2/#hw">x</a>'), fault.LINK, PAGE, "もしかして: #how"),
    Planted("no slash at the end", added('<a href="../1-2">x</a>'), fault.LINK, PAGE, "もしかして: 終わりに「/」"),
    Planted("an absolute link", added(f'<a href="{SITE}/no/">x</a>'), fault.LINK, PAGE, "行き先「no/index.html」"),
    Planted("no address", added('<a href="http://[x">x</a>'), fault.LINK, PAGE, "アドレスとして読めません"),
    Planted("a strange scheme", added('<a href="ftp://x/">x</a>'), fault.LINK, PAGE, "サイトの外へ出ます"),
    Planted("a page is gone", gone(OTHER), fault.LANGUAGE, "glossary/bpr/index.html", f"英語のページ「{OTHER}」が",
            (fault.LINK, fault.SITEMAP, fault.SEARCH, fault.SUBSCRIPTION)),
    Planted("a relative link for lost visitors", added('<a href="towns/">x</a>', "404.html"), fault.LINK, "404.html",
            "「/」から書きます"),
    Planted("a drawing of a page", changed(PAGE, "qr.svg", "qr2.svg"), fault.LINK, PAGE, "「qr2.svg」の行き先"),
    Planted("an icon of an installed page", changed("assets/site.webmanifest", "icon-512", "icon-513"), fault.LINK,
            "assets/site.webmanifest", "icon-513.png"),
    # HTML
    Planted("a double id", added('<p id="main">x</p>'), fault.MARKUP, PAGE, "同じ id が"),
    Planted("two main headings", added("<h1>x</h1>"), fault.MARKUP, PAGE, "h1）が、2つあります"),
    Planted("no main heading", whole(PAGE, lambda data: data.replace(b"<h1", b"<h2").replace(b"</h1", b"</h2")),
            fault.MARKUP, PAGE, "h1）がありません"),
    Planted("not closed", added("<div><em>x</div>"), fault.MARKUP, PAGE, "開け閉めが合いません"),
    Planted("a block in a paragraph", added("<p><div>x</div></p>"), fault.MARKUP, PAGE, "開け閉めが合いません"),
    Planted("a link in a link", added('<a href="#main">x<a href="#main">y</a></a>'), fault.MARKUP, PAGE, "開け閉め"),
    Planted("a paragraph in a table", added("<table><p>x</p></table>"), fault.MARKUP, PAGE, "開け閉めが合いません"),
    Planted("an attribute twice", added('<p class="a" class="b">x</p>'), fault.MARKUP, PAGE, "同じ属性が、2回"),
    Planted("an old element", added("<center>x</center>"), fault.MARKUP, PAGE, "もう使わない要素です"),
    Planted("an unknown sign", added("<p>&nosuch;</p>"), fault.MARKUP, PAGE, "「&」で始まる"),
    Planted("an empty heading", added("<h2></h2>"), fault.MARKUP, PAGE, "見出しの中身がありません"),
    Planted("a name that is not there", added('<p aria-labelledby="no">x</p>'), fault.MARKUP, PAGE, "id「no」が"),
    Planted("no language", unplaced('<html lang="ja"', "<html"), fault.LANGUAGE, PAGE, "lang が「」です"),
    Planted("no title", whole(PAGE, lambda data: re.sub(b"<title>.*</title>", b"<title> </title>", data)), fault.MARKUP,
            PAGE, "題名（title）", (fault.MARKUP,)),
    Planted("data that are no data", changed(PAGE, '{"@context"', '{"@context'), fault.MARKUP, PAGE, "JSON-LD が"),
    Planted("data of a page that is not there", changed(PAGE, f'"item": "{SITE}/towns/"', f'"item": "{SITE}/to/"'),
            fault.LINK, PAGE, "行き先「to/index.html」"),
    # languages
    Planted("another language", unplaced('<html lang="ja"', '<html lang="en"'), fault.LANGUAGE, PAGE, "lang が「en」"),
    Planted("half of the languages", unplaced(LEAVING, '<link rel="alternate" data-language="en"'), fault.LANGUAGE,
            PAGE, "hreflang「en」が「」です", (fault.SITEMAP,)),
    Planted("not known by its address", unplaced(f'"canonical" href="{SITE}/', f'"canonical" href="{SITE}/en/'),
            fault.LANGUAGE, PAGE, "canonical が", (fault.SITEMAP, fault.LANGUAGE)),
    # pictures
    Planted("no words for a picture", added('<img src="qr.svg" width="9" height="9">'), fault.MARKUP, PAGE, "（alt）"),
    Planted("no width", added('<img src="qr.svg" height="9" alt="">'), fault.PICTURE, PAGE, "width が"),
    Planted("no height", added('<img src="qr.svg" width="9" height="auto" alt="">'), fault.PICTURE, PAGE, "height が"),
    Planted("a drawing without a name", added('<svg role="img" width="9"></svg>'), fault.PICTURE, PAGE, "名前（aria"),
    # foreign
    Planted("a foreign picture", added('<img src="https://x.example/a.png" width="9" height="9" alt="">'),
            fault.FOREIGN, PAGE, "「https://x.example/a.png」を読みこみます"),
    Planted("a foreign picture for some", added('<img src="qr.svg" srcset="//x.example/a.png 2x" width="9" height="9" '
            'alt="">'), fault.FOREIGN, PAGE, "「//x.example/a.png」"),
    Planted("a foreign script", added('<script src="https://x.example/a.js"></script>'), fault.FOREIGN, PAGE, "a.js"),
    Planted("a script as data", added('<script src="data:,x"></script>'), fault.FOREIGN, PAGE, "data:,x"),
    Planted("a foreign style sheet", in_head('<link rel="stylesheet" href="//x.example/a.css">'), fault.FOREIGN, PAGE,
            "//x.example/a.css"),
    Planted("a connection ahead", in_head('<link rel="preconnect" href="https://x.example">'), fault.FOREIGN, PAGE,
            "<link> が"),
    Planted("a foreign form", added('<form action="https://x.example/"></form>'), fault.FOREIGN, PAGE, "<form> が"),
    Planted("a foreign frame", added('<iframe src="https://x.example/"></iframe>'), fault.FOREIGN, PAGE, "<iframe> が"),
    Planted("a picture for those without scripts", added('<noscript><img src="//x.example/a" width="1" height="1" '
            'alt=""></noscript>'), fault.FOREIGN, PAGE, "//x.example/a"),
    Planted("a way to another site", in_head('<meta http-equiv="refresh" content="0; url=//x.example/">'),
            fault.FOREIGN, PAGE, "//x.example/", (fault.SITEMAP, fault.LANGUAGE)),
    Planted("a foreign picture in a style", changed("assets/site.css", "{", "{background:url( '//x.example/a.png' );"),
            fault.FOREIGN, "assets/site.css", "//x.example/a.png"),
    Planted("a foreign style in a style", changed("assets/print.css", "@", '@import "https://x.example/a.css";@'),
            fault.FOREIGN, "assets/print.css", "https://x.example/a.css"),
    Planted("a file of a style", changed("assets/print.css", "{", "{background:url(no.png);"), fault.LINK,
            "assets/print.css", "「no.png」の行き先"),
    Planted("a foreign part of a script", changed("assets/find.js", '"./fold.js"', '"https://x.example/a.js"'),
            fault.FOREIGN, "assets/find.js", "https://x.example/a.js"),
    Planted("a foreign question of a script", changed("assets/find.js", "import", "fetch(`//x.example/a`);import"),
            fault.FOREIGN, "assets/find.js", "//x.example/a"),
    Planted("a part of a script", changed("assets/find.js", "fold.js", "fild.js"), fault.LINK, "assets/find.js",
            "「./fild.js」の行き先"),
    # inline
    Planted("a script inside", added("<script>alert(1)</script>"), fault.INLINE, PAGE, "（script）が"),
    Planted("a style inside", added('<p style="color:red">x</p>'), fault.INLINE, PAGE, "見た目（style）が"),
    Planted("a sheet inside", in_head("<style>p{}</style>"), fault.INLINE, PAGE, "<style> で"),
    Planted("a handler", added('<p onclick="alert(1)">x</p>'), fault.INLINE, PAGE, "onclick に"),
    Planted("a script as an address", added('<a href=" java\tscript:alert(1)">x</a>'), fault.INLINE, PAGE, "href に",
            (fault.LINK,)),
    Planted("a page inside", added('<iframe srcdoc="x"></iframe>'), fault.INLINE, PAGE, "srcdoc に"),
    Planted("a script in a drawing", whole("assets/favicon.svg", lambda data: data.replace(b"</svg>",
            b"<script/></svg>")), fault.INLINE, "assets/favicon.svg", "<script> があります"),
    Planted("a handler in a drawing", whole("assets/favicon.svg", lambda data: data.replace(b"<svg",
            b'<svg onload="x"')), fault.INLINE, "assets/favicon.svg", "onload に"),
    # policy
    Planted("no policy", unplaced(POLICY, '<meta name="policy"'), fault.POLICY, PAGE, "がありません"),
    Planted("a wide policy", changed(PAGE, "script-src 'self'", "script-src 'self' 'unsafe-inline'"), fault.POLICY,
            PAGE, "'unsafe-inline' は許しすぎです"),
    Planted("half a policy", changed(PAGE, "form-action 'self'", ""), fault.POLICY, PAGE, "「form-action」が"),
    Planted("a late policy", changed(PAGE, POLICY, f'<link rel="help" href="#main">{POLICY}'), fault.POLICY, PAGE,
            "守らない読みこみ"),
    # files
    Planted("a large page", unplaced("</article>", f"<!--{'x' * 300_000}--></article>"), fault.TOO_LARGE, PAGE,
            "300kBまで"),
    Planted("a large style sheet", whole("assets/site.css", lambda data: data * 2), fault.TOO_LARGE, "assets/site.css",
            "350kBまで"),
    Planted("many scripts", _many, fault.TOO_LARGE, PAGE, "合わせて"),
    Planted("a cut page", whole(PAGE, _half), fault.BROKEN, PAGE, "途中で切れている",
            (fault.BROKEN, fault.MARKUP, fault.LINK, fault.SITEMAP, fault.LANGUAGE)),
    Planted("a page in other letters", whole(PAGE, lambda data: data.replace("町".encode(), "町".encode("cp932"))),
            fault.BROKEN, PAGE, "UTF-8 ではありません", (fault.LINK, fault.SITEMAP, fault.LANGUAGE, fault.SEARCH)),
    Planted("an empty file", whole("assets/site.css", lambda _: b""), fault.BROKEN, "assets/site.css", "中身が"),
    Planted("a cut picture", whole("assets/icon-192.png", _half), fault.BROKEN, "assets/icon-192.png", "途中で切れて"),
    Planted("a truncated gz", whole("sitemap.xml.gz", _half), fault.BROKEN, "sitemap.xml.gz", "途中で切れている"),
    Planted("a gz of something else", whole("sitemap.xml.gz", lambda _: gzip.compress(b"x")), fault.BROKEN,
            "sitemap.xml.gz", "「sitemap.xml」とちがいます"),
    Planted("a gz of nothing", new("a.js.gz", gzip.compress(b"x")), fault.BROKEN, "a.js.gz", "ちがいます"),
    Planted("a cut workbook", whole("data/machi-dx.xlsx", _half), fault.BROKEN, "data/machi-dx.xlsx", "途中で切れて",
            (fault.DATA,)),
    Planted("a system's file", new("towns/.DS_Store"), fault.LEFTOVER, "towns/.DS_Store", "サイトのファイルでは"),
    Planted("a copy of a page", new("towns/index (1).html", "<p>x</html>"), fault.LEFTOVER, "towns/index (1).html", "",
            (fault.MARKUP, fault.POLICY, fault.LANGUAGE)),
    Planted("an editor's copy", new("index.html.bak"), fault.LEFTOVER, "index.html.bak", "サイトのファイルでは"),
    Planted("the inside of the program", added("<p>Text(text=1)</p>"), fault.LEFTOVER, PAGE, "プログラムの中の書き方"),
    Planted("a link in the folder", _linked, fault.UNREADABLE, "assets/site.css", "リンクなどです", (fault.LINK,)),
    Planted("no permission", _forbidden, fault.UNREADABLE, "robots.txt", "-rw-------"),
    # data
    Planted("a value of no kind", whole("data/towns.json", _json(lambda told: told["towns"][0].update(id=1))),
            fault.DATA, "data/towns.json", "値 1 が", (fault.DATA,)),
    Planted("a schema without data", gone("data/chapters.json"), fault.DATA, "data/chapters.json", "データがありません",
            (fault.DATA, fault.LINK)),
    Planted("a schema that is none", whole("data/schema/towns.schema.json", _json(lambda told: told.update(type=1))),
            fault.DATA, "data/schema/towns.schema.json", "JSON Schema ではありません", (fault.DATA,)),
    Planted("another archive", _repacked, fault.DATA, "data/machi-dx.zip", "「data/towns.json」とちがいます"),
    Planted("another column", whole("data/kpis.csv", lambda data: data.replace(b"name_ja", b"name", 1)), fault.DATA,
            "data/kpis.csv", "列の名前が", (fault.DATA,)),
    Planted("a number that is none", whole("data/kpis.csv", lambda data: data.replace(b"1900", b"many", 1)), fault.DATA,
            "data/kpis.csv", "「many」は、この列の値では", (fault.DATA,)),
    Planted("a row that is nowhere", whole("data/kpis.csv", lambda data: data.replace(b'"midori-1-1"', b'"midori-9"')),
            fault.DATA, "data/kpis.csv", "「measures.csv」にありません", (fault.DATA,)),
    Planted("a row twice", whole("data/towns.csv", lambda data: data + data.splitlines(keepends=True)[-1]), fault.DATA,
            "data/towns.csv", "もうあります", (fault.DATA,)),
    # sitemap
    Planted("a page too few", changed("sitemap.xml", f"<loc>{SITE}/towns/</loc>", f"<loc>{SITE}/no/</loc>"),
            fault.SITEMAP, "sitemap.xml", f"「{SITE}/towns/」が、のっていません", (fault.SITEMAP, fault.BROKEN)),
    Planted("no sitemap", gone("sitemap.xml"), fault.SITEMAP, "sitemap.xml", "ありません", (fault.BROKEN,)),
    Planted("a cut sitemap", whole("sitemap.xml", _half), fault.BROKEN, "sitemap.xml", "途中で切れて", (fault.BROKEN,)),
    Planted("no way to the sitemap", whole("robots.txt", lambda _: b"User-agent: *\n"), fault.SITEMAP, "robots.txt",
            "という行がありません"),
    Planted("a page twice", whole("sitemap.xml", lambda data: data.replace(b"<url>", b"<url><loc>%s/</loc></url><url>" %
            SITE.encode(), 1)), fault.SITEMAP, "sitemap.xml", "2回のっています", (fault.BROKEN,)),
    # feeds and calendars
    Planted("a broken feed", changed("feed.xml", "</entry>", "</entri>"), fault.BROKEN, "feed.xml", "こわれています"),
    Planted("a feed without a date", whole("feed.xml", lambda data: data.replace(b"updated>", b"update>")),
            fault.SUBSCRIPTION, "feed.xml", "updated がありません", (fault.SUBSCRIPTION,)),
    Planted("a feed that leads nowhere", changed("feed.xml", f'href="{SITE}/news/" />', f'href="{SITE}/nows/" />'),
            fault.LINK, "feed.xml", "行き先「nows/index.html」"),
    Planted("a cut calendar", whole("calendar.ics", _half), fault.BROKEN, "calendar.ics", "途中で切れて",
            (fault.SUBSCRIPTION,)),
    Planted("a calendar with long lines", whole("calendar.ics", lambda data: data.replace(b"\r\nBEGIN:VEVENT",
            b"\r\nX-A:" + b"x" * 99 + b"\r\nBEGIN:VEVENT", 1)), fault.SUBSCRIPTION, "calendar.ics", "103バイトです"),
    Planted("an event without an id", whole("calendar.ics", lambda data: data.replace(b"\r\nUID:", b"\r\nX-UID:", 1)),
            fault.SUBSCRIPTION, "calendar.ics", "UID がありません"),
    Planted("an event without an end", whole("calendar.ics", lambda data: data.replace(b"END:VEVENT\r\n", b"", 1)),
            fault.SUBSCRIPTION, "calendar.ics", "合う BEGIN がありません", (fault.SUBSCRIPTION,)),
    # search
    Planted("a search that forgets", _forgotten, fault.SEARCH, "search/index/index.json", "見つかりません"),
    Planted("a search that leads nowhere", _record, fault.SEARCH, "search/index/index.json", "「/nowhere/」が"),
    Planted("a search without a page", _lost_record, fault.SEARCH, "", "検索のファイルがありません"),
    Planted("no search", gone("en/search/index/index.json"), fault.SEARCH, "en/search/index", "索引がありません"),
)  # fmt: skip
