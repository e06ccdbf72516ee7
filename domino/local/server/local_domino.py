"""`LocalDomino`: the local Domino inside a program, on a thread of its own."""

from __future__ import annotations

import errno
import os
import shutil
import socket
import tempfile
import threading
import time
import weakref
from contextlib import ExitStack
from dataclasses import replace
from os import PathLike
from pathlib import Path
from types import TracebackType

import uvicorn

from domino.local.api import OPERATIONS
from domino.local.http.deployment import Deployment, RecordedRequest
from domino.local.http.faults import Faults
from domino.local.settings import LAST_PORT, LocalSettings

from .app import build_app
from .protocol import protocol


class LocalDomino:
    """A local Domino. Use it as a context manager, or call `start` and `stop`. It also stops when the program ends.

    Args:
        root: The folder for its projects and runs, which is kept. None for a temporary folder that is removed at the
            end.
        host: The address to listen on. Anything but the default can let other machines in.
        port: The port to listen on, 0 for a free one.
        settings: All other options.

    Raises:
        ValueError: There is no such port.

    Example:
        with LocalDomino() as server:
            os.environ.update(server.environ())
    """

    def __init__(
        self,
        root: str | PathLike[str] | None = None,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        settings: LocalSettings | None = None,
    ) -> None:
        if not 0 <= port <= LAST_PORT:
            raise ValueError(f"port must be from 0 to {LAST_PORT}, not {port}")
        self.settings: LocalSettings = settings or LocalSettings()
        # Absolute: runs work in other folders, and find datasets by it.
        self._root = None if root is None else Path(root).absolute()
        self._is_temporary = root is None
        self._address = (host, port)
        self._deployment: Deployment | None = None
        # What has to be closed, in order. A server that nobody refers to any more, or that is alive when the program
        # ends, is closed, too. Therefore nothing in here may refer to the server itself.
        self._opened = ExitStack()
        weakref.finalize(self, _close, self._opened, os.getpid())

    def __enter__(self) -> LocalDomino:
        """Start the server."""
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop the server."""
        self.stop()

    @property
    def url(self) -> str:
        """Where the server listens, such as `http://127.0.0.1:43127`."""
        return self._running.url

    @property
    def proxy_url(self) -> str | None:
        """Where requests need no credential; None unless `LocalSettings.api_proxy` is on."""
        return self._running.proxy_url

    @property
    def api_key(self) -> str:
        """The API key to send."""
        return self._running.api_key

    @property
    def token(self) -> str:
        """A bearer token to send."""
        return self._running.token

    @property
    def user(self) -> str:
        """The user who owns the projects."""
        return self.settings.user

    @property
    def project(self) -> str:
        """A project to use, as `owner/name`."""
        return f"{self.settings.user}/{self.settings.project}"

    @property
    def root(self) -> Path:
        """The folder with the projects and runs."""
        if self._root is None:
            raise RuntimeError("the local Domino is not started")
        return self._root

    @property
    def faults(self) -> Faults:
        """The active faults: add some to make the server misbehave."""
        return self._running.faults

    @property
    def requests(self) -> list[RecordedRequest]:
        """The latest requests, oldest first."""
        return list(self._running.requests)

    def forget_requests(self) -> None:
        """Clear the list of `requests`."""
        self._running.requests.clear()

    def stop_runs(self, project: str) -> None:
        """Stop what runs or waits in a project, `owner/name`, and discard its results; returns before it has ended."""
        self._running.stop_runs(*project.split("/", 1))

    def environ(self) -> dict[str, str]:
        """Return the environment variables that point a client here; with them, `Domino()` needs no arguments."""
        variables = {
            "DOMINO_API_HOST": self.url,
            "DOMINO_USER_API_KEY": self.api_key,
            "DOMINO_PROJECT": self.project,
            "DOMINO_PROJECT_OWNER": self.settings.user,
            "DOMINO_PROJECT_NAME": self.settings.project,
        }
        if self.proxy_url:
            variables["DOMINO_API_PROXY"] = self.proxy_url
        return variables

    def start(self) -> None:
        """Start to listen, and answer requests from now on.

        Raises:
            RuntimeError: The server is running already.
            OSError: The address is taken, or another server uses the root folder.
        """
        if self._deployment is not None:
            raise RuntimeError("the local Domino is started already")
        sockets = [_listen(*self._address)]
        try:
            if self._root is None:
                self._root = Path(tempfile.mkdtemp(prefix="domino-local-"))
                self._opened.callback(shutil.rmtree, self._root)
                self.settings = replace(self.settings, durable=False)
            if self.settings.api_proxy:
                sockets.append(_listen("127.0.0.1", self.settings.api_proxy_port or 0))
            self._serve(self._root, sockets)
        except BaseException:
            for each in sockets:
                each.close()
            self.stop()
            raise

    def stop(self) -> None:
        """Stop listening, kill running commands (their runs become `Error`), and close everything."""
        try:
            self._opened.close()
        finally:
            self._deployment = None
            if self._is_temporary:
                self._root = None

    @property
    def _running(self) -> Deployment:
        if self._deployment is None:
            raise RuntimeError("the local Domino is not started")
        return self._deployment

    def _serve(self, root: Path, sockets: list[socket.socket]) -> None:
        host, port = self._address[0], sockets[0].getsockname()[1]
        everywhere = {"0.0.0.0": "127.0.0.1", "": "127.0.0.1", "::": "::1"}  # noqa: S104  # told, not bound
        reachable = everywhere.get(host, host)
        reachable = f"[{reachable}]" if ":" in reachable else reachable
        proxy_port = sockets[1].getsockname()[1] if len(sockets) > 1 else None
        self._deployment = Deployment(
            root,
            self.settings,
            url=f"http://{reachable}:{port}",
            proxy_url=f"http://127.0.0.1:{proxy_port}" if proxy_port else None,
            operations=list(dict.fromkeys(route.name for route in OPERATIONS)),
        )
        self._opened.callback(self._deployment.close)
        self._deployment.open()
        config = uvicorn.Config(
            build_app(self._deployment, host=host, proxy_port=proxy_port),
            http=protocol(head_timeout=self.settings.head_timeout),
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            proxy_headers=False,
            # Longer than clients pause between two polls (5 s); otherwise they would use connections that just close.
            timeout_keep_alive=75,
            timeout_graceful_shutdown=2,
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=(sockets,), name="domino-local", daemon=True)
        thread.start()
        self._opened.callback(_end, server, thread)
        # If uvicorn were asked to end before it has started, it would leave its sockets open.
        while not server.started and thread.is_alive():
            time.sleep(0.001)


def _end(server: uvicorn.Server, thread: threading.Thread) -> None:
    server.should_exit = True
    thread.join()


def _close(opened: ExitStack, process: int) -> None:
    # A child that was forked has neither the thread nor a right to the folder.
    if os.getpid() == process:
        opened.close()


def _listen(host: str, port: int) -> socket.socket:
    """Open a listening socket; it accepts connections from now on, and replies come when the server has started."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # If the protocol is given, asyncio turns Nagle's algorithm off; otherwise every reply takes 40 ms longer.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(2048)
    except BaseException as error:
        listener.close()
        if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
            raise OSError(error.errno, f"port {port} of {host} is taken") from error
        raise
    return listener
