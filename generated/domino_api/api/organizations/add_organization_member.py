from __future__ import annotations

from ... import paths as _paths
from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.new_organization_member import NewOrganizationMember
from ...models.organization_envelope import OrganizationEnvelope
from ...operation import Operation, read_json


def operation(
    organization_id: str,
    *,
    body: NewOrganizationMember,
) -> Operation[OrganizationEnvelope]:
    """Make a user a member of an organization.

    Domino's own name for this operation is addUserToOrg.

    Known from: wire facts 4.9 (PUB). Sure of body and reply (official specification); what it makes of a user who
    is a member already is unknown.

    Args:
        organization_id: Id of the organization as a user; lists of users and of organizations have it.
        body: What to send.
    """
    return Operation(
        name="add_organization_member",
        method="PUT",
        path="/api/organizations/v1/organizations/{organization_id}/user".format(
            organization_id=_paths.segment(organization_id, "organization_id"),
        ),
        json=_wire.to_wire(body),
        read=read_json(OrganizationEnvelope.from_dict),
    )


def sync(
    organization_id: str,
    *,
    client: Client,
    body: NewOrganizationMember,
) -> OrganizationEnvelope:
    """Make a user a member of an organization.

    Domino's own name for this operation is addUserToOrg.

    Known from: wire facts 4.9 (PUB). Sure of body and reply (official specification); what it makes of a user who
    is a member already is unknown.

    Args:
        organization_id: Id of the organization as a user; lists of users and of organizations have it.
        client: What sends the call.
        body: What to send.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            organization_id,
            body=body,
        )
    )


async def asyncio(
    organization_id: str,
    *,
    client: AsyncClient,
    body: NewOrganizationMember,
) -> OrganizationEnvelope:
    """Make a user a member of an organization. The suspending twin of `sync`."""
    return await client.send(
        operation(
            organization_id,
            body=body,
        )
    )
