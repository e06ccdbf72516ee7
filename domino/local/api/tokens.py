"""Personal access tokens of the user: they are accepted as bearer tokens until they end, are invalidated or deleted."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from domino.local.http.bodies import read_json_object
from domino.local.http.deployment import deployment_of
from domino.local.http.fault_middleware import FAULT_KEY, twist_object
from domino.local.http.fields import count_field, required_text, text_field, wrong_type
from domino.local.http.queries import page_of, valid_id
from domino.local.http.replies import ApiError, iso_time
from domino.local.store.tokens import Token

_LONGEST_NAME = 200
_LONGEST_LIFE = 10 * 365 * 24 * 3600


async def list_personal_access_tokens(request: Request) -> Response:
    """Answer a page of the tokens as a bare list, without secrets."""
    offset, limit = page_of(request)
    found = await run_in_threadpool(deployment_of(request).tokens.all)
    fault = request.scope.get(FAULT_KEY)
    return JSONResponse([twist_object(_show(request, each), fault) for each in found[offset : offset + limit]])


async def create_personal_access_token(request: Request) -> Response:
    """Make a token; only this answer has its secret."""
    body = await read_json_object(request)
    name, seconds = required_text(body, "name"), count_field(body, "expiresIn", least=1)
    if not 1 <= len(name) <= _LONGEST_NAME:
        raise wrong_type("name", f"a string of 1 to {_LONGEST_NAME} characters")
    if seconds is None or seconds > _LONGEST_LIFE:
        raise wrong_type("expiresIn", f"a whole number of seconds from 1 to {_LONGEST_LIFE}")
    tokens = deployment_of(request).tokens
    made, secret = await run_in_threadpool(tokens.add, name, text_field(body, "description"), seconds)
    shown = {**_show(request, made), "token": secret}
    return JSONResponse(twist_object(shown, request.scope.get(FAULT_KEY)))


async def delete_all_personal_access_tokens(request: Request) -> Response:
    """Delete all tokens."""
    await run_in_threadpool(deployment_of(request).tokens.delete)
    return Response(status_code=200)


async def invalidate_all_personal_access_tokens(request: Request) -> Response:
    """End the validity of all tokens."""
    await run_in_threadpool(deployment_of(request).tokens.invalidate)
    return Response(status_code=200)


async def delete_personal_access_token(request: Request) -> Response:
    """Delete a token."""
    if not await run_in_threadpool(deployment_of(request).tokens.delete, _token_id(request)):
        raise ApiError(404, "the token was not found")
    return Response(status_code=200)


async def invalidate_personal_access_token(request: Request) -> Response:
    """End the validity of a token."""
    if not await run_in_threadpool(deployment_of(request).tokens.invalidate, _token_id(request)):
        raise ApiError(404, "the token was not found")
    return Response(status_code=200)


def _token_id(request: Request) -> str:
    return valid_id(request.path_params["token_id"])


def _show(request: Request, token: Token) -> dict[str, object]:
    shown: dict[str, object] = {
        "patId": token.id,
        "userId": deployment_of(request).user_id,
        "name": token.name,
        "isValid": token.is_valid,
        "createdAt": iso_time(token.created),
        "expiresAt": iso_time(token.expires),
    }
    return shown if token.description is None else {**shown, "description": token.description}


_ALL = "/api/pat/v1/tokens"
_ONE = f"{_ALL}/{{token_id}}"
OPERATIONS = [
    Route(_ALL, list_personal_access_tokens, name="list_personal_access_tokens"),
    Route(_ALL, create_personal_access_token, methods=["POST"], name="create_personal_access_token"),
    Route(_ALL, delete_all_personal_access_tokens, methods=["DELETE"], name="delete_all_personal_access_tokens"),
    Route(
        f"{_ALL}/invalidate",
        invalidate_all_personal_access_tokens,
        methods=["POST"],
        name="invalidate_all_personal_access_tokens",
    ),
    Route(_ONE, delete_personal_access_token, methods=["DELETE"], name="delete_personal_access_token"),
    Route(
        f"{_ONE}/invalidate",
        invalidate_personal_access_token,
        methods=["POST"],
        name="invalidate_personal_access_token",
    ),
]
