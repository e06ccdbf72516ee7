"""Organizations: groups of users; they own nothing here but environments."""

from __future__ import annotations

from typing import cast

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from domino.local.http.bodies import read_json_object
from domino.local.http.deployment import Deployment, deployment_of
from domino.local.http.fault_middleware import FAULT_KEY, twist_object
from domino.local.http.fields import Body, choice_field, required_text, wrong_type
from domino.local.http.queries import page_of, text_of, valid_id
from domino.local.http.replies import ApiError, metadata
from domino.local.store.people import NameTaken, Organization

_ROLES = ("member", "admin")
_LONGEST_NAME = 100


async def list_organizations(request: Request) -> Response:
    """Answer a page of the organizations that the user is a member of."""
    user_id = deployment_of(request).user_id
    found = await run_in_threadpool(deployment_of(request).people.organizations)
    return _page(request, [each for each in found if user_id in each.members])


async def list_all_organizations(request: Request) -> Response:
    """Answer a page of all organizations."""
    member = text_of(request, "userIdFilter")
    found = await run_in_threadpool(deployment_of(request).people.organizations)
    return _page(request, [each for each in found if member is None or member in each.members])


async def create_organization(request: Request) -> Response:
    """Make an organization; the user who makes it is its admin."""
    body = await read_json_object(request)
    deployment = deployment_of(request)
    name, given = required_text(body, "name"), body.get("members")
    if not 1 <= len(name) <= _LONGEST_NAME:
        raise wrong_type("name", f"a string of 1 to {_LONGEST_NAME} characters")
    if not isinstance(given, list):
        raise wrong_type("members", "a list")
    members = {deployment.user_id: "admin"}
    for member in cast("list[object]", given):
        if not isinstance(member, dict):
            raise wrong_type("members", "a list of objects")
        user_id, role = await run_in_threadpool(_member, deployment, cast("Body", member))
        members[user_id] = role
    try:
        made = await run_in_threadpool(deployment.people.add_organization, name, members)
    except NameTaken:
        raise ApiError(409, f"there is a user or an organization {name} already") from None
    return _reply(request, made)


async def get_organization(request: Request) -> Response:
    """Answer an organization."""
    return _reply(request, await run_in_threadpool(_organization, request))


async def add_organization_member(request: Request) -> Response:
    """Make a user a member, or give a member another role."""
    body = await read_json_object(request)
    deployment = deployment_of(request)

    def change() -> Organization:
        organization = _organization(request)
        deployment.people.set_member(organization.id, *_member(deployment, body))
        return _organization(request)

    return _reply(request, await run_in_threadpool(change))


async def remove_organization_member(request: Request) -> Response:
    """Take a user out."""
    user_id = text_of(request, "memberToRemoveId")
    if user_id is None:
        raise ApiError(400, "memberToRemoveId is required")

    def change() -> Organization:
        organization = _organization(request)
        if not deployment_of(request).people.remove_member(organization.id, valid_id(user_id)):
            raise ApiError(404, f"user {user_id} is no member of {organization.name}")
        return _organization(request)

    return _reply(request, await run_in_threadpool(change))


def _organization(request: Request) -> Organization:
    found = deployment_of(request).people.organization(valid_id(request.path_params["organization_id"]))
    if found is None:
        raise ApiError(404, "the organization was not found")
    return found


def _member(deployment: Deployment, body: Body) -> tuple[str, str]:
    """Return the id and the role that a body names."""
    user_id, role = valid_id(required_text(body, "userId")), choice_field(body, "organizationRole", _ROLES)
    if role is None:
        raise wrong_type("organizationRole", f"one of {', '.join(_ROLES)}")
    person = deployment.people.find(user_id)
    if person is None or person.is_organization:
        raise ApiError(404, f"user {user_id} was not found")
    return user_id, role


def _page(request: Request, found: list[Organization]) -> Response:
    name, (offset, limit) = text_of(request, "nameFilter"), page_of(request)
    found = [each for each in found if name is None or each.name == name]
    page = metadata(offset=offset, limit=limit, totalCount=len(found))
    reply: dict[str, object] = {"orgs": [_show(each) for each in found[offset : offset + limit]], "metadata": page}
    return JSONResponse(twist_object(reply, request.scope.get(FAULT_KEY)))


def _reply(request: Request, organization: Organization) -> Response:
    reply: dict[str, object] = {"org": _show(organization), "metadata": metadata()}
    return JSONResponse(twist_object(reply, request.scope.get(FAULT_KEY)))


def _show(organization: Organization) -> dict[str, object]:
    members = [{"userId": user_id, "organizationRole": role} for user_id, role in organization.members.items()]
    return {"id": organization.id, "name": organization.name, "members": members}


_ALL = "/api/organizations/v1/organizations"
_ONE = f"{_ALL}/{{organization_id}}"
OPERATIONS = [
    Route(_ALL, list_organizations, name="list_organizations"),
    Route(_ALL, create_organization, methods=["POST"], name="create_organization"),
    Route(f"{_ALL}/all", list_all_organizations, name="list_all_organizations"),
    Route(_ONE, get_organization, name="get_organization"),
    Route(f"{_ONE}/user", add_organization_member, methods=["PUT"], name="add_organization_member"),
    Route(f"{_ONE}/user", remove_organization_member, methods=["DELETE"], name="remove_organization_member"),
]
