"""Jobs: start, restart, lists, what they run with."""

from __future__ import annotations

import json
from typing import Any

import pytest

from domino.local import Fault, LocalDomino, LocalSettings
from tests.local.described import check
from tests.local.local_helpers import Api, Servers
from tests.support.gate import Gate

CLUSTER: dict[str, Any] = {
    "clusterType": "Ray",
    "computeEnvironmentId": "0" * 23 + "1",
    "masterHardwareTierId": {"value": "small-k8s"},
    "workerHardwareTierId": {"value": "medium-k8s"},
    "workerCount": 2,
    "workerStorage": {"value": 5, "unit": "GiB"},
}


def test_a_job_executes_the_words_of_its_command(api: Api) -> None:
    """Quoted as for a shell, which expands nothing."""
    api.upload("main.py", "import sys; print(sys.argv[1:])")
    job_id = api.start_job("main.py 'a b' \"c\" $HOME d\\ e", title="words")
    job = api.finish_job(job_id)
    assert job["statuses"] == {
        "isCompleted": True, "isArchived": False, "isScheduled": False, "executionStatus": "Succeeded",
    }  # fmt: skip
    assert (job["title"], job["jobRunCommand"]) == ("words", "main.py 'a b' \"c\" $HOME d\\ e")
    assert api.log(job_id)["stdout"] == "['a b', 'c', '$HOME', 'd e']\n"
    assert job["commitDetails"]["outputCommitId"] == api.head()
    times = job["stageTime"]
    assert times["submissionTime"] <= times["runStartTime"] <= times["completedTime"]


def test_a_job_knows_what_it_is(api: Api) -> None:
    """By the variables that Domino's documentation names."""
    api.upload("main.py", "import json, os; json.dump(dict(os.environ), open('seen.json', 'w'))")
    job_id = api.start_job("main.py", overrideHardwareTierId="medium-k8s", environmentId="0" * 23 + "1")
    job = api.finish_job(job_id)
    seen = json.loads(api.content("seen.json"))
    known = {name: value for name, value in seen.items() if name.startswith("DOMINO_")}
    assert known["DOMINO_RUN_ID"] == job_id
    assert known["DOMINO_RUN_NUMBER"] == str(job["number"])
    assert known["DOMINO_PROJECT_ID"] == api.project_id()
    assert known["DOMINO_HARDWARE_TIER_ID"] == "medium-k8s"
    assert known["DOMINO_STARTING_COMMIT_ID"] == job["commitDetails"]["inputCommitId"]
    assert known["DOMINO_ENVIRONMENT_ID"] == "0" * 23 + "1"
    assert known["DOMINO_STARTING_USERNAME"] == known["DOMINO_USER_NAME"] == "local"
    assert known["DOMINO_IS_WORKFLOW_JOB"] == "false"


def test_a_job_finds_its_datasets_and_can_leave_a_snapshot_of_them(api: Api) -> None:
    api.upload(
        "main.py", "import os, sys; open(os.environ['DOMINO_DATASETS_DIR'] + '/local/' + sys.argv[1] + '/a', 'w')"
    )
    name = api.project.partition("/")[2]
    job = api.finish_job(api.start_job(f"main.py {name}", snapshotDatasetsOnCompletion=True))
    assert job["statuses"]["executionStatus"] == "Succeeded"
    (mount,) = job["dependentDatasetMounts"]
    assert (mount["datasetName"], mount["projectId"], mount["isInput"]) == (name, api.project_id(), True)
    assert mount["containerPath"].endswith(f"/local/{name}")
    snapshots = api.http.get(f"/api/datasetrw/v1/datasets/{mount['datasetId']}/snapshots").json()["snapshots"]
    assert len(snapshots) == 1
    assert f"Dataset {name}: snapshot 1 was made." in api.log(job["id"])["setup"]
    api.finish_job(api.start_job(f"main.py {name}"))
    again = api.http.get(f"/api/datasetrw/v1/datasets/{mount['datasetId']}/snapshots").json()["snapshots"]
    assert again == snapshots


def test_a_job_is_a_run(api: Api) -> None:
    """Ids are one space, and numbers count up for both."""
    run_id = api.finish(api.shell("true"))["id"]
    job_id = api.finish_job(api.start_job("true"))["id"]
    assert [run["id"] for run in api.http.get(f"{api.base}/runs").json()["data"]] == [job_id, run_id]
    assert [job["number"] for job in api.jobs()["jobs"]] == [2, 1]
    assert api.job(run_id)["jobRunCommand"] == "true"
    assert api.run(job_id)["status"] == "Succeeded"


def test_the_replies_have_every_field_of_the_description(api: Api) -> None:
    job_id = api.start_job(
        "true",
        computeClusterProperties=CLUSTER,
        externalVolumeMounts=["data"],
        netAppVolumeIds=["fast"],
        mainRepoGitRef={"type": "branches", "value": "main"},
        snapshotDatasetsOnCompletion=True,
    )
    check(api.job(job_id), "domino.jobs.interface.Job")
    job = api.finish_job(job_id)
    check(job, "domino.jobs.interface.Job")
    check(api.jobs(), "domino.jobs.interface.JobSet")
    log = api.http.get(f"/v4/jobs/{job_id}/logsWithProblemSuggestions").json()
    check(log, "domino.jobs.interface.LogsWithProblemSuggestion")
    details = api.http.get(f"/v4/jobs/{job_id}/runtimeExecutionDetails").json()
    check(details, "domino.jobs.interface.JobRuntimeExecutionDetails")
    assert details["hardwareTier"] == {"id": "small-k8s", "name": "Small", "isArchived": False}


def test_what_a_job_cannot_have_here_is_shown_and_its_log_says_so(api: Api) -> None:
    job = api.finish_job(
        api.start_job(
            "true",
            computeClusterProperties=CLUSTER,
            externalVolumeMounts=["data"],
            netAppVolumeIds=["fast"],
            capacityType="spot",
            overrideVolumeSizeGiB=20.5,
            mainRepoGitRef={"type": "branches", "value": "main"},
            snapshotNetAppVolumesOnCompletion=True,
        )
    )
    assert job["computeCluster"].items() >= CLUSTER.items()
    assert job["mainRepoGitRef"] == {"type": "branches", "value": "main"}
    assert [each["name"] for each in job["dependentExternalVolumeMounts"]] == ["data"]
    assert [each["volumeName"] for each in job["dependentNetAppVolumeMounts"]] == ["fast"]
    assert job["snapshotNetAppVolumesOnCompletion"] is True
    setup = "".join(f"{line['log']}\n" for line in api.job_log(job["id"], logType="prepareoutput")["logContent"])
    for told in ("Ray, 2 workers", "branches main", "data", "fast", "spot", "20.5 GiB", "Snapshots of NetApp"):
        assert f"{told}): it is recorded" in setup or f"{told} volumes: it is recorded" in setup
    assert api.log(job["id"])["setup"] == setup


def test_a_spark_cluster_in_the_older_form_is_a_cluster(api: Api) -> None:
    """As python-domino sends it, with its size in megabytes."""
    spark = {
        "computeEnvironmentId": "0" * 23 + "1", "executorCount": 3, "executorHardwareTierId": "small-k8s",
        "masterHardwareTierId": "medium-k8s", "executorStorageMB": 500,
    }  # fmt: skip
    cluster = api.job(api.start_job("true", onDemandSparkClusterProperties=spark))["computeCluster"]
    assert (cluster["clusterType"], cluster["workerCount"]) == ("Spark", 3)
    assert cluster["masterHardwareTierId"] == {"value": "medium-k8s"}
    assert cluster["workerStorage"] == {"value": 500, "unit": "MB"}


def test_a_hardware_tier_is_chosen_by_its_id(api: Api) -> None:
    job_id = api.start_job("true", overrideHardwareTierId="medium-k8s")
    details = api.http.get(f"/v4/jobs/{job_id}/runtimeExecutionDetails").json()
    assert (details["hardwareTier"]["id"], details["hardwareTier"]["name"]) == ("medium-k8s", "Medium")
    assert api.run(job_id)["hardwareTierId"] == "medium-k8s"


def test_a_command_of_v1_that_went_through_the_shell_is_restarted_there(api: Api) -> None:
    job_id = api.finish(api.shell("echo $((1 + 1))"))["id"]
    again = api.http.post("/v4/jobs/restart", json={"jobId": job_id, "shouldUseOriginalInputCommit": True}).json()
    api.finish(again["id"])
    assert api.log(again["id"])["stdout"] == "2\n"


def test_a_restart_takes_the_old_commit_or_the_head(api: Api) -> None:
    api.upload("main.py", "print('old')")
    first = api.finish_job(
        api.start_job("main.py", title="twice", computeClusterProperties=CLUSTER, overrideHardwareTierId="gpu-k8s")
    )
    api.upload("main.py", "print('new')")
    seen: list[str] = []
    for use_original in (True, False):
        commit = first["commitDetails"]["inputCommitId"] if use_original else api.head()
        body = {"jobId": first["id"], "shouldUseOriginalInputCommit": use_original}
        again = api.http.post("/v4/jobs/restart", json=body).json()
        assert (again["title"], again["jobRunCommand"]) == ("twice", "main.py")
        assert again["computeCluster"] == first["computeCluster"]
        assert again["commitDetails"]["inputCommitId"] == commit
        assert api.run(again["id"])["hardwareTierId"] == "gpu-k8s"
        api.finish(again["id"])
        seen.append(api.log(again["id"])["stdout"])
    assert seen == ["old\n", "new\n"]


def test_pages_of_a_list_are_in_the_order_that_was_asked_for(api: Api) -> None:
    ids = [api.finish_job(api.start_job(f"echo {n}", title=f"title {-n}"))["id"] for n in range(5)]
    assert [job["id"] for job in api.jobs()["jobs"]] == ids[:1:-1]
    page = api.jobs(page_size=2, page_no=2, order_by="number", sort_by="asc")
    assert [job["id"] for job in page["jobs"]] == ids[2:4]
    assert page["totalCount"] == 5
    assert page["pagination"] == {
        "offset": 2, "limit": 2, "sortBy": "asc", "orderBy": "number", "dominoStatsSortFieldName": None,
    }  # fmt: skip
    assert [job["id"] for job in api.jobs(page_size=2, page_no=3, sort_by="asc")["jobs"]] == ids[4:]
    assert api.jobs(page_size=2, page_no=4)["jobs"] == []
    assert [job["id"] for job in api.jobs(order_by="command", sort_by="asc", page_size=100)["jobs"]] == ids
    for order in ("duration", "queued", "numberAsDouble", "commentCount", "status", "title", "user"):
        assert {job["id"] for job in api.jobs(order_by=order, page_size=1000)["jobs"]} == set(ids)


def test_a_page_has_a_hundred_jobs_at_most(api: Api) -> None:
    assert api.jobs(page_size=2**31 - 1)["pagination"]["limit"] == 100


def test_a_list_is_sorted_by_what_jobs_have_left(api: Api) -> None:
    """As numbers; jobs without the value come first or last."""
    api.upload("main.py", "import json, sys; json.dump({'loss': float(sys.argv[1])}, open('dominostats.json', 'w'))")
    ids = {loss: api.start_job(f"main.py {loss}") for loss in ("10.5", "9.25", "100")}
    bare = api.start_job("true")
    for job_id in (*ids.values(), bare):
        api.finish(job_id)
    listed = api.jobs(order_by="dominoStatsField", dominoStatsSortFieldName="loss", page_size=10)
    assert [job["id"] for job in listed["jobs"]] == [ids["100"], ids["10.5"], ids["9.25"], bare]
    assert listed["dominoStatColumns"] == ["loss"]
    assert listed["jobs"][0]["dominoStats"] == [{"name": "loss", "value": "100.0"}]


def test_a_list_can_be_confined_to_a_status_and_a_text(servers: Servers, tmp_path: Any) -> None:
    _, api = servers.start(LocalSettings(max_concurrent_runs=1))
    gate = Gate(tmp_path)
    over = api.finish_job(api.start_job("false", title="Nightly"))["id"]
    going = api.shell(f"echo begun; {gate.wait()}")
    api.wait_output(going, "begun")
    waiting = api.start_job("echo later")

    def ids(**query: Any) -> list[str]:
        return [job["id"] for job in api.jobs(page_size=10, **query)["jobs"]]

    assert ids(status="completed") == [over]
    assert ids(status="running") == [going]
    assert ids(status="queued") == [waiting]
    assert ids(status="active") == [waiting, going]
    assert ids(status="all") == [waiting, going, over]
    assert ids(status="archived") == []
    assert ids(query="nightLY") == [over]
    assert ids(query="later") == [waiting]
    assert ids(query="2") == [going]
    assert api.job(waiting)["queuedJobHistoryDetails"]["explanation"] == "1 of 1 runs are executed, 1 wait."
    gate.open()
    api.finish(waiting)


@pytest.mark.parametrize(
    ("body", "status", "told"),
    [
        ({"commandToRun": 'echo "a'}, 400, "No closing quotation"),
        ({"commandToRun": "echo \\"}, 400, "No escaped character"),
        ({"commandToRun": ""}, 400, "empty"),
        ({"commandToRun": "''"}, 400, "empty"),
        ({"commandToRun": None}, 400, "commandToRun must be a string"),
        ({"commandToRun": ["true"]}, 400, "commandToRun must be a string"),
        ({"commandToRun": "a\0b"}, 400, "not Unicode"),
        ({"commandToRun": "a" * 30_001}, 400, "longer than 30000 characters"),
        ({"title": 1}, 400, "title must be a string"),
        ({"projectId": "0" * 24}, 404, "was not found"),
        ({"projectId": "zz"}, 400, "not a valid ID"),
        ({"projectId": None}, 400, "projectId must be a string"),
        ({"commitId": "f" * 40}, 404, "was not found"),
        ({"overrideHardwareTierId": "huge"}, 404, "small-k8s, medium-k8s, gpu-k8s"),
        ({"overrideHardwareTierId": {"value": "small-k8s"}}, 400, "must be a string"),
        ({"environmentRevisionSpec": "Newest"}, 400, "must be one of"),
        ({"environmentRevisionSpec": {}}, 400, "revisionId must be a string"),
        ({"capacityType": "free"}, 400, "on-demand, spot"),
        ({"externalVolumeMounts": "data"}, 400, "a list of strings"),
        ({"externalVolumeMounts": [1]}, 400, "a list of strings"),
        ({"overrideVolumeSizeGiB": -1}, 400, "a number from 0"),
        ({"overrideVolumeSizeGiB": True}, 400, "a number from 0"),
        ({"snapshotDatasetsOnCompletion": "yes"}, 400, "must be a boolean"),
        ({"mainRepoGitRef": {}}, 400, "type must be a string"),
        ({"mainRepoGitRef": "main"}, 400, "must be an object"),
        ({"computeClusterProperties": {**CLUSTER, "clusterType": "Hadoop"}}, 400, "Spark, Ray, Dask, MPI"),
        ({"computeClusterProperties": {**CLUSTER, "workerCount": 0}}, 400, "workerCount"),
        ({"computeClusterProperties": {**CLUSTER, "masterHardwareTierId": None}}, 400, "needs a masterHardwareTierId"),
        ({"computeClusterProperties": {**CLUSTER, "workerHardwareTierId": "small-k8s"}}, 400, "must be an object"),
        ({"computeClusterProperties": {**CLUSTER, "workerHardwareTierId": {"value": "x"}}}, 404, "no hardware tier"),
        ({"computeClusterProperties": {**CLUSTER, "extraConfigs": {"a": 1}}}, 400, "must be a string"),
    ],
)
def test_a_start_that_cannot_be_is_refused_and_starts_nothing(
    api: Api, body: dict[str, Any], status: int, told: str
) -> None:
    reply = api.http.post("/v4/jobs/start", json={"projectId": api.project_id(), "commandToRun": "true", **body})
    assert (reply.status_code, told in reply.json()["message"]) == (status, True), reply.text
    assert api.jobs()["totalCount"] == 0


def test_a_command_may_be_long(api: Api) -> None:
    line = "echo " + "a" * 29_995
    job = api.finish_job(api.start_job(line))
    assert job["jobRunCommand"] == line
    assert api.log(job["id"])["stdout"] == "a" * 29_995 + "\n"


def test_a_cluster_of_mpi_has_no_master(api: Api) -> None:
    cluster = {**CLUSTER, "clusterType": "MPI", "masterHardwareTierId": None}
    assert api.job(api.start_job("true", computeClusterProperties=cluster))["computeCluster"]["workerCount"] == 2


def test_a_list_that_cannot_be_is_refused(api: Api) -> None:
    for wrong in (
        {"projectId": "zz"}, {"page_size": 0}, {"page_no": 0}, {"page_size": "x"}, {"sort_by": "up"},
        {"order_by": "luck"}, {"status": "odd"}, {"show_archived": "1"},
    ):  # fmt: skip
        reply = api.http.get("/v4/jobs", params={"projectId": api.project_id(), **wrong})
        assert reply.status_code == 400, wrong
    assert api.http.get("/v4/jobs").status_code == 400
    assert api.http.get("/v4/jobs", params={"projectId": "0" * 24}).status_code == 404


def test_a_restart_that_cannot_be_is_refused(api: Api) -> None:
    for body, status in (
        ({"jobId": "0" * 24, "shouldUseOriginalInputCommit": True}, 404),
        ({"jobId": "zz", "shouldUseOriginalInputCommit": True}, 400),
        ({"jobId": api.start_job("true")}, 400),
        ({"shouldUseOriginalInputCommit": True}, 400),
    ):
        assert api.http.post("/v4/jobs/restart", json=body).status_code == status


def test_a_program_that_is_not_there_fails_the_job(api: Api) -> None:
    job = api.finish_job(api.start_job("no-such-program"))
    assert job["statuses"]["executionStatus"] == "Failed"
    lines = api.job_log(job["id"], logType="stderr")["logContent"]
    assert [line["logType"] for line in lines] == ["stderr"]
    assert "no-such-program" in lines[0]["log"]


def test_a_job_is_stopped_with_or_without_its_results(api: Api) -> None:
    for keep in (True, False):
        job_id = api.start_job("""sh -c 'echo kept > kept.txt; echo begun; sleep 60'""")
        api.wait_output(job_id, "begun")
        assert api.stop(job_id, keep=keep)["jobRunCommand"].startswith("sh -c '")
        job = api.finish_job(job_id)
        assert job["statuses"]["executionStatus"] == "Stopped"
        assert (job["commitDetails"]["outputCommitId"] is not None) is keep


def test_a_fault_can_show_jobs_otherwise(servers: Servers) -> None:
    server, api = servers.start()
    job_id = api.finish_job(api.start_job("true"))["id"]
    server.faults.add(Fault("/v4/jobs/", unknown_status="Hibernating", extra_fields=True))
    job = api.job(job_id)
    assert job["statuses"]["executionStatus"] == "Hibernating"
    assert "fieldOfTheFuture" in job


def test_jobs_survive_the_end_of_the_server(servers: Servers, tmp_path: Any) -> None:
    """Records of those that are over, and the execution of those that wait."""
    with LocalDomino(tmp_path / "root", settings=LocalSettings(max_concurrent_runs=1)) as server:
        api = servers.api(server.url, server.api_key, server.project)
        over = api.finish_job(api.start_job("echo over", title="first", computeClusterProperties=CLUSTER))
        log = api.job_log(over["id"])
        going = api.start_job("sh -c 'echo begun; sleep 600'")
        api.wait_output(going, "begun")
        waiting = api.start_job("echo 'after all'", externalVolumeMounts=["data"])
    with LocalDomino(tmp_path / "root", settings=LocalSettings(max_concurrent_runs=1)) as server:
        api = servers.api(server.url, server.api_key, server.project)
        assert api.job(over["id"]) == over
        assert api.job_log(over["id"]) == log
        assert api.job(going)["statuses"]["executionStatus"] == "Error"
        assert "the server was stopped" in api.job(going)["abnormalStatus"]["runFailureMessage"]
        assert api.finish_job(waiting)["statuses"]["executionStatus"] == "Succeeded"
        assert api.log(waiting)["stdout"] == "after all\n"
        assert "External volumes (data)" in json.dumps(api.job_log(waiting, logType="prepareoutput"))
