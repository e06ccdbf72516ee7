from __future__ import annotations

from ... import paths as _paths
from ...client import AsyncClient, Client
from ...models.useable_environments import UseableEnvironments
from ...operation import Operation, read_json


def operation(
    project_id: str,
) -> Operation[UseableEnvironments]:
    """Environments that a project may use, and the one that it has.

    The practical way from an environment's name to its id. Domino's own name for this operation is
    getUseableEnvironments.

    Known from: wire facts 4.6 (V4, PD, KSM). Sure of parameters and reply (official specification); 404 for an
    unknown project is seen live.

    Args:
        project_id: Id of the project, 24 lower-case hexadecimal digits, as findProjectByOwnerAndName gives it.
    """
    return Operation(
        name="list_useable_environments",
        method="GET",
        path="/v4/projects/{project_id}/useableEnvironments".format(
            project_id=_paths.segment(project_id, "project_id"),
        ),
        read=read_json(UseableEnvironments.from_dict),
    )


def sync(
    project_id: str,
    *,
    client: Client,
) -> UseableEnvironments:
    """Environments that a project may use, and the one that it has.

    The practical way from an environment's name to its id. Domino's own name for this operation is
    getUseableEnvironments.

    Known from: wire facts 4.6 (V4, PD, KSM). Sure of parameters and reply (official specification); 404 for an
    unknown project is seen live.

    Args:
        project_id: Id of the project, 24 lower-case hexadecimal digits, as findProjectByOwnerAndName gives it.
        client: What sends the call.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            project_id,
        )
    )


async def asyncio(
    project_id: str,
    *,
    client: AsyncClient,
) -> UseableEnvironments:
    """Environments that a project may use, and the one that it has. The suspending twin of `sync`."""
    return await client.send(
        operation(
            project_id,
        )
    )
