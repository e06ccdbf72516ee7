"""Rows: jobs that are started, restarted, waited for alone and together, listed and followed."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Any

from domino import errors
from domino.exceptions import HardwareTierNotFoundException

from .answers import RUN_ID, cut, html, json, log_page, reset, status, text, wait
from .checks import fact, raises, requests, returns, slept
from .row import FakeClock, Outcome, Row, World

__all__ = ["ROWS"]

_row = partial(Row, family="Jobs")
_QUICK: dict[str, Any] = {"timeout": 1.5}
_PROJECT = json({"id": "5" * 24})
_TIERS = json([{"hardwareTier": {"id": "small-k8s", "name": "Small"}}])
_STDOUT = json({"stdout": "line 1\nline 2\n"})
_OTHERS = [f"{number:024x}" for number in range(1, 4)]


def _job(state: str = "Succeeded", job_id: str = RUN_ID) -> dict[str, Any]:
    over = state in ("Succeeded", "Failed", "Error", "Stopped")
    return {"id": job_id, "statuses": {"isCompleted": over, "executionStatus": state}}


def job(state: str = "Succeeded", job_id: str = RUN_ID) -> Any:
    """Answer with a job."""
    return json(_job(state, job_id))


def listed(state: str) -> Any:
    """Answer with a list of the three jobs that are waited for together."""
    return json({"jobs": [_job(state, each) for each in _OTHERS], "totalCount": 3})


async def start_job(d: Any, _: World) -> object:
    """Start a job."""
    return (await d.job_start("main.py", title="nightly")).id


async def _start_with_tier(d: Any, _: World) -> object:
    return (await d.job_start("main.py", hardware_tier_id="small-k8s")).id


async def _start_with_tier_name(d: Any, _: World) -> object:
    return (await d.job_start("main.py", hardware_tier_name="Smal")).id


async def _restart(d: Any, _: World) -> object:
    return (await d.job_restart(RUN_ID)).id


async def _add_tag(d: Any, _: World) -> object:
    return (await d.job_tags_add(RUN_ID, "nightly")).name


async def _comment(d: Any, _: World) -> object:
    return (await d.job_comments_add(RUN_ID, "good")).id


async def _rename(d: Any, _: World) -> object:
    return (await d.job_rename(RUN_ID, "good")).id


async def wait_for_job(d: Any, _: World) -> object:
    """Wait for a job for at most 100 s, a look each 5 s."""
    return (await d.job_wait(RUN_ID, poll_freq=5, max_poll_time=100)).statuses.execution_status


async def start_and_wait(d: Any, _: World) -> object:
    """Start a job and wait for it."""
    return (await d.job_start_blocking(5, 100, command="main.py")).id


async def _start_and_stop_on_interrupt(d: Any, _: World) -> object:
    return await d.job_start_blocking(5, command="main.py", stop_on_interrupt=True)


async def wait_for_several(d: Any, _: World) -> object:
    """Wait for three jobs."""
    return [each.id for each in await d.jobs_wait(_OTHERS, poll_freq=5, max_poll_time=100)]


async def _all_jobs(d: Any, _: World) -> object:
    found = d.inner.jobs_iter()
    return [each.id async for each in found] if hasattr(found, "__aiter__") else [each.id for each in found]


async def _follow(d: Any, _: World) -> object:
    lines = d.inner.job_logs(RUN_ID, poll_freq=5, max_poll_time=1000, page_size=2)
    return [each.log async for each in lines] if hasattr(lines, "__aiter__") else [each.log for each in lines]


def _page(*ids: int, total: int | None = None) -> Any:
    jobs = [_job(job_id=f"{number:024x}") for number in ids]
    return json({"jobs": jobs, **({} if total is None else {"totalCount": total})})


def _interrupt() -> None:
    raise KeyboardInterrupt


def _interrupts(w: World) -> None:
    w.clock.during.append(_interrupt)


class _Cancelling(FakeClock):
    """Time in which the task that sleeps is cancelled, or interrupted where there is no task."""

    def sleep(self, seconds: float) -> None:
        raise KeyboardInterrupt

    async def sleep_async(self, seconds: float) -> None:
        task = asyncio.current_task()
        assert task is not None
        task.cancel()
        await asyncio.sleep(0)


def _starts(o: Outcome) -> int:
    return len([request for request in o.requests if request.target in ("/v4/jobs/start", "/v4/jobs/restart")])


def _stops(o: Outcome) -> bool:
    (stop,) = [request for request in o.requests if request.target == "/v4/jobs/stop"]
    return bool(stop.json()["jobId"] == RUN_ID)


def _uncertain(server: str, *script: Any, **more: Any) -> Row:
    return _row(
        server=f"{server} to a start of a job",
        client="StartUncertainError that knows how to look for it; a start is sent once",
        **{
            "script": [_PROJECT, *script, job()],
            "call": start_job,
            "checks": [
                raises(errors.StartUncertainError, "the job may or may not have started", "jobs_find"),
                fact(lambda o: o.failure.find["title"] == "nightly"),
                requests(2),
                slept(),
            ],
            **more,
        },
    )


def _refused(code: int, kind: type[Exception], body: object = None) -> Row:
    return _row(
        server=f"answers {code} to a start of a job",
        client=f"{kind.__name__}; a start is sent once",
        script=[_PROJECT, status(code, body), job()],
        call=start_job,
        checks=[raises(kind), requests(2)],
    )


def _survives(server: str, *script: Any, **more: Any) -> Row:
    return _row(
        server=server,
        client="goes on waiting; returns the job",
        **{"script": [*script, job()], "call": wait_for_job, "checks": [returns("Succeeded")], **more},
    )


ROWS = [
    *(_uncertain(f"answers {code}", status(code)) for code in (500, 502, 503, 504)),
    _uncertain("closes the connection instead of an answer", cut(b"")),
    _uncertain("breaks the connection off instead of an answer", reset()),
    _uncertain("gives no answer", wait(), options=_QUICK),
    _uncertain("answers 200 without an id", json({"number": 7, "statuses": {}})),
    _uncertain("answers 200 with something that is no JSON", text(200, "started")),
    _refused(400, errors.BadRequestError, {"message": "Json validation error"}),
    _refused(403, errors.PermissionDeniedError),
    _refused(404, errors.NotFoundError),
    _refused(409, errors.ReloginRequiredError, {"redirectPath": "/relogin"}),
    _refused(429, errors.RateLimitError),
    _row(
        server="answers 200 with a login page to a start of a job",
        client="NotTheApiError: nothing was started",
        script=[_PROJECT, html(200), job()],
        call=start_job,
        checks=[raises(errors.NotTheApiError), requests(2)],
    ),
    _row(
        server="answers 503 to a restart of a job",
        client="StartUncertainError; it is sent once",
        script=[status(503), job()],
        call=_restart,
        checks=[raises(errors.StartUncertainError, "jobs_find"), requests(1)],
    ),
    _row(
        server="answers 503 to the look-up of a hardware tier",
        client="asks again, then starts once",
        script=[_PROJECT, status(503), _TIERS, job()],
        call=_start_with_tier,
        checks=[returns(RUN_ID), fact(lambda o: _starts(o) == 1), requests(4)],
    ),
    _row(
        server="refuses the list of hardware tiers",
        client="starts with the id as it is: the server judges",
        script=[_PROJECT, status(403), job()],
        call=_start_with_tier,
        checks=[returns(RUN_ID), fact(lambda o: o.requests[-1].json()["overrideHardwareTierId"] == "small-k8s")],
    ),
    _row(
        server="has no hardware tier of the name that a start has",
        client="HardwareTierNotFoundException that tells the near ones; nothing is started",
        script=[_PROJECT, _TIERS, job()],
        call=_start_with_tier_name,
        checks=[raises(HardwareTierNotFoundException, "did you mean 'Small'"), fact(lambda o: _starts(o) == 0)],
    ),
    _row(
        server="answers 503 to a new tag",
        client="ServerError; it is sent once",
        script=[_PROJECT, status(503), json({"tagId": "t", "name": "nightly"})],
        call=_add_tag,
        checks=[raises(errors.ServerError), requests(2)],
    ),
    _row(
        server="answers 503 to a comment",
        client="ServerError; it is sent once",
        script=[status(503), json({"id": "t"})],
        call=_comment,
        checks=[raises(errors.ServerError), requests(1)],
    ),
    _row(
        server="answers 503 to another title",
        client="sends it again, since a second one leaves what the first one left",
        script=[status(503), job()],
        call=_rename,
        checks=[returns(RUN_ID), requests(2)],
    ),
    _survives("answers 500 for ten looks at a job", *[status(500)] * 10),
    _survives("resets, closes and cuts connections while a job is waited for", reset(), cut(b""), cut(b"HTTP/1.1 200")),
    _survives("does not know a job for the first looks", status(404), status(404)),
    _survives("answers a look with the page of a gateway", html(200)),
    _survives("answers a look with the success of another job", job(job_id="9" * 24)),
    _row(
        server="does not know a job any more",
        client="NotFoundError at once",
        script=[job("Running"), status(404), job()],
        call=wait_for_job,
        checks=[raises(errors.NotFoundError), requests(2)],
    ),
    *(
        _row(
            server=f"ends the job as {state}",
            client=f"{kind.__name__} with the job and the end of its output",
            script=[_PROJECT, job("Queued"), job(state), _STDOUT],
            call=start_and_wait,
            checks=[raises(kind, f"job {RUN_ID} ended as {state}", "line 2", job_id=RUN_ID), requests(4)],
            peer=peer,
        )
        for state, kind, peer in (
            ("Failed", errors.RunFailedError, None),
            ("Error", errors.RunFailedError, "returned as success"),
            ("Stopped", errors.RunStoppedError, "returned as success"),
        )
    ),
    _row(
        server="loses the answer to the start of a job that is to be waited for",
        client="StartUncertainError; nothing is waited for, nothing is started again",
        script=[_PROJECT, cut(b"")],
        call=start_and_wait,
        checks=[raises(errors.StartUncertainError, "jobs_find"), requests(2), slept()],
    ),
    _row(
        server="(Ctrl-C while a job is waited for)",
        client="KeyboardInterrupt with the job's id; the job goes on",
        script=[_PROJECT, job("Queued"), job("Running")],
        call=start_and_wait,
        prepare=_interrupts,
        checks=[raises(KeyboardInterrupt, f"job {RUN_ID} goes on: domino.job_wait"), fact(lambda o: RUN_ID in o.log)],
    ),
    _row(
        server="(the task that waits for a job is cancelled, with stop_on_interrupt)",
        client="stops the job, then ends as cancelled",
        script=[_PROJECT, job("Queued"), job("Running"), job("Stopping")],
        call=_start_and_stop_on_interrupt,
        options=lambda _: {"clock": _Cancelling()},
        checks=[
            fact(lambda o: isinstance(o.error, (KeyboardInterrupt, asyncio.CancelledError))),
            fact(_stops),
        ],
    ),
    _row(
        server="answers 503, and cuts connections, while three jobs are waited for",
        client="asks once for all of them, not for each; returns them",
        script=[_PROJECT, listed("Running"), status(503), cut(b""), listed("Succeeded")],
        call=wait_for_several,
        checks=[returns(_OTHERS), requests(5), slept(*[(5.0, 5.0)] * 3)],
    ),
    _row(
        server="refuses the list of jobs while three are waited for",
        client="asks for each",
        script=[_PROJECT, status(403), *(job(job_id=each) for each in _OTHERS)],
        call=wait_for_several,
        checks=[returns(_OTHERS), requests(5)],
    ),
    _row(
        server="(Ctrl-C while three jobs are waited for)",
        client="KeyboardInterrupt with the ids of those that go on",
        script=[_PROJECT, listed("Running")],
        call=wait_for_several,
        prepare=_interrupts,
        checks=[raises(KeyboardInterrupt, "3 of 3 jobs go on", *_OTHERS), fact(lambda o: _OTHERS[0] in o.log)],
    ),
    _row(
        server="gives fewer jobs on a page than it is asked for, and shifts the next page by one",
        client="goes on to an empty page; none comes twice",
        script=[_PROJECT, _page(9, 8), _page(8, 7), _page()],
        call=_all_jobs,
        checks=[returns([f"{number:024x}" for number in (9, 8, 7)]), requests(4)],
    ),
    _row(
        server="gives the same page of jobs for ever, and says that there are more",
        client="ReplyShapeError that says so, after three in a row",
        script=[_PROJECT, *[_page(9, 8, total=100)] * 9],
        call=_all_jobs,
        checks=[raises(errors.ReplyShapeError, "does not seem to know pages"), requests(5)],
    ),
    _row(
        server="cuts a page of a job's log, and answers 503",
        client="asks again from where it was; every line comes once",
        script=[
            log_page("a", "b", latest="2", complete=False),
            cut(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"),
            status(503),
            log_page("c", latest="3", complete=True),
            log_page(latest="3", complete=True),
        ],
        call=_follow,
        checks=[returns(["a", "b", "c"]), requests(5)],
    ),
    _row(
        server="gives the first page of a job's log for ever, whatever time is asked for",
        client="ends with the job; every line comes once",
        script=[
            *[log_page("a", latest="2", complete=False)] * 3,
            job(),
            *[log_page("a", latest="2", complete=False)] * 3,
        ],
        call=_follow,
        checks=[returns(["a"])],
    ),
]
