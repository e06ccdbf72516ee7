from __future__ import annotations

from ... import paths as _paths
from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.copy_project_request import CopyProjectRequest
from ...models.project_copy import ProjectCopy
from ...operation import Operation, read_json


def operation(
    project_id: str,
    *,
    body: CopyProjectRequest,
) -> Operation[ProjectCopy]:
    """Make a project that is a copy of another one.

    Known from: wire facts 4.7 (PUB). Sure of the body and the reply (official specification); what becomes of a
    name that is taken is unknown. v4 has a copy of its own, without data sets, not described here.

    Args:
        project_id: Id of the project, 24 lower-case hexadecimal digits, as findProjectByOwnerAndName gives it.
        body: What to send.
    """
    return Operation(
        name="copy_project",
        method="POST",
        path="/api/projects/v1/projects/{project_id}/copy-project".format(
            project_id=_paths.segment(project_id, "project_id"),
        ),
        json=_wire.to_wire(body),
        read=read_json(ProjectCopy.from_dict),
    )


def sync(
    project_id: str,
    *,
    client: Client,
    body: CopyProjectRequest,
) -> ProjectCopy:
    """Make a project that is a copy of another one.

    Known from: wire facts 4.7 (PUB). Sure of the body and the reply (official specification); what becomes of a
    name that is taken is unknown. v4 has a copy of its own, without data sets, not described here.

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
    body: CopyProjectRequest,
) -> ProjectCopy:
    """Make a project that is a copy of another one. The suspending twin of `sync`."""
    return await client.send(
        operation(
            project_id,
            body=body,
        )
    )
