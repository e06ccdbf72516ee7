from __future__ import annotations

from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.job import Job
from ...models.stop_job_request import StopJobRequest
from ...operation import Operation, read_json


def operation(
    *,
    body: StopJobRequest,
) -> Operation[Job]:
    """Stop a job or run, keeping or discarding its results.

    Takes the ids of v1 runs, too: they share one space with job ids. (Not every v1 run is a job: workspaces
    and apps are in the v1 list as well.) The reply shows the job at that moment, usually still stopping.

    Known from: wire facts 2.14, 3.3 and 4.2 (V4, PD, AML, ADOC, PDT, V622). Sure of the body and the reply
    (official specification); that run ids work is official client code and live observation; `projectId` is
    not in the specification, but official clients send it and one note calls it needed; 404 for unknown ids
    is inferred.

    Args:
        body: What to send.
    """
    return Operation(
        name="stop_job",
        method="POST",
        path="/v4/jobs/stop",
        json=_wire.to_wire(body),
        read=read_json(Job.from_dict),
    )


def sync(
    *,
    client: Client,
    body: StopJobRequest,
) -> Job:
    """Stop a job or run, keeping or discarding its results.

    Takes the ids of v1 runs, too: they share one space with job ids. (Not every v1 run is a job: workspaces
    and apps are in the v1 list as well.) The reply shows the job at that moment, usually still stopping.

    Known from: wire facts 2.14, 3.3 and 4.2 (V4, PD, AML, ADOC, PDT, V622). Sure of the body and the reply
    (official specification); that run ids work is official client code and live observation; `projectId` is
    not in the specification, but official clients send it and one note calls it needed; 404 for unknown ids
    is inferred.

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
    body: StopJobRequest,
) -> Job:
    """Stop a job or run, keeping or discarding its results. The suspending twin of `sync`."""
    return await client.send(
        operation(
            body=body,
        )
    )
