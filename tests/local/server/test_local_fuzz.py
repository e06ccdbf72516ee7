"""Fuzzing: schemathesis makes requests of every shape from the description; the local Domino must stand and conform."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from domino.local import LocalDomino, LocalSettings
from tests.support.description import operations

pytest.importorskip("schemathesis", reason="schemathesis is not installed: scripts/test.sh installs it")

ROOT = Path(__file__).parents[3]
HOOKS = Path(__file__).with_name("fuzz_hooks.py")
#: Requests made up for each operation and phase; `scripts/test.sh --long` asks for many more.
EXAMPLES = os.environ.get("DOMINO_FUZZ_EXAMPLES", "4")
#: Its content comes as application/octet-stream; that others come as the type of their name is described in prose only.
STORED = "data/numbers.bin"


def existing(server: LocalDomino) -> dict[str, str]:
    """Return the parameters of things that are there, so that requests get past "not found"."""
    import httpx

    owner, project = server.project.split("/")
    base = f"{server.url}/v1/projects/{owner}/{project}"
    with httpx.Client(headers={"X-Domino-Api-Key": server.api_key}) as http:
        stored = http.put(f"{base}/{STORED}", content=b"a,b\n1,2\n").json()
        run = http.post(f"{base}/runs", json={"command": ["true"], "isDirect": True}).json()
        overview = http.get(
            f"{server.url}/v4/gateway/projects/findProjectByOwnerAndName",
            params={"ownerName": owner, "projectName": project},
        ).json()
        commit = http.get(f"{base}/commits").json()[0]["id"]
        datasets = f"{server.url}/api/datasetrw/v1/datasets"
        dataset = http.post(datasets, json={"name": "fuzzed", "projectId": overview["id"]}).json()["dataset"]["id"]
        snapshot = http.post(f"{datasets}/{dataset}/snapshots", json={"relativeFilePaths": ["."]}).json()["snapshot"]
        chunks = f"{server.url}/v4/datasetrw/datasets/{dataset}/snapshot/file"
        upload = http.post(f"{chunks}/start", json={"filePaths": []}).json()
        job = {"projectId": overview["id"], "commandToRun": "true"}
        job_id = http.post(f"{server.url}/v4/jobs/start", json=job).json()["id"]
        thread = http.post(f"{server.url}/v4/jobs/{job_id}/comment", json={"comment": "first"}).json()
        in_v4 = f"{server.url}/v4/projects/{overview['id']}"
        public = f"{server.url}/api/projects/v1/projects/{overview['id']}"
        tag = http.post(f"{in_v4}/tags", json={"tagNames": ["demo"]}).json()[0]
        goal = http.post(f"{public}/goals", json={"title": "AUC above 0.9"}).json()["goal"]
        address = "https://github.com/torvalds/linux"
        repository = http.post(f"{public}/repositories", json={"uri": address}).json()["repository"]
    return {
        "owner": owner,
        "project": project,
        "ownerName": owner,
        "projectName": project,
        "key": stored["key"],
        "runId": run["runId"],
        "jobId": job_id,
        "threadId": thread["id"],
        "clusterType": "Spark",
        "projectId": overview["id"],
        "projectToForkId": overview["id"],
        "commitId": commit,
        "datasetId": dataset,
        "snapshotId": snapshot["id"],
        "uploadKey": upload,
        "tagId": tag["id"],
        "goalId": goal["id"],
        "repositoryId": repository["id"],
    }


def existing_project(server: LocalDomino, name: str) -> str:
    """Return the id of a further project."""
    import httpx

    with httpx.Client(base_url=server.url, headers={"X-Domino-Api-Key": server.api_key}) as http:
        query = {"ownerName": server.user, "projectName": name}
        found = http.get("/v4/gateway/projects/findProjectByOwnerAndName", params=query).json()
        return str(found["id"])


@pytest.mark.parametrize("parameters", ["made up", "existing"])
def test_fuzzing_finds_no_fault(parameters: str, tmp_path: Path) -> None:
    """No 5xx, every check (but for `NO_FAULTS` in the hooks); and the git store is whole afterwards."""
    settings = LocalSettings(missing_blob=404)
    with LocalDomino(tmp_path / "root", settings=settings) as server:
        known = existing(server)
        lines = [f'hooks = "{HOOKS}"', "[parameters]"]
        if parameters == "existing":
            lines += [f'{name} = "{value}"' for name, value in known.items()]
            lines += ["[[operations]]", 'include-operation-id = "getFileContent"']
            lines += ["[operations.parameters]", f'path = "{STORED}"']
            lines += ["[[operations]]", 'include-operation-id = ["testDatasetChunk", "sendDatasetChunk"]']
            lines += ["[operations.parameters]", f'key = "{known["uploadKey"]}"']
            # Else nothing would be left of the dataset for the others.
            lines += ["[[operations]]", 'include-operation-id = ["deleteDataset", "cancelDatasetUpload"]']
            lines += ["[operations.parameters]", f'datasetId = "{"0" * 24}"']
            # Not the project of all the others.
            lines += ["[[operations]]", 'include-operation-id = "archiveProject"']
            lines += ["[operations.parameters]", f'projectId = "{existing_project(server, "to-archive")}"']
        (tmp_path / "schemathesis.toml").write_text("\n".join(lines), encoding="utf-8")
        done = subprocess.run(
            [
                *(sys.executable, "-m", "schemathesis.cli", "--config-file", tmp_path / "schemathesis.toml"),
                *("run", ROOT / "openapi" / "domino.yaml", "--url", server.url, "--no-color", "--seed", "1"),
                *("-H", f"X-Domino-Api-Key: {server.api_key}", "-n", EXAMPLES, "--continue-on-failure"),
                *("--checks", "all", "--phases", "examples,coverage,fuzzing"),
            ],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=1200,
            check=False,
        )
        assert done.returncode == 0, done.stdout[-20000:] + done.stderr[-2000:]
        assert re.search(rf"\b{len(list(operations()))}\b", done.stdout)
    for store in (tmp_path / "root").glob("**/*.git"):
        checked = subprocess.run(["git", "-C", store, "fsck", "--strict"], capture_output=True, text=True, check=False)
        assert checked.returncode == 0, checked.stderr
