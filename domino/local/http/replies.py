"""The bodies of errors: each family of the API has its own form."""

from __future__ import annotations

import errno
import logging
import secrets
import sqlite3
from datetime import datetime, timezone

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response

from domino.local.store.objects import MissingObject

from .faults import BodyShape

LOGIN_PAGE = (
    "<!DOCTYPE html>\n<html><head><title>Sign in to Domino</title></head>"
    '<body><form method="post" action="/login"><input name="username"><input name="password" type="password">'
    "</form></body></html>\n"
)
_ENVELOPE_STATUSES = {401, 403, 413, 422, 429}
_LONGEST_PATH = 300
_log = logging.getLogger("domino.local")
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class ApiError(Exception):
    """A refusal to be told to the client.

    Args:
        status: the HTTP status.
        message: what is wrong, for a person.
    """

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


def metadata(**page: int) -> dict[str, object]:
    """Return what the public API tells beside a reply, and beside a page of a list: `offset`, `limit`, `totalCount`."""
    return {"requestId": secrets.token_hex(8), "notices": [], **page}


def iso_time(milliseconds: int) -> str:
    """Return a time as ISO 8601 in UTC."""
    when = datetime.fromtimestamp(milliseconds / 1000, timezone.utc)
    return when.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def error_reply(path: str, status: int, message: str) -> Response:
    """Return an error in the form of the family that a path belongs to."""
    if path.startswith("/v4/"):
        return shaped_reply(status, "message", message)
    if status in _ENVELOPE_STATUSES:
        return shaped_reply(status, "envelope", message)
    return shaped_reply(status, "error" if path.startswith("/api/") else "message", message)


def shaped_reply(status: int, shape: BodyShape, message: str) -> Response:
    """Return an error in one of the forms that clients have to read."""
    if shape == "text":
        return PlainTextResponse(message, status)
    if shape == "html":
        return HTMLResponse(f"<html><body><h1>{status}</h1><p>{message}</p></body></html>", status)
    if shape == "empty":
        return Response(status_code=status)
    if shape == "binary":
        return Response(b"\x1f\x8b\x08\x00\xff\xfe\x00\x01", status, media_type="application/octet-stream")
    bodies: dict[str, dict[str, object]] = {
        "message": {"message": message},
        "error": {"error": message},
        "envelope": {"requestId": secrets.token_hex(8), "errors": [message]},
        "errors": {"errors": [message]},
        "details": {"message": message, "errors": [{"code": str(status), "message": message, "details": []}]},
        "redirect": {"redirectPath": "/relogin?redirectPath=/"},
    }
    return JSONResponse(bodies[shape], status)


async def on_api_error(request: Request, error: Exception) -> Response:
    """Answer a refusal of ours."""
    assert isinstance(error, ApiError)
    return error_reply(request.scope["path"], error.status, error.message)


async def on_http_exception(request: Request, error: Exception) -> Response:
    """Answer what the router refuses: an unknown path, or a method that it does not have (404 too, as Play does)."""
    assert isinstance(error, HTTPException)
    asked = f"{request.method} {request.scope['path'][:_LONGEST_PATH]}"
    if error.status_code in {404, 405}:
        return error_reply(request.scope["path"], 404, f"Action Not Found: for request '{asked}'")
    return error_reply(request.scope["path"], error.status_code, f"{asked}: {error.detail}")


async def on_damage(request: Request, error: Exception) -> Response:
    """Answer when what is stored is not as it was written; the log has one line, which names the file."""
    missing = isinstance(error, MissingObject)  # named by another one, else it were the client's mistake
    trouble = f"an object is missing in the store: {error.args[0]}" if missing else str(error)
    _log.error(trouble)
    return error_reply(request.scope["path"], 500, trouble)


async def on_no_room(request: Request, error: Exception) -> Response:
    """Answer when the disk is full; any other trouble with it is a plain 500."""
    full = "full" in str(error) if isinstance(error, sqlite3.Error) else getattr(error, "errno", 0) in _NO_ROOM
    if not full:
        trouble = f"the server cannot use its disk: {type(error).__name__}: {error}"
        _log.error(trouble)
        return error_reply(request.scope["path"], 500, trouble)
    return error_reply(request.scope["path"], 507, "the disk of the server is full")
