from __future__ import annotations

from ... import paths as _paths
from ...client import AsyncClient, Client
from ...models.run_stdout import RunStdout
from ...operation import Operation, read_json


def operation(
    owner: str,
    project: str,
    run_id: str,
    *,
    preview_number_of_lines: int | None = None,
) -> Operation[RunStdout]:
    """Console output of a run, standard output and standard error merged.

    Also answers for jobs started through v4. What it gives while the run is queued or running is unknown,
    probably what was written so far: treat missing as empty and follow the status, not the log.

    Known from: wire facts 2.5 (APIB, PD, PDT, MCP). Sure of the path, `previewNumberOfLines` and the two
    field names (official prose). Whether `stdout` is plain text or HTML is in conflict between the sources:
    both occur.

    Args:
        owner: User name of the project's owner (not an id). One segment of the URL.
        project: Name of the project (not an id). One segment of the URL.
        run_id: Id of the run, 24 lower-case hexadecimal digits. Job ids are in the same space.
        preview_number_of_lines: How many of the last lines to give; left out, presumably all (no source says so).
    """
    return Operation(
        name="get_run_stdout",
        method="GET",
        path="/v1/projects/{owner}/{project}/run/{run_id}/stdout".format(
            owner=_paths.segment(owner, "owner"),
            project=_paths.segment(project, "project"),
            run_id=_paths.segment(run_id, "run_id"),
        ),
        params={
            "previewNumberOfLines": preview_number_of_lines,
        },
        read=read_json(RunStdout.from_dict),
    )


def sync(
    owner: str,
    project: str,
    run_id: str,
    *,
    client: Client,
    preview_number_of_lines: int | None = None,
) -> RunStdout:
    """Console output of a run, standard output and standard error merged.

    Also answers for jobs started through v4. What it gives while the run is queued or running is unknown,
    probably what was written so far: treat missing as empty and follow the status, not the log.

    Known from: wire facts 2.5 (APIB, PD, PDT, MCP). Sure of the path, `previewNumberOfLines` and the two
    field names (official prose). Whether `stdout` is plain text or HTML is in conflict between the sources:
    both occur.

    Args:
        owner: User name of the project's owner (not an id). One segment of the URL.
        project: Name of the project (not an id). One segment of the URL.
        run_id: Id of the run, 24 lower-case hexadecimal digits. Job ids are in the same space.
        client: What sends the call.
        preview_number_of_lines: How many of the last lines to give; left out, presumably all (no source says so).

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            owner,
            project,
            run_id,
            preview_number_of_lines=preview_number_of_lines,
        )
    )


async def asyncio(
    owner: str,
    project: str,
    run_id: str,
    *,
    client: AsyncClient,
    preview_number_of_lines: int | None = None,
) -> RunStdout:
    """Console output of a run, standard output and standard error merged. The suspending twin of `sync`."""
    return await client.send(
        operation(
            owner,
            project,
            run_id,
            preview_number_of_lines=preview_number_of_lines,
        )
    )
