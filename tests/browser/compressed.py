"""Serves a built site as hosting/ does: compressed, and with the same headers."""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from machidx.content.outputs import MISSING
from machidx.site.headers import headers


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
            self._send(200, path.relative_to(self.directory).as_posix())
        else:
            self._send(404, MISSING)

    def _send(self, status: int, path: str) -> None:
        sent, content = headers(path), (Path(self.directory) / path).read_bytes()
        if "charset" in sent["Content-Type"]:
            sent["Content-Encoding"], content = "gzip", gzip.compress(content, mtime=0)
        self.send_response(status)
        for name, value in sent.items():
            self.send_header(name, value)
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
