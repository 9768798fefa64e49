"""Serves a preview of the site and rebuilds it after every change. Never writes site/.

The browser reloads the page after a successful build; otherwise it shows the problems above the last good page.
Every served page has one script more than the published one: it listens to ``/_machidx/events``.
"""

import secrets
import socket
import sys
import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from watchfiles import watch

from machidx.content.outputs import INDEXES
from machidx.site.publishing import PREVIEW, Outcome, publish

HOST = "127.0.0.1"
PREFIX = "/_machidx/"
_WATCHED = ("docs", "overrides", "hooks", "mkdocs.yml")


class Rounds:
    """The outcome of the latest build; wakes the threads of waiting browsers at each new one."""

    def __init__(self) -> None:
        self._news = threading.Condition()
        self._process = secrets.token_hex(4)
        self._number = 0
        self._outcome: Outcome | None = None

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


class Handler(SimpleHTTPRequestHandler):
    """Answers with files of the preview, with our own files under PREFIX, and with the stream of events."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, rounds: Rounds, **kwargs: object) -> None:
        self.rounds = rounds
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer a request."""
        path = self.path.partition("?")[0]
        if path == f"{PREFIX}events":
            self._events()
        elif path.startswith(PREFIX):
            self._own(path.removeprefix(PREFIX))
        else:
            self._page(path)

    def _page(self, path: str) -> None:
        file = Path(self.translate_path(path))
        if file.is_dir() and not path.endswith("/"):
            super().do_GET()  # redirects to the address with the slash
            return
        file = file / "index.html" if file.is_dir() else file
        if file.is_file() and file.suffix != ".html":
            super().do_GET()
        elif file.is_file():
            self._send(200, "text/html", file.read_bytes().replace(b"</body>", self._tag()))
        elif not (Path(self.directory) / "index.html").exists():
            self._send(200, "text/html", _file("waiting.html").read_bytes().replace(b"</body>", self._tag()))
        else:
            missing = (Path(self.directory) / "404.html").read_bytes()
            self._send(404, "text/html", missing.replace(b"</body>", self._tag()))

    def _tag(self) -> bytes:
        """The script element, before </body>, that waits for the build after the one served."""
        return f'<script type="module" src="{PREFIX}live.js?build={self.rounds.id}"></script></body>'.encode()

    def _own(self, name: str) -> None:
        file = _file(name)
        kinds = {"js": "text/javascript", "html": "text/html", "css": "text/css"}
        kind = kinds.get(name.rpartition(".")[2])
        if kind and "/" not in name and file.is_file():
            self._send(200, kind, file.read_bytes())
        else:
            self._send(404, "text/plain", b"")

    def _send(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
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
    """Build, serve, and rebuild after each change, until interrupted. ``tell`` prints; port 0 is any free one."""
    actual = free_port(port)
    if port and actual != port:
        tell(f"ポート{port}は使われています。代わりに{actual}を使います。")
    rounds = Rounds()
    handler = partial(Handler, rounds=rounds, directory=str(root / PREVIEW))
    server = ThreadingHTTPServer((HOST, actual), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    tell(f"http://{HOST}:{actual}/ で見られます（止めるには Ctrl+C）。")
    changes = watch(*(root / name for name in _WATCHED), raise_interrupt=False, rust_timeout=100, yield_on_timeout=True)
    next(changes, None)  # start watching, so that changes during the first build are built next
    _build(root, rounds, tell)
    for changed in changes:
        if changed:
            _build(root, rounds, tell)
    server.shutdown()


def _build(root: Path, rounds: Rounds, tell: Callable[[str], None]) -> None:
    tell("サイトをつくっています…")
    there = all((root / PREVIEW / name).exists() for name in INDEXES)
    outcome = publish(root, PREVIEW, with_search=not there)
    rounds.tell(outcome)  # before the message: a reader of the terminal finds the page up to date
    tell(outcome.said or "できました。")
