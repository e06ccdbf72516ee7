"""The endpoints of the server itself: version, description, token, login page, fault switches."""

from __future__ import annotations

from importlib.resources import files

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from domino.local.http.access import issue_token
from domino.local.http.bodies import read_json_object
from domino.local.http.deployment import deployment_of
from domino.local.http.fault_middleware import FAULT_KEY, twist_object
from domino.local.http.faults import Fault
from domino.local.http.replies import LOGIN_PAGE, ApiError

_COMMIT = "0123456789abcdef0123456789abcdef01234567"


async def get_version(request: Request) -> Response:
    """Answer the version of the deployment."""
    body: dict[str, object] = {
        "version": deployment_of(request).settings.version,
        "buildId": "local",
        "buildUrl": "https://builds.invalid/local",
        "commitId": _COMMIT,
        "commitUrl": f"https://commits.invalid/{_COMMIT}",
        "timestamp": "2024-01-01T00:00:00Z",
    }
    return JSONResponse(twist_object(body, request.scope.get(FAULT_KEY)))


async def get_description(_: Request) -> Response:
    """Answer the description of the operations in one piece, where a deployment has its own (wire facts 1.1)."""
    return Response(files("domino.local").joinpath("public-api.json").read_bytes(), media_type="application/json")


async def get_access_token(request: Request) -> Response:
    """Answer a short-lived token as plain text, as the helper inside a real run does."""
    deployment = deployment_of(request)
    settings = deployment.settings
    token = issue_token(deployment.api_key, settings.user, settings.token_lifetime)
    return PlainTextResponse(f"Bearer {token}" if settings.token_prefix else token)


async def get_login_page(_: Request) -> Response:
    """Answer the page that people see who are not logged in."""
    return HTMLResponse(LOGIN_PAGE)


async def list_faults(request: Request) -> Response:
    """Answer the faults that are on."""
    return JSONResponse([fault.to_json() for fault in deployment_of(request).faults.active()])


async def add_fault(request: Request) -> Response:
    """Switch a fault on; the body has the arguments of `Fault` as fields."""
    try:
        fault = Fault.from_json(await read_json_object(request))
        deployment_of(request).faults.add(fault)
    except (ValueError, TypeError, OverflowError) as error:
        raise ApiError(400, str(error)) from None
    return JSONResponse(fault.to_json(), 201)


async def clear_faults(request: Request) -> Response:
    """Switch all faults off."""
    deployment_of(request).faults.clear()
    return Response(status_code=204)


OPERATIONS = [Route("/version", get_version, name="get_version")]
BESIDES = [
    Route("/assets/public-api.json", get_description, name="get_description"),
    Route("/access-token", get_access_token, name="access_token"),
    Route("/login", get_login_page, name="login"),
    Route("/relogin", get_login_page, name="login"),
    Route("/_local/faults", list_faults, name="list_faults"),
    Route("/_local/faults", add_fault, methods=["POST"], name="add_fault"),
    Route("/_local/faults", clear_faults, methods=["DELETE"], name="clear_faults"),
]
