"""Jobs: started, restarted, looked at, stopped, with both clients."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from domino_api import models

from domino import AsyncDomino, Domino
from domino.areas.job_options import JobStart
from domino.errors import DominoError, NotFoundError, ReloginRequiredError, StartUncertainError
from domino.exceptions import EnvironmentNotFoundException, HardwareTierNotFoundException, MissingRequiredFieldException
from domino.local import Fault, LocalDomino
from domino.types import ComputeCluster, GitRef
from tests.conftest import Connect
from tests.support.gate import Gate
from tests.support.runs import MAIN, POLL
from tests.support.scripted import Asked, Reply, scripted

PROJECT_ID = "5" * 24
JOB_ID = "1" * 24
TIERS = [
    {"hardwareTier": {"id": "small-k8s", "name": "Small"}},
    {"hardwareTier": {"id": "medium-k8s", "name": "Medium"}},
    {"hardwareTier": {"id": "odd-1", "name": "Twin"}},
    {"hardwareTier": {"id": "odd-2", "name": "Twin"}},
]
ENVIRONMENTS = {
    "currentlySelectedEnvironment": None,
    "environments": [
        {"id": "e" * 24, "name": "Standard", "archived": False, "supportedClusters": []},
        {"id": "f" * 24, "name": "Ray 2.9", "archived": False, "supportedClusters": ["Ray"]},
    ],
}
JOB = {"id": JOB_ID, "number": 6, "statuses": {"isCompleted": False, "executionStatus": "Queued"}}
DEFAULTS = {
    "clusterType": "Spark",
    "masterHardwareTierId": {"value": "small-k8s"},
    "workerHardwareTierId": {"value": "medium-k8s"},
    "workerCount": 1,
    "maxUserExecutionSlots": 4,
}


def deployment(**answers: Any) -> Callable[[Asked], Reply]:
    """Answer as a deployment does that has these tiers and environments; by the last word of a path, another answer."""

    def answer(asked: Asked) -> Reply:
        word = asked.target.partition("?")[0].rpartition("/")[2]
        known: dict[str, Any] = {
            "findProjectByOwnerAndName": {"id": PROJECT_ID, "name": "b"},
            "hardwareTiers": TIERS,
            "useableEnvironments": ENVIRONMENTS,
            "defaultComputeClusterSettings": DEFAULTS,
            "start": JOB,
            "restart": JOB,
        }
        reply = answers.get(word, known.get(word))
        return reply if isinstance(reply, Reply) else Reply(reply)

    return answer


def started_with(connect: Connect, *args: Any, **options: Any) -> dict[str, Any]:
    """Start a job on a scripted deployment; return the body of the start, without the project."""
    with scripted(deployment()) as server:
        assert connect("a/b", "key", server.url).job_start(*args, **options).id == JOB_ID
    (body,) = [json.loads(asked.body) for asked in server.asked if asked.target == "/v4/jobs/start"]
    assert body.pop("projectId") == PROJECT_ID
    sent: dict[str, Any] = body
    return sent


def refused(connect: Connect, error: type[BaseException], match: str, *args: Any, **options: Any) -> None:
    """See that a start is refused with this error, and that nothing was started."""
    with scripted(deployment()) as server, pytest.raises(error, match=match):
        connect("a/b", "key", server.url).job_start(*args, **options)
    assert "/v4/jobs/start" not in [asked.target for asked in server.asked]


def test_a_start_returns_the_queued_job(domino: Domino) -> None:
    """With its id, number and state; the same by the names of the wire, as python-domino has them."""
    domino.files_upload("main.py", MAIN)
    job = domino.job_start("main.py world", title="A title, with ümlaut", hardware_tier_name="Medium")
    assert job["id"] == job.id
    assert (job.title, job.job_run_command) == ("A title, with ümlaut", "main.py world")
    finished = domino.job_wait(job.id, POLL)
    assert finished["statuses"]["executionStatus"] == finished.statuses.execution_status == "Succeeded"
    assert domino.runs_stdout(job.id) == "Hello world\nto standard error\n"
    assert domino.job_runtime_execution_details(job.id)["hardwareTier"]["id"] == "medium-k8s"


def test_the_command_alone_is_enough(connect: Connect) -> None:
    """All else is the project's, and nothing else is sent or asked for."""
    with scripted(deployment()) as server:
        connect("a/b", "key", server.url).job_start("main.py 10")
    assert [asked.target.partition("?")[0] for asked in server.asked] == [
        "/v4/gateway/projects/findProjectByOwnerAndName",
        "/v4/jobs/start",
    ]
    assert json.loads(server.asked[-1].body) == {"projectId": PROJECT_ID, "commandToRun": "main.py 10"}


def test_the_positions_are_those_of_python_domino(connect: Connect) -> None:
    """Scripts that pass them by position go on."""
    volumes, ref = ["6" * 24], {"type": "branches", "value": "main"}
    sent = started_with(connect, "x.py", None, "small-k8s", None, "e" * 24, None, None, volumes, "T", ref)
    assert sent == {
        "commandToRun": "x.py",
        "overrideHardwareTierId": "small-k8s",
        "environmentId": "e" * 24,
        "externalVolumeMounts": volumes,
        "title": "T",
        "mainRepoGitRef": ref,
    }


def test_what_python_domino_has_not_is_sent_under_its_wire_name(connect: Connect) -> None:
    """Environment by name and revision, capacity, volumes, snapshots."""
    sent = started_with(
        connect,
        "x.py",
        commit_id="c" * 40,
        environment_name="Standard",
        environment_revision="9" * 24,
        capacity_type="spot",
        net_app_volume_ids=("v",),
        volume_size_gib=20,
        snapshot_datasets_on_completion=True,
        snapshot_net_app_volumes_on_completion=False,
    )
    assert sent == {
        "commandToRun": "x.py",
        "commitId": "c" * 40,
        "environmentId": "e" * 24,
        "environmentRevisionSpec": {"revisionId": "9" * 24},
        "capacityType": "spot",
        "netAppVolumeIds": ["v"],
        "overrideVolumeSizeGiB": 20,
        "snapshotDatasetsOnCompletion": True,
        "snapshotNetAppVolumesOnCompletion": False,
    }


@pytest.mark.parametrize("rule", ["LatestRevision", models.EnvironmentRevisionRule.LATEST_REVISION])
def test_a_revision_may_be_a_rule(connect: Connect, rule: str) -> None:
    """As text or from the enum."""
    sent = started_with(connect, "x.py", environment_id="e" * 24, environment_revision=rule)
    assert sent["environmentRevisionSpec"] == "LatestRevision"


@pytest.mark.parametrize(
    ("ref", "wire"),
    [
        (GitRef.branch("main"), {"type": "branches", "value": "main"}),
        (GitRef.tag("v1"), {"type": "tags", "value": "v1"}),
        (GitRef.commit("c" * 40), {"type": "commitId", "value": "c" * 40}),
        (GitRef.head(), {"type": "head"}),
        (GitRef.ref("HEAD"), {"type": "head"}),
        (GitRef.ref("refs/heads/a/b"), {"type": "branches", "value": "a/b"}),
        (GitRef.ref("refs/tags/v1"), {"type": "tags", "value": "v1"}),
        (GitRef.ref("c" * 40), {"type": "commitId", "value": "c" * 40}),
        ({"type": "head", "value": None}, {"type": "head"}),
        (models.GitReference(type_="tags", value="v1"), {"type": "tags", "value": "v1"}),
    ],
)
def test_a_git_reference_is_sent_as_domino_knows_it(
    connect: Connect, ref: Mapping[str, object], wire: dict[str, str]
) -> None:
    """Made here, or a dict of python-domino's."""
    assert started_with(connect, "x.py", main_repo_git_ref=ref)["mainRepoGitRef"] == wire


def test_a_branch_is_a_git_reference(connect: Connect) -> None:
    """The short way of python-domino."""
    assert started_with(connect, "x.py", branch="main")["mainRepoGitRef"] == {"type": "branches", "value": "main"}


@pytest.mark.parametrize("ref", ["main", "refs/heads/", "refs/pull/7/head", "c" * 39])
def test_a_ref_that_domino_has_no_kind_for_is_refused(ref: str) -> None:
    """With what to write instead."""
    with pytest.raises(ValueError, match=r"GitRef\.branch\(name\)"):
        GitRef.ref(ref)


@pytest.mark.parametrize(
    ("options", "error", "match"),
    [
        ({"command": ["main.py", "a b"]}, TypeError, "write \"main.py 'a b'\""),
        ({"command": 7}, TypeError, "must be a str"),
        ({"command": " "}, ValueError, "command is empty"),
        ({"title": 7}, TypeError, "title must be a str"),
        ({"hardware_tier_id": ""}, ValueError, "hardware_tier_id is empty"),
        ({"external_volume_mounts": "id"}, TypeError, "must be a list of ids"),
        ({"net_app_volume_ids": [7]}, TypeError, "must be a list of ids"),
        ({"snapshot_datasets_on_completion": "yes"}, TypeError, "True or False"),
        ({"volume_size_gib": 0}, ValueError, "above 0"),
        ({"volume_size_gib": True}, ValueError, "above 0"),
        ({"branch": "a", "commit_id": "b"}, ValueError, "Only one of branch or commit_id may be specified, not both"),
        ({"branch": "a", "main_repo_git_ref": {}}, ValueError, "Only one of branch or main_repo_git_ref may"),
        ({"hardware_tier_id": "a", "hardware_tier_name": "b"}, ValueError, "Only one of"),
        ({"environment_id": "a", "environment_name": "b"}, ValueError, "Only one of"),
        ({"compute_cluster_properties": {}, "on_demand_spark_cluster_properties": {}}, ValueError, "Only one of"),
        ({"capacity_type": "OnDemand"}, ValueError, "did you mean 'on-demand'"),
        ({"environment_revision": "LatestRevision"}, ValueError, "needs environment_id or environment_name"),
        ({"environment_id": "e", "environment_revision": "latestRevision"}, ValueError, "mean 'LatestRevision'"),
        ({"main_repo_git_ref": "main"}, TypeError, r"GitRef\.branch\('main'\)"),
        ({"main_repo_git_ref": {"type": "branch", "value": "main"}}, ValueError, "did you mean 'branches'"),
        ({"main_repo_git_ref": {"type": "x", "value": "main"}}, ValueError, "one of head, branches, tags, commitId"),
        ({"main_repo_git_ref": {"type": "tags"}}, TypeError, "must be a str"),
        ({"main_repo_git_ref": {"kind": "tags"}}, ValueError, "not 'kind'"),
    ],
)
def test_an_argument_that_can_only_be_a_mistake_is_refused_before_anything_is_asked(
    connect: Connect, options: dict[str, Any], error: type[Exception], match: str
) -> None:
    """The error says what to write."""
    with scripted(deployment()) as server, pytest.raises(error, match=match):
        connect("a/b", "key", server.url).job_start(**{"command": "x.py", **options})
    assert server.asked == []


@pytest.mark.parametrize(
    ("options", "error", "match"),
    [
        ({"hardware_tier_name": "Smal"}, HardwareTierNotFoundException, r"did you mean 'Small' \(id small-k8s\)\?"),
        ({"hardware_tier_name": "small-k8s"}, HardwareTierNotFoundException, "did you mean 'Small'"),
        ({"hardware_tier_id": "Small"}, HardwareTierNotFoundException, "did you mean 'Small'"),
        ({"hardware_tier_id": "gpu"}, HardwareTierNotFoundException, "there are 'Small'"),
        ({"hardware_tier_name": "Twin"}, HardwareTierNotFoundException, "odd-1, odd-2"),
        ({"environment_name": "standard"}, EnvironmentNotFoundException, "did you mean 'Standard'"),
        ({"environment_id": "Standard"}, EnvironmentNotFoundException, "did you mean 'Standard'"),
    ],
)
def test_an_unknown_tier_or_environment_is_told_with_the_near_ones_before_the_start(
    connect: Connect, options: dict[str, str], error: type[DominoError], match: str
) -> None:
    """A name in the place of an id, too."""
    refused(connect, error, match, "x.py", **options)


def test_names_are_looked_up_once_for_many_starts(connect: Connect) -> None:
    """The list is asked for again only for what is not on it."""
    with scripted(deployment()) as server:
        domino = connect("a/b", "key", server.url)
        for _ in range(3):
            domino.job_start("x.py", hardware_tier_name="Small", environment_name="Standard")
        with pytest.raises(NotFoundError):
            domino.job_start("x.py", hardware_tier_name="New")
    words = [asked.target.partition("?")[0].rpartition("/")[2] for asked in server.asked]
    assert [words.count(word) for word in ("hardwareTiers", "useableEnvironments", "start")] == [2, 1, 3]


def test_an_id_is_sent_unchecked_where_the_list_cannot_be_had(connect: Connect) -> None:
    """The server judges then; a name cannot be sent."""
    with scripted(deployment(hardwareTiers=Reply({"message": "no"}, 403))) as server:
        domino = connect("a/b", "key", server.url)
        domino.job_start("x.py", hardware_tier_id="secret")
        assert json.loads(server.asked[-1].body)["overrideHardwareTierId"] == "secret"
        with pytest.raises(DominoError, match="403"):
            domino.job_start("x.py", hardware_tier_name="Secret")


def test_a_cluster_is_shown_by_the_job_that_has_it(domino: Domino) -> None:
    """The local Domino keeps it, and runs on this machine."""
    environment = domino.environments_useable().environments[0]
    cluster = ComputeCluster.ray(environment.id, worker_tier="Medium", master_tier="small-k8s", workers=2)
    job = domino.job_start("true", compute_cluster_properties=cluster)
    assert job.compute_cluster is not None
    assert job.compute_cluster.worker_hardware_tier_id == {"value": "medium-k8s"}
    assert domino.job_wait(job.id, POLL).statuses.is_completed


def test_a_spark_cluster_in_the_older_form_has_the_deployments_defaults(connect: Connect) -> None:
    """Asked for where the v4 description has them; its storage as that has it."""
    older = {"computeEnvironmentId": "e" * 24, "executorCount": "3", "executorStorageMB": 5000}
    sent = started_with(connect, "x.py", on_demand_spark_cluster_properties=older)
    assert sent["onDemandSparkClusterProperties"] == {
        "computeEnvironmentId": "e" * 24,
        "executorCount": 3,
        "executorHardwareTierId": "medium-k8s",
        "executorStorage": {"value": 5000, "unit": "MB"},
        "masterHardwareTierId": "small-k8s",
    }


@pytest.mark.parametrize(
    ("older", "error", "match"),
    [
        ({}, MissingRequiredFieldException, "computeEnvironmentId is required"),
        ({"computeEnvironmentId": "e" * 24, "executors": 1}, ValueError, "Invalid spark property executors:1"),
        ({"computeEnvironmentId": "e" * 24, "executorCount": 0}, ValueError, "from 1 up"),
        ({"computeEnvironmentId": "e" * 24, "executorCount": 5}, ValueError, "more than the 4"),
        ({"computeEnvironmentId": "e" * 24, "executorHardwareTierId": "gpu"}, NotFoundError, "there are 'Small'"),
        ({"computeEnvironmentId": "x"}, NotFoundError, "there are 'Standard'"),
    ],
)
def test_a_spark_cluster_that_cannot_be_had_is_refused(
    connect: Connect, older: dict[str, object], error: type[Exception], match: str
) -> None:
    """Before anything is started."""
    refused(connect, error, match, "x.py", on_demand_spark_cluster_properties=older)


def test_a_restart_is_a_new_job_of_the_old_commit(domino: Domino) -> None:
    """Or of the latest one; it answers as an HTTP response, too."""
    domino.files_upload("main.py", MAIN)
    first = domino.job_start_blocking(command="main.py", poll_freq=POLL)
    domino.files_upload("main.py", b"print('new')")
    again = domino.job_restart(first.id)
    assert again.id != first.id
    assert (again.status_code, again.json()["id"]) == (200, again.id)
    assert again.commit_details is not None
    assert first.commit_details is not None
    assert again.commit_details.input_commit_id == first.commit_details.input_commit_id
    newest = domino.job_restart(first.id, False)
    domino.job_wait(newest.id, POLL)
    assert domino.runs_stdout(newest.id) == "new\n"


def test_a_job_is_stopped(domino: Domino, gate: Gate) -> None:
    """The reply answers as the HTTP response of python-domino."""
    domino.files_upload("go.sh", gate.wait().encode())
    job = domino.job_start("go.sh")
    reply = domino.job_stop(job.id, commit_results=False)
    assert (reply.id, reply.ok, reply.status_code) == (job.id, True, 200)


def test_a_stop_whose_answer_says_nothing_is_a_success(connect: Connect) -> None:
    """Some say no more than 200."""
    with scripted(deployment(stop=Reply(b""))) as server:
        assert connect("a/b", "key", server.url).job_stop(JOB_ID).id == JOB_ID


def test_the_status_of_no_job_is_an_error(domino: Domino) -> None:
    """As of no run."""
    with pytest.raises(NotFoundError):
        domino.job_status("0" * 24)


@pytest.mark.parametrize("method", ["job_status", "job_stop", "job_restart", "job_wait"])
def test_an_id_that_can_be_none_is_refused(domino: Domino, method: str) -> None:
    """A job instead of its id, or nothing."""
    with pytest.raises(TypeError, match="job_id must be a str"):
        getattr(domino, method)({"id": JOB_ID})
    with pytest.raises(ValueError, match="job_id is empty"):
        getattr(domino, method)("")


def test_a_start_whose_answer_is_lost_is_found_and_never_sent_again(domino: Domino, server: LocalDomino) -> None:
    """The error says what to look for."""
    server.faults.add(Fault("start_job", status=504, executed=True))
    with pytest.raises(StartUncertainError, match=r"the job may or may not have started.*jobs_find") as caught:
        domino.job_start("true", title="nightly")
    assert [job.title for job in domino.jobs_find(**caught.value.find)] == ["nightly"]
    assert [job.title for job in domino.jobs_list().jobs] == ["nightly"]


def test_a_restart_whose_answer_is_lost_is_never_sent_again(domino: Domino, server: LocalDomino) -> None:
    """It starts a job, too."""
    first = domino.job_start_blocking(command="true", poll_freq=POLL)
    server.faults.add(Fault("restart_job", status=502, executed=True))
    with pytest.raises(StartUncertainError):
        domino.job_restart(first.id)
    assert len(domino.jobs_list(page_size=10).jobs) == 2


def test_a_start_that_wants_a_login_says_so(connect: Connect) -> None:
    """409 with a place to log in."""
    answer = deployment(start=Reply({"redirectPath": "/relogin"}, 409))
    with scripted(answer) as server, pytest.raises(ReloginRequiredError):
        connect("a/b", "key", server.url).job_start("x.py")


def test_the_blocking_start_takes_the_arguments_of_the_start() -> None:
    """All of them, by name."""
    taken = set(inspect.signature(AsyncDomino.job_start).parameters) - {"self"}
    assert set(JobStart.__annotations__) == taken
