"""A server on a real socket that answers what a test has written down."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

__all__ = ["Asked", "Reply", "ScriptedServer", "scripted"]


@dataclass(frozen=True)
class Reply:
    """What to answer: a body of bytes, of text, or anything else as JSON."""

    body: Any = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True)
class Asked:
    """A request as it came; header names are in lower case."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes


@dataclass
class ScriptedServer:
    """The address of the server, and what it was asked so far."""

    url: str
    asked: list[Asked] = field(default_factory=list[Asked])


@contextmanager
def scripted(answer: Callable[[Asked], Reply] | Reply) -> Iterator[ScriptedServer]:
    """Serve answers, made by a function or always the same."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 10
        wbufsize = -1  # an answer in one piece: in two, the second would wait for the first to be acknowledged
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            headers = {name.lower(): value for name, value in self.headers.items()}
            asked = Asked(self.command, self.path, headers, self.rfile.read(length))
            script.asked.append(asked)
            reply = answer if isinstance(answer, Reply) else answer(asked)
            kind, body = _encoded(reply.body)
            self.send_response(reply.status)
            for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **reply.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        do_PUT = do_PATCH = do_POST = do_DELETE = do_GET  # noqa: N815  (the names that the standard library calls)

        def log_message(self, format: str, *args: Any) -> None:
            """Print nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        script = ScriptedServer(f"http://127.0.0.1:{server.server_port}")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield script
        finally:
            server.shutdown()
            thread.join()


def _encoded(body: Any) -> tuple[str, bytes]:
    if isinstance(body, bytes):
        return "application/octet-stream", body
    if isinstance(body, str):
        kind = "text/html" if body.lstrip().startswith("<") else "text/plain"
        return f"{kind}; charset=utf-8", body.encode()
    return "application/json", json.dumps(body).encode()
