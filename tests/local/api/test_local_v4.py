"""The v4 replies against Domino's own description, and what surrounds them."""

from __future__ import annotations

import re

import pytest

from domino.local import LocalDomino, LocalSettings
from tests.local.described import check
from tests.local.local_helpers import Api, Servers


def test_a_job_has_every_field_of_the_description(api: Api) -> None:
    run_id = api.shell("""echo '{"a": 1}' > dominostats.json; echo ready; sleep 60""", title="my run")
    api.wait_output(run_id, "ready")
    check(api.stop(run_id), "domino.jobs.interface.Job")
    api.finish(run_id)
    job = api.http.get(f"/v4/jobs/{run_id}").json()
    check(job, "domino.jobs.interface.Job")
    assert (job["title"], job["statuses"]["executionStatus"]) == ("my run", "Stopped")
    assert job["dominoStats"] == [{"name": "a", "value": "1"}]
    assert job["commitDetails"]["outputCommitId"] == api.head()


def test_hardware_tiers_are_a_bare_list_of_the_description(api: Api) -> None:
    tiers = api.http.get(f"/v4/projects/{api.project_id()}/hardwareTiers").json()
    for tier in tiers:
        check(tier, "domino.hardwaretier.api.HardwareTierWithCapacityDto")
    assert [tier["hardwareTier"]["name"] for tier in tiers] == ["Small", "Medium", "GPU"]


@pytest.mark.parametrize("flag", ["showArchived", "forModelApi"])
def test_a_question_about_hardware_tiers_is_true_or_false(api: Api, flag: str) -> None:
    path = f"/v4/projects/{api.project_id()}/hardwareTiers"
    assert [api.http.get(f"{path}?{flag}={value}").status_code for value in ("true", "false")] == [200, 200]
    for wrong in ("", "1", "null", "True"):
        reply = api.http.get(f"{path}?{flag}={wrong}")
        assert (reply.status_code, reply.json()["message"]) == (400, f"{flag} must be true or false")


def test_a_parameter_that_is_there_twice_is_refused(api: Api) -> None:
    run_id = api.shell("true")
    for path, name, value in (
        (f"/v4/projects/{api.project_id()}/hardwareTiers", "showArchived", "true"),
        (f"{api.base}/run/{run_id}/stdout", "previewNumberOfLines", "1"),
        ("/v4/gateway/projects/findProjectByOwnerAndName", "ownerName", "local"),
    ):
        reply = api.http.get(path, params=[("projectName", "x"), (name, value), (name, value)])
        assert (reply.status_code, reply.json()["message"]) == (400, f"{name} is there more than once")


def test_the_user_comes_without_a_wrapper(server: LocalDomino, api: Api) -> None:
    user = api.http.get("/v4/users/self").json()
    check(user, "domino.common.user.PersonWithAnnotations")
    assert user["userName"] == server.user
    assert api.http.get("/api/users/v1/self").json()["user"]["id"] == user["id"]
    assert api.http.get("/v4/auth/principal").json()["isAnonymous"] is False


def test_a_project_is_found_by_owner_and_name(api: Api) -> None:
    api.finish(api.shell("true"))
    path = "/v4/gateway/projects/findProjectByOwnerAndName"
    owner, name = api.project.split("/")
    project = api.http.get(path, params={"ownerName": owner, "projectName": name}).json()
    check(project, "domino.server.projects.api.ProjectGatewayOverview")
    assert (project["name"], project["owner"]["userName"]) == (name, owner)
    assert re.fullmatch(r"PT\d+\.\d{3}S", project["totalRunTime"])
    assert api.http.get(path, params={"ownerName": "somebody", "projectName": name}).status_code == 404
    assert api.http.get(path, params={"ownerName": owner}).status_code == 400


def test_wrong_ids_and_bodies_are_told_as_v4_tells_them(api: Api) -> None:
    for body in ({"jobId": "zz", "commitResults": True}, {"jobId": 1, "commitResults": True}, {"jobId": "0" * 24}):
        reply = api.http.post("/v4/jobs/stop", json=body)
        assert reply.status_code == 400
        assert re.search("is not a valid ID|Json validation error", reply.json()["message"])
    unknown = {"jobId": "0" * 24, "commitResults": True, "projectId": "x", "source": None}
    assert api.http.post("/v4/jobs/stop", json=unknown).status_code == 404
    assert api.http.get(f"/v4/projects/{'0' * 24}/hardwareTiers").status_code == 404
    assert api.http.get("/v4/projects/zz/hardwareTiers").status_code == 400
    assert api.http.get(f"/v4/jobs/{'0' * 24}").status_code == 404


def test_the_version_has_six_strings_and_is_settable(servers: Servers) -> None:
    _, api = servers.start(LocalSettings(version="6.2.10"))
    version = api.http.get("/version").json()
    assert version["version"] == "6.2.10"
    assert set(version) == {"version", "buildId", "buildUrl", "commitId", "commitUrl", "timestamp"}
    assert all(isinstance(value, str) for value in version.values())


@pytest.mark.parametrize("target", ["/", "/v1", "/v1/projects/local/quick-start", "/v1/projects/local/other/nope"])
def test_what_is_no_endpoint_is_not_found(api: Api, target: str) -> None:
    assert api.http.get(target).status_code == 404
    assert api.http.delete(target).status_code == 404
