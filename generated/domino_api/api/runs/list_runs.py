from __future__ import annotations

from ... import paths as _paths
from ...client import AsyncClient, Client
from ...models.run_list import RunList
from ...operation import Operation, read_json


def operation(
    owner: str,
    project: str,
) -> Operation[RunList]:
    """All runs of a project, newest queued first.

    Every kind of execution is in it, workspaces and apps too; those carry a `notebookName`. There is no
    documented paging or filter, so the reply can be very large: to follow one run, use getRun.

    Known from: wire facts 2.2 (APIB, PDT, S22, RECL). Sure of `objectType` and `data` (official prose,
    official live test) and of a Run's fields as in getRun; whether the list's address is called `uri` or
    `url` is in conflict, so neither is required; the order is official prose.

    Args:
        owner: User name of the project's owner (not an id). One segment of the URL.
        project: Name of the project (not an id). One segment of the URL.
    """
    return Operation(
        name="list_runs",
        method="GET",
        path="/v1/projects/{owner}/{project}/runs".format(
            owner=_paths.segment(owner, "owner"),
            project=_paths.segment(project, "project"),
        ),
        read=read_json(RunList.from_dict),
    )


def sync(
    owner: str,
    project: str,
    *,
    client: Client,
) -> RunList:
    """All runs of a project, newest queued first.

    Every kind of execution is in it, workspaces and apps too; those carry a `notebookName`. There is no
    documented paging or filter, so the reply can be very large: to follow one run, use getRun.

    Known from: wire facts 2.2 (APIB, PDT, S22, RECL). Sure of `objectType` and `data` (official prose,
    official live test) and of a Run's fields as in getRun; whether the list's address is called `uri` or
    `url` is in conflict, so neither is required; the order is official prose.

    Args:
        owner: User name of the project's owner (not an id). One segment of the URL.
        project: Name of the project (not an id). One segment of the URL.
        client: What sends the call.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            owner,
            project,
        )
    )


async def asyncio(
    owner: str,
    project: str,
    *,
    client: AsyncClient,
) -> RunList:
    """All runs of a project, newest queued first. The suspending twin of `sync`."""
    return await client.send(
        operation(
            owner,
            project,
        )
    )
