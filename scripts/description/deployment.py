"""What a deployment says of itself, asked for over the network."""

from __future__ import annotations

import signal
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from sources import Source, Unreadable, parsed

__all__ = ["fetch", "origin"]

#: Where a deployment describes its public and its internal API (wire facts 1.1).
ASSETS = ("/assets/public-api.json", "/assets/swagger.json")
#: The most bytes of a description: the largest known one has about six million.
LARGEST = 1 << 26
MOST_REDIRECTS = 5


class _TooLate(Exception):
    """The time is over. Not a TimeoutError, which httpx takes for one of its own."""


def fetch(host: str, key: str, timeout: float) -> tuple[list[Source], list[str]]:
    """Return what a deployment says of itself, and a line for each of its two descriptions that is not there.

    Args:
        host: Scheme, host and port, as `origin` returns them.
        key: The API key, which goes to this host only; empty for none.
        timeout: Most seconds for each of the two, all of it.
    """
    sources: list[Source] = []
    missing: list[str] = []
    headers = {"Accept": "application/json", **({"X-Domino-Api-Key": key} if key else {})}
    # The system's authorities, and those that SSL_CERT_FILE names: companies have their own.
    with httpx.Client(headers=headers, timeout=timeout, verify=ssl.create_default_context()) as client:
        for path in ASSETS:
            name = f"{host}{path}"
            try:
                with _deadline(timeout):
                    body = _body(client, host, path)
                    if body is None:
                        missing.append(f"{name}: 404, not compared")
                    else:
                        sources.append(Source(path.rpartition("/")[2], parsed(body), whole=True))
            except (_TooLate, httpx.TimeoutException):
                raise Unreadable(f"{name}: took longer than {timeout:g} seconds") from None
            except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
                raise Unreadable(f"{name}: {error or type(error).__name__}") from None
    if not sources:
        raise Unreadable(f"{host} has neither {' nor '.join(ASSETS)}: is it a Domino deployment?")
    return sources, missing


def origin(text: str) -> str:
    """Return scheme, host and port of an address; raise ValueError where this is none."""
    try:
        url = httpx.URL(text.strip())
    except httpx.InvalidURL as error:
        raise ValueError(f"this is no address: {error}") from None
    if url.scheme not in ("http", "https") or not url.host:
        raise ValueError("a HOST is as https://domino.example.com")
    if url.userinfo:
        raise ValueError("a HOST holds no user or password: the key is in DOMINO_USER_API_KEY")
    return f"{url.scheme}://{url.netloc.decode('ascii')}"


def _body(client: httpx.Client, host: str, path: str) -> bytes | None:
    """Return what is at a path; None where nothing is. Redirects are followed on the host itself."""
    url = httpx.URL(f"{host}{path}")
    for _ in range(MOST_REDIRECTS + 1):
        with client.stream("GET", url) as response:
            if response.next_request is not None:
                url = response.next_request.url
                if origin(str(url)) != host:
                    raise ValueError(f"redirects to {origin(str(url))}, which is not followed: it would get the key")
                continue
            if response.status_code == httpx.codes.NOT_FOUND:
                return None
            if response.status_code != httpx.codes.OK:
                hint = ": is DOMINO_USER_API_KEY right?" if response.status_code in (401, 403) else ""
                raise ValueError(f"answers {response.status_code}{hint}")
            body = bytearray()
            for piece in response.iter_bytes():
                body += piece
                if len(body) > LARGEST:
                    raise ValueError(f"is larger than {LARGEST} bytes")
            return bytes(body)
    raise ValueError(f"redirects more than {MOST_REDIRECTS} times")


@contextmanager
def _deadline(seconds: float) -> Iterator[None]:
    """Raise _TooLate in what takes longer, though it be a byte now and then: httpx limits each wait alone."""

    def over(*_: object) -> None:
        raise _TooLate

    before = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
