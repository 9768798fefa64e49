"""Only the forms of this preview, on this machine, change files: all other requests are refused, and change nothing."""

import http.client
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest

from ..conftest import live, make_project

MEASURE = "/-/edit/file/towns/midori/measures/1-1.md"
LARGE = 1024 * 1024 + 1


class Office(NamedTuple):
    """A project that is served, with what a browser knows of the form of a measure."""

    project: Path
    port: int
    token: str
    seen: str

    @property
    def headers(self) -> dict[str, str]:
        """What a browser sends with the form."""
        here = f"127.0.0.1:{self.port}"
        return {
            "Host": here,
            "Origin": f"http://{here}",
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Machidx-Token": self.token,
            "Sec-Fetch-Site": "same-origin",
            "Content-Length": str(len(self.body())),
        }

    def body(self, seen: str = "") -> str:
        """A form that changes the title."""
        return urlencode({"title": "かわりました", "do": "anyway", "seen": seen or self.seen})

    def ask(self, method: str, path: str, headers: Mapping[str, str], body: str = "") -> tuple[int, str]:
        """Return the status and the text of the answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in headers.items():
                connection.putheader(name, value)
            connection.endheaders(body.encode() if body else None)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    project = make_project(tmp_path_factory.mktemp("refused") / "project")
    with live(project) as (address, lines):
        assert next(line for line in lines if "できました" in line)
        port = urlsplit(address).port or 0
        known = Office(project, port, "", "")
        _, page = known.ask("GET", MEASURE, {"Host": f"127.0.0.1:{port}"})
        token = re.search('name="token" content="([^"]+)"', page)
        seen = re.search('data-seen="([^"]+)"', page)
        assert token
        assert seen
        yield known._replace(token=token[1], seen=seen[1])


def _files(office: Office) -> dict[Path, bytes]:
    """All files but those of the search index, which is made in the background."""
    there = [path for path in office.project.glob("*") if not path.name.startswith(".")]
    files = [path for folder in there for path in [folder, *folder.rglob("*")] if path.is_file()]
    return {path: path.read_bytes() for path in files if "__pycache__" not in path.parts}


WITH: dict[str, dict[str, str | None]] = {
    "of another origin": {"Origin": "https://evil.example"},
    "of another port": {"Origin": "http://127.0.0.1:1"},
    "without an origin": {"Origin": None},
    "of an opaque origin": {"Origin": "null"},
    "to another host name": {"Host": "evil.example:{port}", "Origin": "http://evil.example:{port}"},
    "to another host name, of this origin": {"Host": "evil.example:{port}"},
    "to the name of another port": {"Host": "127.0.0.1:1", "Origin": "http://127.0.0.1:1"},
    "without a host": {"Host": None},
    "of another site": {"Sec-Fetch-Site": "cross-site"},
    "of another server on this machine": {"Sec-Fetch-Site": "same-site"},
    "without a token": {"X-Machidx-Token": None},
    "with an empty token": {"X-Machidx-Token": ""},
    "with another token": {"X-Machidx-Token": "é" * 43},
    "without a length": {"Content-Length": None},
    "with a length in words": {"Content-Length": "many"},
    "with a length below 0": {"Content-Length": "-1"},
    "with a length in other digits": {"Content-Length": "１２"},
    "that is too large": {"Content-Length": str(LARGE)},
    "of a length without end": {"Content-Length": "9" * 5000},
    "in chunks": {"Transfer-Encoding": "chunked"},
}


@pytest.mark.parametrize("name", WITH)
def test_a_request_is_refused(office: Office, name: str) -> None:
    before = _files(office)
    headers = {**office.headers}
    for header, value in WITH[name].items():
        if value is None:
            headers.pop(header)
        else:
            headers[header] = value.format(port=office.port).encode().decode("latin-1")
    status, text = office.ask("POST", MEASURE, headers, office.body())
    assert status in (400, 403, 411, 413), text
    assert _files(office) == before


@pytest.mark.parametrize(
    "path",
    [
        "/-/edit/file/../../mkdocs.yml",
        "/-/edit/file/..%2F..%2Fmkdocs.yml",
        "/-/edit/file/towns/midori/../midori/measures/1-1.md",
        "/-/edit/file/%2e%2e/README.md",
        "/-/edit/file//etc/passwd",
        "/-/edit/file/labels.en.yml",
        "/-/edit/file/towns/midori/adopted.json",
        "/-/edit/file/towns/midori/measures/1-1.en.md",
        "/-/edit/file/towns/midori/measures/1-1",
        "/-/edit/file/towns/midori/measures/linked.md",
        "/-/edit/file/elsewhere/index.md",
        "/-/edit/file/towns/midori/measures/1-1.md%00",
        "/-/edit/translation/../../mkdocs.yml",
        "/-/edit/year/..%2Fono",
        "/-/edit/new/measure/..%2F..?number=1",
        "/-/edit/new/town?number=1",
        "/-/other",
        "/towns/midori/measures/1-1/",
        "/_machidx/forms.js",
        "/_machidx/forms/page.html",
    ],
)
def test_no_other_file_is_reached(office: Office, path: str) -> None:
    docs = office.project / "docs"
    link, folder = docs / "towns/midori/measures/linked.md", docs / "elsewhere"
    try:
        link.symlink_to(office.project / "mkdocs.yml")
        folder.symlink_to(docs / "about")
        before = _files(office)
        status, text = office.ask("POST", path, office.headers, office.body())
        assert status in (404, 405, 422), text
        assert _files(office) == before
        if path.startswith("/-/edit/"):
            status, text = office.ask("GET", path, office.headers)
            assert status in (400, 404)
            assert "site_name" not in text
    finally:
        link.unlink()
        folder.unlink()


@pytest.mark.parametrize(
    "query",
    [
        "new/term?label=a&reading=い&slug=../x",
        "new/term?label=a&reading=い&slug=index",
        "new/term?label=a&reading=い&slug=x/y",
        "new/measure/midori?number=../../x",
        "new/measure/midori?number=1-①",
    ],
)
def test_a_new_file_is_made_only_where_a_page_may_be(office: Office, query: str) -> None:
    before = _files(office)
    path, _, rest = query.partition("?")
    asked = urlencode(parse_qsl(rest))
    status, _ = office.ask("POST", f"/-/edit/{path}?{asked}", office.headers, office.body())
    assert status in (409, 422)
    assert {path for path in _files(office) if path not in before} <= {
        office.project / "docs/towns/midori/measures/x.md"
    }
    assert {path: content for path, content in _files(office).items() if path in before} == before


def test_a_file_that_became_a_link_is_not_written(office: Office) -> None:
    target, file = office.project / "other.md", office.project / "docs/towns/midori/measures/1-2.md"
    content = file.read_bytes()
    _, page = office.ask("GET", "/-/edit/file/towns/midori/measures/1-2.md", office.headers)
    seen = re.search('data-seen="([^"]+)"', page)
    assert seen
    target.write_bytes(content)
    file.unlink()
    try:
        file.symlink_to(target)
        status, _ = office.ask(
            "POST", "/-/edit/file/towns/midori/measures/1-2.md", office.headers, office.body(seen[1])
        )
        assert status == 422
        assert target.read_bytes() == content
    finally:
        file.unlink()
        file.write_bytes(content)
        target.unlink()


@pytest.mark.parametrize(
    ("path", "host"),
    [(MEASURE, "evil.example:{port}"), (MEASURE, "127.0.0.1:1"), ("/-/edit/", None), ("/-/edit/file/nosuch.md", None)],
)
def test_only_a_form_tells_the_token(office: Office, path: str, host: str | None) -> None:
    headers = office.headers | ({"Host": host.format(port=office.port)} if host else {})
    _, page = office.ask("GET", path, headers)
    assert "<h1>" in page
    assert office.token not in page


def test_no_other_page_may_show_a_form(office: Office) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", office.port, timeout=30)
    connection.request("GET", MEASURE)
    policy = connection.getresponse().getheader("Content-Security-Policy") or ""
    connection.close()
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


def test_the_form_of_this_preview_is_saved_and_a_second_one_is_told(office: Office) -> None:
    """The requests above are refused for one reason each."""
    file = office.project / "docs/towns/midori/measures/1-1.md"
    content = file.read_bytes()
    assert office.ask("POST", MEASURE, office.headers, office.body())[0] == 200
    assert "title: かわりました" in file.read_text(encoding="utf-8")
    assert office.ask("POST", MEASURE, office.headers, office.body())[0] == 409
    file.write_bytes(content)
