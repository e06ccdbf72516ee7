from __future__ import annotations

from ...client import AsyncClient, Client
from ...models.organization_page import OrganizationPage
from ...operation import Operation, read_json


def operation(
    *,
    name_filter: str | None = None,
    offset: int | None = None,
    limit: int | None = None,
) -> Operation[OrganizationPage]:
    """A page of the organizations that the user is a member of.

    Domino's own name for this operation is getUserOrgs.

    Known from: wire facts 4.9 (PUB). Sure of parameters and reply (official specification).

    Args:
        name_filter: Only organizations with exactly this name.
        offset: How many items to skip. The server's default is 0.
        limit: How many items at most. The server's default is 10; some lists cap it at about 100.
    """
    return Operation(
        name="list_organizations",
        method="GET",
        path="/api/organizations/v1/organizations",
        params={
            "nameFilter": name_filter,
            "offset": offset,
            "limit": limit,
        },
        read=read_json(OrganizationPage.from_dict),
    )


def sync(
    *,
    client: Client,
    name_filter: str | None = None,
    offset: int | None = None,
    limit: int | None = None,
) -> OrganizationPage:
    """A page of the organizations that the user is a member of.

    Domino's own name for this operation is getUserOrgs.

    Known from: wire facts 4.9 (PUB). Sure of parameters and reply (official specification).

    Args:
        client: What sends the call.
        name_filter: Only organizations with exactly this name.
        offset: How many items to skip. The server's default is 0.
        limit: How many items at most. The server's default is 10; some lists cap it at about 100.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            name_filter=name_filter,
            offset=offset,
            limit=limit,
        )
    )


async def asyncio(
    *,
    client: AsyncClient,
    name_filter: str | None = None,
    offset: int | None = None,
    limit: int | None = None,
) -> OrganizationPage:
    """A page of the organizations that the user is a member of. The suspending twin of `sync`."""
    return await client.send(
        operation(
            name_filter=name_filter,
            offset=offset,
            limit=limit,
        )
    )
