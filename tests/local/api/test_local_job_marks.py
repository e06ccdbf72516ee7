"""What people put on jobs: titles, tags, goals, comments; and archived ones."""

from __future__ import annotations

from typing import Any

import pytest

from domino.local import LocalDomino
from tests.local.described import check
from tests.local.local_helpers import Api, Servers
from tests.support.gate import Gate


@pytest.fixture
def job_id(api: Api) -> str:
    return str(api.finish_job(api.start_job("true", title="first"))["id"])


def post(api: Api, path: str, **body: Any) -> dict[str, Any]:
    reply = api.http.post(f"/v4/jobs/{path}", json=body)
    assert reply.status_code == 200, reply.text
    return reply.json()  # type: ignore[no-any-return]


def remove(api: Api, path: str, **body: Any) -> tuple[int, dict[str, Any]]:
    reply = api.http.request("DELETE", f"/v4/jobs/{path}", json=body)
    return reply.status_code, reply.json()


def test_a_title_can_be_changed_while_the_job_goes(api: Api, tmp_path: Any) -> None:
    """And the end of the job leaves it as it is."""
    gate = Gate(tmp_path)
    job_id = api.start_job(f"sh -c 'echo begun; {gate.wait()}'", title="old")
    api.wait_output(job_id, "begun")
    assert post(api, f"{job_id}/name", name="new")["title"] == "new"
    assert api.stop(job_id)["title"] == "new"
    gate.open()
    assert api.finish_job(job_id)["title"] == "new"
    assert api.run(job_id)["title"] == "new"


def test_an_archived_job_is_in_lists_that_ask_for_it(api: Api, job_id: str) -> None:
    run_id = api.finish(api.shell("true"))["id"]
    for each in (job_id, run_id, job_id):
        assert post(api, "archive", jobId=each)["statuses"]["isArchived"] is True
    kept = api.start_job("true")

    def listed(**query: Any) -> list[str]:
        return [job["id"] for job in api.jobs(page_size=10, **query)["jobs"]]

    assert listed() == [kept]
    assert listed(status="archived") == [run_id, job_id]
    assert listed(show_archived="true") == [kept, run_id, job_id]
    assert api.jobs()["totalCount"] == 1
    assert api.job(job_id)["statuses"]["isArchived"] is True
    assert api.run(run_id)["isArchived"] is True
    assert [run["isArchived"] for run in api.http.get(f"{api.base}/runs").json()["data"]] == [False, True, True]


def test_a_tag_is_put_on_jobs_and_found_by(api: Api, job_id: str) -> None:
    project = api.project_id()
    other = api.start_job("true")
    tag = post(api, f"{job_id}/tag", tagName="nightly", projectId=project)
    assert set(tag) == {"tagId", "name"}
    assert post(api, f"{job_id}/tag", tagName="nightly", projectId=project) == tag
    assert post(api, f"{other}/tag", tagName="nightly", projectId=project) == tag
    second = post(api, f"{job_id}/tag", tagName="\u00fc b", projectId=project)
    tags = api.http.get(f"/v4/jobs/{job_id}/tags").json()
    assert [each["name"] for each in tags] == ["nightly", "\u00fc b"]
    assert tags[0].items() >= {**tag, "projectId": project}.items()
    assert api.job(job_id)["tags"] == tags
    assert [job["id"] for job in api.jobs(tag="nightly")["jobs"]] == [other, job_id]
    assert [job["id"] for job in api.jobs(tag="\u00fc b")["jobs"]] == [job_id]
    assert api.jobs(tag="night")["totalCount"] == 0
    assert api.http.get(f"/v4/jobs/projects/{project}/tags").json() == [tag, second]
    assert remove(api, f"{job_id}/tag", projectId=project, tagId=second["tagId"]) == (200, second)
    assert remove(api, f"{job_id}/tag", projectId=project, tagId=second["tagId"])[0] == 404
    assert api.http.get(f"/v4/jobs/projects/{project}/tags").json() == [tag]


def linked(api: Api, job_id: str, title: str) -> dict[str, Any]:
    """Link a job to a new goal and return the reply."""
    new = api.http.post(f"/api/projects/v1/projects/{api.project_id()}/goals", json={"title": title})
    body = {"goalId": new.json()["goal"]["id"]}
    reply = api.http.post("/api/jobs/v1/goals", params={"jobId": job_id}, json=body)
    assert reply.status_code == 200, reply.text
    return reply.json()  # type: ignore[no-any-return]


def test_goals_are_linked_as_domino_describes_it(api: Api, job_id: str) -> None:
    reply = linked(api, job_id, "AUC above 0.9")
    check(reply, "GoalEnvelopeV1", "public")
    listed = api.http.get("/api/jobs/v1/goals", params={"jobId": job_id}).json()
    check(listed, "PaginatedGoalEnvelopeV1", "public")
    assert listed["goals"] == [reply["goal"]]
    path = f"/api/jobs/v1/goals/{reply['goal']['goalId']}"
    removed = api.http.delete(path, params={"jobId": job_id})
    check(removed.json(), "DeleteEnvelopeV1", "public")
    assert api.http.delete(path, params={"jobId": job_id}).status_code == 404
    for query in ({}, {"jobId": "zz"}):
        assert api.http.delete(path, params=query).status_code == 400
        assert api.http.get("/api/jobs/v1/goals", params=query).status_code == 400
        assert api.http.post("/api/jobs/v1/goals", params=query, json={"goalId": "0" * 24}).status_code == 400
    for body in ({}, {"goalId": None}, {"goalId": "zz"}):
        assert api.http.post("/api/jobs/v1/goals", params={"jobId": job_id}, json=body).status_code == 400


def test_comments_are_one_thread_for_the_job_and_one_for_each_file(api: Api, job_id: str) -> None:
    thread = api.http.get(f"/v4/jobs/{job_id}/comments").json()
    assert thread["comments"] == []
    assert thread["context"] == {
        "commentType": "JobCommentThread", "jobId": job_id, "fileName": None, "commitId": None,
    }  # fmt: skip
    post(api, f"{job_id}/comment", comment="looks good")
    after = post(api, f"{job_id}/comment", comment="or not")
    assert after["id"] == thread["id"]
    assert [each["commentBody"]["value"] for each in after["comments"]] == ["looks good", "or not"]
    assert after["comments"][0]["commenter"]["username"] == "local"
    of_file = {"fileName": "results/a.png", "commitId": api.head()}
    reply = api.http.post(f"/v4/jobs/{job_id}/file/comment", params=of_file, json={"comment": "nice"}).json()
    assert reply["context"]["commentType"] == "JobResultFileCommentThread"
    assert api.http.get(f"/v4/jobs/{job_id}/resultFile/comments", params=of_file).json() == reply
    assert api.http.get(f"/v4/jobs/{job_id}/allComments").json() == [after, reply]
    assert api.job(job_id)["commentsCount"] == 3
    first = after["comments"][0]
    path = f"{job_id}/comment/{after['id']}"
    assert remove(api, f"{job_id}/comment/{reply['id']}", commentId=first["commentId"])[0] == 404
    assert remove(api, path, commentId=first["commentId"]) == (200, first)
    assert remove(api, path, commentId=first["commentId"])[0] == 404
    assert len(api.http.get(f"/v4/jobs/{job_id}/comments").json()["comments"]) == 1


def test_marks_that_cannot_be_are_refused(api: Api, job_id: str) -> None:
    project, other = api.project_id(), "0" * 24
    for method, path, body, status in (
        ("POST", f"{job_id}/tag", {"tagName": " ", "projectId": project}, 400),
        ("POST", f"{job_id}/tag", {"tagName": "a\0", "projectId": project}, 400),
        ("POST", f"{job_id}/tag", {"tagName": "a"}, 400),
        ("POST", f"{job_id}/tag", {"tagName": "a", "projectId": other}, 404),
        ("POST", f"{other}/tag", {"tagName": "a", "projectId": project}, 404),
        ("DELETE", f"{job_id}/tag", {"projectId": project, "tagId": "zz"}, 400),
        ("POST", f"{job_id}/comment", {"comment": ""}, 400),
        ("POST", f"{job_id}/comment", {"comment": 1}, 400),
        ("POST", f"{job_id}/file/comment", {"comment": "a"}, 400),
        ("DELETE", f"{job_id}/comment/zz", {"commentId": other}, 400),
        ("DELETE", f"{job_id}/comment/{other}", {"commentId": "zz"}, 400),
        ("POST", f"{job_id}/name", {"name": None}, 400),
        ("POST", "zz/name", {"name": "a"}, 400),
        ("POST", "archive", {"jobId": other}, 404),
        ("POST", "archive", {}, 400),
    ):
        reply = api.http.request(method, f"/v4/jobs/{path}", json=body)
        assert reply.status_code == status, (method, path, body, reply.text)
    assert api.http.get(f"/v4/jobs/projects/{other}/tags").status_code == 404


def test_marks_survive_the_end_of_the_server(servers: Servers, tmp_path: Any) -> None:
    with LocalDomino(tmp_path / "root") as server:
        api = servers.api(server.url, server.api_key, server.project)
        job_id = api.start_job("true")
        post(api, f"{job_id}/tag", tagName="kept", projectId=api.project_id())
        post(api, f"{job_id}/comment", comment="kept")
        post(api, f"{job_id}/name", name="kept")
        goal = linked(api, job_id, "kept")["goal"]
        post(api, "archive", jobId=job_id)
        api.finish(job_id)
        before = api.job(job_id), api.http.get(f"/v4/jobs/{job_id}/allComments").json()
    with LocalDomino(tmp_path / "root") as server:
        api = servers.api(server.url, server.api_key, server.project)
        assert (api.job(job_id), api.http.get(f"/v4/jobs/{job_id}/allComments").json()) == before
        assert api.http.get("/api/jobs/v1/goals", params={"jobId": job_id}).json()["goals"] == [goal]
        assert (before[0]["title"], before[0]["tags"][0]["name"], before[0]["commentsCount"]) == ("kept", "kept", 1)
