"""What the tests of the local Domino share: servers, a small client, waiting without sleeping."""

from __future__ import annotations

import os
import socket
import subprocess
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import httpx

from domino.local import LocalDomino, LocalSettings

T = TypeVar("T")
DEADLINE = 120.0


def wait_for(look: Callable[[], T | None], *, what: str = "the condition", deadline: float = DEADLINE) -> T:
    """Return the first truthy value of `look`, or fail when the deadline has passed."""
    end = time.monotonic() + deadline
    pause = threading.Event()
    while time.monotonic() < end:
        found = look()
        if found:
            return found
        pause.wait(0.01)
    raise AssertionError(f"waited {deadline} s for {what}")


@dataclass
class Api:
    """A few calls over a real socket, with the credential of a server."""

    http: httpx.Client
    project: str

    @property
    def base(self) -> str:
        return f"/v1/projects/{self.project}"

    def upload(self, path: str, content: bytes | str = b"") -> dict[str, Any]:
        reply = self.http.put(f"{self.base}/{path}", content=content)
        assert reply.status_code == 201, reply.text
        return reply.json()  # type: ignore[no-any-return]

    def commits(self) -> list[str]:
        return [commit["id"] for commit in self.http.get(f"{self.base}/commits").json()]

    def head(self) -> str:
        return self.commits()[0]

    def files(self, commit: str | None = None, path: str = "") -> dict[str, dict[str, Any]]:
        reply = self.http.get(f"{self.base}/files/{commit or self.head()}/{path}")
        assert reply.status_code == 200, reply.text
        return {each["path"]: each for each in reply.json()["data"]}

    def blob(self, key: str) -> bytes:
        reply = self.http.get(f"{self.base}/blobs/{key}")
        assert reply.status_code == 200, reply.text
        return reply.content

    def content(self, path: str, commit: str | None = None) -> bytes:
        return self.blob(self.files(commit)[path]["key"])

    def start(self, *command: str, **options: Any) -> str:
        reply = self.http.post(f"{self.base}/runs", json={"command": list(command), "isDirect": False, **options})
        assert reply.status_code == 200, reply.text
        return str(reply.json()["runId"])

    def shell(self, command: str, **options: Any) -> str:
        return self.start(command, isDirect=True, **options)

    def run(self, run_id: str) -> dict[str, Any]:
        reply = self.http.get(f"{self.base}/runs/{run_id}")
        assert reply.status_code == 200, reply.text
        return reply.json()  # type: ignore[no-any-return]

    def wait_status(self, run_id: str, status: str) -> dict[str, Any]:
        return wait_for(lambda: run if (run := self.run(run_id))["status"] == status else None, what=status)

    def wait_output(self, run_id: str, text: str) -> str:
        """Wait until a run has written `text`; that it is `Running` says only that its command is about to begin."""

        def look() -> str | None:
            log = self.log(run_id)["stdout"]
            return log if text in log else None

        return wait_for(look, what=f"the output {text!r}")

    def finish(self, run_id: str) -> dict[str, Any]:
        return wait_for(lambda: run if (run := self.run(run_id))["isCompleted"] else None, what="the end of the run")

    def log(self, run_id: str, **query: Any) -> dict[str, str]:
        return self.http.get(f"{self.base}/run/{run_id}/stdout", params=query).json()  # type: ignore[no-any-return]

    def stop(self, run_id: str, *, keep: bool = True) -> dict[str, Any]:
        reply = self.http.post("/v4/jobs/stop", json={"jobId": run_id, "commitResults": keep})
        assert reply.status_code == 200, reply.text
        return reply.json()  # type: ignore[no-any-return]

    def start_job(self, command: str, **asked: Any) -> str:
        body = {"projectId": self.project_id(), "commandToRun": command, **asked}
        reply = self.http.post("/v4/jobs/start", json=body)
        assert reply.status_code == 200, reply.text
        return str(reply.json()["id"])

    def job(self, job_id: str) -> dict[str, Any]:
        reply = self.http.get(f"/v4/jobs/{job_id}")
        assert reply.status_code == 200, reply.text
        return reply.json()  # type: ignore[no-any-return]

    def finish_job(self, job_id: str) -> dict[str, Any]:
        self.finish(job_id)
        return self.job(job_id)

    def jobs(self, **query: Any) -> dict[str, Any]:
        reply = self.http.get("/v4/jobs", params={"projectId": self.project_id(), **query})
        assert reply.status_code == 200, reply.text
        return reply.json()  # type: ignore[no-any-return]

    def job_log(self, job_id: str, **query: Any) -> dict[str, Any]:
        reply = self.http.get(f"/v4/jobs/{job_id}/logsWithProblemSuggestions", params=query)
        assert reply.status_code == 200, reply.text
        return reply.json()["logset"]  # type: ignore[no-any-return]

    def project_id(self) -> str:
        owner, name = self.project.split("/")
        query = {"ownerName": owner, "projectName": name}
        return str(self.http.get("/v4/gateway/projects/findProjectByOwnerAndName", params=query).json()["id"])


class Servers:
    """Starts servers with the settings a test wants, and ends them with the test."""

    def __init__(self) -> None:
        self._ends: list[Callable[[], None]] = []

    def start(self, settings: LocalSettings | None = None, root: Path | None = None) -> tuple[LocalDomino, Api]:
        server = LocalDomino(root, settings=settings)
        server.start()
        self._ends.append(server.stop)
        return server, self.api(server.url, server.api_key, server.project)

    def api(self, url: str, key: str, project: str) -> Api:
        headers = {"X-Domino-Api-Key": key, "Content-Type": "application/json"}
        client = httpx.Client(base_url=url, headers=headers, timeout=60, trust_env=False)
        self._ends.append(client.close)
        return Api(client, project)

    def end(self) -> None:
        for each in reversed(self._ends):
            each()


def git(server: LocalDomino, api: Api, *arguments: str) -> str:
    """Run git on a project's repository and return what it says; it must succeed."""
    command = ["git", "-C", str(repository(server, api)), *arguments]
    nobodys = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    environment = {**os.environ, **nobodys}
    result = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def repository(server: LocalDomino, api: Api) -> Path:
    """Return where a project's repository is."""
    return server.root / "projects" / f"{api.project}.git"


def raw_request(server: LocalDomino, method: str, target: str) -> int:
    """Send a request whose target no client library has touched and return the status."""
    head = f"{method} {target} HTTP/1.1\r\nHost: localhost\r\nX-Domino-Api-Key: {server.api_key}\r\n"
    head += "Content-Length: 0\r\nConnection: close\r\n\r\n"
    with socket.create_connection(address(server), timeout=20) as connection:
        connection.sendall(head.encode())
        return int(connection.makefile("rb").readline().split()[1])


def address(server: LocalDomino) -> tuple[str, int]:
    """Return host and port of a server."""
    return "127.0.0.1", int(server.url.rpartition(":")[2])
