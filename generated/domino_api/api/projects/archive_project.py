from __future__ import annotations

from ... import paths as _paths
from ...client import AsyncClient, Client
from ...operation import Operation, read_nothing


def operation(
    project_id: str,
) -> Operation[None]:
    """Archive a project.

    It leaves all lists and can no longer be reached by its name; what it holds is kept, and only an administrator
    brings it back. Its scheduled runs and those in progress are stopped.

    Known from: wire facts 4.2 and 4.7 (V4, PD, PDT, DOCS). Sure that it takes an id and answers without a body
    (official specification); what becomes of runs is official prose.

    Args:
        project_id: Id of the project, 24 lower-case hexadecimal digits, as findProjectByOwnerAndName gives it.
    """
    return Operation(
        name="archive_project",
        method="DELETE",
        path="/v4/projects/{project_id}".format(
            project_id=_paths.segment(project_id, "project_id"),
        ),
        read=read_nothing,
    )


def sync(
    project_id: str,
    *,
    client: Client,
) -> None:
    """Archive a project.

    It leaves all lists and can no longer be reached by its name; what it holds is kept, and only an administrator
    brings it back. Its scheduled runs and those in progress are stopped.

    Known from: wire facts 4.2 and 4.7 (V4, PD, PDT, DOCS). Sure that it takes an id and answers without a body
    (official specification); what becomes of runs is official prose.

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
) -> None:
    """Archive a project. The suspending twin of `sync`."""
    return await client.send(
        operation(
            project_id,
        )
    )
