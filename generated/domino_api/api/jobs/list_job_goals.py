from __future__ import annotations

from ...client import AsyncClient, Client
from ...models.linked_goal_list import LinkedGoalList
from ...operation import Operation, read_json


def operation(
    *,
    job_id: str,
) -> Operation[LinkedGoalList]:
    """The goals that a job is linked to.

    All at once: there are no pages, although Domino calls the reply PaginatedGoalEnvelopeV1. Domino's own name for
    this
    operation is getLinkedGoalsForJob. The v4 API has no such list: there a job shows only `goalIds`.

    Known from: wire facts 4.1 (PUB). Sure of the request and the reply (official specification).

    Args:
        job_id: Id of the job.
    """
    return Operation(
        name="list_job_goals",
        method="GET",
        path="/api/jobs/v1/goals",
        params={
            "jobId": job_id,
        },
        read=read_json(LinkedGoalList.from_dict),
    )


def sync(
    *,
    client: Client,
    job_id: str,
) -> LinkedGoalList:
    """The goals that a job is linked to.

    All at once: there are no pages, although Domino calls the reply PaginatedGoalEnvelopeV1. Domino's own name for
    this
    operation is getLinkedGoalsForJob. The v4 API has no such list: there a job shows only `goalIds`.

    Known from: wire facts 4.1 (PUB). Sure of the request and the reply (official specification).

    Args:
        client: What sends the call.
        job_id: Id of the job.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            job_id=job_id,
        )
    )


async def asyncio(
    *,
    client: AsyncClient,
    job_id: str,
) -> LinkedGoalList:
    """The goals that a job is linked to. The suspending twin of `sync`."""
    return await client.send(
        operation(
            job_id=job_id,
        )
    )
