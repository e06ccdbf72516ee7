from __future__ import annotations

from ...client import AsyncClient, Client
from ...models.organization_page import OrganizationPage
from ...operation import Operation, read_json


def operation(
    *,
    name_filter: str | None = None,
    user_id_filter: str | None = None,
    offset: int | None = None,
    limit: int | None = None,
) -> Operation[OrganizationPage]:
    """A page of all organizations.

    Wants the permission ManageOrganizations. Domino's own name for this operation is getAllOrgs.

    Known from: wire facts 4.9 (PUB). Sure of parameters and reply (official specification).

    Args:
        name_filter: Only organizations with this name; whether exactly is not documented here.
        user_id_filter: Only organizations that the user with this id is a member of.
        offset: How many items to skip. The server's default is 0.
        limit: How many items at most. The server's default is 10; some lists cap it at about 100.
    """
    return Operation(
        name="list_all_organizations",
        method="GET",
        path="/api/organizations/v1/organizations/all",
        params={
            "nameFilter": name_filter,
            "userIdFilter": user_id_filter,
            "offset": offset,
            "limit": limit,
        },
        read=read_json(OrganizationPage.from_dict),
    )


def sync(
    *,
    client: Client,
    name_filter: str | None = None,
    user_id_filter: str | None = None,
    offset: int | None = None,
    limit: int | None = None,
) -> OrganizationPage:
    """A page of all organizations.

    Wants the permission ManageOrganizations. Domino's own name for this operation is getAllOrgs.

    Known from: wire facts 4.9 (PUB). Sure of parameters and reply (official specification).

    Args:
        client: What sends the call.
        name_filter: Only organizations with this name; whether exactly is not documented here.
        user_id_filter: Only organizations that the user with this id is a member of.
        offset: How many items to skip. The server's default is 0.
        limit: How many items at most. The server's default is 10; some lists cap it at about 100.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            name_filter=name_filter,
            user_id_filter=user_id_filter,
            offset=offset,
            limit=limit,
        )
    )


async def asyncio(
    *,
    client: AsyncClient,
    name_filter: str | None = None,
    user_id_filter: str | None = None,
    offset: int | None = None,
    limit: int | None = None,
) -> OrganizationPage:
    """A page of all organizations. The suspending twin of `sync`."""
    return await client.send(
        operation(
            name_filter=name_filter,
            user_id_filter=user_id_filter,
            offset=offset,
            limit=limit,
        )
    )
