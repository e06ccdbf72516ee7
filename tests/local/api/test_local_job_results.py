"""What jobs leave: results, and what they used of the machine."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.local.local_helpers import Api, wait_for
from tests.support.gate import Gate


def test_results_are_the_files_that_the_job_made_or_changed(api: Api, tmp_path: Path) -> None:
    """Not what others upload meanwhile."""
    gate = Gate(tmp_path)
    api.upload("same.txt", "same")
    api.upload("changed.txt", "old")
    api.upload("gone.txt", "old")
    job_id = api.start_job(
        f"sh -c 'mkdir results; echo 1 > results/a.txt; echo new > changed.txt; rm gone.txt; echo begun; {gate.wait()}'"
    )
    api.wait_output(job_id, "begun")
    path, query = f"/v4/jobs/{job_id}/results", {"projectId": api.project_id()}
    assert api.http.get(path, params=query).json()["fileMetadata"] == []
    api.upload("others.txt", "meanwhile")
    gate.open()
    job = api.finish_job(job_id)
    results = api.http.get(path, params=query).json()
    assert results["commitId"] == job["commitDetails"]["outputCommitId"]
    files = {file["filename"]: file for file in results["fileMetadata"]}
    assert set(files) == {"changed.txt", "results/a.txt", "results/stdout.txt"}
    assert (files["changed.txt"]["size"], files["changed.txt"]["author"]) == (4, "local")
    assert api.blob(files["results/a.txt"]["contentId"]) == b"1\n"
    assert api.http.get(path).status_code == 400
    assert api.http.get(path, params={"projectId": "0" * 24}).status_code == 404


@pytest.mark.skipif(sys.platform != "linux", reason="only /proc tells what a process uses")
def test_usage_is_that_of_all_that_the_job_has_started(api: Api, tmp_path: Path) -> None:
    """Processors in percent and memory in GiB, of a child, too."""
    gate = Gate(tmp_path)
    busy = "import os,sys; block = b'x' * 200_000_000\nwhile not os.path.exists(sys.argv[1]): pass"
    api.upload("busy.py", busy)
    job_id = api.start_job(f"sh -c '{sys.executable} busy.py {tmp_path}/gate-is-open & wait'")

    def look() -> bool:
        usage = api.job(job_id)["usage"]
        return bool(usage and usage["memory"] > 0.18 and usage["cpu"] > 5)

    wait_for(look, what="the usage of the child")
    gate.open()
    job = api.finish_job(job_id)
    samples = api.http.get(f"/v4/jobs/jobs/{job_id}/usage").json()
    assert [sample["timestamp"] for sample in samples] == sorted(sample["timestamp"] for sample in samples)
    assert {"cpu": samples[-1]["cpu"], "memory": samples[-1]["memory"]} == job["usage"]
    assert max(sample["memory"] for sample in samples) < 1
    assert job["stageTime"]["runStartTime"] <= samples[0]["timestamp"]


def test_a_job_that_waits_has_used_nothing(api: Api) -> None:
    run_id = api.finish(api.shell("true"))["id"]
    assert api.job(run_id)["usage"] is None
    assert api.http.get(f"/v4/jobs/jobs/{run_id}/usage").json() == []
    assert api.http.get(f"/v4/jobs/jobs/{'0' * 24}/usage").status_code == 404


def test_a_cluster_has_defaults(api: Api) -> None:
    path = f"/v4/jobs/{api.project_id()}"
    assert api.http.get(f"{path}/Ray/defaultComputeClusterSettings").json()["masterHardwareTierId"] == {
        "value": "small-k8s"
    }
    assert api.http.get(f"{path}/MPI/defaultComputeClusterSettings").json()["masterHardwareTierId"] is None
    assert api.http.get(f"{path}/Hadoop/defaultComputeClusterSettings").status_code == 400
    assert api.http.get(f"/v4/jobs/{'0' * 24}/Ray/defaultComputeClusterSettings").status_code == 404
    spark = api.http.get(f"/v4/jobs/project/{api.project_id()}/defaultSparkSettings").json()
    assert spark["executorHardwareTierId"] == "small-k8s"
