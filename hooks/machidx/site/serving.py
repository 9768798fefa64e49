"""Serves a preview of the site, renewed after every change. Never writes site/.

The browser reloads the page after a change; otherwise it shows the problems above the last good page.
"""

import socket
import sys
import threading
from collections.abc import Callable
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from watchfiles import watch

from machidx.site.editing.desk import Desk
from machidx.site.handler import Handler
from machidx.site.preview import Preview
from machidx.site.publishing import PREVIEW, Outcome, publish
from machidx.site.rounds import Rounds
from machidx.site.theme import OVERRIDES

HOST = "127.0.0.1"
_DOCS = "docs"
_WATCHED = (_DOCS, OVERRIDES, "mkdocs.yml")
_PROGRAM = "hooks"
_GOOD, _MADE = Outcome(published=True, said=""), "できました。"
_RESTART = "プログラム（hooks/）が変わりました。止めて（Ctrl+C）、もう一度始めてください。"


class _Server(ThreadingHTTPServer):
    """Answers each request in a thread, which ends with the program."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of browsers that leave in the middle of an answer."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


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
