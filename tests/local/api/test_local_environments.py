"""Environments as the API shows them: records, builds, and jobs that run in them."""

from __future__ import annotations

import sys
import venv
from pathlib import Path
from typing import Any

import pytest

from domino.local import LocalSettings
from tests.local.described import check
from tests.local.local_helpers import Api, Servers, wait_for

BETA = "/api/environments/beta/environments"
V1 = "/api/environments/v1/environments"
NEW = {"name": "mine", "visibility": "private", "image": "local:python", "addBaseDependencies": True}


def make(api: Api, **changes: Any) -> dict[str, Any]:
    """Make an environment and return it."""
    reply = api.http.post(BETA, json={**NEW, **changes})
    assert reply.status_code == 200, reply.text
    check(reply.json(), "EnvironmentEnvelopeV1", "public")
    made: dict[str, Any] = reply.json()["environment"]
    return made


def built(api: Api, environment_id: str) -> dict[str, Any]:
    """Return the reply about an environment once the build of its latest revision is over."""

    def look() -> dict[str, Any] | None:
        reply: dict[str, Any] = api.http.get(f"{V1}/{environment_id}").json()
        return reply if reply["environment"]["latestRevision"]["status"] in {"succeeded", "failed"} else None

    return wait_for(look, what="the end of the build")


def run_in(api: Api, command: str, **asked: Any) -> tuple[dict[str, Any], str]:
    """Run a job, and return it with what it has printed."""
    body = {"projectId": api.project_id(), "commandToRun": command, **asked}
    reply = api.http.post("/v4/jobs/start", json=body)
    assert reply.status_code == 200, reply.text
    run_id = reply.json()["id"]
    api.finish(run_id)
    job: dict[str, Any] = api.http.get(f"/v4/jobs/{run_id}").json()
    return job, api.log(run_id)["stdout"].strip()


def test_useable_environments_are_as_described(api: Api) -> None:
    useable = api.http.get(f"/v4/projects/{api.project_id()}/useableEnvironments").json()
    check(useable, "domino.projects.api.UseableProjectEnvironmentsDTO")
    assert useable["currentlySelectedEnvironment"]["id"] in [each["id"] for each in useable["environments"]]


def test_the_environments_of_an_unknown_project_are_404(api: Api) -> None:
    assert api.http.get(f"/v4/projects/{'0' * 24}/useableEnvironments").status_code == 404
    reply = api.http.get("/v4/projects/quick-start/useableEnvironments")
    assert (reply.status_code, reply.json()["message"]) == (400, "the text is not a valid ID")


def test_the_names_that_official_live_tests_look_for_are_there(api: Api) -> None:
    names = [each["name"] for each in api.http.get("/v1/environments").json()["data"]]
    assert any("Domino Standard Environment" in name for name in names)
    assert any("Spark Cluster Environment" in name for name in names)


def test_the_default_environment_is_as_described(api: Api) -> None:
    default = api.http.get("/v4/environments/defaultEnvironment").json()
    check(default, "domino.environments.api.EnvironmentDetails")
    assert default["latestRevisionDetails"]["dockerImage"] == "local:python"
    assert default["latestRevision"]["status"] == "Succeeded"


def test_all_that_an_environment_is_made_of_is_shown(api: Api) -> None:
    proxy = {"internalPath": "/x", "port": 8888}
    tool = {"name": "jupyter", "title": "Jupyter", "startScripts": ["/start"], "proxyConfig": proxy}
    made = make(api, workspaceTools=[tool], supportedClusters=["Ray"], tags=["a"], visibility="Global", isCurated=True)
    shown = built(api, made["id"])["environment"]
    assert (shown["visibility"], shown["supportedClusters"], shown["activeRevisionTags"]) == ("global", ["ray"], ["a"])
    assert shown["selectedRevision"]["availableTools"] == [tool]
    assert "owner" not in shown
    page = api.http.get(f"{BETA}?limit=100").json()
    assert shown in page["environments"]
    for each in page["environments"]:
        check(each, "EnvironmentV1", "public")


def test_an_organization_owns_a_private_environment_of_its_own(api: Api) -> None:
    organization = api.http.post("/api/organizations/v1/organizations", json={"name": "owners", "members": []})
    made = make(api, orgOwnerId=organization.json()["org"]["id"])
    assert made["visibility"] == "organization"
    assert made["owner"]["ownerType"] == "organization"
    assert api.http.post(BETA, json={**NEW, "orgOwnerId": "0" * 24}).status_code == 404


@pytest.fixture(scope="module")
def virtual(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a virtual environment with a module of its own."""
    folder = tmp_path_factory.mktemp("venv") / "env"
    venv.create(folder, symlinks=True)
    (packages,) = folder.glob("lib/python3*/site-packages")
    (packages / "only_here.py").write_text("NAME = 'only here'\n", encoding="utf-8")
    return folder


def test_a_job_runs_with_the_virtual_environment_that_its_environment_names(api: Api, virtual: Path) -> None:
    """As a file, as a program that is looked up, with the variables of the revision; at once, while it is built."""
    api.upload("main.py", "import os, sys, only_here\nprint(only_here.NAME, sys.prefix, os.environ['GREETING'])")
    made = make(api, image=f"local:{virtual}", environmentVariables=[{"key": "GREETING", "value": "hello"}])
    expected = f"only here {virtual} hello"
    for command in ("main.py", "python main.py", f"bash -c 'cd . && python3 main.py && test $VIRTUAL_ENV = {virtual}'"):
        job, printed = run_in(api, command, environmentId=made["id"])
        assert (job["statuses"]["executionStatus"], printed) == ("Succeeded", expected)
    job, _ = run_in(api, "main.py")
    assert job["statuses"]["executionStatus"] == "Failed"


def test_a_job_runs_with_the_interpreter_that_its_environment_names(api: Api) -> None:
    """Whatever it is called, `python` and `python3` are it."""
    made = make(api, image=f"local:{sys.executable}")
    assert built(api, made["id"])["environment"]["latestRevision"]["status"] == "succeeded"
    job, printed = run_in(api, "python -c 'import sys; print(sys.version)'", environmentId=made["id"])
    assert (job["statuses"]["executionStatus"], printed) == ("Succeeded", sys.version)


@pytest.mark.parametrize(
    ("image", "why"),
    [
        ("local:/nowhere/python", "cannot be run"),
        ("local:no-such-program-here", "is no program on the search path"),
        ("local:", "is no program on the search path"),
        ("local:venvs/x", "must be the whole path"),
        ("local:/tmp", "is no virtual environment"),
        ("local:true", "is no Python 3"),
        ("local:~nobody-of-this-name/x", "home directory"),
        ("local:/" + "a" * 5000, "too long"),
    ],
)
def test_what_is_no_python_is_a_build_that_fails_and_says_why(api: Api, image: str, why: str) -> None:
    made = make(api, image=image)
    reply = built(api, made["id"])
    assert reply["environment"]["latestRevision"]["status"] == "failed"
    assert "selectedRevision" not in reply["environment"]
    assert why in reply["metadata"]["notices"][0]
    job, _ = run_in(api, "main.py", environmentId=made["id"])
    assert job["statuses"]["executionStatus"] == "Error"
    assert "could not be built" in api.log(job["id"])["setup"]


def test_what_an_image_of_docker_and_scripts_would_do_is_told_in_the_setup_log(api: Api) -> None:
    made = make(api, image="quay.io/domino/x:1", dockerfileInstructions="RUN true", preRunScript="true")
    job, printed = run_in(api, "echo here", environmentId=made["id"])
    assert (job["statuses"]["executionStatus"], printed) == ("Succeeded", "here")
    setup = api.log(job["id"])["setup"]
    assert "Image quay.io/domino/x:1 is not pulled" in setup
    assert "dockerfileInstructions, preRunScript: recorded and shown, not executed" in setup


def test_a_job_has_the_revision_that_it_asks_for(api: Api) -> None:
    """The active one, which is the latest that is built; the latest; the restricted one; one by its id."""
    made = make(api, environmentVariables=[{"key": "N", "value": "1"}])
    first = built(api, made["id"])["environment"]["latestRevision"]["id"]
    revisions = f"{BETA}/{made['id']}/revisions"
    second = api.http.post(revisions, json={"environmentVariables": [{"key": "N", "value": "2"}]}).json()
    check(second, "EnvironmentRevisionEnvelopeV1", "public")
    built(api, made["id"])
    api.http.post(revisions, json={"image": "local:/nowhere"})
    built(api, made["id"])
    reply = api.http.patch(f"{revisions}/{first}", json={"isRestricted": True})
    check(reply.json(), "EnvironmentRevisionUpdateEnvelopeV1", "public")
    for rule, printed in (
        ({}, "2"),
        ({"environmentRevisionSpec": "ActiveRevision"}, "2"),
        ({"environmentRevisionSpec": "RestrictedRevision"}, "1"),
        ({"environmentRevisionSpec": {"revisionId": first}}, "1"),
        ({"environmentRevisionSpec": "LatestRevision"}, ""),
    ):
        job, text = run_in(api, "bash -c 'echo $N'", environmentId=made["id"], **rule)
        assert text == printed
    details = api.http.get(f"/v4/jobs/{job['id']}/runtimeExecutionDetails").json()["environment"]
    assert (details["environmentName"], details["revisionNumber"]) == ("mine", 3)


def test_a_job_with_an_environment_that_is_not_there_does_not_start(api: Api) -> None:
    archived = make(api)["id"]
    api.http.delete(f"{V1}/{archived}")
    body = {"projectId": api.project_id(), "commandToRun": "true"}
    for asked, status in (
        ({"environmentId": "0" * 24}, 404),
        ({"environmentId": archived}, 404),
        ({"environmentId": "nonsense"}, 400),
        ({"environmentRevisionSpec": "RestrictedRevision"}, 404),
        ({"environmentRevisionSpec": {"revisionId": "0" * 24}}, 404),
    ):
        assert api.http.post("/v4/jobs/start", json={**body, **asked}).status_code == status
    assert api.http.get(f"{api.base}/runs").json()["data"] == []


def test_environments_are_there_after_a_restart_and_builds_go_on(servers: Servers, tmp_path: Path) -> None:
    first, api = servers.start(LocalSettings(), tmp_path)
    made = make(api, image=f"local:{sys.executable}")
    first.stop()
    _, api = servers.start(LocalSettings(), tmp_path)
    shown = built(api, made["id"])["environment"]
    assert (shown["id"], shown["latestRevision"]["status"]) == (made["id"], "succeeded")
    names = [each["name"] for each in api.http.get("/v1/environments").json()["data"]]
    assert len(names) == len(set(names)) == 3


def test_the_default_environment_cannot_be_archived(api: Api) -> None:
    default = api.http.get("/v4/environments/defaultEnvironment").json()["id"]
    assert api.http.delete(f"{V1}/{default}").status_code == 403


@pytest.mark.parametrize(
    "changes",
    [
        {"name": None},
        {"name": ""},
        {"name": "a" * 201},
        {"name": 1},
        {"visibility": "everybody"},
        {"visibility": None},
        {"image": None},
        {"addBaseDependencies": "yes"},
        {"environmentVariables": [1]},
        {"environmentVariables": [{"key": "A"}]},
        {"environmentVariables": [{"key": "", "value": "1"}]},
        {"environmentVariables": {"A": "1"}},
        {"supportedClusters": ["Slurm"]},
        {"supportedClusters": "Spark"},
        {"tags": "a"},
        {"workspaceTools": {}},
        {"workspaceTools": [{}]},
        {"workspaceTools": [{"name": "a", "title": "b", "startScripts": "c"}]},
        {"workspaceTools": [{"name": "a", "title": "b", "startScripts": [], "proxyConfig": {"internalPath": "/"}}]},
        {"rebuildOnBaseChanges": "sometimes"},
        {"orgOwnerId": "x"},
        {"duplicateFromEnvironmentId": "x"},
    ],
)
def test_an_environment_that_cannot_be_is_refused(api: Api, changes: dict[str, Any]) -> None:
    assert api.http.post(BETA, json={**NEW, **changes}).status_code == 400
