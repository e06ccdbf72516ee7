from __future__ import annotations

from ... import paths as _paths
from ...client import AsyncClient, Client
from ...models.run import Run
from ...operation import Operation, read_json


def operation(
    owner: str,
    project: str,
    run_id: str,
) -> Operation[Run]:
    """One run, with its status.

    No envelope. A run is over when `isCompleted` is true; then `status` says how it ended. `outputCommitId`
    is no sign of the end: a running workspace was seen with one, and a run that changed nothing may never
    get one.

    Known from: wire facts 2.4 and 3 (APIB, S22, RECL, V4, V622). Sure of the names and meanings of the
    fields (official prose); what is null when is partly a live observation, partly official v4 types; the
    fields after `diagnosticStatistics` were only seen, in one live reply.

    Args:
        owner: User name of the project's owner (not an id). One segment of the URL.
        project: Name of the project (not an id). One segment of the URL.
        run_id: Id of the run, 24 lower-case hexadecimal digits. Job ids are in the same space.
    """
    return Operation(
        name="get_run",
        method="GET",
        path="/v1/projects/{owner}/{project}/runs/{run_id}".format(
            owner=_paths.segment(owner, "owner"),
            project=_paths.segment(project, "project"),
            run_id=_paths.segment(run_id, "run_id"),
        ),
        read=read_json(Run.from_dict),
    )


def sync(
    owner: str,
    project: str,
    run_id: str,
    *,
    client: Client,
) -> Run:
    """One run, with its status.

    No envelope. A run is over when `isCompleted` is true; then `status` says how it ended. `outputCommitId`
    is no sign of the end: a running workspace was seen with one, and a run that changed nothing may never
    get one.

    Known from: wire facts 2.4 and 3 (APIB, S22, RECL, V4, V622). Sure of the names and meanings of the
    fields (official prose); what is null when is partly a live observation, partly official v4 types; the
    fields after `diagnosticStatistics` were only seen, in one live reply.

    Args:
        owner: User name of the project's owner (not an id). One segment of the URL.
        project: Name of the project (not an id). One segment of the URL.
        run_id: Id of the run, 24 lower-case hexadecimal digits. Job ids are in the same space.
        client: What sends the call.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            owner,
            project,
            run_id,
        )
    )


async def asyncio(
    owner: str,
    project: str,
    run_id: str,
    *,
    client: AsyncClient,
) -> Run:
    """One run, with its status. The suspending twin of `sync`."""
    return await client.send(
        operation(
            owner,
            project,
            run_id,
        )
    )
