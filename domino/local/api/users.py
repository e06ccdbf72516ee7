"""Users: the one behind the credential."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from domino.local.http.deployment import base_url, deployment_of
from domino.local.http.fault_middleware import FAULT_KEY, twist_object


async def get_current_user(request: Request) -> Response:
    """Answer the user, without a wrapper."""
    return JSONResponse(twist_object(_show_user(request), request.scope.get(FAULT_KEY)))


async def get_current_user_public(request: Request) -> Response:
    """Answer the user as the public API does, wrapped."""
    user = {name: value for name, value in _show_user(request).items() if name not in {"idpId", "organizations"}}
    metadata = {"requestId": "0" * 24, "notices": list[str]()}
    return JSONResponse({"user": user, "metadata": metadata})


async def get_principal(request: Request) -> Response:
    """Answer who is asking; without a good credential nobody comes here."""
    deployment = deployment_of(request)
    principal = {
        "isAnonymous": False,
        "isAdmin": False,
        "canonicalName": deployment.settings.user,
        "canonicalId": deployment.user_id,
    }
    return JSONResponse(principal)


def _show_user(request: Request) -> dict[str, object]:
    deployment = deployment_of(request)
    name = deployment.settings.user
    return {
        "id": deployment.user_id,
        "userName": name,
        "firstName": name.capitalize(),
        "lastName": "User",
        "fullName": f"{name.capitalize()} User",
        "avatarUrl": f"{base_url(request)}/assets/avatar.png",
        "email": f"{name}@localhost",
        "companyName": None,
        "phoneNumber": None,
        "idpId": None,
        "roles": ["Practitioner"],
        "organizations": [],
    }


OPERATIONS = [Route("/v4/users/self", get_current_user, name="get_current_user")]
BESIDES = [
    Route("/v4/auth/principal", get_principal, name="get_principal"),
    Route("/api/users/v1/self", get_current_user_public, name="get_current_user_public"),
]
