"""Carries faults out: in front of the handlers, and on what they send."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .faults import Fault, Faults
from .replies import LOGIN_PAGE, shaped_reply

FAULT_KEY = "domino.fault"
_SPARED = ("/_local/", "/login", "/relogin")  # the switches themselves, and where a redirect leads


class ConnectionCut(Exception):
    """Ends a reply in the middle of its body: the HTTP server then closes the connection (see `protocol`)."""


class FaultMiddleware:
    """Looks for a fault before each request.

    Args:
        app: what is behind.
        faults: the switches.
        operation_of: names the operation of a request.
    """

    def __init__(self, app: ASGIApp, *, faults: Faults, operation_of: Callable[[Scope], str]) -> None:
        self._app = app
        self._faults = faults
        self._operation_of = operation_of

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, wrongly if a fault says so."""
        fault = None
        if scope["type"] == "http" and not scope["path"].startswith(_SPARED):
            fault = self._faults.take(self._operation_of(scope), scope["method"], scope["path"])
        if fault is None:
            await self._app(scope, receive, send)
            return
        if fault.delay:
            await asyncio.sleep(fault.delay)
        scope[FAULT_KEY] = fault
        out = _Hindered(send, fault) if fault.slow or fault.cut_after is not None else send
        await self._carry_out(fault, scope, receive, out)

    async def _carry_out(self, fault: Fault, scope: Scope, receive: Receive, send: Send) -> None:
        reply = _instead(fault)
        if reply is None:
            await self._app(scope, receive, _WithHeaders(send, fault) if fault.headers else send)
            return
        if fault.executed:
            await self._app(scope, receive, _discard)
        await reply(scope, receive, send)


def _instead(fault: Fault) -> Response | None:
    """Return the answer that replaces the reply, if the fault has one."""
    if fault.html_login:
        reply: Response = HTMLResponse(LOGIN_PAGE)
    elif fault.redirect_login:
        reply = RedirectResponse("/login", 302)
    elif fault.status in {204, 304}:
        reply = Response(status_code=fault.status)  # these have no body by definition
    elif fault.status is not None:
        reply = shaped_reply(fault.status, fault.body_shape, fault.message)
    else:
        return None
    reply.headers.update(fault.headers)
    return reply


async def _discard(_: Message) -> None:
    """Take a reply that nobody will see."""


class _WithHeaders:
    """Adds the fault's headers to a reply."""

    def __init__(self, send: Send, fault: Fault) -> None:
        self._send = send
        self._headers = [(name.lower().encode(), value.encode()) for name, value in fault.headers.items()]

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message["headers"], *self._headers]}
        await self._send(message)


class _Hindered:
    """Sends a body slowly, or only its beginning."""

    def __init__(self, send: Send, fault: Fault) -> None:
        self._send = send
        self._pace = fault.slow
        self._left = fault.cut_after

    async def __call__(self, message: Message) -> None:
        if message["type"] != "http.response.body":
            await self._send(message)
            return
        body: bytes = message.get("body", b"")
        cut = self._left is not None and len(body) > self._left
        if self._left is not None:
            body = body[: self._left]
            self._left -= len(body)
        await self._pass_on(body, more=cut or message.get("more_body", False))
        if cut:
            raise ConnectionCut

    async def _pass_on(self, body: bytes, *, more: bool) -> None:
        step = len(body) if self._pace is None else max(1, int(self._pace / 20))
        while self._pace is not None and body:
            await self._send({"type": "http.response.body", "body": body[:step], "more_body": True})
            body = body[step:]
            await asyncio.sleep(step / self._pace)
        await self._send({"type": "http.response.body", "body": body, "more_body": more})


def twist_run(run: dict[str, object], fault: Fault | None, *, is_completed: bool) -> dict[str, object]:
    """Return a v1 run as a fault wants it shown."""
    if fault is None:
        return run
    run = dict(run)
    if fault.unknown_status is not None:
        run["status"] = fault.unknown_status
    if fault.running_output_commit and not is_completed:
        run["outputCommitId"] = run["commitId"]
    return twist_object(run, fault)


def twist_job(job: dict[str, object], fault: Fault | None) -> dict[str, object]:
    """Return a v4 job as a fault wants it shown."""
    if fault is None:
        return job
    shown: dict[str, Any] = json.loads(json.dumps(job))
    if fault.unknown_status is not None:
        shown["statuses"]["executionStatus"] = fault.unknown_status
    if fault.running_output_commit and not shown["statuses"]["isCompleted"]:
        shown["commitDetails"]["outputCommitId"] = shown["commitDetails"]["inputCommitId"]
    return twist_object(shown, fault)


def twist_object(value: dict[str, object], fault: Fault | None) -> dict[str, object]:
    """Return any object of a reply as a fault wants it shown."""
    if fault is None or not fault.extra_fields:
        return value
    return {**value, "fieldOfTheFuture": {"nested": [1, None, "text"]}, "anotherNewField": None}
