"""Blobs: contents by their key, with both clients."""

from __future__ import annotations

import errno
import gzip
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import anyio
import pytest

from domino import AsyncDomino, Domino
from domino.errors import CallTimeoutError, DominoError, NotFoundError, ServerError, TransferError
from domino.local import Fault, LocalDomino, LocalSettings
from tests.conftest import Connect
from tests.support.bytecode import NO_BYTECODE
from tests.support.scripted import Asked, Reply, scripted

BIG = os.urandom(3_000_000)
KEY = "2d1a7c8be0f34b5a69788c9dafb1c2d3e4f50617"


def test_a_blob_streams_and_knows_its_size(domino: Domino) -> None:
    """read, readinto, with."""
    key = domino.files_upload("big.bin", BIG).key
    with domino.blobs_get(key) as blob:
        assert blob.size == len(BIG)
        assert blob.read(0) == b""
        assert blob.read(10) == BIG[:10]
        assert blob.read() == BIG[10:]
        assert blob.read() == b""
        assert not blob.closed
    assert blob.closed
    assert "closed" in repr(blob)


def test_a_blob_is_iterated_by_lines(domino: Domino) -> None:
    """As a file is."""
    key = domino.files_upload("lines.txt", b"a\n\nb\r\nc").key
    assert list(domino.blobs_get(key)) == [b"a\n", b"\n", b"b\r\n", b"c"]


def test_reaching_the_end_frees_the_connection(domino: Domino) -> None:
    """A hundred blobs that were read and not closed leave room for the next call."""
    key = domino.files_upload("a.txt", b"content").key
    limited = domino.with_options(timeout=2)
    blobs = [limited.blobs_get(key) for _ in range(90)]
    for blob in blobs:
        assert blob.read() == b"content"
    more = [limited.blobs_get(key) for _ in range(90)]
    for blob in more:
        blob.close()
    assert limited.users_self().user_name


def test_closing_early_frees_the_connection_too(domino: Domino) -> None:
    """Nobody has to read what he does not want."""
    key = domino.files_upload("big.bin", BIG).key
    for _ in range(120):
        with domino.blobs_get(key) as blob:
            assert blob.read(1) == BIG[:1]


def test_a_blob_that_is_closed_unread_frees_its_connection(domino: Domino) -> None:
    """More of them than there are connections, all kept by the program, leave room for the next call."""
    key = domino.files_upload("big.bin", BIG).key
    limited = domino.with_options(timeout=2, max_retries=0)
    blobs = []
    for _ in range(120):
        blobs.append(limited.blobs_get(key))
        blobs[-1].close()
    assert limited.users_self().user_name
    assert all(blob.closed for blob in blobs)


def test_a_blob_that_is_refused_frees_its_connection(connect: Connect) -> None:
    """One in an encoding that is not known here, time after time."""
    with scripted(Reply(b"?" * 1000, headers={"Content-Encoding": "br"})) as server:
        domino = connect("a/b", "key", server.url, timeout=2, max_retries=0)
        for _ in range(120):
            with pytest.raises(TransferError, match="br"):
                domino.blobs_get(KEY)


def test_a_start_while_all_connections_are_in_use_was_never_sent(domino: Domino) -> None:
    """A hundred downloads that nobody closed: the error says so, and there is nothing uncertain about the start."""
    key = domino.files_upload("big.bin", BIG).key
    opened = [domino.blobs_get(key) for _ in range(100)]
    with pytest.raises(CallTimeoutError, match="all connections are in use; close downloads") as caught:
        domino.with_options(timeout=0.2, max_retries=1).runs_start(["true"], True)
    assert (caught.value.never_sent, caught.value.attempts) == (True, 2)
    for blob in opened:
        getattr(blob, "aclose", blob.close)()
    assert domino.runs_list().data == []


def test_a_blob_with_to_is_a_whole_file(domino: Domino, tmp_path: Path) -> None:
    """to= by position or by name."""
    key = domino.files_upload("big.bin", BIG).key
    assert domino.blobs_get(key, tmp_path / "one").read_bytes() == BIG
    assert domino.blobs_get(key, to=os.fspath(tmp_path / "two")).read_bytes() == BIG
    assert sorted(os.listdir(tmp_path)) == ["one", "two"]


def test_a_blob_that_is_cut_for_good_leaves_no_file(domino: Domino, server: LocalDomino, tmp_path: Path) -> None:
    """And the error counts the bytes."""
    key = domino.files_upload("big.bin", BIG).key
    server.faults.add(Fault("get_blob", cut_after=0, times=None))
    with pytest.raises(TransferError, match=f"of {len(BIG)} bytes"):
        domino.with_options(max_retries=0).blobs_get(key, to=tmp_path / "out")
    assert os.listdir(tmp_path) == []


def test_a_local_name_may_be_as_long_as_the_system_allows(domino: Domino, tmp_path: Path) -> None:
    """The name of the unfinished file beside it is not longer."""
    target = tmp_path / ("n" * 250)
    key = domino.files_upload("a.txt", b"content").key
    assert domino.blobs_get(key, to=target).read_bytes() == b"content"


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_a_download_that_is_cancelled_leaves_the_older_file(
    backend: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing beside it, as after an error."""
    target = tmp_path / "out.bin"
    target.write_bytes(b"older")
    caplog.set_level("INFO", "domino.files")

    def begun() -> bool:
        return any(record.getMessage().startswith("downloading") for record in caplog.records)

    async def scenario() -> None:
        async with AsyncDomino("a/b", "key", server.url) as domino, anyio.create_task_group() as group:
            group.start_soon(lambda: domino.blobs_get(KEY, to=target))
            with anyio.fail_after(20):
                while not begun():  # noqa: ASYNC110  # a log tells nobody that a line was added
                    await anyio.sleep(0.01)
            group.cancel_scope.cancel()

    with scripted(Reply(BIG, headers={"Content-Length": str(len(BIG) + 1)})) as server:
        anyio.run(scenario, backend=backend)
    assert os.listdir(tmp_path) == ["out.bin"]
    assert target.read_bytes() == b"older"


FULL_DISK = """
import asyncio, inspect, resource, sys
import domino

async def told(result):
    return await result if inspect.isawaitable(result) else result

async def scenario():
    kind, url, key, target = sys.argv[1:]
    client = getattr(domino, kind)("a/b", "key", url, timeout=2, max_retries=0)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, resource.RLIM_INFINITY))  # no file grows beyond it
    failures = []
    for _ in range(110):
        try:
            await told(client.blobs_get(key, to=target))
        except OSError as error:
            failures.append(type(error).__name__ + " " + str(error.errno))
    print(len(failures), *set(failures))
    await told(client.close() if kind == "Domino" else client.aclose())

asyncio.run(scenario())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no limit for files to set")
@pytest.mark.parametrize("kind", ["Domino", "AsyncDomino"])
def test_a_disk_that_fills_during_a_download_leaves_the_older_file(kind: str, tmp_path: Path) -> None:
    """Nothing beside it, the connection is free again, time after time. A limit of a process stands for the disk."""
    target = tmp_path / "out.bin"
    target.write_bytes(b"older")
    with scripted(Reply(BIG)) as server:
        command = [sys.executable, "-c", FULL_DISK, kind, server.url, KEY, str(target)]
        done = subprocess.run(
            command, env={**os.environ, **NO_BYTECODE}, capture_output=True, text=True, timeout=60, check=False
        )
    assert (done.stdout, done.stderr) == (f"110 OSError {errno.EFBIG}\n", "")
    assert os.listdir(tmp_path) == ["out.bin"]
    assert target.read_bytes() == b"older"


@pytest.mark.parametrize("path", ["results/out.csv", "/main.py", "main.py"])
def test_a_path_as_key_is_refused_with_a_hint(domino: Domino, server: LocalDomino, project: str, path: str) -> None:
    """The classic mistake; nothing is sent."""
    with pytest.raises(ValueError, match=r"looks like a path: use files_download"):
        domino.blobs_get(path)
    assert not any(project in request.target for request in server.requests)


@pytest.mark.parametrize("key", ["", "abc", KEY + "0", KEY[:-1] + "/", KEY + "\n"])
def test_a_key_of_another_length_is_refused(domino: Domino, key: str) -> None:
    """A key has 40 characters."""
    with pytest.raises(ValueError, match="40 characters"):
        domino.blobs_get(key)


@pytest.mark.parametrize("key", [None, 1, KEY.encode()])
def test_a_key_that_is_no_str_is_a_type_error(domino: Domino, key: Any) -> None:
    """Bytes are no key."""
    with pytest.raises(TypeError, match="key must be a str"):
        domino.blobs_get(key)


@pytest.mark.parametrize(("status", "error"), [(404, NotFoundError), (500, ServerError)])
def test_an_unknown_key_tells_what_the_server_said(connect: Connect, status: Any, error: type[Exception]) -> None:
    """Versions differ in the status."""
    with LocalDomino(settings=LocalSettings(missing_blob=status)) as server:
        domino = connect(server.project, server.api_key, server.url)
        with pytest.raises(error, match="not found"):
            domino.blobs_get(KEY)


def test_a_blob_of_unknown_size_is_read_to_its_end(connect: Connect) -> None:
    """A compressed answer tells no size; its bytes come decoded."""
    packed = gzip.compress(BIG)
    with scripted(Reply(packed, headers={"Content-Encoding": "gzip"})) as server:
        blob = connect("a/b", "key", server.url).blobs_get(KEY)
        assert blob.size is None
        assert blob.read() == BIG


def test_an_encoding_that_cannot_be_decoded_is_refused(connect: Connect) -> None:
    """Better no bytes than wrong ones."""
    with scripted(Reply(b"?", headers={"Content-Encoding": "br"})) as server, pytest.raises(TransferError, match="br"):
        connect("a/b", "key", server.url).blobs_get(KEY)


def test_a_blob_is_asked_for_as_it_is(connect: Connect) -> None:
    """No compression: then the size is known, and a cut can be taken up."""
    with scripted(Reply(b"content")) as server:
        assert connect("a/b", "key", server.url).blobs_get(KEY).read() == b"content"
    assert server.asked[0].headers["accept-encoding"] == "identity"
    assert server.asked[0].target == f"/v1/projects/a/b/blobs/{KEY}"


def test_a_cut_blob_of_a_server_without_ranges_is_still_whole(connect: Connect) -> None:
    """The known beginning of the second answer is passed over."""

    def answer(asked: Asked) -> Reply:
        # A length beyond the body: the connection closes before it is reached.
        whole = len(server.asked) > 1
        return Reply(
            BIG if whole else BIG[:1000],
            headers={} if whole else {"Content-Length": str(len(BIG)), "Connection": "close"},
        )

    with scripted(answer) as server:
        assert connect("a/b", "key", server.url).blobs_get(KEY).read() == BIG
    assert server.asked[1].headers["range"] == "bytes=1000-"


def test_the_rest_of_another_file_is_refused(connect: Connect) -> None:
    """Two halves of different files are no file."""

    def answer(asked: Asked) -> Reply:
        if len(server.asked) > 1:
            return Reply(b"x" * 5, status=206, headers={"Content-Range": "bytes 5-9/10"})
        return Reply(b"12345", headers={"Content-Length": "12", "Connection": "close", "ETag": '"one"'})

    with scripted(answer) as server, pytest.raises(TransferError, match="not of the same file"):
        connect("a/b", "key", server.url).blobs_get(KEY).read()


def test_a_blocking_blob_is_a_file_for_other_libraries(server: LocalDomino, project: str) -> None:
    """The standard library's wrappers take it, and pandas if it is there."""
    with Domino(project, server.api_key, server.url) as domino:
        key = domino.files_upload("table.csv", b"a,b\n1,2\n3,4\n").key
        with io.TextIOWrapper(domino.blobs_get(key), encoding="utf-8") as text:
            assert text.read() == "a,b\n1,2\n3,4\n"
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("a.txt", "a")
        zipped = domino.files_upload("a.zip", packed.getvalue()).key
        with zipfile.ZipFile(io.BytesIO(domino.blobs_get(zipped).read())) as archive:
            assert archive.namelist() == ["a.txt"]


def test_pandas_reads_a_blob(server: LocalDomino, project: str) -> None:
    """read_csv takes the file object."""
    pandas = pytest.importorskip("pandas")
    with Domino(project, server.api_key, server.url) as domino:
        key = domino.files_upload("table.csv", b"a,b\n1,2\n3,4\n").key
        with domino.blobs_get(key) as blob:
            assert pandas.read_csv(blob)["b"].sum() == 6


def test_an_async_blob_is_awaited(server: LocalDomino, project: str) -> None:
    """`await blobs_get`, then `await read`, `async for` and `async with`."""

    async def scenario() -> list[bytes]:
        async with AsyncDomino(project, server.api_key, server.url) as domino:
            key = (await domino.files_upload("lines.txt", b"one\ntwo\nthree\n")).key
            blob = await domino.blobs_get(key)
            assert await blob.read(4) == b"one\n"
            assert await blob.read() == b"two\nthree\n"
            async with await domino.blobs_get(key) as blob:
                return [line async for line in blob]

    assert anyio.run(scenario) == [b"one\n", b"two\n", b"three\n"]


def test_some_bytes_of_a_blob_are_read(domino: Domino) -> None:
    """From its beginning, up to its end, and between."""
    key = domino.files_upload("big.bin", BIG).key
    for start, end in ((0, 1), (5, 1_000_005), (len(BIG) - 1, len(BIG)), (0, len(BIG))):
        assert domino.blobs_read(key, start, end) == BIG[start:end]


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (5, 5), (5, 4)])
def test_no_bytes_are_not_asked_for(domino: Domino, start: int, end: int) -> None:
    """It is a mistake in the program."""
    with pytest.raises(ValueError, match="are none"):
        domino.blobs_read(KEY, start, end)


def test_a_cut_part_of_a_blob_is_taken_up_where_it_broke(domino: Domino, server: LocalDomino) -> None:
    """As a whole one is."""
    key = domino.files_upload("big.bin", BIG).key
    server.faults.add(Fault("get_blob", cut_after=100_000))
    assert domino.blobs_read(key, 1000, 1_000_000) == BIG[1000:1_000_000]


@pytest.mark.parametrize("beyond", [1, 1000])
def test_bytes_beyond_the_end_of_a_blob_are_an_error(domino: Domino, beyond: int) -> None:
    """Fewer than were asked for must not pass for all of them."""
    key = domino.files_upload("a.txt", b"content").key
    with pytest.raises(TransferError):
        domino.blobs_read(key, 3, 7 + beyond)


def test_a_server_that_gives_no_parts_of_a_blob_is_an_error(connect: Connect) -> None:
    """Whoever asks for some bytes may not want to wait for all."""
    with scripted(Reply(b"content")) as server:
        with pytest.raises(TransferError, match="200 where a part"):
            connect("a/b", "key", server.url).blobs_read(KEY, 1, 3)
        assert [asked.headers["range"] for asked in server.asked] == ["bytes=1-2"]


def test_some_bytes_of_no_blob_are_not_found(domino: Domino) -> None:
    """As the whole of it."""
    with pytest.raises((NotFoundError, ServerError)):
        domino.with_options(max_retries=0).blobs_read(KEY, 0, 1)


def test_many_blobs_are_read_in_the_order_in_which_they_are_asked_for(domino: Domino) -> None:
    """Whole, and by parts; the error of one stands in its place, and is the same for who asks twice."""
    keys = [file.key for file in domino.files_upload_many({"a": b"one", "b": b"", "c": BIG}).transferred]
    limited = domino.with_options(max_retries=0)
    *found, missing = limited.blobs_read_many([keys[2], (keys[0], 1, 3), keys[1], (keys[0], 1, 3), keys[0], KEY])
    assert found == [BIG, b"ne", b"", b"ne", b"one"]
    assert isinstance(missing, (NotFoundError, ServerError))
    assert domino.blobs_read_many([]) == []


def test_what_is_no_part_of_a_blob_is_refused_before_one_is_read(domino: Domino) -> None:
    """As for one alone; and so many at a time as for files."""
    for part in ("a/path", (KEY, 3, 3), (KEY, -1, 3)):
        with pytest.raises(ValueError, match=r"40 characters|are none"):
            domino.blobs_read_many([KEY, part])
    with pytest.raises(TypeError, match="its key, a start and an end"):
        domino.blobs_read_many([(KEY, 1)])  # type: ignore[list-item]  # what is checked at run time, too
    for workers in (0, 101):
        with pytest.raises(ValueError, match="max_workers"):
            domino.blobs_read_many([KEY], max_workers=workers)


def test_of_many_blobs_those_are_not_tried_that_nobody_can_read(connect: Connect) -> None:
    """Once a key is refused, so would it be for the others; each has an error all the same."""
    with scripted(Reply({"message": "who are you"}, 401)) as server:
        found = connect("a/b", "key", server.url).blobs_read_many([f"{n:040}" for n in range(100)])
        assert len(found) == 100
        assert all(isinstance(error, DominoError) for error in found)
        assert len(server.asked) < 100
