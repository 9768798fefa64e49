"""Answers the requests to the preview: pages, our own scripts, the stream of events, and forms.

Every served page has one script more than the published one: it listens to ``/_machidx/events``, and leads to the
page's form.
"""

from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from urllib.parse import parse_qs, parse_qsl, quote, unquote

from machidx.content.outputs import indexes, missing_file
from machidx.language.locale import JAPANESE
from machidx.site.editing.desk import FORMS, Desk
from machidx.site.editing.guard import refusal
from machidx.site.editing.routes import form_of
from machidx.site.headers import POLICY, headers
from machidx.site.preview import FAULTS, Preview, fault_words
from machidx.site.rounds import Rounds

PREFIX = "/_machidx/"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""What the pages with forms may load, and that no other page may show them."""
_BESIDE = {"Content-Security-Policy": f"{POLICY}; frame-ancestors 'self'"}
"""A page is shown beside its form."""


class Handler(BaseHTTPRequestHandler):
    """Answers with files of the preview, with our own files under PREFIX, and with the stream of events."""

    protocol_version = "HTTP/1.1"

    def __init__(
        self, *args: object, rounds: Rounds, preview: Preview, desk: Desk, index: Path, **kwargs: object
    ) -> None:
        self.rounds = rounds
        self.preview = preview
        self.desk = desk
        self.index = index
        """The folder of an earlier build: it has the search index."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer a request."""
        path, _, query = self.path.partition("?")
        if path == f"{PREFIX}events":
            self._events()
        elif path.startswith(PREFIX):
            self._own(path.removeprefix(PREFIX))
        elif path.startswith(FORMS):
            self._form(path, query, changes=False)
        elif page := self.desk.typed_page(parse_qs(query).get("typed", [""])[0]):
            self._send(200, "index.html", page, _BESIDE)
        else:
            self._file(unquote(path).lstrip("/"))

    def do_POST(self) -> None:
        """Answer what a form sends."""
        path, _, query = self.path.partition("?")
        if path.startswith(FORMS):
            self._form(path, query, changes=True)
        else:
            self.close_connection = True  # the body stays unread
            self._send(405, "none.txt", b"")

    def _form(self, path: str, query: str, *, changes: bool) -> None:
        """Answer with a form, or with what was found in one that was sent; refuse what others send."""
        _, port, *_ = self.connection.getsockname()
        refused = refusal(self.headers, port, self.desk.token, changes=changes)
        asked = unquote(path.removeprefix(FORMS))
        found = dict(parse_qsl(query))
        if refused:
            self.close_connection = True
            answer = self.desk.refuse(refused.status, refused.reason, as_page=not changes)
        elif changes:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode("utf-8", "replace")
            answer = self.desk.take(asked, found, parse_qsl(body, keep_blank_values=True))
        else:
            answer = self.desk.show(asked, found)
        self._send(answer.status, f"answer.{answer.format}", answer.body, {"Content-Security-Policy": _POLICY})

    def _file(self, path: str) -> None:
        build = self.rounds.id  # before the edition: a page that is older than its number says is never reloaded
        edition = self.preview.edition
        if edition is None:
            self._page(200, _file("waiting.html").read_bytes(), build, "")
            return
        try:
            name = f"{path}index.html" if not path or path.endswith("/") else path
            locales = edition.contents.pages.library.locales
            found = _indexed(self.index, path) if path.startswith(indexes(locales)) else edition.file(name)
            if found is None and edition.file(f"{path}/index.html") is not None:
                self._redirect(path)
            elif found is None:
                self._page(404, edition.file(_missing(path, locales)), build, "")
            elif name.endswith(".html"):
                shown = edition.contents.page_at(name)
                self._page(200, found, build, form_of(*shown) if shown else "")
            else:
                self._send(200, name, found)
        except FAULTS as error:
            self._send(500, "error.txt", fault_words(error).encode())

    def _redirect(self, path: str) -> None:
        """Lead to the address with the slash."""
        self.send_response(301)
        self.send_header("Location", quote(f"/{path}/"))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _page(self, status: int, page: bytes | None, build: str, form: str) -> None:
        """Send a page with the script, before </body>, that waits for the next build and leads to the page's form."""
        tag = f'<script type="module" src="{PREFIX}live.js?build={build}&amp;form={quote(form)}"></script></body>'
        self._send(status, "index.html", (page or b"").replace(b"</body>", tag.encode()), _BESIDE)

    def _own(self, name: str) -> None:
        file = _file(name)
        if "/" not in name and file.is_file():
            self._send(200, name, file.read_bytes())
        else:
            self._send(404, "none.txt", b"")

    def _send(self, status: int, path: str, body: bytes, also: Mapping[str, str] = MappingProxyType({})) -> None:
        """Send what a web server sends with a file at a path, except that no browser may keep it."""
        self.send_response(status)
        own = {"Content-Length": str(len(body)), "Cache-Control": "no-store"}
        for name, value in (headers(path) | own | dict(also)).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _events(self) -> None:
        """Send server-sent events, each with the id of a build: ``good``, or ``problems`` with their text."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Connection", "close")
        self.end_headers()
        seen = self.headers.get("Last-Event-ID") or ""
        try:
            while True:
                if news := self.rounds.wait(seen, 15):
                    seen, outcome = news
                    name = "good" if outcome.published else "problems"
                    lines = "".join(f"data: {line}\n" for line in outcome.said.splitlines() or [""])
                    self.wfile.write(f"event: {name}\nid: {seen}\n{lines}\n".encode())
                else:
                    self.wfile.write(b": still here\n\n")
                self.wfile.flush()
        except OSError:
            return

    def log_message(self, format: str, *args: object) -> None:
        """Log no requests: they would hide the problems in the terminal."""


def _file(name: str) -> Traversable:
    return resources.files("machidx.site") / "live" / name


def _missing(path: str, locales: tuple[str, ...]) -> str:
    """The file that is shown for a path without one, in the language of the path."""
    return missing_file(next((locale for locale in locales if path.startswith(f"{locale}/")), JAPANESE))


def _indexed(folder: Path, path: str) -> bytes | None:
    """A file of the search index; None where there is none, as before the first index."""
    file = folder / PurePosixPath(path)
    return file.read_bytes() if ".." not in PurePosixPath(path).parts and file.is_file() else None
