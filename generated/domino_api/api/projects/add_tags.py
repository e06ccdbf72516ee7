from __future__ import annotations

from ... import paths as _paths
from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.new_tags import NewTags
from ...models.project_tag import ProjectTag
from ...operation import Operation, read_json


def operation(
    project_id: str,
    *,
    body: NewTags,
) -> Operation[list[ProjectTag] | ProjectTag]:
    """Add tags to a project.

    A tag that the project has already stays as it is. Domino's description has one tag as the reply, an official
    live test reads a list: both are read.

    Known from: wire facts 4.2 and 4.7 (V4, PD, PDT). Sure of the body (official specification and live test); 400
    and 401 are inferred.

    Args:
        project_id: Id of the project, 24 lower-case hexadecimal digits, as findProjectByOwnerAndName gives it.
        body: What to send.
    """
    return Operation(
        name="add_tags",
        method="POST",
        repeatable=True,
        path="/v4/projects/{project_id}/tags".format(
            project_id=_paths.segment(project_id, "project_id"),
        ),
        json=_wire.to_wire(body),
        read=read_json(_wire.one_of(_wire.list_of(ProjectTag.from_dict), ProjectTag.from_dict)),
    )


def sync(
    project_id: str,
    *,
    client: Client,
    body: NewTags,
) -> list[ProjectTag] | ProjectTag:
    """Add tags to a project.

    A tag that the project has already stays as it is. Domino's description has one tag as the reply, an official
    live test reads a list: both are read.

    Known from: wire facts 4.2 and 4.7 (V4, PD, PDT). Sure of the body (official specification and live test); 400
    and 401 are inferred.

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
    body: NewTags,
) -> list[ProjectTag] | ProjectTag:
    """Add tags to a project. The suspending twin of `sync`."""
    return await client.send(
        operation(
            project_id,
            body=body,
        )
    )
