"""Several jobs that are waited for at once, with both clients."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from domino import Domino
from domino.errors import NotFoundError, RunFailedError, RunStoppedError, ServerError, WaitTimeoutError
from domino.local import Fault, LocalDomino
from domino.types import Job
from tests.conftest import Connect
from tests.support.clock import FakeClock
from tests.support.gate import Gate
from tests.support.runs import POLL
from tests.support.scripted import Asked, Reply, scripted

PROJECT_ID = "5" * 24


def ids(count: int) -> list[str]:
    """Return the ids of the newest jobs, oldest first."""
    return [f"{number:024x}" for number in range(1, count + 1)]


def job(job_id: str, status: str) -> dict[str, Any]:
    """Return a job as the server has it."""
    over = status not in ("Queued", "Running")
    return {"id": job_id, "number": int(job_id, 16), "statuses": {"isCompleted": over, "executionStatus": status}}


class Deployment:
    """Answers for jobs whose states are told round by round: a round is over when the client sleeps.

    Args:
        rounds: The state of each job by its id, the last round for ever.
        newer: How many jobs of others are newer.
        listing: What a list is answered with instead.
    """

    def __init__(self, rounds: Iterable[dict[str, str]], newer: int = 0, listing: Reply | None = None) -> None:
        self._rounds: Iterator[dict[str, str]] = iter(rounds)
        self.now = next(self._rounds)
        self._newer = [job(f"f{number:023x}", "Running") for number in range(newer)]
        self._listing = listing
        self.asked: list[str] = []
        self.clock = FakeClock(lambda _: self._next_round())

    def _next_round(self) -> None:
        self.now = next(self._rounds, self.now)

    def __call__(self, asked: Asked) -> Reply:
        """Answer a request."""
        path, query = urlsplit(asked.target).path, dict(parse_qsl(urlsplit(asked.target).query))
        if path != "/v4/jobs":
            word = path.rpartition("/")[2]
            if word not in self.now:
                return Reply(
                    {"id": PROJECT_ID} if "gateway" in path else {"message": "no such job"},
                    200 + 204 * ("gateway" not in path),
                )
            self.asked.append("one")
            return Reply(job(word, self.now[word]))
        self.asked.append(f"list of {query['page_size']}")
        if self._listing is not None:
            return self._listing
        assert (query["order_by"], query["sort_by"], query["show_archived"]) == ("number", "desc", "true")
        newest = [*self._newer, *(job(each, status) for each, status in reversed(self.now.items()))]
        return Reply({"jobs": newest[: int(query["page_size"])], "totalCount": len(newest)})


def waited(connect: Connect, deployment: Deployment, job_ids: list[str], **options: Any) -> list[Job]:
    """Wait for jobs on a scripted deployment."""
    with scripted(deployment) as server:
        return connect("a/b", "key", server.url, clock=deployment.clock).jobs_wait(job_ids, 5, **options)


def states(job_ids: list[str], *statuses: str) -> list[dict[str, str]]:
    """Return rounds in which all jobs are in one state."""
    return [dict.fromkeys(job_ids, status) for status in statuses]


def test_jobs_that_really_run_are_waited_for_together(domino: Domino) -> None:
    """In the order in which they were given."""
    domino.files_upload("main.py", b"import sys; print(sys.argv[1])")
    started = [domino.job_start(f"main.py {number}", title=str(number)) for number in range(5)]
    finished = domino.jobs_wait(reversed(started), POLL)
    assert [each.title for each in finished] == ["4", "3", "2", "1", "0"]
    assert {str(each.statuses.execution_status) for each in finished} == {"Succeeded"}


def test_each_is_handed_over_when_it_is_over(domino: Domino, gate: Gate) -> None:
    """However it ended; the slow one comes last."""
    domino.files_upload("slow.sh", gate.wait().encode())
    started = [domino.job_start(command) for command in ("slow.sh", "true", "false")]
    seen: list[tuple[str, str]] = []
    for each in domino.jobs_as_completed([one.id for one in started], POLL):
        seen.append((each.id, str(each.statuses.execution_status)))
        if len(seen) == 2:
            gate.open()
    assert set(seen[:2]) == {(started[1].id, "Succeeded"), (started[2].id, "Failed")}
    assert seen[2:] == [(started[0].id, "Succeeded")]


def test_one_list_is_asked_for_instead_of_many_jobs(connect: Connect) -> None:
    """Of as many as are needed, which is learnt from the first one."""
    wanted = ids(20)
    deployment = Deployment(states(wanted, "Queued", "Running", "Succeeded"), newer=7)
    assert [each.id for each in waited(connect, deployment, wanted)] == wanted
    assert deployment.asked == ["list of 40", "list of 37", "list of 37"]


def test_few_jobs_are_asked_for_one_by_one(connect: Connect) -> None:
    """A list would be dearer."""
    wanted = ids(2)
    deployment = Deployment(states(wanted, "Running", "Succeeded"))
    waited(connect, deployment, wanted)
    assert deployment.asked == ["one"] * 4


def test_jobs_that_are_no_longer_among_the_newest_are_asked_for_one_by_one(connect: Connect) -> None:
    """The list is made longer once, and then given up."""
    wanted = ids(4)
    deployment = Deployment(states(wanted, *["Running"] * 5, "Succeeded"), newer=200)
    waited(connect, deployment, wanted)
    assert deployment.asked[:1] == ["list of 10"]
    assert deployment.asked.count("one") == 24
    assert len([each for each in deployment.asked if each != "one"]) <= 4


def test_a_list_that_cannot_be_had_is_done_without(connect: Connect) -> None:
    """Each job may be asked for where the list may not."""
    wanted = ids(4)
    deployment = Deployment(states(wanted, "Running", "Succeeded"), listing=Reply({"message": "no"}, 403))
    waited(connect, deployment, wanted)
    assert deployment.asked == ["list of 10", *["one"] * 8]


def test_a_server_that_fails_is_asked_once_a_round(connect: Connect) -> None:
    """Not once for each job; when it answers again the wait goes on."""
    wanted = ids(10)
    deployment = Deployment(states(wanted, "Running", "Succeeded"), listing=Reply(status=503))
    with pytest.raises(WaitTimeoutError, match=r"10 of 10 jobs go on: 0+1, .*503"):
        waited(connect, deployment, wanted, max_poll_time=20)
    assert deployment.asked == ["list of 20"] * 5
    with pytest.raises(ServerError, match="3 polls of job"):
        waited(connect, Deployment(states(wanted, "Running"), listing=Reply(status=503)), wanted, retry_count=2)


def test_what_passes_is_outlived(domino: Domino, server: LocalDomino) -> None:
    """Of the list and of single jobs."""
    started = [domino.job_start("true") for _ in range(4)]
    for operation in ("list_jobs", "get_job"):
        server.faults.add(Fault(operation, status=502))
    assert len(domino.jobs_wait(started, POLL)) == 4


@pytest.mark.parametrize(
    ("ends", "error"),
    [
        (("Succeeded", "Failed", "Stopped", "Succeeded"), RunFailedError),
        (("Succeeded", "Stopped", "Stopped", "Succeeded"), RunStoppedError),
    ],
)
def test_those_that_did_not_succeed_are_told_when_all_are_over(
    connect: Connect, ends: tuple[str, ...], error: type[RunFailedError]
) -> None:
    """Or handed over as they are, if one asks for that."""
    wanted = ids(4)
    first, last = dict(zip(wanted, ("Running", *ends[1:]), strict=True)), dict(zip(wanted, ends, strict=True))
    with pytest.raises(error, match="2 of 4 jobs did not succeed: ") as caught:
        waited(connect, Deployment([first, last]), wanted)
    assert type(caught.value) is error
    assert caught.value.job_id == wanted[1]
    for number in (1, 2):
        assert f"{wanted[number]} ({ends[number]})" in str(caught.value)
    finished = waited(connect, Deployment([first, last]), wanted, raise_failed=False)
    assert [str(each.statuses.execution_status) for each in finished] == list(ends)


def test_a_wait_that_times_out_names_those_that_go_on(connect: Connect) -> None:
    """To wait again for the same jobs resumes."""
    wanted = ids(4)
    ends = {**dict.fromkeys(wanted, "Succeeded"), wanted[2]: "Running"}
    with pytest.raises(WaitTimeoutError, match=f"1 of 4 jobs go on: {wanted[2]}; .* after 12 s") as caught:
        waited(connect, Deployment([ends]), wanted, max_poll_time=12)
    assert caught.value.job_id == wanted[2]
    assert caught.value.status == "Running"


def test_an_unknown_job_ends_the_wait_after_half_a_minute(connect: Connect) -> None:
    """As it does for one job."""
    deployment = Deployment(states(ids(1), "Running"))
    with pytest.raises(NotFoundError, match="no such job"):
        waited(connect, deployment, [*ids(1), "9" * 24])
    assert deployment.clock.now == 30


def test_a_job_that_is_named_twice_is_waited_for_once(connect: Connect) -> None:
    """And comes once."""
    assert len(waited(connect, Deployment(states(ids(1), "Succeeded")), ids(1) * 3)) == 1


def test_no_jobs_are_over_at_once(domino: Domino) -> None:
    """Nothing is asked."""
    assert domino.jobs_wait([]) == []


@pytest.mark.parametrize("method", ["jobs_wait", "jobs_as_completed"])
def test_what_is_no_list_of_jobs_is_refused(domino: Domino, method: str) -> None:
    """At once, not at the first step."""
    wait: Callable[[Any], object] = getattr(domino, method)
    for wrong in ("1" * 24, {"id": "1" * 24}):
        with pytest.raises(TypeError, match="job_wait"):
            wait(wrong)
    with pytest.raises(TypeError, match="a job's id must be a str"):
        wait([7])


def test_on_poll_sees_every_job_each_time(connect: Connect) -> None:
    """For a progress bar."""
    wanted, seen = ids(3), list[tuple[str, str]]()

    def note(each: Job) -> None:
        seen.append((each.id, str(each.statuses.execution_status)))

    waited(connect, Deployment(states(wanted, "Running", "Succeeded")), wanted, on_poll=note)
    assert seen == [(each, status) for status in ("Running", "Succeeded") for each in wanted]
