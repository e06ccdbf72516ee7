"""What the official client sees of a local Domino, as JSON; run with its own interpreter by test_peer.py."""

# The official client has no types, and this file is not checked with ours: both own the import name `domino`.
import io
import json
import os
import sys

from domino import Domino
from domino.exceptions import RunFailedException

domino = Domino(os.environ["DOMINO_PROJECT"])
seen = {"version": domino.deployment_version()["version"], "project_id": domino.project_id}

script = b"import sys\nprint('hello', *sys.argv[1:])\nopen('out.txt', 'w').write('result')\n"
uploaded = domino.files_upload("/peer/main.py", io.BytesIO(script))
seen["upload"] = {"status": uploaded.status_code, "location": uploaded.headers["Location"], **uploaded.json()}

started = domino.runs_start_blocking(["peer/main.py", "from", "peer"], title="peer", poll_freq=0.1)
run_id = started["runId"]
seen["run"] = domino.runs_status(run_id)
seen["info"] = domino.get_run_info(run_id)
seen["stdout"] = domino.runs_stdout(run_id)
seen["log"] = domino.get_run_log(run_id)
seen["runs"] = domino.runs_list()
seen["commits"] = [commit["id"] for commit in domino.commits_list()]  # as the server sends them: objects
seen["files"] = domino.files_list(seen["run"]["outputCommitId"])
seen["root"] = domino.files_list(seen["commits"][0], path="/")
key = next(entry["key"] for entry in seen["files"]["data"] if entry["path"] == "out.txt")
seen["blob"] = domino.blobs_get(key).read().decode()
seen["content"] = domino.blobs_get_v2("out.txt", seen["run"]["outputCommitId"], domino.project_id).read().decode()
seen["tiers"] = domino.hardware_tiers_list()

try:
    domino.runs_start_blocking(["peer/missing.py"], poll_freq=0.1)
except RunFailedException as error:
    seen["failure"] = str(error)

job = domino.job_start_blocking(
    command="peer/main.py 'from a job'", title="peer job", hardware_tier_name="Medium", poll_freq=0.1
)
seen["job"] = domino.job_status(job["id"])
seen["job_stdout"] = domino.runs_stdout(job["id"])
seen["job_details"] = domino.job_runtime_execution_details(job["id"])
seen["jobs"] = domino.jobs_list(domino.project_id, order_by="number", sort_by="asc", page_size=100)
try:
    domino.job_start_blocking(command="false", poll_freq=0.1)
except RunFailedException as error:
    seen["job_failure"] = str(error)
cluster = {
    "clusterType": "Ray", "computeEnvironmentId": seen["job_details"]["environment"]["environmentId"],
    "masterHardwareTierId": "small-k8s", "workerHardwareTierId": "medium-k8s", "workerCount": 2,
    "workerStorage": {"value": 5, "unit": "GiB"},
}  # fmt: skip
with_cluster = domino.job_start(
    "sleep 60", compute_cluster_properties=cluster, external_volume_mounts=["data"], branch="main"
)
seen["stopped_job"] = domino.job_stop(with_cluster["id"], commit_results=False).json()
seen["restarted"] = domino.job_restart(job["id"], should_use_original_input_commit=False).json()

long = domino.runs_start(["sleep 60"], isDirect=True)
seen["stopped"] = domino.run_stop(long["runId"]).json()
json.dump(seen, sys.stdout)
