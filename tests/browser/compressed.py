"""Serves a built site like a proper web host: compressed, with character sets and cache lifetimes."""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_TEXT = ("text/", "application/json", "application/xml", "image/svg+xml")
_DAY, _MINUTES = "public, max-age=86400", "public, max-age=600"


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # as web hosts do; otherwise each response waits 40 ms for an acknowledgement
    wbufsize = -1  # send header and body in one piece

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.is_file():
            self._send(200, path)
        else:
            self._send(404, Path(self.directory) / "404.html")

    def _send(self, status: int, path: Path) -> None:
        kind = self.guess_type(str(path))
        is_text = kind.startswith(_TEXT)
        content = gzip.compress(path.read_bytes(), mtime=0) if is_text else path.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if is_text else kind)
        if is_text:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", _DAY if "/assets/" in self.path else _MINUTES)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def serving_compressed(folder: Path) -> Iterator[str]:
    """Serve a folder over HTTP; yields the address, without a trailing slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()
