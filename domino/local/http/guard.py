"""Who may send a request at all: no page of another site by a browser, no name of another server, no second length.
A person may follow a link of another site to a page (see `visits`).

A browser sends requests of any page to any port of this machine: with the credential that it remembers, or to the port
that needs none. It cannot hide where they come from, and never sends JSON to another site without asking first (see
`bodies`).
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Collection

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .replies import error_reply
from .visits import is_visit

_HOST = re.compile(r"(?P<name>\[[0-9A-Fa-f:.]{2,45}\]|[A-Za-z0-9_.-]{1,253})(?::(?P<port>[0-9]{1,5}))?")
_LAST_PORT = 65535
_OWN_SITE = {"same-origin", "none"}  # `none`: the person at the browser typed the address
_SHOWN = 100
# A file of a project can be a web page: no script of it runs, no other site embeds it or guesses at its type.
_FOR_BROWSERS = {
    "Content-Security-Policy": "sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


class Guard:
    """Lets requests pass that a program of the user can have sent, before their credential is looked at.

    Args:
        app: what is behind.
        hosts: names and addresses of this server besides those of the loopback.
    """

    def __init__(self, app: ASGIApp, *, hosts: Collection[str]) -> None:
        self._app = app
        self._hosts = {_bare(name) for name in hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope, Headers(scope=scope))
        await (refusal or self._app)(scope, receive, _ForBrowsers(send))

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        path = scope["path"]
        if "transfer-encoding" in headers and ("content-length" in headers or scope["http_version"] == "1.0"):
            # RFC 9112, 6.1: somebody in between may have read another length.
            refusal = error_reply(path, 400, "Transfer-Encoding is there beside Content-Length, or in HTTP/1.0")
            refusal.headers["Connection"] = "close"
            return refusal
        host = headers.get("host", "")
        if not self._is_ours(host, scope):
            return error_reply(path, 403, f"Host {_short(host)} is no name of this server; `allowed_hosts` adds names")
        for origin in headers.getlist("origin"):
            if origin.lower() != f"http://{host}".lower():
                return error_reply(path, 403, f"a page of {_short(origin)} may send nothing here")
        for site in headers.getlist("sec-fetch-site"):
            if site.lower() not in _OWN_SITE and not is_visit(scope, headers):
                return error_reply(path, 403, f"a page of another site ({_short(site)}) may send nothing here")
        return None

    def _is_ours(self, host: str, scope: Scope) -> bool:
        found = _HOST.fullmatch(host)
        if found is None or int(found["port"] or 0) > _LAST_PORT:
            return False
        name = _bare(found["name"])
        # Where it listens on all addresses, the one that the connection came to.
        arrived = scope.get("server") or ("",)
        return _is_loopback(name) or name in self._hosts or name == str(arrived[0]).lower()


class _ForBrowsers:
    """Adds to every reply what keeps a browser from making a program or a picture of it."""

    def __init__(self, send: Send) -> None:
        self._send = send

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(_FOR_BROWSERS)
        await self._send(message)


def _is_loopback(name: str) -> bool:
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def _bare(name: str) -> str:
    """Return a name as it is compared: without brackets, case and final dot."""
    return name.strip("[]").lower().removesuffix(".")


def _short(text: str) -> str:
    return repr(text[:_SHOWN])
