"""From the facts of a failed call to the error that helps: the one place where `domino.errors` are made of answers."""

from __future__ import annotations

from typing import Any, cast

import httpx
from attrs import evolve
from domino_api import Failure, Reason, ShapeError
from domino_api.client import ERROR_BODY
from domino_api.errors import OnError

from domino import errors
from domino._network.redirect import RedirectRefused
from domino._text import shortened
from domino.auth import Secrets

from .reasons import decoded, server_message

__all__ = ["error_for", "error_maker"]

_BY_STATUS: dict[int, type[errors.StatusError]] = {
    400: errors.BadRequestError,
    401: errors.AuthenticationError,
    403: errors.PermissionDeniedError,
    404: errors.NotFoundError,
    409: errors.ConflictError,
    413: errors.TooLargeError,
    422: errors.BadRequestError,
    429: errors.RateLimitError,
}
_ADVICE: dict[type[errors.CallError], str] = {
    errors.AuthenticationError: "check the credential from {source}; a token may have expired",
    errors.PermissionDeniedError: "check the credential from {source}, and the user's role in the project",
    errors.CallTimeoutError: "a larger timeout= (also by with_options) has more patience",
    errors.ConnectionFailedError: "check the host (DOMINO_API_HOST), its scheme and the network",
    errors.NotFoundError: "check the id or path, and that the user may see the project",
    errors.TooLargeError: "the deployment limits the size of a file; its administrator can raise the limit",
    errors.RateLimitError: "call less often, or allow more retries with max_retries",
    errors.ReplyTooLargeError: "if it is right, allow more bytes with max_reply_size= (DOMINO_MAX_REPLY_SIZE)",
    errors.ReplyShapeError: "the deployment's version may differ from the one that is described; please report it",
}
#: Where bearer tokens come from: an API key there is refused with 403 (wire facts 1.2).
_BEARERS = {"auth_token", "domino_token_file", "DOMINO_TOKEN_FILE"}
#: The operations whose 409 means "log in again" even without a redirectPath (wire facts 1.5).
_STARTS = {"start_run"}
#: The operations whose answers hold a secret, so that no part of a success that cannot be read is kept.
_SECRET_ANSWERS = {"create_personal_access_token"}
#: No request reached the server if one of these is what went wrong.
_NEVER_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,  # the proxy did not open the way
    httpx.UnsupportedProtocol,
)
_LIMITS: dict[type[Exception], str] = {
    httpx.ConnectTimeout: "connecting took too long",
    httpx.ReadTimeout: "the server was silent for too long",
    httpx.WriteTimeout: "the server took what was sent too slowly",
    httpx.PoolTimeout: "all connections are in use; close downloads that are open",
}
#: A token of a directory service with many groups can be so long.
_LONGEST_SECRET = 8192


def error_maker(secrets: Secrets, source: str, host: str) -> OnError:
    """Return what makes the error of a failed call; credentials that the server echoes are taken out first.

    Args:
        secrets: The credentials that were sent.
        source: The argument or environment variable that they come from.
        host: Where a person logs in: the deployment, also where calls go to the proxy beside a run.
    """

    def make(failure: Failure) -> errors.DominoError:
        is_secret = failure.operation.name in _SECRET_ANSWERS and failure.reason is not Reason.STATUS
        body = "" if is_secret else secrets.hide(failure.body.decode("utf-8", "replace"))
        if len(failure.body) >= ERROR_BODY:
            # It was cut there, maybe within a credential.
            body = body[:-_LONGEST_SECRET]
        headers = {name: value for name, value in failure.headers.items() if name not in _SECRET_HEADERS}
        error = error_for(evolve(failure, body=body.encode(), headers=headers), source, host)
        # Once more over all that was made of it: JSON can spell a text in many ways.
        error.args = tuple(_cleaned(part, secrets) for part in error.args)
        vars(error).update({name: _cleaned(value, secrets) for name, value in vars(error).items()})
        return error

    return make


def _cleaned(value: Any, secrets: Secrets) -> Any:
    if isinstance(value, str):
        return secrets.hide(value)
    if isinstance(value, dict):
        entries = cast("dict[Any, Any]", value).items()  # type: ignore[redundant-cast]  # pyright needs it
        return {_cleaned(key, secrets): _cleaned(item, secrets) for key, item in entries}
    if isinstance(value, list):
        items = cast("list[Any]", value)  # type: ignore[redundant-cast]  # pyright needs it
        return [_cleaned(item, secrets) for item in items]
    return value


def error_for(failure: Failure, source: str, host: str) -> errors.DominoError:
    """Return the error that tells a failed call: what was tried, what came back, what to do next."""
    kind = _kind(failure)
    body = decoded(failure.body)
    said = server_message(body)
    request_id = _request_id(body, failure.headers)
    error = kind(
        _sentence(failure, kind, said, request_id, source, host),
        operation=failure.operation.name,
        method=failure.operation.method,
        url=failure.url,
        status=failure.status,
        server_message=said,
        request_id=request_id,
        body=body,
        headers=dict(failure.headers),
    )
    cause = failure.cause
    if isinstance(error, errors.ConnectionFailedError):
        error.never_sent = isinstance(cause, _NEVER_SENT)
    if isinstance(error, errors.ReplyShapeError) and isinstance(cause, ShapeError):
        error.path = cause.path
    if isinstance(error, errors.RedirectError):
        error.location = cause.location if isinstance(cause, RedirectRefused) else failure.headers.get("location", "")
    return error


_SECRET_HEADERS = {"set-cookie", "www-authenticate", "authorization", "x-domino-api-key"}


def _kind(failure: Failure) -> type[errors.CallError]:
    if failure.reason is Reason.CONNECTION:
        if isinstance(failure.cause, RedirectRefused):
            return errors.RedirectError
        timed_out = isinstance(failure.cause, httpx.TimeoutException)
        return errors.CallTimeoutError if timed_out else errors.ConnectionFailedError
    if failure.reason is Reason.NOT_JSON:
        return errors.NotTheApiError
    if failure.reason is Reason.SHAPE:
        return errors.ReplyShapeError
    if failure.reason is Reason.TOO_LARGE:
        return errors.ReplyTooLargeError
    status = failure.status or 0
    if status == 409:
        body = decoded(failure.body)
        asks_login = isinstance(body, dict) and "redirectPath" in body
        return errors.ReloginRequiredError if asks_login or failure.operation.name in _STARTS else errors.ConflictError
    if 300 <= status < 400:
        return errors.RedirectError
    return _BY_STATUS.get(status, errors.ServerError if status >= 500 else errors.StatusError)


def _sentence(
    failure: Failure, kind: type[errors.CallError], said: str, request_id: str | None, source: str, host: str
) -> str:
    asked = f"{failure.operation.name} ({failure.operation.method} {failure.url})"
    cause = failure.cause
    if isinstance(cause, RedirectRefused):
        what = str(cause)
    elif failure.reason is Reason.CONNECTION:
        what = f"got no whole answer: {_cause(cause)}"
    elif failure.reason is Reason.NOT_JSON:
        what = f"answered HTTP {failure.status} with {_instead_of_json(failure)}"
    elif failure.reason is Reason.TOO_LARGE:
        what = f"answered HTTP {failure.status} with more than is read into memory: {cause}"
    elif failure.reason is Reason.SHAPE:
        what = f"answered HTTP {failure.status} with JSON of another shape: {cause}"
    else:
        what = f"answered HTTP {failure.status}{f': {said}' if said else ''}"
    parts = [f"{asked} {what}"]
    if request_id:
        parts.append(f"request id {request_id}")
    if kind is errors.ReloginRequiredError:
        parts.append(f"log in at {host}/relogin?redirectPath=/ and try again")
    elif failure.operation.name == "get_blob" and failure.status == 500:
        parts.append("some versions answer so for a key that does not exist")
    elif kind in _ADVICE:
        parts.append(_ADVICE[kind].format(source=source))
        if kind is errors.PermissionDeniedError and source in _BEARERS:
            parts.append("an API key must be passed as api_key, not as a token")
    return "; ".join(parts)


def _instead_of_json(failure: Failure) -> str:
    """Return what came where JSON was expected, and what that means most often."""
    kind = shortened(failure.headers.get("content-type", "").split(";")[0].strip(), 80)
    if "html" in kind.lower() or failure.body.lstrip()[:1] == b"<":
        login = "this is most often a login page: check the host, and the API key or token"
        return f"{kind or 'a web page'} where JSON was expected; {login}"
    if not failure.body:
        return "an empty body where JSON was expected; check the host, and what is between"
    if "json" in kind.lower():
        return "JSON that is not valid; most often it was cut or changed on its way: look at what is between"
    return f"{kind or 'no content type'} where JSON was expected; check the host, and what is between"


def _cause(cause: Exception | None) -> str:
    text = str(cause)
    if "timed out" in text or not text:
        # The libraries below say no more, or nothing.
        return next((what for kind, what in _LIMITS.items() if isinstance(cause, kind)), text or type(cause).__name__)
    return text


def _request_id(body: Any, headers: Any) -> str | None:
    if isinstance(body, dict):
        found: Any = cast("dict[str, Any]", body).get("requestId")
        if isinstance(found, str):
            return shortened(found, 100)
    value: Any = headers.get("x-request-id")
    return shortened(value, 100) if isinstance(value, str) else None
