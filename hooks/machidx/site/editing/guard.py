"""Refuses requests that do not come from the forms of this preview: only a browser on this machine may change files."""

import hmac
from dataclasses import dataclass
from email.message import Message

TOKEN_HEADER = "X-Machidx-Token"  # noqa: S105 - the name of a header
MOST_BYTES = 1024 * 1024
"""The largest body of a request: twice the largest file."""
_NAMES = ("127.0.0.1", "localhost")


@dataclass(frozen=True)
class Refusal:
    """Why a request is refused: the status of the answer, and the reason for people."""

    status: int
    reason: str


def refusal(headers: Message, port: int, token: str, *, changes: bool) -> Refusal | None:
    """Why a request is refused; None if it may be answered.

    ``changes``: whether it sends what was filled in. Only then it needs the token, its origin and a length.
    """
    host = headers.get("Host", "")
    if len(headers.get_all("Host", [])) != 1 or host not in {f"{name}:{port}" for name in _NAMES}:
        return Refusal(403, "このパソコンで開いた画面だけが使えます（http://127.0.0.1 で始まる住所で開きます）。")
    if headers.get("Sec-Fetch-Site", "none") not in ("same-origin", "none"):
        return Refusal(403, "ほかのサイトからは使えません。")
    if not changes:
        return None
    if headers.get("Origin") != f"http://{host}":
        return Refusal(403, "ほかのサイトからは使えません。")
    if not hmac.compare_digest(headers.get(TOKEN_HEADER, "").encode(), token.encode()):
        return Refusal(403, "この画面は、前にはじめた machidx serve のものです。")
    return _length(headers)


def _length(headers: Message) -> Refusal | None:
    written = headers.get("Content-Length", "")
    if "Transfer-Encoding" in headers or not (written.isascii() and written.isdecimal()):
        return Refusal(411, "長さのない要求は受けとれません。")
    if len(written) > len(str(MOST_BYTES)) or int(written) > MOST_BYTES:
        return Refusal(413, "大きすぎます（1MBまで）。")
    return None
