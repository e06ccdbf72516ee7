from __future__ import annotations

from ... import paths as _paths
from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.tag import Tag
from ...operation import Operation, read_json


def operation(
    project_id: str,
) -> Operation[list[Tag]]:
    """The tags that jobs of a project have.

    Domino's own name for this operation is getTagsInProject.

    Known from: wire facts 4.2 (V4). Sure of the reply (official specification); 404 is inferred.

    Args:
        project_id: Id of the project, 24 lower-case hexadecimal digits, as findProjectByOwnerAndName gives it.
    """
    return Operation(
        name="list_job_tags_of_project",
        method="GET",
        path="/v4/jobs/projects/{project_id}/tags".format(
            project_id=_paths.segment(project_id, "project_id"),
        ),
        read=read_json(_wire.list_of(Tag.from_dict)),
    )


def sync(
    project_id: str,
    *,
    client: Client,
) -> list[Tag]:
    """The tags that jobs of a project have.

    Domino's own name for this operation is getTagsInProject.

    Known from: wire facts 4.2 (V4). Sure of the reply (official specification); 404 is inferred.

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
) -> list[Tag]:
    """The tags that jobs of a project have. The suspending twin of `sync`."""
    return await client.send(
        operation(
            project_id,
        )
    )
