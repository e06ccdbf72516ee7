"""The same calls by whichever client owns the import name `domino` here; test_requests.py records what they send."""

# The official client has no types, and this file is not checked with ours: both own the import name `domino`.
import io
import json
import os
import sys
import traceback
import urllib.request
from pathlib import Path

from domino import Domino

project = os.environ["DOMINO_PROJECT"]
name = project.partition("/")[2]
folder = Path(os.environ["FOLDER"])
domino = Domino(project)
failed = {}


def call(what, do):
    """Say which call comes, and make it."""
    mark = f"{os.environ['DOMINO_API_HOST']}/_mark/{what.replace(' ', '%20')}"
    urllib.request.urlopen(mark).close()  # noqa: S310  # the proxy of the test
    try:
        return do()
    except Exception:  # noqa: BLE001  # so that all that fail are seen at once
        failed[what] = traceback.format_exc()
        return None


def upload(path, text):
    """Upload a file with this text."""
    return domino.files_upload(path, io.BytesIO(text))


call("deployment_version", domino.deployment_version)
call("files_upload", lambda: upload("/a b/main.py", b"print('hello')\n"))
call("hardware_tiers_list", domino.hardware_tiers_list)
call("get_hardware_tier_id_from_name", lambda: domino.get_hardware_tier_id_from_name("Medium"))
call("get_user_id", lambda: domino.get_user_id("local"))

run = call("runs_start_blocking", lambda: domino.runs_start_blocking(["a b/main.py"], poll_freq=0.1))["runId"]
commit = call("runs_status", lambda: domino.runs_status(run))["outputCommitId"]
call("get_run_info", lambda: domino.get_run_info(run))
call("runs_stdout", lambda: domino.runs_stdout(run))
call("get_run_log", lambda: domino.get_run_log(run, include_setup_log=False))
call("runs_list", domino.runs_list)
call("runs_start", lambda: domino.runs_start(["sleep 60"], isDirect=True, title="t", publishApiEndpoint=False))
long = call("runs_start with a tier", lambda: domino.runs_start(["sleep", "60"], tier="Small"))["runId"]
call("run_stop", lambda: domino.run_stop(long, saveChanges=False))
call("commits_list", domino.commits_list)
files = call("files_list", lambda: domino.files_list(commit, "/"))
call("files_list of a folder", lambda: domino.files_list(commit, "a b"))
key = next(entry["key"] for entry in domino.files_list(commit, "a b")["data"])
call("blobs_get", lambda: domino.blobs_get(key).read())
call("blobs_get_v2", lambda: domino.blobs_get_v2("a b/main.py", commit, domino.project_id).read())
call("files_download", lambda: domino.files_download("a b/main.py", commit).read())

job = call("job_start", lambda: domino.job_start("a\\ b/main.py", title="t", hardware_tier_name="Medium"))["id"]
environment = domino.get_default_environment()["id"]
cluster = {
    "clusterType": "Ray", "computeEnvironmentId": environment, "masterHardwareTierId": "small-k8s",
    "workerHardwareTierId": "medium-k8s", "workerCount": 2, "workerStorage": {"value": 5, "unit": "GiB"},
}  # fmt: skip
long = call(
    "job_start with a cluster",
    lambda: domino.job_start("sleep 60", environment_id=environment, compute_cluster_properties=cluster),
)["id"]
call("job_stop", lambda: domino.job_stop(long, commit_results=False))
call("job_start_blocking", lambda: domino.job_start_blocking(command="true", poll_freq=0.1))
call("job_status", lambda: domino.job_status(job))
call("job_runtime_execution_details", lambda: domino.job_runtime_execution_details(job))
call("jobs_list", lambda: domino.jobs_list(domino.project_id, page_size=10))
call("job_restart", lambda: domino.job_restart(job, should_use_original_input_commit=False))

call("environments_list", domino.environments_list)
call("get_default_environment", domino.get_default_environment)
made = call("create_environment", lambda: domino.create_environment(f"{name} 1", "Private", description="d"))
made = made.get("environment", made)["id"]  # theirs is in an envelope
call("get_environment", lambda: domino.get_environment(made))
call(
    "create_environment_revision",
    lambda: domino.create_environment_revision(made, dockerfile_instructions="RUN true", tags=["t"]),
)
call("archive_environment", lambda: domino.archive_environment(made))

project_id = domino.project_id
call("datasets_list", lambda: domino.datasets_list(project_id))
call("datasets_ids", lambda: domino.datasets_ids(project_id))
call("datasets_names", lambda: domino.datasets_names(project_id))
call("datasets_create", lambda: domino.datasets_create(f"{name}-data", "what it is"))
dataset = next(each for each in domino.datasets_ids(project_id))
call("datasets_details", lambda: domino.datasets_details(dataset))
call("datasets_update_details", lambda: domino.datasets_update_details(dataset, dataset_description="other"))
(folder / "data.csv").write_text("a,b\n1,2\n", encoding="utf-8")
os.chdir(folder)
call("datasets_upload_files", lambda: domino.datasets_upload_files(dataset, "data.csv", "Overwrite"))
call("datasets_remove", lambda: domino.datasets_remove([dataset]))

call("tags_add", lambda: domino.tags_add(["one", "two"]))
call("tags_list", domino.tags_list)
tag = call("tag_get_id", lambda: domino.tag_get_id("two"))
call("tag_details", lambda: domino.tag_details(tag))
call("tags_remove", lambda: domino.tags_remove("two"))
call("projects_list", domino.projects_list)
call("fork_project", lambda: domino.fork_project(f"{name}-fork"))
call("project_archive", lambda: domino.project_archive(f"{name}-fork"))
call("project_create", lambda: domino.project_create(f"{name}-new"))
call(
    "project_create_v4",
    lambda: domino.project_create_v4(f"{name}-v4", description="d", tags=["one"], billing_tag="b"),
)
call("collaborators_add", lambda: domino.collaborators_add("colleague"))
if "colleague" not in call("collaborators_get", domino.collaborators_get):
    failed["collaborators_get"] = "colleague is not among them"
call("collaborators_remove", lambda: domino.collaborators_remove("colleague"))
json.dump(failed, sys.stdout)
