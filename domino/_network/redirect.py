"""Which redirects a call follows: within the deployment, and never so that a write turns into a read."""

from __future__ import annotations

import httpx

__all__ = ["MAX_REDIRECTS", "RedirectRefused", "followed"]

MAX_REDIRECTS = 5
#: A message is bounded, whatever a server sends.
_SHOWN = 300
_REDIRECTS = {301, 302, 303, 307, 308}


class RedirectRefused(httpx.RequestError):
    """The server sent the call somewhere that it must not follow; `location` names it."""

    def __init__(self, message: str, location: str) -> None:
        super().__init__(message)
        self.location = location


def followed(request: httpx.Request, response: httpx.Response) -> httpx.Request | None:
    """Return the request that follows a redirect, None if the response is none.

    Raises:
        RedirectRefused: It leads to another host, from https to http, or a write would have to be sent again in
            another form.
    """
    location = response.headers.get("location")
    if response.status_code not in _REDIRECTS or not location:
        return None
    target = _joined(request.url, location)
    if target is None:
        raise RedirectRefused(f"was redirected to something that is no URL: {location[:_SHOWN]!r}", location)
    shown = str(target.copy_with(username=None, password=None, query=None, fragment=None))[:_SHOWN]
    if not _same_deployment(request.url, target):
        raise RedirectRefused(
            f"was redirected to {shown}, which is another origin, and was not followed; if the deployment moved, "
            "set host (DOMINO_API_HOST) to it; if that is a login page, check the API key or token",
            shown,
        )
    if request.method not in ("GET", "HEAD"):
        if response.status_code not in (307, 308):
            raise RedirectRefused(
                f"was redirected to {shown} with HTTP {response.status_code}, which would turn the {request.method} "
                "into a GET; nothing was stored or started there",
                shown,
            )
        if not isinstance(request.stream, httpx.ByteStream):
            raise RedirectRefused(
                f"was redirected to {shown}; a streamed body is not sent a second time there, so set host "
                "(DOMINO_API_HOST) to where the deployment is",
                shown,
            )
    headers = request.headers.copy()
    # httpx fills it in only for requests that it makes itself, and the port may be another one now.
    headers["host"] = target.netloc.decode("ascii")
    return httpx.Request(
        request.method, target, headers=headers, stream=request.stream, extensions=dict(request.extensions)
    )


def _joined(url: httpx.URL, location: str) -> httpx.URL | None:
    try:
        target = url.join(location)
        _ = target.host  # decodes IDNA
    except (httpx.InvalidURL, ValueError):
        return None
    return target


def _same_deployment(origin: httpx.URL, target: httpx.URL) -> bool:
    if target.host != origin.host:
        return False
    same = target.scheme == origin.scheme and _port(target) == _port(origin)
    return same or target.scheme == "https"


def _port(url: httpx.URL) -> int | None:
    return url.port or {"http": 80, "https": 443}.get(url.scheme)
