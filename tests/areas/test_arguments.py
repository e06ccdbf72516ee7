"""Arguments that can only be mistakes: told by name before anything is sent, with both clients."""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import anyio
import anyio.lowlevel
import pytest
from domino_api.models import Run, RunStatus

from domino import AsyncDomino, Domino
from domino.errors import ConfigError
from domino.local import LocalDomino

ID = "5" * 24


@pytest.mark.parametrize(
    ("call", "kind", "said"),
    [
        (lambda d: d.runs_start("printf 'a  b' c", True), TypeError, r"""write \["printf 'a  b' c"\]"""),
        (lambda d: d.runs_start(["a"], title=5), TypeError, "title must be a str, not 5"),
        (lambda d: d.runs_start(["a"], tier=b"Small"), TypeError, "tier must be a str"),
        (lambda d: d.runs_start(["a"], commit_id=1), TypeError, "commit_id must be a str"),
        (lambda d: d.runs_start(["a"], "yes"), TypeError, "is_direct must be True or False, not 'yes'"),
        (lambda d: d.runs_start_blocking(["a"], on_poll="x"), TypeError, "on_poll must be a function"),
        (lambda d: d.runs_start_blocking(["a"], retry_count=-1), ValueError, "retry_count must be a whole number"),
        (lambda d: d.runs_wait(ID, retry_count="a"), ValueError, "retry_count must be a whole number"),
        (lambda d: d.runs_wait(ID, retry_count=True), ValueError, "retry_count must be a whole number"),
        (lambda d: d.runs_wait(Run(id=ID, status=RunStatus.RUNNING)), TypeError, "not Run: a run has it as .id"),
        (lambda d: d.runs_wait(""), ValueError, "run_id is empty"),
        (lambda d: d.runs_status(""), ValueError, "run_id must not be empty"),
        (lambda d: d.runs_stop(None), TypeError, "run_id must be a str"),
        (lambda d: d.runs_stop("  "), ValueError, "run_id is empty"),
        (lambda d: d.runs_logs(None), TypeError, "run_id must be a str"),
        (lambda d: d.runs_logs(ID, -1), ConfigError, "poll_freq must be a positive number"),
        (lambda d: d.runs_stdout(ID, 0), ValueError, "lines must be a whole number from 1 up"),
        (lambda d: d.runs_stdout(ID, "5"), ValueError, "lines must be a whole number"),
        (lambda d: d.runs_find(since="2024"), TypeError, "since must be a datetime or seconds since 1970"),
        (lambda d: d.files_download("a", to=io.BytesIO()), TypeError, "to must be the path of a local file"),
        (lambda d: d.with_options(timeout=float("inf")), ConfigError, "timeout must be a positive number"),
        (lambda d: d.with_options(timeout=1e20), ConfigError, r"timeout .* seconds up to 1e\+08"),
    ],
)  # fmt: skip
def test_a_wrong_argument_is_told_by_name_before_anything_is_sent(
    domino: Domino, server: LocalDomino, call: Callable[[Any], object], kind: type[Exception], said: str
) -> None:
    """At the call itself, also where what it returns is a generator."""
    asked = len(server.requests)
    with pytest.raises(kind, match=said):
        call(domino)
    assert len(server.requests) == asked


@pytest.mark.parametrize("number", [2, 2.5, Fraction(2)])
def test_any_real_number_is_a_duration(domino: Domino, number: Any) -> None:
    """Whatever library it comes from."""
    assert domino.with_options(timeout=number).deployment_version().version
    with pytest.raises(ConfigError, match="timeout"):
        domino.with_options(timeout=Decimal(2))  # type: ignore[arg-type]


def test_numbers_of_numpy_are_numbers(domino: Domino) -> None:
    """A limit, a count or a duration is often computed."""
    numpy = pytest.importorskip("numpy")
    one = numpy.int64(1)
    domino.runs_wait(domino.runs_start(["true"], True).run_id, numpy.float32(0.1), retry_count=one)
    assert len(domino.runs_list(limit=one).data) == 1
    assert domino.with_options(max_retries=one, timeout=numpy.int64(9)).deployment_version().version


def test_a_file_that_cannot_be_read_is_told_as_that(domino: Domino, server: LocalDomino, tmp_path: Path) -> None:
    """Open for writing, or an async file whose `read` is a coroutine."""
    asked = len(server.requests)
    with (
        (tmp_path / "a").open("wb") as file,
        pytest.raises(ValueError, match="open for writing only: open it with 'rb'"),
    ):
        domino.files_upload("a", file)

    async def open_async() -> Any:
        return await anyio.open_file(tmp_path / "a", "rb")

    opened: Any = anyio.run(open_async)
    with pytest.raises(TypeError, match=r"the file is an async one: pass it as open\(path, 'rb'\)"):
        domino.files_upload("a", opened)
    opened.wrapped.close()
    assert len(server.requests) == asked


def test_what_reads_like_a_binary_file_uploads(domino: Domino, tmp_path: Path) -> None:
    """A member of an archive, a spooled file, the output of a process."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("member", b"zipped")
    with zipfile.ZipFile(tmp_path / "a.zip") as archive, archive.open("member") as member:
        assert domino.files_upload("member", member).size == 6
    with tempfile.SpooledTemporaryFile() as spooled:
        spooled.write(b"spooled")
        spooled.seek(0)
        assert domino.files_upload("spooled", spooled).size == 7
    with subprocess.Popen([sys.executable, "-c", "print('piped', end='')"], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert domino.files_upload("piped", process.stdout).size == 5


def test_a_target_that_cannot_be_written_is_named_as_the_caller_named_it(domino: Domino, tmp_path: Path) -> None:
    """Not by the name of the scratch file beside it."""
    key = domino.files_upload("a.txt", b"a").key
    target = tmp_path / ("n" * 300)
    with pytest.raises(OSError, match="n" * 300) as caught:
        domino.blobs_get(key, to=target)
    assert "part" not in str(caught.value)


def test_a_coroutine_function_as_on_poll_is_awaited_or_refused(
    domino: Domino, server: LocalDomino, project: str
) -> None:
    """AsyncDomino awaits it; Domino has nothing to await it on, and says so before the start."""
    seen: list[str] = []

    async def note(run: Run) -> None:
        await anyio.lowlevel.checkpoint()
        seen.append(str(run.status))

    if isinstance(domino, Domino):
        with pytest.raises(TypeError, match="only AsyncDomino awaits it"):
            domino.runs_start_blocking(["true"], True, on_poll=note)
        assert not any(request.method == "POST" and project in request.target for request in server.requests)

    async def follow() -> None:
        async with AsyncDomino(project, server.api_key, server.url) as suspending:
            await suspending.runs_start_blocking(["true"], True, poll_freq=0.02, on_poll=note)

    anyio.run(follow)
    assert seen[-1] == "Succeeded"


def test_followed_logs_can_be_closed_half_way(domino: Domino) -> None:
    """As any generator; an abandoned one leaves nothing behind."""
    run_id = domino.runs_start(["echo one; sleep 60"], True).run_id
    logs: Any = domino.runs_logs(run_id, 0.02)
    if isinstance(domino, Domino):
        assert next(logs) == "one\n"
        logs.close()
        assert list(logs) == []
    domino.runs_stop(run_id)
