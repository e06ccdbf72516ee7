"""A server in a process of its own: in a thread it would take turns with the client that is measured."""

from __future__ import annotations

import multiprocessing
import socket
from collections.abc import Callable
from types import TracebackType

from typing_extensions import Self

__all__ = ["ServerProcess"]


class ServerProcess:
    """Listens on a free port of loopback.

    Args:
        serve: What the process does: it gets the socket that listens, a count of requests to keep, and the rest.
        *arguments: The rest.
    """

    def __init__(self, serve: Callable[..., None], *arguments: object) -> None:
        listener = socket.create_server(("127.0.0.1", 0), backlog=200)
        self.url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        fork = multiprocessing.get_context("fork")
        self._count = fork.Value("q", 0)
        self._process = fork.Process(target=serve, args=(listener, self._count, *arguments), daemon=True)
        self._process.start()
        listener.close()

    @property
    def requests(self) -> int:
        """How many requests came until now."""
        return int(self._count.value)

    def __enter__(self) -> Self:
        """Begin to answer."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop the server."""
        self._process.terminate()
        self._process.join()
