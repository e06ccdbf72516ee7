from __future__ import annotations

from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.archive_job_request import ArchiveJobRequest
from ...models.job import Job
from ...operation import Operation, read_json


def operation(
    *,
    body: ArchiveJobRequest,
) -> Operation[Job]:
    """Hide a job from lists.

    There is no operation that takes it back. Sent again it leaves what it left.

    Known from: wire facts 4.2 (V4). Sure of the request and the reply (official specification); 404 is inferred.

    Args:
        body: What to send.
    """
    return Operation(
        name="archive_job",
        method="POST",
        repeatable=True,
        path="/v4/jobs/archive",
        json=_wire.to_wire(body),
        read=read_json(Job.from_dict),
    )


def sync(
    *,
    client: Client,
    body: ArchiveJobRequest,
) -> Job:
    """Hide a job from lists.

    There is no operation that takes it back. Sent again it leaves what it left.

    Known from: wire facts 4.2 (V4). Sure of the request and the reply (official specification); 404 is inferred.

    Args:
        client: What sends the call.
        body: What to send.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            body=body,
        )
    )


async def asyncio(
    *,
    client: AsyncClient,
    body: ArchiveJobRequest,
) -> Job:
    """Hide a job from lists. The suspending twin of `sync`."""
    return await client.send(
        operation(
            body=body,
        )
    )
