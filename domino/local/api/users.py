"""Users: the one behind the credential, and who can be named besides."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from domino.local.http.deployment import base_url, deployment_of
from domino.local.http.fault_middleware import FAULT_KEY, twist_object
from domino.local.http.queries import flag_of, page_of, text_of, valid_id
from domino.local.http.replies import metadata
from domino.local.store.people import Person

_ROLES = ["Practitioner"]


async def get_current_user(request: Request) -> Response:
    """Answer the user, without a wrapper."""
    deployment = deployment_of(request)
    organizations = await run_in_threadpool(deployment.people.organizations)
    memberships = [{"id": each.id, "name": each.name} for each in organizations if deployment.user_id in each.members]
    shown = {**show_person(request, _user(request)), "roles": _ROLES, "organizations": memberships}
    return JSONResponse(twist_object(shown, request.scope.get(FAULT_KEY)))


async def get_current_user_public(request: Request) -> Response:
    """Answer the user as the public API does, wrapped."""
    return JSONResponse({"user": _show_public(request, _user(request)), "metadata": metadata()})


async def list_users(request: Request) -> Response:
    """Answer everybody whom a query lets pass, organizations too unless it leaves them out, as a bare list."""
    ids = [valid_id(text) for text in request.query_params.getlist("userId")]
    name, start = text_of(request, "userName"), text_of(request, "query")
    only_users = flag_of(request, "listOnlyUsers")
    shown = [
        show_person(request, person)
        for person in await run_in_threadpool(deployment_of(request).people.all)
        if (not ids or person.id in ids)
        and (name is None or person.name == name)
        and person.name.startswith(start or "")
        and not (only_users and person.is_organization)
    ]
    fault = request.scope.get(FAULT_KEY)
    return JSONResponse([twist_object(each, fault) for each in shown])


async def list_visible_users(request: Request) -> Response:
    """Answer a page of the users."""
    offset, limit = page_of(request)
    users = await run_in_threadpool(deployment_of(request).people.users)
    shown = [_show_public(request, person) for person in users[offset : offset + limit]]
    reply: dict[str, object] = {"users": shown, "metadata": metadata(offset=offset, limit=limit, totalCount=len(users))}
    return JSONResponse(twist_object(reply, request.scope.get(FAULT_KEY)))


async def get_principal(request: Request) -> Response:
    """Answer who is asking; without a good credential nobody comes here."""
    user = _user(request)
    principal = {"isAnonymous": False, "isAdmin": False, "canonicalName": user.name, "canonicalId": user.id}
    return JSONResponse(principal)


def _user(request: Request) -> Person:
    deployment = deployment_of(request)
    return Person(deployment.user_id, deployment.settings.user)


def show_person(request: Request, person: Person) -> dict[str, object]:
    """Return a user or an organization as v4 shows it in all lists."""
    names = {"firstName": person.name.capitalize(), "lastName": "User", "fullName": f"{person.name.capitalize()} User"}
    if person.is_organization:
        names = {"firstName": person.name, "lastName": "", "fullName": person.name}
    return {
        "id": person.id,
        "userName": person.name,
        **names,
        "avatarUrl": f"{base_url(request)}/assets/avatar.png",
        "email": None if person.is_organization else f"{person.name}@localhost",
        "companyName": None,
        "phoneNumber": None,
        "idpId": None,
    }


def _show_public(request: Request, person: Person) -> dict[str, object]:
    known = {
        name: value for name, value in show_person(request, person).items() if name != "idpId" and value is not None
    }
    return {**known, "roles": _ROLES}


OPERATIONS = [
    Route("/v4/users/self", get_current_user, name="get_current_user"),
    Route("/v4/users", list_users, name="list_users"),
    Route("/api/users/v1/users", list_visible_users, name="list_visible_users"),
]
BESIDES = [
    Route("/v4/auth/principal", get_principal, name="get_principal"),
    Route("/api/users/v1/self", get_current_user_public, name="get_current_user_public"),
]
