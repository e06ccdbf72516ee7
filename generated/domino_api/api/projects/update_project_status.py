from __future__ import annotations

from ... import paths as _paths
from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.new_project_status import NewProjectStatus
from ...models.project_status_envelope import ProjectStatusEnvelope
from ...operation import Operation, read_json


def operation(
    project_id: str,
    *,
    body: NewProjectStatus,
) -> Operation[ProjectStatusEnvelope]:
    """Say where a project stands.

    A project that is complete leaves the lists that do not ask for complete ones.

    Known from: wire facts 4.7 (PUB). Sure of the body and the reply (official specification).

    Args:
        project_id: Id of the project, 24 lower-case hexadecimal digits, as findProjectByOwnerAndName gives it.
        body: What to send.
    """
    return Operation(
        name="update_project_status",
        method="PUT",
        path="/api/projects/v1/projects/{project_id}/status".format(
            project_id=_paths.segment(project_id, "project_id"),
        ),
        json=_wire.to_wire(body),
        read=read_json(ProjectStatusEnvelope.from_dict),
    )


def sync(
    project_id: str,
    *,
    client: Client,
    body: NewProjectStatus,
) -> ProjectStatusEnvelope:
    """Say where a project stands.

    A project that is complete leaves the lists that do not ask for complete ones.

    Known from: wire facts 4.7 (PUB). Sure of the body and the reply (official specification).

    Args:
        project_id: Id of the project, 24 lower-case hexadecimal digits, as findProjectByOwnerAndName gives it.
        client: What sends the call.
        body: What to send.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            project_id,
            body=body,
        )
    )


async def asyncio(
    project_id: str,
    *,
    client: AsyncClient,
    body: NewProjectStatus,
) -> ProjectStatusEnvelope:
    """Say where a project stands. The suspending twin of `sync`."""
    return await client.send(
        operation(
            project_id,
            body=body,
        )
    )
