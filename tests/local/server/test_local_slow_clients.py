"""Who sends half of something does not hold a connection for ever; who is only slow is waited for."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator

import pytest

from domino.local import Fault, LocalDomino, LocalSettings
from tests.local.local_helpers import address

LIMIT = 0.5


@pytest.fixture(scope="module")
def impatient() -> Iterator[LocalDomino]:
    with LocalDomino(settings=LocalSettings(head_timeout=LIMIT, api_proxy=True)) as server:
        yield server


def rest(connection: socket.socket) -> bytes:
    return connection.makefile("rb").read()


WHOLE = b"GET /version HTTP/1.1\r\nHost: localhost\r\n\r\n"


@pytest.mark.parametrize("end", range(1, len(WHOLE), 3))
def test_half_of_a_head_is_answered_with_408_when_its_time_is_over(impatient: LocalDomino, end: int) -> None:
    """Wherever it breaks off; and the connection is closed."""
    with socket.create_connection(address(impatient), timeout=20) as connection:
        connection.sendall(WHOLE[:end])
        assert rest(connection).startswith(b"HTTP/1.1 408 ")


def test_bytes_that_drip_bring_no_more_time(impatient: LocalDomino) -> None:
    """The time counts from the first one, on the second port too."""
    for url in (impatient.url, str(impatient.proxy_url)):
        begin = time.monotonic()
        with socket.create_connection(("127.0.0.1", int(url.rpartition(":")[2])), timeout=LIMIT / 5) as connection:
            connection.sendall(b"GET /version HTTP/1.1\r\nHost: localhost\r\nX: ")
            answer = b""
            while not answer and time.monotonic() - begin < 20:
                try:
                    connection.sendall(b"x")
                    answer = connection.recv(100)
                except TimeoutError:
                    continue
        assert answer.startswith(b"HTTP/1.1 408 ")


def test_half_of_a_second_head_has_its_time_too(impatient: LocalDomino) -> None:
    """Sent after the first answer, or at once behind the first request."""
    for behind in (b"", b"GET /ver"):
        with socket.create_connection(address(impatient), timeout=20) as connection:
            connection.sendall(WHOLE + behind)
            answer = connection.recv(100_000)
            assert answer.startswith(b"HTTP/1.1 401 ")
            if not behind:
                connection.sendall(b"GET /ver")
            assert b"HTTP/1.1 408 " in answer + rest(connection)


def test_a_head_that_is_whole_in_time_and_a_slow_body_are_waited_for(impatient: LocalDomino) -> None:
    """The limit of the head is none of the answer, of a body, or of the time between two requests."""
    key = f"X-Domino-Api-Key: {impatient.api_key}\r\n".encode()
    impatient.faults.add(Fault("get_version", delay=3 * LIMIT))
    with socket.create_connection(address(impatient), timeout=20) as connection:
        connection.sendall(WHOLE[:-2] + key + b"\r\n")
        assert connection.recv(100).startswith(b"HTTP/1.1 200 ")
    target = f"PUT /v1/projects/{impatient.project}/slow.txt HTTP/1.1\r\nHost: localhost\r\n".encode()
    with socket.create_connection(address(impatient), timeout=3 * LIMIT) as connection:
        connection.sendall(target + key + b"Content-Length: 2\r\nConnection: close\r\n\r\nx")
        with pytest.raises(TimeoutError):
            connection.recv(1)
        connection.settimeout(20)
        connection.sendall(b"y")
        assert rest(connection).startswith(b"HTTP/1.1 201 ")
    with socket.create_connection(address(impatient), timeout=3 * LIMIT) as connection:
        with pytest.raises(TimeoutError):
            connection.recv(1)
        connection.settimeout(20)
        connection.sendall(WHOLE[:-2] + b"Connection: close\r\n\r\n")
        assert rest(connection).startswith(b"HTTP/1.1 401 ")


@pytest.mark.parametrize("seconds", [0, -1, float("nan"), float("inf")])
def test_a_limit_that_is_none_is_refused(seconds: float) -> None:
    """It would close every connection, or none."""
    with pytest.raises(ValueError, match="head_timeout must be a number of seconds above zero"):
        LocalSettings(head_timeout=seconds)
