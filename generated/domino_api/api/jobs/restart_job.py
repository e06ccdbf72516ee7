from __future__ import annotations

from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.job import Job
from ...models.restart_job_request import RestartJobRequest
from ...operation import Operation, read_json


def operation(
    *,
    body: RestartJobRequest,
) -> Operation[Job]:
    """Start a job again, as a new job.

    Never repeat it by itself: it would start another job.

    Known from: wire facts 4.2 (V4, PD). Sure of the body and the reply (official specification); that the reply is the
    new
    job is inferred, and so is 404.

    Args:
        body: What to send.
    """
    return Operation(
        name="restart_job",
        method="POST",
        path="/v4/jobs/restart",
        json=_wire.to_wire(body),
        read=read_json(Job.from_dict),
    )


def sync(
    *,
    client: Client,
    body: RestartJobRequest,
) -> Job:
    """Start a job again, as a new job.

    Never repeat it by itself: it would start another job.

    Known from: wire facts 4.2 (V4, PD). Sure of the body and the reply (official specification); that the reply is the
    new
    job is inferred, and so is 404.

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
    body: RestartJobRequest,
) -> Job:
    """Start a job again, as a new job. The suspending twin of `sync`."""
    return await client.send(
        operation(
            body=body,
        )
    )
