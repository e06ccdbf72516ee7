from __future__ import annotations

from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.new_organization import NewOrganization
from ...models.organization_envelope import OrganizationEnvelope
from ...operation import Operation, read_json


def operation(
    *,
    body: NewOrganization,
) -> Operation[OrganizationEnvelope]:
    """Make an organization.

    Domino's own name for this operation is createOrg.

    Known from: wire facts 4.9 (PUB). Sure of body and reply (official specification); whether the user who makes
    it is a member without being named is unknown.

    Args:
        body: What to send.
    """
    return Operation(
        name="create_organization",
        method="POST",
        path="/api/organizations/v1/organizations",
        json=_wire.to_wire(body),
        read=read_json(OrganizationEnvelope.from_dict),
    )


def sync(
    *,
    client: Client,
    body: NewOrganization,
) -> OrganizationEnvelope:
    """Make an organization.

    Domino's own name for this operation is createOrg.

    Known from: wire facts 4.9 (PUB). Sure of body and reply (official specification); whether the user who makes
    it is a member without being named is unknown.

    Args:
        client: What sends the call.
        body: What to send.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            body=body,
        )
    )


async def asyncio(
    *,
    client: AsyncClient,
    body: NewOrganization,
) -> OrganizationEnvelope:
    """Make an organization. The suspending twin of `sync`."""
    return await client.send(
        operation(
            body=body,
        )
    )
