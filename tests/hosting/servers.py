"""Runs nginx and Apache on this computer with the configurations of hosting/, as a user who may write nothing."""

import os
import shutil
import socket
import ssl
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path

from machidx.site.releases import compression

HOSTING = Path(__file__).parents[2] / "hosting"
NAME = "machi-dx.example.org"
_USER = "www-data"
_HOST = "127.0.0.1"


@dataclass(frozen=True)
class Answer:
    """An answer of a server; the names of headers are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Server:
    """A running server."""

    port: int
    tls: ssl.SSLContext | None = None
    """How its certificate is verified; None for plain HTTP."""

    @property
    def address(self) -> str:
        """The address, without a trailing slash."""
        return f"http://{_HOST}:{self.port}"

    def get(self, path: str, **asked: str) -> Answer:
        """Ask for a path; ``asked``: headers, with _ for the hyphen in a name."""
        connection = HTTPConnection(_HOST, self.port) if self.tls is None else _Verified(self.port, self.tls)
        sent = {"Host": NAME} | {name.replace("_", "-"): value for name, value in asked.items()}
        connection.request("GET", path, headers=sent)
        answer = connection.getresponse()
        found = Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        connection.close()
        return found


class _Verified(HTTPSConnection):
    """Connects to this computer, and verifies the certificate for the site's name."""

    def __init__(self, port: int, tls: ssl.SSLContext) -> None:
        super().__init__(NAME, port, context=tls)
        self._tls = tls

    def connect(self) -> None:
        self.sock = self._tls.wrap_socket(socket.create_connection((_HOST, self.port)), server_hostname=NAME)


@contextmanager
def workplace() -> Iterator[Path]:
    """A folder that every user may read, with a folder ``tmp`` in it that the server's user may write to."""
    work = Path(tempfile.mkdtemp(prefix="machidx-hosting-"))
    try:
        work.chmod(0o755)
        (work / "tmp").mkdir()
        if os.getuid() == 0:
            shutil.chown(work / "tmp", _USER)
        yield work
    finally:
        shutil.rmtree(work)


def published(site: Path, folder: Path) -> Path:
    """Make a release of a built site, in which nobody may write; returns its folder."""
    shutil.copytree(site, folder)
    compression.compress_site(folder)
    for path in (*folder.rglob("*"), folder):
        path.chmod(0o555 if path.is_dir() else 0o444)
    return folder


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_HOST, 0))
        return int(probe.getsockname()[1])


def adapted(text: str, **places: object) -> str:
    """A shipped configuration with other places in it: {old: new}; each old one must be there."""
    for old, new in places.items():
        assert old in text, old
        text = text.replace(old, str(new))
    return text


@contextmanager
def nginx(work: Path, root: Path, text: str = "") -> Iterator[Server]:
    """Run the container's nginx for the site in a folder; ``text``: another form of its configuration."""
    port = free_port()
    places = {"/tmp/": f"{work}/tmp/", "listen 8080": f"listen {_HOST}:{port}", "/srv/machi-dx": root}
    written = adapted(text or (HOSTING / "container/nginx.conf").read_text(), **places)
    with _nginx(work, written, [port]):
        yield Server(port)


@contextmanager
def nginx_with_tls(work: Path, root: Path) -> Iterator[tuple[Server, Server]]:
    """Run nginx as in the example of a server of its own; yields the server of HTTP and that of HTTPS."""
    plain, secure, tls = free_port(), free_port(), _certificate(work)
    server = adapted(
        (HOSTING / "nginx/server.conf").read_text(),
        **{
            "listen [::]:80;": "",
            "listen [::]:443 ssl http2;": "",
            "listen 80;": f"listen {_HOST}:{plain};",
            "listen 443": f"listen {_HOST}:{secure}",
            "/etc/ssl/machi-dx": work,
            "/srv/machi-dx/current": root,
            "snippets": work,
        },
    )
    around = adapted((HOSTING / "container/nginx.conf").read_text(), **{"/tmp/": f"{work}/tmp/"})
    head, _, _ = around.partition("    server {")
    with _nginx(work, f"{head}{server}}}", [plain, secure]):
        yield Server(plain), Server(secure, tls)


@contextmanager
def _nginx(work: Path, text: str, ports: list[int]) -> Iterator[None]:
    for file in (HOSTING / "nginx").glob("machidx-*.conf"):
        shutil.copy(file, work)
    places = {"/etc/nginx/machidx-": f"{work}/machidx-", "/dev/stderr": f"{work}/tmp/error.log"}
    (work / "nginx.conf").write_text(adapted(text, **places))
    command = ["nginx", "-e", f"{work}/tmp/error.log", "-c", f"{work}/nginx.conf", "-g", "daemon off;"]
    with _running(command, ports):
        yield


@contextmanager
def apache(work: Path, root: Path) -> Iterator[tuple[Server, Server]]:
    """Run Apache as in the example of a server of its own; yields the server of HTTP and that of HTTPS."""
    plain, secure, tls = free_port(), free_port(), _certificate(work)
    server = adapted(
        (HOSTING / "apache/server.conf").read_text(),
        **{
            "*:80": f"{_HOST}:{plain}",
            "*:443": f"{_HOST}:{secure}",
            "/etc/ssl/machi-dx": work,
            "/srv/machi-dx/current": root,
            "<Directory /srv/machi-dx>": f"<Directory {root.parent}>",
            "/etc/apache2/machidx.htaccess": HOSTING / "apache/htaccess",
        },
    )
    (work / "apache.conf").write_text(f"{_APACHE}\nListen {_HOST}:{plain}\nListen {_HOST}:{secure}\n{server}")
    defined = ["-c", f"PidFile {work}/tmp/apache.pid", "-c", f"ErrorLog {work}/tmp/error.log"]
    command = ["/usr/sbin/apache2", "-D", "FOREGROUND", "-f", f"{work}/apache.conf", *defined]
    with _running(command, [plain, secure]):
        yield Server(plain), Server(secure, tls)


_MODULES = "mpm_event authz_core alias dir mime filter deflate headers rewrite ssl setenvif negotiation"
_APACHE = "\n".join(
    [
        'ServerRoot "/etc/apache2"',
        *(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in _MODULES.split()),
        "TypesConfig /etc/mime.types",
        "Include /etc/apache2/mods-available/mime.conf",
        "Include /etc/apache2/mods-available/deflate.conf",
        "Mutex pthread",
    ]
)
"""Apache as Debian sets it up."""


def _certificate(work: Path) -> ssl.SSLContext:
    """Make a certificate for the site's name in the names of the examples; returns how to verify it."""
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    command += ["-keyout", f"{work}/privkey.pem", "-out", f"{work}/fullchain.pem", "-subj", f"/CN={NAME}"]
    subprocess.run([*command, "-addext", f"subjectAltName=DNS:{NAME}"], check=True, capture_output=True)
    if os.getuid() == 0:
        shutil.chown(work / "privkey.pem", _USER)
    return ssl.create_default_context(cafile=f"{work}/fullchain.pem")


@contextmanager
def _running(command: list[str], ports: list[int]) -> Iterator[None]:
    user = _USER if os.getuid() == 0 else None
    with subprocess.Popen(command, user=user, group=user, extra_groups=[] if user else None) as run:
        try:
            for port in ports:
                _wait(run, port)
            yield
        finally:
            run.terminate()


def _wait(run: subprocess.Popen[bytes], port: int) -> None:
    """Wait until a server answers on a port."""
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex((_HOST, port)) == 0:
                return
        assert run.poll() is None, "the server has ended"
        time.sleep(0.1)
    raise TimeoutError
