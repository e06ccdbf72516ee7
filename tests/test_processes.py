"""Threads and event loops share a client, children of a fork get connections of their own, pickles hold no secret."""

from __future__ import annotations

import asyncio
import copy
import gc
import io
import os
import pickle
import ssl
import subprocess
import sys
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from domino import AsyncDomino, Domino
from domino.errors import ConfigError, NotFoundError
from domino.local import LocalDomino

#: Seconds for a program of seconds: one core that a dozen others share has taken more than sixty for it.
PATIENCE = 600
FORK = """
import os, sys, traceback
from domino import Domino

domino = Domino(sys.argv[1])
domino.files_upload("a.txt", b"from the parent")
child = os.fork()
if child == 0:
    try:
        assert domino.files_download("a.txt").read() == b"from the parent"
        domino.files_upload("b.txt", b"from the child")
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)
for _ in range(20):
    assert domino.files_download("a.txt").read() == b"from the parent"
assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
assert domino.files_download("b.txt").read() == b"from the child"
domino.close()
"""

LOOPS = """
import asyncio, sys, threading
import trio
from domino import AsyncDomino

domino = AsyncDomino(sys.argv[1])

async def work(name):
    stored = await domino.files_upload(name, name.encode())
    async with await domino.blobs_get(stored.key) as blob:
        assert await blob.read() == name.encode()

async def last():
    await work("last.txt")
    await domino.aclose()

asyncio.run(work("a.txt"))
asyncio.run(work("b.txt"))
trio.run(work, "c.txt")
threads = [threading.Thread(target=lambda: asyncio.run(work(threading.current_thread().name))) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
asyncio.run(last())
print(len(domino.api._http))
"""


def test_many_threads_share_one_client(server: LocalDomino, project: str) -> None:
    """Uploads, downloads and runs at the same time, from the first call on."""
    with Domino(project, server.api_key, server.url) as domino:

        def work(number: int) -> bytes:
            stored = domino.files_upload(f"{number}.txt", str(number).encode())
            with domino.blobs_get(stored.key) as blob:
                return blob.read()

        with ThreadPoolExecutor(16) as threads:
            assert list(threads.map(work, range(40))) == [str(number).encode() for number in range(40)]
        assert len(domino.files_list().data) == 41
        with ThreadPoolExecutor(16) as threads:
            assert len(set(threads.map(lambda _: domino.project_id, range(16)))) == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork on this system")
def test_a_child_of_a_fork_opens_its_own_connections(server: LocalDomino, project: str) -> None:
    """Parent and child go on with the same client and do not disturb each other."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", FORK, project],
        env={**os.environ, **server.environ()},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_event_loops_one_after_the_other_and_side_by_side_share_one_client(server: LocalDomino, project: str) -> None:
    """Each opens its own connections; those of asyncio loops that have ended are not kept."""
    done = subprocess.run(
        [sys.executable, "-c", LOOPS, project],
        env={**os.environ, **server.environ()},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stderr, done.stdout.strip()) == (0, "", "1")
    with Domino(project, server.api_key, server.url) as domino:
        assert len(domino.files_list().data) == 9


@pytest.mark.parametrize("kind", [Domino, AsyncDomino])
@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_a_pickle_holds_no_secret(
    kind: type[Domino] | type[AsyncDomino], protocol: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not the key that the environment gives, and nothing derived from it."""
    monkeypatch.setenv("DOMINO_USER_API_KEY", "s3cret")
    assert b"s3cret" not in pickle.dumps(kind("a/b", host="https://domino.example.com"), protocol)


@pytest.mark.parametrize("kind", [Domino, AsyncDomino])
@pytest.mark.parametrize("given", ["api_key", "auth_token"])
def test_a_client_with_a_key_or_token_of_its_own_refuses_to_be_pickled(
    kind: type[Domino] | type[AsyncDomino], given: str
) -> None:
    """At once, where the caller is: a pool whose workers cannot unpickle their task would hang."""
    client = kind("a/b", host="https://domino.example.com", **{given: "s3cret"})  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=f"made with {given}= cannot be pickled.*DOMINO_USER_API_KEY") as caught:
        pickle.dumps(client)
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize("kind", [Domino, AsyncDomino])
def test_a_pickled_client_takes_its_credential_from_the_environment(
    kind: type[Domino] | type[AsyncDomino], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there is none, every use says so, and not the unpickling."""
    monkeypatch.setenv("DOMINO_USER_API_KEY", "s3cret")
    pickled = pickle.dumps(kind("a/b", host="https://domino.example.com", timeout=7, max_retries=2))
    monkeypatch.delenv("DOMINO_USER_API_KEY")
    unusable = pickle.loads(pickled)
    assert "not made" in repr(unusable)
    says = f"a pickled {kind.__name__} leaves its credential behind.*DOMINO_USER_API_KEY"
    for use in (
        lambda: unusable.project,
        lambda: unusable.users_self().send(None) if kind is AsyncDomino else unusable.users_self(),
        lambda: unusable.runs_logs("57dafe"),
        lambda: unusable.api,
        lambda: copy.copy(unusable),
        lambda: pickle.dumps(unusable),
    ):
        with pytest.raises(ConfigError, match=says):
            use()
    monkeypatch.setenv("DOMINO_USER_API_KEY", "another")
    revived = pickle.loads(pickled)
    assert type(revived) is kind
    assert (revived.project, revived.host) == ("a/b", "https://domino.example.com")


@pytest.mark.parametrize("kind", [Domino, AsyncDomino])
@pytest.mark.parametrize("cert", [None, "/c.pem", ("/c.pem", "/k.pem")])
@pytest.mark.parametrize("verify", [True, False, "/b.pem"])
def test_a_pickled_client_keeps_its_settings(
    kind: type[Domino] | type[AsyncDomino], verify: Any, cert: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All that are no secret."""
    monkeypatch.setenv("DOMINO_USER_API_KEY", "s3cret")
    client = kind("a/b", host="https://domino.example.com", timeout=7, max_retries=2, verify=verify, cert=cert)
    assert pickle.loads(pickle.dumps(client))._config == client._config


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        (Domino, {"verify": ssl.create_default_context()}),
        (AsyncDomino, {"verify": ssl.create_default_context()}),
        (Domino, {"transport": httpx.MockTransport(lambda _: httpx.Response(200))}),
        (AsyncDomino, {"transport": httpx.MockTransport(lambda _: httpx.Response(200))}),
    ],
)
def test_a_client_with_what_no_pickle_can_hold_refuses_to_be_pickled(kind: Any, given: dict[str, Any]) -> None:
    """Where it is revived, it would check other certificates, or go by another way."""
    (name,) = given
    with pytest.raises(TypeError, match=f"made with {name}= cannot be pickled: make it in the other process$"):
        pickle.dumps(kind("a/b", host="https://domino.example.com", domino_token_file="/var/token", **given))


POOL = """
import multiprocessing, os, sys
from domino import Domino
from domino.errors import ConfigError

def look(domino):
    return domino.users_self().user_name

def forget():
    del os.environ["DOMINO_USER_API_KEY"]

if __name__ == "__main__":
    with multiprocessing.get_context("spawn").Pool(1, initializer=forget) as pool:
        try:
            pool.apply_async(look, [Domino("a/b")]).get(60)
        except ConfigError as error:
            print(error)
"""


def test_a_process_pool_without_the_settings_gets_the_error_and_does_not_hang(
    server: LocalDomino, tmp_path: Path
) -> None:
    """An error while the task is unpickled would kill the worker, for ever again."""
    (tmp_path / "pool.py").write_text(POOL)
    done = subprocess.run(
        [sys.executable, tmp_path / "pool.py"],
        env={**os.environ, **server.environ()},
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert done.stdout.startswith("a pickled Domino leaves its credential behind: no credential"), done.stderr


def test_a_revived_client_works(server: LocalDomino, project: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the key of the environment."""
    monkeypatch.setenv("DOMINO_USER_API_KEY", server.api_key)
    with pickle.loads(pickle.dumps(Domino(project, host=server.url))) as domino:
        assert domino.users_self().user_name == server.user


def test_a_copy_keeps_credential_and_connections(server: LocalDomino, project: str) -> None:
    """Shallow or deep: a copy is a client of the same project, by the same connections."""
    with Domino(project, server.api_key, server.url) as domino:
        for again in (copy.copy(domino), copy.deepcopy(domino)):
            assert again.users_self().user_name == server.user
            assert again.api is domino.api


def test_a_token_file_and_a_proxy_stay_in_the_pickle() -> None:
    """They are places, not secrets."""
    by_file = Domino("a/b", host="https://domino.example.com", domino_token_file="/var/token")
    assert b"/var/token" in pickle.dumps(by_file)
    assert pickle.loads(pickle.dumps(by_file)).project == "a/b"
    by_proxy = pickle.loads(pickle.dumps(Domino("a/b", api_proxy="localhost:8899")))
    assert by_proxy.host == "http://localhost:8899"


def test_an_unpickled_reply_is_the_same_reply(server: LocalDomino, project: str) -> None:
    """Models travel between processes, unknown fields included."""
    with Domino(project, server.api_key, server.url) as domino:
        stored = domino.files_upload("a.txt", b"content")
        run = domino.runs_start_blocking(["true"], poll_freq=0.02)
    for reply in (stored, run):
        again = pickle.loads(pickle.dumps(reply))
        assert type(again) is type(reply)
        assert again == reply
        assert again.to_dict() == reply.to_dict()


class _Watched(io.BytesIO):
    """A file that remembers the thread that has read it."""

    reader = 0

    def read(self, size: int | None = -1, /) -> bytes:
        """Read."""
        self.reader = threading.get_ident() if size else self.reader
        return super().read(size)


def test_no_disk_keeps_an_event_loop_waiting(server: LocalDomino, project: str, tmp_path: Path) -> None:
    """The token's file, what is uploaded, what is downloaded to: other threads read and write them."""
    token, source, touched = tmp_path / "token", _Watched(b"content"), set[tuple[str, int]]()
    token.write_text(server.token)

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        if event in ("open", "os.rename") and str(tmp_path) in str(arguments[0]):
            touched.add((os.path.splitext(arguments[0])[1] or os.path.basename(arguments[0]), threading.get_ident()))

    async def scenario() -> None:
        async with AsyncDomino(project, host=server.url, domino_token_file=token) as domino:
            stored = await domino.files_upload("a.txt", source)
            await domino.blobs_get(stored.key, to=tmp_path / "a.txt")

    sys.addaudithook(watch)
    asyncio.run(scenario())
    assert {"token", ".part"} <= {name for name, _ in touched}
    assert threading.get_ident() not in {source.reader, *(thread for _, thread in touched)}
    assert source.reader


def test_a_forgotten_client_leaves_no_socket_behind(server: LocalDomino, project: str) -> None:
    """Scripts and notebooks rarely close."""
    code = "import domino, domino_api.api.deployment.get_version as version\n"
    code += "print(version.sync(client=domino.Domino().api).version)"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        env={**os.environ, **server.environ()},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("5.10.0\n", "")


def test_a_forgotten_client_is_gone_at_once(server: LocalDomino, project: str) -> None:
    """Nothing holds it in a cycle: its sockets do not wait for the garbage collector."""
    gc.disable()
    try:
        domino = Domino(project, server.api_key, server.url)
        assert domino.files_upload("a.txt", b"a").size == 1
        assert domino.files_download("a.txt").read() == b"a"
        with pytest.raises(NotFoundError):
            domino.runs_status("0" * 24)
        client = weakref.ref(domino.api)
        del domino
        assert client() is None
    finally:
        gc.enable()
