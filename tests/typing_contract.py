"""What type checkers see of the public API: checked by mypy --strict and pyright --strict, never run.

A line that has to be an error is marked as ignored; unused ignores are errors too, so it really is one.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Generator, Iterator, Mapping
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from domino_api import AsyncClient, Client
from domino_api.api.runs import get_run
from domino_api.models import (
    ComputeClusterConfig,
    HardwareTierWithCapacity,
    Job,
    JobLogLine,
    Project,
    Run,
    RunStarted,
    RunStatus,
    User,
    Version,
)
from matplotlib.figure import Figure
from typing_extensions import assert_type

import domino as package
from domino import AsyncDomino, Domino, DominoError
from domino.errors import RunFailedError, StartUncertainError, WaitTimeoutError
from domino.types import (
    AsyncRemoteFile,
    ComputeCluster,
    DatasetTable,
    FileList,
    FileTable,
    FinishedRun,
    GitRef,
    JobPage,
    JobTable,
    RemoteFile,
    RunList,
    RunTable,
    StoppingJob,
    UploadedFile,
)


def on_poll(run: Run) -> None:
    """Take the run after each poll."""
    assert_type(run.status, RunStatus)


def blocking(domino: Domino) -> None:
    """Every public method of Domino."""
    assert_type(domino.host, str)
    assert_type(domino.project, str)
    assert_type(domino.project_id, str)
    assert_type(domino.api, Client)
    assert_type(domino.with_options(timeout=timedelta(minutes=1), max_retries=0), Domino)
    assert_type(domino.authenticate(api_key="key"), None)
    with domino as same:
        assert_type(same, Domino)
    assert_type(domino.close(), None)

    assert_type(domino.runs_list(limit=3, status=RunStatus.FAILED), RunList)
    assert_type(domino.runs_list().data, RunTable)
    _ = domino.runs_list().data.to_pandas()
    assert_type(domino.files_list().data, FileTable)
    assert_type(RunList.from_dict({}).data[0], Run)
    assert_type(domino.web_page(domino.runs_status("id")), str | None)
    assert_type(domino.web_page(), str | None)
    assert_type(domino.runs_list().plot(statistics=["loss"]), Figure)
    _ = domino.runs_list().to_pandas().columns  # its types are those of pandas-stubs, where they are installed
    assert_type(domino.runs_find(title="t", since=datetime.now()), RunTable)  # noqa: DTZ005  (never run)
    started = domino.runs_start(["main.py"], title="t", tier="Small")
    assert_type(started, RunStarted)
    assert_type(started.run_id, str)
    assert_type(started.message, str | None)
    assert_type(started["runId"], Any)
    assert_type(domino.runs_start(("main.py",), isDirect=True, commitId=None, publishApiEndpoint=False), RunStarted)
    assert_type(domino.runs_start(["main.py"], True, "c" * 40, "t", "Small", False), RunStarted)
    finished = domino.runs_start_blocking(["main.py"], poll_freq=1, max_poll_time=timedelta(hours=1), on_poll=on_poll)
    assert_type(finished, FinishedRun)
    assert_type(finished.run_id, str)
    assert_type(finished.message, str | None)
    assert_type(finished.status, RunStatus)
    assert_type(finished.completed_at, datetime | None)
    assert_type(finished["id"], Any)
    plain: dict[str, Any] = finished
    assert_type({**plain, **finished}, dict[str, Any])
    assert_type(finished.copy(), dict[str, Any])
    assert_type(finished.get("title"), Any | None)
    assert_type(finished.to_dict(), dict[str, Any])
    assert_type(domino.runs_start_blocking(["main.py"], isDirect=True, retry_count=3), FinishedRun)
    assert_type(domino.runs_wait("id", 1, 2.5, None, on_poll=on_poll), FinishedRun)
    assert_type(domino.runs_status("id"), Run)
    assert_type(domino.runs_status(runId="id"), Run)
    assert_type(domino.runs_stop("id", commit_results=False), Job)
    assert_type(domino.runs_stdout("id", 10), str)
    assert_type(domino.runs_stdout(runId="id", lines=10), str)
    assert_type(domino.runs_logs("id"), Generator[str, None, None])

    assert_type(domino.commits_list(), list[str])
    assert_type(domino.files_list(), FileList)
    assert_type(domino.files_list(commitId="c" * 40, path="results/"), FileList)
    assert_type(domino.files_upload("a", b"bytes"), UploadedFile)
    assert_type(domino.files_upload("a", BytesIO(b"bytes")), UploadedFile)
    assert_type(domino.files_upload("a", Path("a")).status_code, int)
    with open("a", "rb") as file:
        assert_type(domino.files_upload("a", file).json(), dict[str, Any])
    assert_type(domino.files_upload("a", b"").text, str)
    assert_type(domino.files_upload("a", b"").content, bytes)
    assert_type(domino.files_upload("a", b"").raise_for_status(), None)
    assert_type(domino.files_download("a"), RemoteFile)
    assert_type(domino.files_download("a", "c" * 40), RemoteFile)
    assert_type(domino.files_download("a", to="b"), Path)
    assert_type(domino.files_download("a", None, to=Path("b")), Path)
    assert_type(domino.files_download("a", None, "b"), Path)
    assert_type(domino.files_download("a").read(), bytes)
    assert_type(domino.files_download("a").size, int | None)
    assert_type(domino.blobs_get("k"), RemoteFile)
    assert_type(domino.blobs_get("k").read(amt=1, decode_content=True), bytes)
    assert_type(domino.blobs_get("k").stream(1024), Iterator[bytes])
    assert_type(domino.blobs_get("k").data, bytes)
    assert_type(domino.blobs_get("k").headers, Mapping[str, str])
    assert_type(domino.blobs_get("k", "b"), Path)
    assert_type(domino.blobs_get("k", to=Path("b")), Path)

    assert_type(domino.job_start("main.py", main_repo_git_ref=GitRef.branch("main")), Job)
    assert_type(domino.job_start_blocking(command="main.py", title="a", poll_freq=1), Job)
    assert_type(domino.job_start("main.py").id, str)
    assert_type(domino.job_status("id").statuses.execution_status, RunStatus | None)
    assert_type(domino.job_stop("id"), StoppingJob)
    assert_type(domino.job_restart("id").status_code, int)
    assert_type(domino.jobs_list(), JobPage)
    assert_type(domino.jobs_list().jobs, JobTable)
    assert_type(domino.jobs_list().jobs[:3], JobTable)
    assert_type(JobTable(domino.jobs_iter(limit=3))[:2].plot(), Figure)
    assert_type(domino.datasets_list(), DatasetTable)
    tables = domino.datasets_list()
    tables.plot()  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    assert_type(domino.jobs_iter(limit=3), Generator[Job, None, None])
    assert_type(domino.jobs_wait(["id", domino.job_start("main.py")]), JobTable)
    assert_type(domino.jobs_as_completed({"id": 1}), Generator[Job, None, None])
    assert_type(domino.job_logs("id"), Generator[JobLogLine, None, None])
    cluster = ComputeCluster.ray("e", worker_tier="m", master_tier="s")
    job = domino.job_start("main.py", compute_cluster_properties=cluster)
    assert_type(job.compute_cluster, ComputeClusterConfig | None)
    domino.job_start_blocking(title="a")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    domino.job_start_blocking(command="a", titel="a")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]

    assert_type(domino.projects_find(), Project)
    assert_type(domino.hardware_tiers_list(), list[HardwareTierWithCapacity])
    assert_type(domino.deployment_version(), Version)
    assert_type(domino.users_self(), User)

    assert_type(domino.get_run_info("id"), Run | None)
    assert_type(domino.run_stop("id"), StoppingJob)
    assert_type(domino.run_stop(runId="id", saveChanges=False), StoppingJob)
    assert_type(domino.run_stop("id").status_code, int)
    assert_type(domino.get_run_log("id", False), str)
    assert_type(domino.get_run_log(runId="id", includeSetupLog=False), str)
    assert_type(domino.blobs_get_v2("a", "c" * 40, "p"), RemoteFile)
    assert_type(domino.requires_at_least("5.9"), bool)

    assert_type(get_run.sync("a", "b", "id", client=domino.api), Run)


async def suspending(domino: AsyncDomino) -> None:
    """Every public method of AsyncDomino."""
    assert_type(domino.host, str)
    assert_type(domino.project, str)
    assert_type(domino.project_id, Awaitable[str])
    assert_type(await domino.project_id, str)
    assert_type(domino.api, AsyncClient)
    assert_type(domino.with_options(timeout=3), AsyncDomino)
    assert_type(await domino.authenticate(auth_token="token"), None)
    async with domino as same:
        assert_type(same, AsyncDomino)
    assert_type(await domino.aclose(), None)

    assert_type(await domino.runs_list(limit=3), RunList)
    assert_type(await domino.runs_find(since=0.0), RunTable)
    assert_type(await domino.runs_start(["main.py"], isDirect=True), RunStarted)
    assert_type(await domino.runs_start_blocking(["main.py"], commitId=None, on_poll=on_poll), FinishedRun)
    assert_type(await domino.runs_wait("id", 1), FinishedRun)
    assert_type(await domino.runs_status("id"), Run)
    assert_type(await domino.runs_status(runId="id"), Run)
    assert_type(await domino.runs_stop("id"), Job)
    assert_type(await domino.runs_stdout("id", 10), str)
    assert_type(await domino.runs_stdout(runId="id"), str)
    assert_type(domino.runs_logs("id"), AsyncGenerator[str, None])
    async for text in domino.runs_logs("id"):
        assert_type(text, str)

    assert_type(await domino.commits_list(), list[str])
    assert_type(await domino.files_list(commitId=None), FileList)
    assert_type(await domino.files_upload("a", b"bytes"), UploadedFile)
    assert_type(await domino.files_download("a"), AsyncRemoteFile)
    assert_type(await domino.files_download("a", to="b"), Path)
    blob = await domino.blobs_get("k")
    assert_type(blob, AsyncRemoteFile)
    assert_type(await blob.read(), bytes)
    assert_type(await blob.data, bytes)
    assert_type(blob.stream(), AsyncIterator[bytes])
    async for line in blob:
        assert_type(line, bytes)
    async with await domino.blobs_get("k") as opened:
        assert_type(opened, AsyncRemoteFile)
    assert_type(await domino.blobs_get("k", to=Path("b")), Path)

    assert_type(await domino.projects_find(), Project)
    assert_type(await domino.hardware_tiers_list(), list[HardwareTierWithCapacity])
    assert_type(await domino.deployment_version(), Version)
    assert_type(await domino.users_self(), User)

    assert_type(await domino.get_run_info("id"), Run | None)
    assert_type(await domino.run_stop(runId="id"), StoppingJob)
    assert_type(await domino.get_run_log(runId="id"), str)
    assert_type(await domino.blobs_get_v2("a", "c" * 40, "p"), AsyncRemoteFile)
    assert_type(await domino.requires_at_least("5.9"), bool)

    assert_type(await get_run.asyncio("a", "b", "id", client=domino.api), Run)


def modules() -> None:
    """The public modules after `import domino` alone."""
    assert_type(package.types.RunStatus("Failed"), RunStatus)
    assert_type(package.errors.DominoError(), DominoError)
    assert_type(package.exceptions.DominoException(), DominoError)


def errors() -> None:
    """What errors know."""
    try:
        raise DominoError
    except RunFailedError as error:
        assert_type(error.run_id, str)
        assert_type(error.run, Run | None)
        assert_type(error.log, str)
        assert_type(error.status, RunStatus | None)
    except WaitTimeoutError as error:
        assert_type(error.run_id, str)
    except StartUncertainError as error:
        assert_type(error.find, dict[str, Any])
    except DominoError:
        pass


def refused(domino: Domino, wait: AsyncDomino) -> None:
    """Lines that are errors: mypy and pyright each have to say so."""
    domino.runs_start(["main.py"], isdirect=True)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    domino.runs_start(["main.py", 10])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
    domino.runs_start()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    domino.runs_status()  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    domino.runs_status("id", runId="id")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    domino.runs_wait(runId="id")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    domino.runs_list(5)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    domino.runs_status("id").title = "new"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    domino.runs_status("id")["title"] = "new"  # type: ignore[misc]  # pyright: ignore[reportIndexIssue]
    del domino.runs_status("id")["title"]  # type: ignore[misc]  # pyright: ignore[reportIndexIssue]
    domino.runs_status("id").update(title="new")  # type: ignore[misc]  # pyright: ignore[reportOptionalCall]
    domino.runs_status("id").pop("title")  # type: ignore[misc]  # pyright: ignore[reportOptionalCall]
    domino.runs_status("id").setdefault("title", "new")  # type: ignore[misc]  # pyright: ignore[reportOptionalCall]
    domino.runs_status("id").clear()  # type: ignore[misc]  # pyright: ignore[reportOptionalCall]
    domino.files_upload("a", "text")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    domino.files_upload("a", ["a"])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    domino.blobs_get(5)  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType]
    domino.host = "x"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    domino.runs_status("id").statuss  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]  # noqa: B018
    Domino("a/b", "key", "https://x", "token")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    wait.users_self().id  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]  # noqa: B018
