"""Who may ask: an API key, a token (also one of the user's making), or Basic with an empty user and the key."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import time
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from .replies import error_reply, shaped_reply
from .visits import is_page

_OPEN_PATHS = {"/assets/public-api.json", "/login", "/relogin"}
_UNKNOWN = "Not authorized: No current user in request"
_FAR = 10 * 365 * 24 * 3600


def issue_token(api_key: str, user: str, lifetime: float = _FAR) -> str:
    """Make a token that is good for `lifetime` seconds: a JWT signed with the key."""
    head = _encode(json.dumps({"alg": "HS256", "typ": "JWT"}).encode())
    claims = {"sub": user, "preferred_username": user, "exp": int(time.time() + lifetime)}
    body = f"{head}.{_encode(json.dumps(claims).encode())}"
    return f"{body}.{_signature(body, api_key)}"


def token_is_good(token: str, api_key: str) -> bool:
    """Tell whether a token was signed with the key and is not over yet."""
    body, _, signature = token.rpartition(".")
    if not _same(signature, _signature(body, api_key)):
        return False
    claims = body.partition(".")[2]
    expires = json.loads(base64.urlsafe_b64decode(claims + "=" * (-len(claims) % 4)))["exp"]
    return time.time() < float(expires)


class Access:
    """Lets requests with a good credential pass and answers the others.

    Args:
        app: what is behind.
        api_key: the one key.
        accepts: tells whether a text is a personal access token that is valid now.
        proxy_port: a port whose requests need no credential: it plays the proxy that adds one.
    """

    def __init__(self, app: ASGIApp, *, api_key: str, accepts: Callable[[str], bool], proxy_port: int | None) -> None:
        self._app = app
        self._api_key = api_key
        self._accepts = accepts
        self._proxy_port = proxy_port

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check a request."""
        if scope["type"] != "http" or self._needs_none(scope):
            return await self._app(scope, receive, send)
        headers = Headers(scope=scope)
        if "authorization" in headers:  # it may have to be looked up
            refusal = await run_in_threadpool(self._refusal, scope["path"], headers)
        else:
            refusal = self._refusal(scope["path"], headers)
        if refusal is None:
            return await self._app(scope, receive, send)
        return await refusal(scope, receive, send)

    def _needs_none(self, scope: Scope) -> bool:
        return scope["path"] in _OPEN_PATHS or is_page(scope) or self._came_by_proxy(scope)

    def _came_by_proxy(self, scope: Scope) -> bool:
        address = scope.get("server")
        return self._proxy_port is not None and address is not None and address[1] == self._proxy_port

    def _refusal(self, path: str, headers: Headers) -> Response | None:
        """Return the answer to a bad credential, None for a good one."""
        key = headers.get("x-domino-api-key")
        if key is not None:
            return None if _same(key, self._api_key) else error_reply(path, 403, "the API key is not valid")
        scheme, _, value = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            # An API key in this place is refused like any other text that is no token.
            token = value.strip()
            good = token_is_good(token, self._api_key) or (token != self._api_key and self._accepts(token))
            return None if good else shaped_reply(403, "errors", _UNKNOWN)
        if scheme.lower() == "basic":
            expected = _same(_basic(value), ":" + self._api_key)
            return None if expected else error_reply(path, 403, "user must be empty and password the API key")
        refusal = error_reply(path, 401, "no credential: send X-Domino-Api-Key or Authorization")
        refusal.headers["WWW-Authenticate"] = 'Basic realm="Domino"'
        return refusal


def _basic(value: str) -> str:
    try:
        return base64.b64decode(value.strip(), validate=True).decode("latin-1")
    except (binascii.Error, ValueError):
        return ""


def _same(given: str, expected: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), expected.encode())


def _signature(body: str, api_key: str) -> str:
    return _encode(hmac.new(api_key.encode(), body.encode("utf-8", "replace"), hashlib.sha256).digest())


def _encode(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
