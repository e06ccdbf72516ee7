"""An editor's view of the package: what pyright's language server shows at a place in a program."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any

__all__ = ["Editor"]


class Editor:
    """A program that is open in an editor.

    Args:
        folder: Where the program is.
        text: The program.
    """

    def __init__(self, folder: Path, text: str) -> None:
        self._uri = (folder / "program.py").as_uri()
        self._lines = text.splitlines()
        command = [str(Path(sys.executable).with_name("pyright-langserver")), "--stdio"]
        self._server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder)
        self._number = 0
        (folder / "pyrightconfig.json").write_text("{}", encoding="utf-8")
        root = {"uri": folder.as_uri(), "name": "program"}
        asks = {"workspace": {"configuration": True, "workspaceFolders": True}}  # for the interpreter
        self._ask("initialize", processId=None, rootUri=root["uri"], workspaceFolders=[root], capabilities=asks)
        self._tell("initialized")
        document = {"uri": self._uri, "languageId": "python", "version": 1, "text": text}
        self._tell("textDocument/didOpen", textDocument=document)

    def hover(self, expression: str) -> str:
        """Return what is shown for the last name of an expression, where that comes first."""
        shown = self._ask("textDocument/hover", **self._place(expression, inside=len(expression) - 1))
        return str(shown["contents"]["value"])

    def signatures(self, call: str) -> list[dict[str, Any]]:
        """Return the signatures that are shown behind the opening parenthesis of a call."""
        shown = self._ask("textDocument/signatureHelp", **self._place(call + "(", inside=len(call) + 1))
        return list(shown["signatures"])

    def _place(self, text: str, *, inside: int) -> dict[str, Any]:
        line, character = next((n, line.index(text)) for n, line in enumerate(self._lines) if text in line)
        position = {"line": line, "character": character + inside}
        return {"textDocument": {"uri": self._uri}, "position": position}

    def _ask(self, method: str, **parameters: Any) -> Any:
        self._number += 1
        self._send({"id": self._number, "method": method, "params": parameters})
        while True:
            message = self._receive()
            if message.get("id") == self._number and "method" not in message:
                return message["result"]
            if "id" in message:  # the server asks: for settings, say, of which there are none
                items = message.get("params", {}).get("items", [])
                answer = [{"pythonPath": sys.executable} if item["section"] == "python" else None for item in items]
                self._send({"id": message["id"], "result": answer or None})

    def _tell(self, method: str, **parameters: Any) -> None:
        self._send({"method": method, "params": parameters})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._server.stdin is not None
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._server.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        stream = self._server.stdout
        assert stream is not None
        length = 0
        while line := stream.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        assert length, "the language server has ended"
        message: dict[str, Any] = json.loads(stream.read(length))
        return message

    def __enter__(self) -> Editor:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.kill()
        self._server.communicate()
