"""Serves a preview of the site, renewed after every change. Never writes site/.

The browser reloads the page after a change; otherwise it shows the problems above the last good page. Every served page
has one script more than the published one: it listens to ``/_machidx/events``.
"""

import mimetypes
import socket
import sys
import threading
from collections.abc import Callable, Mapping
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath
from urllib.parse import parse_qs, parse_qsl, quote, unquote

import jinja2
from watchfiles import watch

from machidx.content.outputs import INDEXES
from machidx.site.editing.desk import FORMS, Desk
from machidx.site.editing.guard import refusal
from machidx.site.editing.routes import form_of
from machidx.site.preview import Preview
from machidx.site.publishing import PREVIEW, Outcome, publish
from machidx.site.rounds import Rounds

HOST = "127.0.0.1"
PREFIX = "/_machidx/"
_DOCS = "docs"
_WATCHED = (_DOCS, "overrides", "mkdocs.yml")
_PROGRAM = "hooks"
_GOOD, _MADE = Outcome(published=True, said=""), "できました。"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""What the pages with forms may load, and that no other page may show them."""
_MOST_FIELDS = 50_000
_RESTART = "プログラム（hooks/）が変わりました。止めて（Ctrl+C）、もう一度始めてください。"


class Handler(BaseHTTPRequestHandler):
    """Answers with files of the preview, with our own files under PREFIX, and with the stream of events."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, rounds: Rounds, preview: Preview, desk: Desk, index: Path, **kwargs: object) -> None:
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
        port = int(self.server.server_address[1])
        refused = refusal(dict(self.headers.items()), port, self.desk.token, changes=changes)
        asked = unquote(path.removeprefix(FORMS))
        found = dict(parse_qsl(query))
        if refused:
            self.close_connection = True
            answer = self.desk.refuse(refused.status, refused.reason, as_page=not changes)
        elif changes:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode("utf-8", "replace")
            answer = self.desk.take(asked, found, self._entries(body))
        else:
            answer = self.desk.show(asked, found)
        self._send(answer.status, answer.kind, answer.body, {"Content-Security-Policy": _POLICY})

    def _entries(self, body: str) -> list[tuple[str, str]]:
        return parse_qsl(body, keep_blank_values=True, max_num_fields=_MOST_FIELDS)

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
                self._page(404 if found is None else 200, edition.file("404.html") if found is None else found, build, form)
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


class _Server(ThreadingHTTPServer):
    """Answers each request in a thread, which ends with the program."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of browsers that leave in the middle of an answer."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def _file(name: str) -> Traversable:
    return resources.files("machidx.site") / "live" / name


def free_port(wanted: int) -> int:
    """The wanted port if it is free, else any free port."""
    with socket.socket() as probe:
        if sys.platform != "win32":  # on Windows the option would allow a port that is in use
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, wanted))
        except OSError:
            probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def serve(root: Path, port: int, tell: Callable[[str], None]) -> None:
    """Serve the preview and renew it after each change, until interrupted. ``tell`` prints; port 0 is any free one."""
    actual = free_port(port)
    if port and actual != port:
        tell(f"ポート{port}は使われています。代わりに{actual}を使います。")
    rounds, preview = Rounds(), Preview(root)
    handler = partial(Handler, rounds=rounds, preview=preview, desk=Desk(root, preview), index=root / PREVIEW)
    server = _Server((HOST, actual), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    tell(f"http://{HOST}:{actual}/ で見られます（止めるには Ctrl+C）。")
    paths = [root / name for name in (*_WATCHED, _PROGRAM) if (root / name).exists()]
    changes = watch(*paths, raise_interrupt=False, rust_timeout=100, yield_on_timeout=True, step=20)
    next(changes, None)  # start watching, so that changes during the first check are seen next
    if preview.begin():
        rounds.tell(_GOOD)
    first = preview.renew()
    if first != _GOOD or rounds.is_silent:  # otherwise browsers have these pages already
        rounds.tell(first)
    tell(first.said or _MADE)
    threading.Thread(target=_make_index, args=(root, tell), daemon=True).start()
    for changed in changes:
        if any(Path(path).is_relative_to(root / _PROGRAM) and path.endswith(".py") for _, path in changed):
            tell(_RESTART)
        elif changed:
            is_template = any(not Path(path).is_relative_to(root / _DOCS) for _, path in changed)
            _renew(preview, rounds, tell, try_templates=is_template)
    server.shutdown()


def _renew(preview: Preview, rounds: Rounds, tell: Callable[[str], None], *, try_templates: bool) -> None:
    outcome = preview.renew(try_templates=try_templates)
    rounds.tell(outcome)  # before the message: a reader of the terminal finds the page up to date
    tell(outcome.said or _MADE)


def _make_index(root: Path, tell: Callable[[str], None]) -> None:
    """Make the search index by building the site once; until the next start the search knows no later change."""
    outcome = publish(root, PREVIEW)
    tell("検索もできます（はじめたときの内容です）。" if outcome.published else "検索は、前の内容のままです。")


def _indexed(folder: Path, path: str) -> bytes | None:
    """A file of the search index; None where there is none, as before the first index."""
    file = folder / PurePosixPath(path)
    return file.read_bytes() if ".." not in PurePosixPath(path).parts and file.is_file() else None
