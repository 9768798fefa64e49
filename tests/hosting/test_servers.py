"""nginx and Apache, with the shipped configurations, answer as the core says, for every file of a release."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest

from machidx.site.fingerprints import is_fingerprinted
from machidx.site.headers import ASKED, KEPT, headers

from . import observatory, servers
from .servers import NAME, Server

pytestmark = pytest.mark.full
_UNPACK = {"gzip": gzip.decompress, "br": brotli.decompress}


@pytest.fixture(scope="module", params=["container", "nginx", "apache"])
def pair(request: pytest.FixtureRequest, work: Path, release: Path) -> Iterator[tuple[Server | None, Server]]:
    """The servers of HTTP and HTTPS; the container has one of HTTP alone, as HTTPS ends before it."""
    if request.param == "container":
        with servers.nginx(work, release) as server:
            yield None, server
    else:
        start = servers.nginx_with_tls if request.param == "nginx" else servers.apache
        with start(work, release) as both:
            yield both


@pytest.fixture(scope="module")
def server(pair: tuple[Server | None, Server]) -> Server:
    return pair[1]


@pytest.fixture(scope="module")
def files(release: Path) -> dict[str, bytes]:
    """The files of the release, without the compressed ones beside others."""
    there = {path.relative_to(release).as_posix(): path for path in release.rglob("*") if path.is_file()}
    own = (place for place in there if place.rpartition(".")[0] not in there or place == "sitemap.xml.gz")
    return {place: there[place].read_bytes() for place in own}


def test_every_file_has_its_bytes_and_its_headers(server: Server, files: dict[str, bytes]) -> None:
    wrong = []
    for place, content in files.items():
        for asked in ("", "gzip", "gzip, br"):
            answer = server.get(f"/{place}", **({"Accept_Encoding": asked} if asked else {}))
            how = answer.headers.get("content-encoding", "")
            body = _UNPACK.get(how, bytes)(answer.body)
            sent = {name: answer.headers.get(name.lower()) for name in headers(place)}
            if (answer.status, body, sent) != (200, content, headers(place)) or how not in asked:
                wrong.append((place, asked, answer.status, how, sent))
    assert len(files) > 200
    assert wrong == []


def test_what_is_compressed_beforehand_is_sent_to_those_who_understand_it(server: Server, release: Path) -> None:
    smaller = (release / "towns/midori/index.html.gz").read_bytes()
    for path in ("/towns/midori/", "/towns/midori/index.html", "/towns/midori/?q=1"):
        answer = server.get(path, Accept_Encoding="gzip")
        assert (answer.body, answer.headers["content-encoding"]) == (smaller, "gzip")
        assert "Accept-Encoding" in answer.headers["vary"]


@pytest.mark.parametrize("pair", ["container", "apache"], indirect=True)
def test_brotli_is_sent_where_the_server_has_it(pair: tuple[Server | None, Server], release: Path) -> None:
    answer = pair[1].get("/towns/midori/", Accept_Encoding="gzip, deflate, br")
    assert answer.body == (release / "towns/midori/index.html.br").read_bytes()


def test_a_folder_leads_to_its_page(server: Server) -> None:
    for path, led in (("/towns/midori", "/towns/midori/"), ("/en", "/en/"), ("/search?q=a", "/search/?q=a")):
        answer = server.get(path)
        assert answer.status == 301
        assert answer.headers["location"].removeprefix(f"https://{NAME}") == led


@pytest.mark.parametrize("path", ["/nothing/", "/nothing.css", "/.git/config", "/assets/site.0123456789abcdef.css"])
def test_where_nothing_is_the_page_of_the_language_tells_so_and_is_not_kept(server: Server, path: str) -> None:
    for root, language in (("", b'<html lang="ja"'), ("/en", b'<html lang="en"')):
        answer = server.get(f"{root}{path}")
        assert answer.status == 404
        assert language in answer.body
        expected = headers("404.html")
        assert {name: answer.headers.get(name.lower()) for name in expected} == expected


def test_a_browser_that_asks_again_is_told_that_nothing_has_changed(server: Server) -> None:
    first = server.get("/towns/midori/", Accept_Encoding="gzip")
    again = server.get("/towns/midori/", Accept_Encoding="gzip", If_None_Match=first.headers["etag"])
    assert (again.status, again.body, again.headers["cache-control"]) == (304, b"", ASKED)


def test_what_never_changes_may_be_kept_for_a_year(server: Server, files: dict[str, bytes]) -> None:
    kept = [place for place in files if is_fingerprinted(place)]
    assert {server.get(f"/{place}").headers["cache-control"] for place in kept} == {KEPT}
    assert len(kept) > 50


@pytest.mark.parametrize("pair", ["nginx", "apache"], indirect=True)
def test_the_observatory_gives_its_best_grade(pair: tuple[Server, Server]) -> None:
    plain, secure = pair
    first, home = plain.get("/"), secure.get("/")
    assert (first.status, home.status) == (301, 200)
    seen = observatory.Seen(NAME, home.headers, home.body.decode(), first.headers["location"])
    assert (observatory.grade(seen), observatory.score(seen)) == ("A+", 140)
