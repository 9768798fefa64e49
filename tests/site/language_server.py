"""A client of a language server (LSP 3.17) over its standard input and output: as much as an editor of YAML asks."""

import json
import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

Message = dict[str, Any]


class LanguageServer:
    """A running server that knows a folder and its settings (``{"yaml.schemas": …}``)."""

    def __init__(self, command: list[str], folder: Path, settings: Mapping[str, Any]) -> None:
        self.folder = folder
        self._settings: Message = {}
        for name, value in settings.items():
            section, _, rest = name.partition(".")
            self._settings.setdefault(section, {})[rest] = value
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._asked = 0
        self.told: dict[str, list[Message]] = {}
        """The diagnostics told last, by the file's path below the folder."""

    def __enter__(self) -> Self:
        root = self.folder.as_uri()
        can = {
            "workspace": {"configuration": True, "workspaceFolders": True},
            "textDocument": {"completion": {}, "publishDiagnostics": {}, "hover": {"contentFormat": ["markdown"]}},
        }
        folders = [{"uri": root, "name": self.folder.name}]
        asked = {"processId": os.getpid(), "rootUri": root, "workspaceFolders": folders, "capabilities": can}
        self.request("initialize", asked)
        self._notify("initialized", {})
        self._notify("workspace/didChangeConfiguration", {"settings": self._settings})
        return self

    def __exit__(
        self, _: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.communicate()

    def open(self, path: str, text: str) -> None:
        """Open a file below the folder as YAML, as an editor shows it."""
        there = {"uri": self._uri(path), "languageId": "yaml", "version": 1, "text": text}
        self._notify("textDocument/didOpen", {"textDocument": there})

    def diagnostics(self, path: str) -> list[Message]:
        """Wait for what the server has to say about an open file."""
        while path not in self.told:
            self._receive()
        return self.told[path]

    def offers(self, path: str, text: str, before: str) -> dict[str, str]:
        """What may be written behind the first ``before`` in an open file, and what each means."""
        found = self.request("textDocument/completion", self._at(path, text, text.index(before) + len(before)))
        return {item["label"]: item.get("documentation", "") for item in found["items"]}

    def explains(self, path: str, text: str, word: str) -> str:
        """What the server shows when one points at the first ``word`` of an open file."""
        found = self.request("textDocument/hover", self._at(path, text, text.index(word) + 1))
        return str(found["contents"]["value"])

    def request(self, method: str, params: Message) -> Any:
        """Ask, and wait for the answer."""
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == self._asked and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def _uri(self, path: str) -> str:
        return (self.folder / path).as_uri()

    def _at(self, path: str, text: str, offset: int) -> Message:
        lines = text[:offset].split("\n")
        return {
            "textDocument": {"uri": self._uri(path)},
            "position": {"line": len(lines) - 1, "character": len(lines[-1].encode("utf-16-le")) // 2},
        }

    def _notify(self, method: str, params: Message) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: Message) -> None:
        assert self._process.stdin
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(content) + content)
        self._process.stdin.flush()

    def _receive(self) -> Message:
        """Receive a message; answer what the server asks, and keep what it tells of files."""
        assert self._process.stdout
        size = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            size = int(value) if name.lower() == b"content-length" else size
        assert size, "the server has ended"
        message: Message = json.loads(self._process.stdout.read(size))
        if message.get("method") == "textDocument/publishDiagnostics":
            path = message["params"]["uri"].removeprefix(f"{self.folder.as_uri()}/")
            self.told[path] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": self._answer(message)})
        return message

    def _answer(self, message: Message) -> Any:
        if message["method"] != "workspace/configuration":
            return None
        get: Callable[[Any], Any] = self._settings.get
        return [get(item.get("section")) for item in message["params"]["items"]]
