from __future__ import annotations

from ... import paths as _paths
from ...client import AsyncClient, Client
from ...models.organization_envelope import OrganizationEnvelope
from ...operation import Operation, read_json


def operation(
    organization_id: str,
    *,
    member_to_remove_id: str,
) -> Operation[OrganizationEnvelope]:
    """Take a user out of an organization.

    Domino's own name for this operation is removeUserFromOrg.

    Known from: wire facts 4.9 (PUB). Sure of parameters and reply (official specification).

    Args:
        organization_id: Id of the organization as a user; lists of users and of organizations have it.
        member_to_remove_id: Id of the user.
    """
    return Operation(
        name="remove_organization_member",
        method="DELETE",
        path="/api/organizations/v1/organizations/{organization_id}/user".format(
            organization_id=_paths.segment(organization_id, "organization_id"),
        ),
        params={
            "memberToRemoveId": member_to_remove_id,
        },
        read=read_json(OrganizationEnvelope.from_dict),
    )


def sync(
    organization_id: str,
    *,
    client: Client,
    member_to_remove_id: str,
) -> OrganizationEnvelope:
    """Take a user out of an organization.

    Domino's own name for this operation is removeUserFromOrg.

    Known from: wire facts 4.9 (PUB). Sure of parameters and reply (official specification).

    Args:
        organization_id: Id of the organization as a user; lists of users and of organizations have it.
        client: What sends the call.
        member_to_remove_id: Id of the user.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            organization_id,
            member_to_remove_id=member_to_remove_id,
        )
    )


async def asyncio(
    organization_id: str,
    *,
    client: AsyncClient,
    member_to_remove_id: str,
) -> OrganizationEnvelope:
    """Take a user out of an organization. The suspending twin of `sync`."""
    return await client.send(
        operation(
            organization_id,
            member_to_remove_id=member_to_remove_id,
        )
    )
