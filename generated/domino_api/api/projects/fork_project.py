from __future__ import annotations

from ... import paths as _paths
from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.fork_project_request import ForkProjectRequest
from ...models.made_project import MadeProject
from ...operation import Operation, read_json


def operation(
    project_to_fork_id: str,
    *,
    body: ForkProjectRequest,
) -> Operation[MadeProject]:
    """Make a project that begins with the files of another one.

    Domino knows from which project a fork comes. Who forks owns the fork, unless `ownerId` says otherwise.

    Known from: wire facts 4.2 and 4.7 (V4, PD, PDT). Sure of the body and the reply (official specification); that
    python-domino's `{"name": ...}` is enough is official live test; 400, 401 and 409 are inferred.

    Args:
        project_to_fork_id: Id of the project to fork.
        body: What to send.
    """
    return Operation(
        name="fork_project",
        method="POST",
        path="/v4/projects/{project_to_fork_id}/fork".format(
            project_to_fork_id=_paths.segment(project_to_fork_id, "project_to_fork_id"),
        ),
        json=_wire.to_wire(body),
        read=read_json(MadeProject.from_dict),
    )


def sync(
    project_to_fork_id: str,
    *,
    client: Client,
    body: ForkProjectRequest,
) -> MadeProject:
    """Make a project that begins with the files of another one.

    Domino knows from which project a fork comes. Who forks owns the fork, unless `ownerId` says otherwise.

    Known from: wire facts 4.2 and 4.7 (V4, PD, PDT). Sure of the body and the reply (official specification); that
    python-domino's `{"name": ...}` is enough is official live test; 400, 401 and 409 are inferred.

    Args:
        project_to_fork_id: Id of the project to fork.
        client: What sends the call.
        body: What to send.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            project_to_fork_id,
            body=body,
        )
    )


async def asyncio(
    project_to_fork_id: str,
    *,
    client: AsyncClient,
    body: ForkProjectRequest,
) -> MadeProject:
    """Make a project that begins with the files of another one. The suspending twin of `sync`."""
    return await client.send(
        operation(
            project_to_fork_id,
            body=body,
        )
    )
