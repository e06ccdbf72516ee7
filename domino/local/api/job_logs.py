"""Logs of jobs, as v4 shows them: by stream and time, from a time on."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from domino.local.execution.job_log import PREPARATION, STDERR, STDOUT, LogLine, log_lines
from domino.local.http.deployment import Deployment, deployment_of
from domino.local.http.fault_middleware import FAULT_KEY, twist_object
from domino.local.http.queries import choice_of, count_of, number_of
from domino.local.store.runs import Run

from .job_views import job_run

_MOST_LINES = 10_000
_KINDS = {
    "console": (PREPARATION, STDOUT, STDERR),
    "stdout": (STDOUT,),
    "stderr": (STDERR,),
    "stdoutstderr": (STDOUT, STDERR),
    "prepareoutput": (PREPARATION,),
}
_LARGEST_TIME = 2**63 - 1


async def get_job_logs(request: Request) -> Response:
    """Answer the lines of a job's log after a time, as far as there are any."""
    run = await job_run(request)  # before its log: that of a run that is over will not grow
    kinds = _KINDS[choice_of(request, "logType", _KINDS) or "console"]
    limit = min(count_of(request, "limit") or _MOST_LINES, _MOST_LINES)
    offset = number_of(request, "offset", most=2**31 - 1) or 0
    after = number_of(request, "latestTimeNano", most=_LARGEST_TIME) or 0
    deployment = deployment_of(request)
    lines, is_whole = await run_in_threadpool(_read, deployment, run, kinds, after, offset, limit)
    latest = lines[-1].time if lines else after
    logset = {
        "logContent": [_show(line) for line in lines],
        "isComplete": run.is_completed and is_whole,
        "pagination": {"limit": limit, "offset": offset, "latestTimeNano": str(latest)},
    }
    shown: dict[str, object] = {"logset": logset, "problemSuggestion": _suggestion(run)}
    return JSONResponse(twist_object(shown, request.scope.get(FAULT_KEY)))


def _read(
    deployment: Deployment, run: Run, kinds: tuple[str, ...], after: int, offset: int, limit: int
) -> tuple[list[LogLine], bool]:
    """Return lines of a log, and whether there are no more; their size is limited, too."""
    lines: list[LogLine] = []
    size = 0
    for number, line in enumerate(log_lines(deployment.scheduler.run_folder(run.id), run, kinds=kinds, after=after)):
        if number < offset:
            continue
        size += len(line.text)
        if len(lines) == limit or (lines and size > deployment.settings.stdout_limit):
            return lines, False
        lines.append(line)
    return lines, True


def _show(line: LogLine) -> dict[str, object]:
    text = line.text.removesuffix(b"\n")  # as a live deployment was seen to have it
    log = text.decode("utf-8", "replace")
    return {"timestamp": line.time // 1_000_000, "logType": line.kind, "log": log, "size": len(text)}


def _suggestion(run: Run) -> dict[str, str] | None:
    """Return what went wrong on the platform's side."""
    return {"problem": run.error, "helpLink": ""} if run.error else None


OPERATIONS = [
    Route("/v4/jobs/{job_id}/logsWithProblemSuggestions", get_job_logs, name="get_job_logs"),
]
