from __future__ import annotations

from ... import paths as _paths
from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.results_settings import ResultsSettings
from ...models.results_settings_envelope import ResultsSettingsEnvelope
from ...operation import Operation, read_json


def operation(
    project_id: str,
    *,
    body: ResultsSettings,
) -> Operation[ResultsSettingsEnvelope]:
    """Say where the results of executions go.

    Domino's own name for this operation is updateProjectResultSettings; it calls it a beta.

    Known from: wire facts 4.7 (PUB). Sure (official specification).

    Args:
        project_id: Id of the project, 24 lower-case hexadecimal digits, as findProjectByOwnerAndName gives it.
        body: What to send.
    """
    return Operation(
        name="update_results_settings",
        method="PUT",
        path="/api/projects/beta/projects/{project_id}/results-settings".format(
            project_id=_paths.segment(project_id, "project_id"),
        ),
        json=_wire.to_wire(body),
        read=read_json(ResultsSettingsEnvelope.from_dict),
    )


def sync(
    project_id: str,
    *,
    client: Client,
    body: ResultsSettings,
) -> ResultsSettingsEnvelope:
    """Say where the results of executions go.

    Domino's own name for this operation is updateProjectResultSettings; it calls it a beta.

    Known from: wire facts 4.7 (PUB). Sure (official specification).

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
    body: ResultsSettings,
) -> ResultsSettingsEnvelope:
    """Say where the results of executions go. The suspending twin of `sync`."""
    return await client.send(
        operation(
            project_id,
            body=body,
        )
    )
