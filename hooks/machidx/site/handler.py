"""Answers the requests to the preview: pages, our own scripts, the stream of events, and forms.

Every served page has one script more than the published one: it listens to ``/_machidx/events``, and leads to the
page's form.
"""

import mimetypes
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath
from urllib.parse import parse_qs, parse_qsl, quote, unquote

import jinja2

from machidx.content.outputs import INDEXES
from machidx.site.editing.desk import FORMS, Desk
from machidx.site.editing.guard import refusal
from machidx.site.editing.routes import form_of
from machidx.site.preview import Preview
from machidx.site.rounds import Rounds

PREFIX = "/_machidx/"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""What the pages with forms may load, and that no other page may show them."""


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
            self._send(200, "text/html", page)
        else:
            self._file(unquote(path).lstrip("/"))

    def do_POST(self) -> None:
        """Answer what a form sends."""
        path, _, query = self.path.partition("?")
        if path.startswith(FORMS):
            self._form(path, query, changes=True)
        else:
            self.close_connection = True  # the body stays unread
            self._send(405, "text/plain", b"")

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
        self._send(answer.status, answer.kind, answer.body, {"Content-Security-Policy": _POLICY})

    def _file(self, path: str) -> None:
        build = self.rounds.id  # before the edition: a page that is older than its number says is never reloaded
        edition = self.preview.edition
        if edition is None:
            self._page(200, _file("waiting.html").read_bytes(), build, "")
            return
        try:
            if path.startswith(INDEXES):
                self._send_file(path, _indexed(self.index, path))
            elif path and not path.endswith("/") and edition.file(f"{path}/index.html") is not None:
                self._redirect(path)
            elif not path or path.endswith(("/", ".html")):
                file = path if path.endswith(".html") else f"{path}index.html"
                found, shown = edition.file(file), edition.contents.page_at(file)
                form = form_of(*shown) if shown else ""
                self._page(
                    404 if found is None else 200, edition.file("404.html") if found is None else found, build, form
                )
            else:
                self._send_file(path, edition.file(path))
        except (OSError, jinja2.TemplateError) as error:
            self._send(500, "text/plain", str(error).encode())

    def _redirect(self, path: str) -> None:
        """Lead to the address with the slash."""
        self.send_response(301)
        self.send_header("Location", quote(f"/{path}/"))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _page(self, status: int, page: bytes | None, build: str, form: str) -> None:
        """Send a page with the script, before </body>, that waits for the next build and leads to the page's form."""
        tag = f'<script type="module" src="{PREFIX}live.js?build={build}&amp;form={quote(form)}"></script></body>'
        self._send(status, "text/html", (page or b"").replace(b"</body>", tag.encode()))

    def _send_file(self, path: str, content: bytes | None) -> None:
        if content is None:
            self._file("404/")
        else:
            self._send(200, mimetypes.guess_type(path)[0] or "application/octet-stream", content)

    def _own(self, name: str) -> None:
        file = _file(name)
        kinds = {"js": "text/javascript", "html": "text/html", "css": "text/css"}
        kind = kinds.get(name.rpartition(".")[2])
        if kind and "/" not in name and file.is_file():
            self._send(200, kind, file.read_bytes())
        else:
            self._send(404, "text/plain", b"")

    def _send(self, status: int, kind: str, body: bytes, also: Mapping[str, str] = {}) -> None:
        is_text = kind.startswith("text/") or kind in ("image/svg+xml", "application/json")
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if is_text else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        for name, value in also.items():
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


def _indexed(folder: Path, path: str) -> bytes | None:
    """A file of the search index; None where there is none, as before the first index."""
    file = folder / PurePosixPath(path)
    return file.read_bytes() if ".." not in PurePosixPath(path).parts and file.is_file() else None
