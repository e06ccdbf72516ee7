from __future__ import annotations

from ... import paths as _paths
from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.run_started import RunStarted
from ...models.start_run_request import StartRunRequest
from ...operation import Operation, read_json


def operation(
    owner: str,
    project: str,
    *,
    body: StartRunRequest,
) -> Operation[RunStarted]:
    """Start a run.

    Answers as soon as the run is queued; its status may not be readable for a moment after. Never repeat
    this request once it may have reached the server: it would start a second run.

    Known from: wire facts 2.3 (APIB, PD, MCP, V4). Sure of the request (official prose and two generations
    of official clients) and of the reply's fields (official prose). 409 asks to log in again (V4, client
    code; its body is official for v4 only). What an unknown tier name brings is unknown.

    Args:
        owner: User name of the project's owner (not an id). One segment of the URL.
        project: Name of the project (not an id). One segment of the URL.
        body: What to send.
    """
    return Operation(
        name="start_run",
        method="POST",
        path="/v1/projects/{owner}/{project}/runs".format(
            owner=_paths.segment(owner, "owner"),
            project=_paths.segment(project, "project"),
        ),
        json=_wire.to_wire(body),
        read=read_json(RunStarted.from_dict),
    )


def sync(
    owner: str,
    project: str,
    *,
    client: Client,
    body: StartRunRequest,
) -> RunStarted:
    """Start a run.

    Answers as soon as the run is queued; its status may not be readable for a moment after. Never repeat
    this request once it may have reached the server: it would start a second run.

    Known from: wire facts 2.3 (APIB, PD, MCP, V4). Sure of the request (official prose and two generations
    of official clients) and of the reply's fields (official prose). 409 asks to log in again (V4, client
    code; its body is official for v4 only). What an unknown tier name brings is unknown.

    Args:
        owner: User name of the project's owner (not an id). One segment of the URL.
        project: Name of the project (not an id). One segment of the URL.
        client: What sends the call.
        body: What to send.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            owner,
            project,
            body=body,
        )
    )


async def asyncio(
    owner: str,
    project: str,
    *,
    client: AsyncClient,
    body: StartRunRequest,
) -> RunStarted:
    """Start a run. The suspending twin of `sync`."""
    return await client.send(
        operation(
            owner,
            project,
            body=body,
        )
    )
