from __future__ import annotations

from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.job import Job
from ...models.start_job_request import StartJobRequest
from ...operation import Operation, read_json


def operation(
    *,
    body: StartJobRequest,
) -> Operation[Job]:
    """Start a job and return at once.

    The command is one string that the server splits into words. Never repeat it by itself: it would start a second
    job. What the request leaves out is the project's: environment, hardware tier, latest commit.

    Known from: wire facts 4.2 (V4, PD, AML, ADOC, PDT, V622). Sure of the body and the reply (official
    specification, official live test). One note saw `hardwareTierId` work; the specification and all official
    clients have `overrideHardwareTierId`. 404 is inferred.

    Args:
        body: What to send.
    """
    return Operation(
        name="start_job",
        method="POST",
        path="/v4/jobs/start",
        json=_wire.to_wire(body),
        read=read_json(Job.from_dict),
    )


def sync(
    *,
    client: Client,
    body: StartJobRequest,
) -> Job:
    """Start a job and return at once.

    The command is one string that the server splits into words. Never repeat it by itself: it would start a second
    job. What the request leaves out is the project's: environment, hardware tier, latest commit.

    Known from: wire facts 4.2 (V4, PD, AML, ADOC, PDT, V622). Sure of the body and the reply (official
    specification, official live test). One note saw `hardwareTierId` work; the specification and all official
    clients have `overrideHardwareTierId`. 404 is inferred.

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
    body: StartJobRequest,
) -> Job:
    """Start a job and return at once. The suspending twin of `sync`."""
    return await client.send(
        operation(
            body=body,
        )
    )
