from __future__ import annotations

from ... import paths as _paths
from ...client import AsyncClient, Client
from ...models.results_settings_envelope import ResultsSettingsEnvelope
from ...operation import Operation, read_json


def operation(
    project_id: str,
) -> Operation[ResultsSettingsEnvelope]:
    """Where the results of executions go.

    Domino's own name for this operation is getProjectResultSettings; it calls it a beta.

    Known from: wire facts 4.7 (PUB). Sure (official specification).

    Args:
        project_id: Id of the project, 24 lower-case hexadecimal digits, as findProjectByOwnerAndName gives it.
    """
    return Operation(
        name="get_results_settings",
        method="GET",
        path="/api/projects/beta/projects/{project_id}/results-settings".format(
            project_id=_paths.segment(project_id, "project_id"),
        ),
        read=read_json(ResultsSettingsEnvelope.from_dict),
    )


def sync(
    project_id: str,
    *,
    client: Client,
) -> ResultsSettingsEnvelope:
    """Where the results of executions go.

    Domino's own name for this operation is getProjectResultSettings; it calls it a beta.

    Known from: wire facts 4.7 (PUB). Sure (official specification).

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
) -> ResultsSettingsEnvelope:
    """Where the results of executions go. The suspending twin of `sync`."""
    return await client.send(
        operation(
            project_id,
        )
    )
