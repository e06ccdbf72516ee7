from __future__ import annotations

from ... import paths as _paths
from ...client import AsyncClient, Client
from ...models.job_log_kind import JobLogKind
from ...models.job_logs import JobLogs
from ...operation import Operation, read_json


def operation(
    job_id: str,
    *,
    log_type: JobLogKind | None = None,
    limit: int | None = None,
    offset: int | None = None,
    latest_time_nano: str | None = None,
) -> Operation[JobLogs]:
    """What a job has printed, line by line.

    Domino's own name for this operation is getLogsWithProblemSuggestions. Each line has its stream and its time, and
    no
    line end. `latestTimeNano` of a reply, sent back, continues after the lines that came; a live test found lines of
    the
    preparation under `stdout` as well.

    Known from: wire facts 3.3, 4.1 and 4.2 (V4, PUB, KSM). Sure of the parameters and the reply (official
    specification);
    that lines have no line end is live observation; whether `latestTimeNano` itself is included is unknown: drop what
    came.

    Args:
        job_id: Id of the job, 24 lower-case hexadecimal digits; ids of v1 runs are in the same space.
        log_type: Which lines of a job are asked for: `console` (all), `stdout`, `stderr`, `stdoutstderr` (both) or
            `prepareoutput` (what the preparation printed). An open enum: unknown values are kept.
        limit: At most so many lines; the deployment has a limit of its own, 10000 unless changed.
        offset: How many lines to leave out at the beginning; not needed with `latestTimeNano`.
        latest_time_nano: Only lines from this time on, in nanoseconds since 1970 UTC, as the reply before has it; `0` for
            all.
    """
    return Operation(
        name="get_job_logs",
        method="GET",
        path="/v4/jobs/{job_id}/logsWithProblemSuggestions".format(
            job_id=_paths.segment(job_id, "job_id"),
        ),
        params={
            "logType": log_type,
            "limit": limit,
            "offset": offset,
            "latestTimeNano": latest_time_nano,
        },
        read=read_json(JobLogs.from_dict),
    )


def sync(
    job_id: str,
    *,
    client: Client,
    log_type: JobLogKind | None = None,
    limit: int | None = None,
    offset: int | None = None,
    latest_time_nano: str | None = None,
) -> JobLogs:
    """What a job has printed, line by line.

    Domino's own name for this operation is getLogsWithProblemSuggestions. Each line has its stream and its time, and
    no
    line end. `latestTimeNano` of a reply, sent back, continues after the lines that came; a live test found lines of
    the
    preparation under `stdout` as well.

    Known from: wire facts 3.3, 4.1 and 4.2 (V4, PUB, KSM). Sure of the parameters and the reply (official
    specification);
    that lines have no line end is live observation; whether `latestTimeNano` itself is included is unknown: drop what
    came.

    Args:
        job_id: Id of the job, 24 lower-case hexadecimal digits; ids of v1 runs are in the same space.
        client: What sends the call.
        log_type: Which lines of a job are asked for: `console` (all), `stdout`, `stderr`, `stdoutstderr` (both) or
            `prepareoutput` (what the preparation printed). An open enum: unknown values are kept.
        limit: At most so many lines; the deployment has a limit of its own, 10000 unless changed.
        offset: How many lines to leave out at the beginning; not needed with `latestTimeNano`.
        latest_time_nano: Only lines from this time on, in nanoseconds since 1970 UTC, as the reply before has it; `0` for
            all.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            job_id,
            log_type=log_type,
            limit=limit,
            offset=offset,
            latest_time_nano=latest_time_nano,
        )
    )


async def asyncio(
    job_id: str,
    *,
    client: AsyncClient,
    log_type: JobLogKind | None = None,
    limit: int | None = None,
    offset: int | None = None,
    latest_time_nano: str | None = None,
) -> JobLogs:
    """What a job has printed, line by line. The suspending twin of `sync`."""
    return await client.send(
        operation(
            job_id,
            log_type=log_type,
            limit=limit,
            offset=offset,
            latest_time_nano=latest_time_nano,
        )
    )
