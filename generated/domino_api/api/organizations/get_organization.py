from __future__ import annotations

from ... import paths as _paths
from ...client import AsyncClient, Client
from ...models.organization_envelope import OrganizationEnvelope
from ...operation import Operation, read_json


def operation(
    organization_id: str,
) -> Operation[OrganizationEnvelope]:
    """An organization.

    Domino's own name for this operation is getOrg.

    Known from: wire facts 4.9 (PUB). Sure of parameters and reply (official specification).

    Args:
        organization_id: Id of the organization as a user; lists of users and of organizations have it.
    """
    return Operation(
        name="get_organization",
        method="GET",
        path="/api/organizations/v1/organizations/{organization_id}".format(
            organization_id=_paths.segment(organization_id, "organization_id"),
        ),
        read=read_json(OrganizationEnvelope.from_dict),
    )


def sync(
    organization_id: str,
    *,
    client: Client,
) -> OrganizationEnvelope:
    """An organization.

    Domino's own name for this operation is getOrg.

    Known from: wire facts 4.9 (PUB). Sure of parameters and reply (official specification).

    Args:
        organization_id: Id of the organization as a user; lists of users and of organizations have it.
        client: What sends the call.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            organization_id,
        )
    )


async def asyncio(
    organization_id: str,
    *,
    client: AsyncClient,
) -> OrganizationEnvelope:
    """An organization. The suspending twin of `sync`."""
    return await client.send(
        operation(
            organization_id,
        )
    )
