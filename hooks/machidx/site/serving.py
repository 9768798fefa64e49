"""Serves a preview of the site, renewed after every change. Never writes site/.

The browser reloads the page after a change; otherwise it shows the problems above the last good page. Every served page
has one script more than the published one: it listens to ``/_machidx/events``.
"""

import secrets
import socket
import sys
import threading
from collections.abc import Callable
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote

import jinja2
from watchfiles import watch

from machidx.content.outputs import INDEXES, missing_file
from machidx.language.locale import JAPANESE, LOCALES
from machidx.site.headers import headers
from machidx.site.preview import Preview
from machidx.site.publishing import PREVIEW, Outcome, publish

HOST = "127.0.0.1"
PREFIX = "/_machidx/"
_DOCS = "docs"
_WATCHED = (_DOCS, "overrides", "mkdocs.yml")
_PROGRAM = "hooks"
_GOOD, _MADE = Outcome(published=True, said=""), "できました。"
_RESTART = "プログラム（hooks/）が変わりました。止めて（Ctrl+C）、もう一度始めてください。"


class Rounds:
    """The outcome of the latest build; wakes the threads of waiting browsers at each new one."""

    def __init__(self) -> None:
        self._news = threading.Condition()
        self._process = secrets.token_hex(4)
        self._number = 0
        self._outcome: Outcome | None = None

    @property
    def is_silent(self) -> bool:
        """Whether nothing has been told yet."""
        return self._outcome is None

    @property
    def id(self) -> str:
        """The id of the latest build. It includes the process: browsers stay open across restarts of the server."""
        return f"{self._process}-{self._number}"

    def tell(self, outcome: Outcome) -> None:
        """Record the outcome of a build and wake all that wait."""
        with self._news:
            self._number += 1
            self._outcome = outcome
            self._news.notify_all()

    def wait(self, seen: str, seconds: float) -> tuple[str, Outcome] | None:
        """Wait for a build other than ``seen``. Returns its id and outcome, or None after the timeout."""
        with self._news:
            self._news.wait_for(lambda: self._outcome and self.id != seen, timeout=seconds)
            return (self.id, self._outcome) if self._outcome and self.id != seen else None


class Handler(BaseHTTPRequestHandler):
    """Answers with files of the preview, with our own files under PREFIX, and with the stream of events."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, rounds: Rounds, preview: Preview, index: Path, **kwargs: object) -> None:
        self.rounds = rounds
        self.preview = preview
        self.index = index
        """The folder of an earlier build: it has the search index."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer a request."""
        path = self.path.partition("?")[0]
        if path == f"{PREFIX}events":
            self._events()
        elif path.startswith(PREFIX):
            self._own(path.removeprefix(PREFIX))
        else:
            self._file(unquote(path).lstrip("/"))

    def _file(self, path: str) -> None:
        build = self.rounds.id  # before the edition: a page that is older than its number says is never reloaded
        edition = self.preview.edition
        if edition is None:
            self._page(200, _file("waiting.html").read_bytes(), build)
            return
        try:
            name = f"{path}index.html" if not path or path.endswith("/") else path
            found = _indexed(self.index, path) if path.startswith(INDEXES) else edition.file(name)
            if found is None and edition.file(f"{path}/index.html") is not None:
                self._redirect(path)
            elif found is None:
                self._page(404, edition.file(_missing(path)), build)
            elif name.endswith(".html"):
                self._page(200, found, build)
            else:
                self._send(200, name, found)
        except (OSError, jinja2.TemplateError) as error:
            self._send(500, "error.txt", str(error).encode())

    def _redirect(self, path: str) -> None:
        """Lead to the address with the slash."""
        self.send_response(301)
        self.send_header("Location", quote(f"/{path}/"))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _page(self, status: int, page: bytes | None, build: str) -> None:
        """Send a page with the script, before </body>, that waits for the build after this one."""
        tag = f'<script type="module" src="{PREFIX}live.js?build={build}"></script></body>'
        self._send(status, "index.html", (page or b"").replace(b"</body>", tag.encode()))

    def _own(self, name: str) -> None:
        file = _file(name)
        if "/" not in name and file.is_file():
            self._send(200, name, file.read_bytes())
        else:
            self._send(404, "none.txt", b"")

    def _send(self, status: int, path: str, body: bytes) -> None:
        """Send what a web server sends with a file at a path, except that no browser may keep it."""
        self.send_response(status)
        for name, value in (headers(path) | {"Content-Length": str(len(body)), "Cache-Control": "no-store"}).items():
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
    handler = partial(Handler, rounds=rounds, preview=preview, index=root / PREVIEW)
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


def _missing(path: str) -> str:
    """The file that is shown for a path without one, in the language of the path."""
    return missing_file(next((locale for locale in LOCALES if path.startswith(f"{locale}/")), JAPANESE))


def _indexed(folder: Path, path: str) -> bytes | None:
    """A file of the search index; None where there is none, as before the first index."""
    file = folder / PurePosixPath(path)
    return file.read_bytes() if ".." not in PurePosixPath(path).parts and file.is_file() else None
