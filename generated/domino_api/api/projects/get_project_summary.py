from __future__ import annotations

from ... import paths as _paths
from ...client import AsyncClient, Client
from ...models.project_summary import ProjectSummary
from ...operation import Operation, read_json


def operation(
    project_id: str,
) -> Operation[ProjectSummary]:
    """A project, by its id.

    Known from: wire facts 4.2 and 4.7 (V4, PD, PDT, KSM). Sure (official specification; 404 seen live); 400 and
    401 are inferred.

    Args:
        project_id: Id of the project, 24 lower-case hexadecimal digits, as findProjectByOwnerAndName gives it.
    """
    return Operation(
        name="get_project_summary",
        method="GET",
        path="/v4/projects/{project_id}".format(
            project_id=_paths.segment(project_id, "project_id"),
        ),
        read=read_json(ProjectSummary.from_dict),
    )


def sync(
    project_id: str,
    *,
    client: Client,
) -> ProjectSummary:
    """A project, by its id.

    Known from: wire facts 4.2 and 4.7 (V4, PD, PDT, KSM). Sure (official specification; 404 seen live); 400 and
    401 are inferred.

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
) -> ProjectSummary:
    """A project, by its id. The suspending twin of `sync`."""
    return await client.send(
        operation(
            project_id,
        )
    )
