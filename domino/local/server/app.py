"""The ASGI application: which path is which operation, and what every request passes first."""

from __future__ import annotations

import sqlite3

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from domino.local.api import BESIDES, OPERATIONS
from domino.local.http.access import Access
from domino.local.http.deployment import Deployment, RecordedRequest
from domino.local.http.fault_middleware import FaultMiddleware
from domino.local.http.guard import Guard
from domino.local.http.replies import ApiError, on_api_error, on_damage, on_http_exception, on_no_room
from domino.local.store.objects import DamagedStore, MissingObject

_OPERATION = "domino.operation"  # found once, for the record and for faults


def build_app(deployment: Deployment, *, host: str, proxy_port: int | None) -> Starlette:
    """Return the application of a deployment.

    Args:
        deployment: what the requests are for.
        host: where it listens, as it was configured.
        proxy_port: a port whose requests need no credential.
    """
    app = Starlette(
        routes=[*OPERATIONS, *BESIDES],
        middleware=[
            Middleware(_RawPath),
            Middleware(_Recorder, deployment=deployment),
            Middleware(Guard, hosts=[host, *deployment.settings.allowed_hosts]),
            Middleware(Access, api_key=deployment.api_key, accepts=deployment.tokens.accepts, proxy_port=proxy_port),
            Middleware(FaultMiddleware, faults=deployment.faults, operation_of=lambda scope: scope[_OPERATION]),
        ],
        exception_handlers={
            ApiError: on_api_error,
            DamagedStore: on_damage,
            MissingObject: on_damage,
            HTTPException: on_http_exception,
            OSError: on_no_room,
            sqlite3.Error: on_no_room,
        },
    )
    app.router.redirect_slashes = False
    app.state.deployment = deployment
    return app


def operation_of(scope: Scope) -> str:
    """Return the name of the operation that a request is for, empty when it is for none of the description."""
    matches = (route.name for route in OPERATIONS if route.matches(scope)[0] is Match.FULL)
    return next(matches, "")


class _RawPath:
    """Puts the path as it was sent in the place of the decoded one."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            scope = {**scope, "path": scope["raw_path"].decode("latin-1")}
        await self._app(scope, receive, send)


class _Recorder:
    """Names the operation of each request, and remembers it for `LocalDomino.requests`."""

    def __init__(self, app: ASGIApp, *, deployment: Deployment) -> None:
        self._app = app
        self._requests = deployment.requests

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        query = scope["query_string"].decode("latin-1")
        target = scope["path"] + (f"?{query}" if query else "")
        scope[_OPERATION] = operation = operation_of(scope)
        request = RecordedRequest(scope["method"], target, tuple(Headers(scope=scope).items()), operation)
        self._requests.append(request)

        async def out(message: Message) -> None:
            if message["type"] == "http.response.start":
                request.answered(message["status"])
            await send(message)

        await self._app(scope, receive, out)
