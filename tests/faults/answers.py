"""What a scripted server can do with a request: the words in which the rows are written."""

from __future__ import annotations

import json as _json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from .server import Answer, Exchange

__all__ = [
    "accepted_file",
    "announced",
    "answer",
    "chunked",
    "cut",
    "drip",
    "early",
    "endless",
    "html",
    "json",
    "log_page",
    "raw",
    "redirect",
    "reset",
    "run",
    "started",
    "status",
    "text",
    "then",
    "wait",
]

RUN_ID = "57dafe43317467e7b0ef5276"
KEY = "0123456789abcdef0123456789abcdef01234567"


def answer(status: int, body: bytes = b"", *, announce: int | None = None, **headers: Any) -> bytes:
    """Return the bytes of an answer; `announce` is a Content-Length other than the true one."""
    lines = [f"HTTP/1.1 {status} Scripted", f"Content-Length: {len(body) if announce is None else announce}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def _typed(kind: str, headers: dict[str, str]) -> dict[str, Any]:
    return {**({"Content_Type": kind} if kind else {}), **headers}


def raw(data: bytes) -> Answer:
    """Send these bytes and keep the connection."""
    return lambda exchange: exchange.send(data)


def status(code: int, body: object = None, **headers: str) -> Answer:
    """Answer with a status, and a JSON body if there is one."""
    if body is None:
        return raw(answer(code, b"", **_typed("", headers)))
    return raw(answer(code, _json.dumps(body).encode(), **_typed("application/json", headers)))


def json(value: object, **headers: str) -> Answer:
    """Answer 200 with JSON."""
    return status(200, value, **headers)


def run(state: str = "Succeeded", **fields: object) -> Answer:
    """Answer with the run that was asked for."""
    over = state in ("Succeeded", "Failed", "Error", "Stopped")

    def act(exchange: Exchange) -> None:
        asked = re.search(r"/runs/([^/?]+)$", exchange.request.target)
        run_id = unquote(asked[1]) if asked else RUN_ID
        json({"id": run_id, "status": state, "isCompleted": over, **fields})(exchange)

    return act


def started() -> Answer:
    """Answer to a start."""
    return json({"runId": RUN_ID, "message": "Run started"})


def log_page(*lines: str, latest: str | None, complete: bool = False) -> Answer:
    """Answer with lines of a log."""
    content = [{"timestamp": 1, "logType": "stdout", "log": each, "size": 1} for each in lines]
    return json({"logset": {"logContent": content, "isComplete": complete, "pagination": {"latestTimeNano": latest}}})


def accepted_file() -> Answer:
    """Answer to an upload: what came is stored where it was meant to be."""

    def act(exchange: Exchange) -> None:
        path = unquote(exchange.request.target.split("/", 5)[-1])
        status(201, {"path": path, "key": KEY, "size": len(exchange.request.body)})(exchange)

    return act


def text(code: int, body: str, **headers: str) -> Answer:
    """Answer with plain text."""
    return raw(answer(code, body.encode(), **_typed("text/plain; charset=utf-8", headers)))


def html(code: int, body: str = "<html><head><title>Sign in</title></head></html>") -> Answer:
    """Answer with a web page."""
    return raw(answer(code, body.encode(), Content_Type="text/html; charset=utf-8"))


def redirect(code: int, location: str) -> Answer:
    """Answer with a redirect."""
    return raw(answer(code, Location=location))


def announced(body: bytes, length: int, **headers: str) -> Answer:
    """Answer 200 with a body of another length than announced, then close."""
    return cut(answer(200, body, announce=length, **headers))


def cut(data: bytes) -> Answer:
    """Send these bytes, then close the connection."""
    return then(raw(data), lambda exchange: exchange.close())


def reset(data: bytes = b"") -> Answer:
    """Send these bytes, then break the connection off."""

    def act(exchange: Exchange) -> None:
        exchange.send(data)
        exchange.reset()

    return act


def wait(data: bytes = b"") -> Answer:
    """Send these bytes, then nothing."""
    return then(raw(data), lambda exchange: exchange.wait())


def drip(data: bytes, pause: float = 0.02, before: bytes = b"") -> Answer:
    """Send `before` at once and then byte after byte, until the data or the client's patience is over."""

    def act(exchange: Exchange) -> None:
        exchange.send(before)
        for index in range(len(data)):
            if exchange.server.ended.wait(pause):
                break
            try:
                exchange._socket.sendall(data[index : index + 1])
            except OSError:
                break
        exchange.is_open = False

    return act


def endless(before: bytes, piece: bytes, pause: float = 0.01) -> Answer:
    """Send `before`, then the same piece for ever."""

    def act(exchange: Exchange) -> None:
        exchange.send(before)
        while not exchange.server.ended.wait(pause):
            try:
                exchange._socket.sendall(piece)
            except OSError:
                break
        exchange.is_open = False

    return act


def chunked(*pieces: bytes, ends: bool = True, **headers: str) -> bytes:
    """Return the bytes of a chunked answer; without its end the client cannot know that it is whole."""
    lines = ["HTTP/1.1 200 Scripted", "Transfer-Encoding: chunked"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    body = b"".join(f"{len(piece):x}\r\n".encode() + piece + b"\r\n" for piece in pieces)
    return "\r\n".join([*lines, "", ""]).encode() + body + (b"0\r\n\r\n" if ends else b"")


def early(data: bytes) -> Answer:
    """Answer while the body is still on its way, take what else comes, then close."""

    def act(exchange: Exchange) -> None:
        exchange.send(data)
        exchange.close()

    return act


def then(*answers: Callable[[Exchange], None]) -> Answer:
    """Do one thing after the other with the same request."""

    def act(exchange: Exchange) -> None:
        for one in answers:
            one(exchange)

    return act
