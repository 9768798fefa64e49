"""The configurations that are shipped in hosting/ say what the core says, and are graded A+."""

from collections.abc import Callable

import pytest

from machidx.site.fingerprints import FINGERPRINTED
from machidx.site.headers import ASKED, FEED_TYPE, KEPT, POLICY, TYPES, headers

from .observatory import Seen, grade, score
from .reading import APACHE, NGINX, of_apache, of_nginx, types_of_apache, types_of_nginx
from .servers import HOSTING, NAME

_PAGE, _DATA, _KEPT = "index.html", "data/measures.json", "assets/site.0123456789abcdef.css"
_BLOCK = "en/search/index/0123456789abcdef/names.json"
_PATHS = (_PAGE, _DATA, _KEPT, _BLOCK, "search/index/index.json", "feed.xml", "themes/data/card.png", "en/card.png")
_TYPE = "Content-Type"


@pytest.mark.parametrize("sent", [of_nginx, of_apache])
@pytest.mark.parametrize("path", _PATHS)
def test_both_servers_send_what_the_core_says(sent: Callable[[str], dict[str, str]], path: str) -> None:
    assert sent(path) == {name: value for name, value in headers(path).items() if name != _TYPE}


def test_both_servers_know_the_type_of_every_file() -> None:
    assert types_of_nginx() == TYPES
    assert types_of_apache() | {"gz": TYPES["gz"]} == TYPES
    assert f"default_type {FEED_TYPE.partition(';')[0]};" in NGINX
    assert f'ForceType "{FEED_TYPE}"' in APACHE


def test_a_fingerprint_is_recognized_by_one_pattern() -> None:
    assert f'"~^/{FINGERPRINTED}"' in NGINX
    assert f"m#^/{FINGERPRINTED}#" in APACHE


def test_only_what_never_changes_is_kept() -> None:
    assert {path for path in _PATHS if headers(path)["Cache-Control"] == KEPT} == {_KEPT, _BLOCK}
    assert {headers(path)["Cache-Control"] for path in _PATHS} == {KEPT, ASKED}


def test_the_policy_of_the_pages_is_sent_and_no_frame_is_allowed() -> None:
    assert headers(_PAGE)["Content-Security-Policy"] == f"{POLICY}; frame-ancestors 'none'"
    assert "unsafe" not in POLICY


def test_no_server_of_the_examples_keeps_a_log() -> None:
    nginx = (HOSTING / "nginx/server.conf").read_text(encoding="utf-8")
    servers = nginx.split("server {")[1:]
    assert len(servers) == 2
    assert all("access_log off;" in server or "machidx-site.conf" in server for server in servers)
    assert "access_log off;" in (HOSTING / "nginx/machidx-site.conf").read_text(encoding="utf-8")
    apache = (HOSTING / "apache/server.conf").read_text(encoding="utf-8")
    assert apache.count("<VirtualHost") == apache.count("CustomLog /dev/null")


def test_the_container_runs_as_no_root_and_writes_only_to_the_folder_for_it() -> None:
    steps = (HOSTING / "container/Containerfile").read_text()
    assert "\nUSER 33:33\n" in steps
    assert "--read-only --tmpfs /tmp --cap-drop all" in steps
    assert {f"hosting/nginx/machidx-{name}.conf" in steps for name in ("http", "site")} == {True}
    written = [
        line.split()[1] for line in (HOSTING / "container/nginx.conf").read_text().splitlines() if "_path" in line
    ]
    assert [place for place in written if not place.startswith("/tmp/")] == []


def _seen(sent: dict[str, str], moved_to: str = f"https://{NAME}/", html: str = '<script src="assets/a.js">') -> Seen:
    return Seen(NAME, {name.lower(): value for name, value in sent.items()}, html, moved_to)


@pytest.mark.parametrize("sent", [of_nginx, of_apache])
def test_the_grade_of_the_observatory_is_the_best(sent: Callable[[str], dict[str, str]]) -> None:
    assert (grade(_seen(sent(_PAGE))), score(_seen(sent(_PAGE)))) == ("A+", 140)


@pytest.mark.parametrize(
    ("name", "value", "graded", "left"),
    [
        ("Content-Security-Policy", "", "C", 55),
        (
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self' 'unsafe-inline'; frame-ancestors *",
            "B+",
            80,
        ),
        ("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'", "A+", 135),
        ("Strict-Transport-Security", "", "B+", 80),
        ("Strict-Transport-Security", "max-age=86400", "A+", 130),
        ("X-Content-Type-Options", "", "A+", 135),
        ("Referrer-Policy", "unsafe-url", "A+", 130),
        ("Cross-Origin-Resource-Policy", "", "A+", 130),
        ("Cross-Origin-Opener-Policy", "all", "A+", 125),
        ("Set-Cookie", "a=1", "C+", 60),
    ],
)
def test_a_header_that_is_lost_or_weak_costs_points(name: str, value: str, graded: str, left: int) -> None:
    seen = _seen(headers(_PAGE) | {name: value})
    assert (grade(seen), score(seen)) == (graded, left)


def test_what_the_headers_cannot_mend_costs_points() -> None:
    assert score(_seen(headers(_PAGE), moved_to="")) == 80
    assert score(_seen(headers(_PAGE), html='<script src="https://else.example.org/a.js">')) == 50
    assert grade(_seen({}, moved_to="")) == "F"
