"""Lists of jobs, with both clients."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from domino import Domino
from domino.types import JobOrder, SortDirection
from tests.conftest import Connect
from tests.support.runs import POLL
from tests.support.scripted import Asked, Reply, scripted

PROJECT_ID = "5" * 24


def job(number: int, **fields: Any) -> dict[str, Any]:
    """Return a job as a list has it."""
    return {"id": f"{number:024x}", "number": number, "statuses": {"isCompleted": True}, **fields}


def queries(asked: list[Asked]) -> list[dict[str, str]]:
    """Return the query of each request for a page."""
    return [dict(parse_qsl(urlsplit(each.target).query)) for each in asked if each.target.startswith("/v4/jobs?")]


def test_a_page_has_the_newest_jobs_and_how_many_there_are(domino: Domino) -> None:
    """By the names of the wire as well."""
    jobs = [domino.job_start("true", title=f"job {number}") for number in range(5)]
    page = domino.jobs_list(page_size=2)
    assert [each.id for each in page.jobs] == [jobs[4].id, jobs[3].id]
    assert (page.total_count, page["totalCount"], page["jobs"][0]["title"]) == (5, 5, "job 4")
    second = domino.jobs_list(domino.project_id, "number", "asc", 2, 2, "false", "all")
    assert [each.title for each in second.jobs] == ["job 2", "job 3"]


def test_the_filters_are_sent_as_python_domino_sends_them(connect: Connect) -> None:
    """Words in lower case, true and false as text; nothing that was not asked for."""
    with scripted(Reply({"jobs": [], "totalCount": 0})) as server:
        domino = connect("a/b", "key", server.url)
        domino.jobs_list(PROJECT_ID)
        domino.jobs_list(PROJECT_ID, JobOrder.TITLE, SortDirection.ASC, 7, 3, "True", "Completed", "a&b", query="x y")
    defaults = {"order_by": "number", "sort_by": "desc", "page_no": "1", "show_archived": "false", "status": "all"}
    assert queries(server.asked) == [
        {"projectId": PROJECT_ID, **defaults},
        {
            "projectId": PROJECT_ID,
            "order_by": "title",
            "sort_by": "asc",
            "page_size": "7",
            "page_no": "3",
            "show_archived": "true",
            "status": "completed",
            "tag": "a&b",
            "query": "x y",
        },
    ]


@pytest.mark.parametrize(
    ("options", "match"),
    [
        ({"page_size": 0}, "page_size"),
        ({"page_no": 0}, "page_no"),
        ({"order_by": "numbr"}, "did you mean 'number'"),
        ({"sort_by": "descending"}, "'asc' or 'desc'"),
        ({"status": "complete"}, "did you mean 'completed'"),
        ({"show_archived": "yes"}, "True or False"),
    ],
)
def test_a_misspelt_filter_is_refused(connect: Connect, options: dict[str, Any], match: str) -> None:
    """A server would ignore it, and answer with other jobs."""
    with scripted(Reply({"jobs": []})) as server, pytest.raises(ValueError, match=match):
        connect("a/b", "key", server.url).jobs_list(PROJECT_ID, **options)
    assert server.asked == []


def test_jobs_iter_goes_through_all_pages(domino: Domino) -> None:
    """And stops where it is told to."""
    for number in range(5):
        domino.job_start("true", title=f"job {number}")
    assert [each.title for each in domino.jobs_iter(sort_by="asc")] == [f"job {number}" for number in range(5)]
    assert [each.title for each in domino.jobs_iter(limit=2)] == ["job 4", "job 3"]


def test_jobs_iter_asks_for_large_pages_and_drops_what_came_before(connect: Connect) -> None:
    """A cap looks like a short page, a job that was started meanwhile shifts the rest."""
    pages = [[job(9), job(8)], [job(8), job(7)], [job(6)]]

    def answer(asked: Asked) -> Reply:
        page = int(dict(parse_qsl(urlsplit(asked.target).query))["page_no"])
        return Reply({"jobs": pages[page - 1] if page <= len(pages) else []})

    with scripted(answer) as server:
        listed = connect("a/b", "key", server.url).jobs_iter(PROJECT_ID)
        assert [each.number for each in listed] == [9, 8, 7, 6]
    assert [query["page_size"] for query in queries(server.asked)] == ["100"] * 4


def test_a_wrong_limit_is_told_at_once(domino: Domino) -> None:
    """Not at the first step."""
    with pytest.raises(ValueError, match="limit"):
        domino.jobs_iter(limit=-1)


def test_jobs_find_reads_no_further_than_it_has_to(connect: Connect) -> None:
    """The newest come first; two minutes are granted to clocks that differ."""
    since = 1_700_000_000.0
    submitted = [since + 5, since - 100, since - 121, since + 1]
    jobs = [job(9 - n, title="x", stageTime={"submissionTime": int(at * 1000)}) for n, at in enumerate(submitted)]
    page, project = Reply({"jobs": jobs, "totalCount": 1000}), Reply({"id": PROJECT_ID})
    with scripted(lambda asked: page if "/v4/jobs" in asked.target else project) as server:
        found = connect("a/b", "key", server.url).jobs_find(title="x", since=since)
    assert [each.number for each in found] == [9, 8]
    assert len(queries(server.asked)) == 1


def test_jobs_find_knows_archived_jobs_and_other_titles(domino: Domino) -> None:
    """Without a title it tells all."""
    domino.job_start("true", title="mine")
    domino.job_wait(domino.job_start("true").id, POLL)
    assert [each.title for each in domino.jobs_find(title="mine")] == ["mine"]
    assert len(domino.jobs_find(since=0)) == 2
    assert domino.jobs_find(since=4e9) == []
