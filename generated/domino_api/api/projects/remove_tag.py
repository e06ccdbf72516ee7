from __future__ import annotations

from ... import paths as _paths
from ...client import AsyncClient, Client
from ...operation import Operation, read_nothing


def operation(
    project_id: str,
    tag_id: str,
) -> Operation[None]:
    """Take a tag off a project.

    Known from: wire facts 4.2 (V4, PD, PDT). Sure (official specification and live test); 400 and 401 are inferred.

    Args:
        project_id: Id of the project, 24 lower-case hexadecimal digits, as findProjectByOwnerAndName gives it.
        tag_id: Id of the tag.
    """
    return Operation(
        name="remove_tag",
        method="DELETE",
        path="/v4/projects/{project_id}/tags/{tag_id}".format(
            project_id=_paths.segment(project_id, "project_id"),
            tag_id=_paths.segment(tag_id, "tag_id"),
        ),
        read=read_nothing,
    )


def sync(
    project_id: str,
    tag_id: str,
    *,
    client: Client,
) -> None:
    """Take a tag off a project.

    Known from: wire facts 4.2 (V4, PD, PDT). Sure (official specification and live test); 400 and 401 are inferred.

    Args:
        project_id: Id of the project, 24 lower-case hexadecimal digits, as findProjectByOwnerAndName gives it.
        tag_id: Id of the tag.
        client: What sends the call.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            project_id,
            tag_id,
        )
    )


async def asyncio(
    project_id: str,
    tag_id: str,
    *,
    client: AsyncClient,
) -> None:
    """Take a tag off a project. The suspending twin of `sync`."""
    return await client.send(
        operation(
            project_id,
            tag_id,
        )
    )
