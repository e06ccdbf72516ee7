"""The only module that configures httpx: credentials, time-outs, TLS, proxies, redirects, logging."""

from __future__ import annotations

import ipaddress
import logging
import os
import ssl
import sys
import time
import urllib.request
import warnings
from collections.abc import Generator
from urllib.parse import urlsplit

import httpx
import truststore

from ._redirect import MAX_REDIRECTS, RedirectRefused, followed
from .auth import Credential, Secrets
from .config import Config, log_level

__all__ = ["InsecureConnectionWarning", "async_client", "blocking_client", "timeouts"]

logger: logging.Logger = logging.getLogger("domino")

CONNECT_TIMEOUT = 10.0


class InsecureConnectionWarning(UserWarning):
    """The credential travels in a way that others can read."""


def blocking_client(config: Config, secrets: Secrets, transport: httpx.BaseTransport | None) -> httpx.Client:
    """Return the httpx client of a Domino; `transport` stands in for the network."""
    _announce(config)
    inner = transport or httpx.HTTPTransport(verify=_tls(config), proxy=_proxy(config), limits=_LIMITS)
    return httpx.Client(
        transport=_Guarded(inner, config, secrets), timeout=timeouts(config.timeout), headers=_HEADERS, trust_env=False
    )


def async_client(config: Config, secrets: Secrets, transport: httpx.AsyncBaseTransport | None) -> httpx.AsyncClient:
    """Return the httpx client of an AsyncDomino; `transport` stands in for the network."""
    _announce(config)
    inner = transport or httpx.AsyncHTTPTransport(verify=_tls(config), proxy=_proxy(config), limits=_LIMITS)
    return httpx.AsyncClient(
        transport=_AsyncGuarded(inner, config, secrets),
        timeout=timeouts(config.timeout),
        headers=_HEADERS,
        trust_env=False,
    )


def timeouts(seconds: float) -> httpx.Timeout:
    """Return the limits of one try: for connecting, for each piece sent and received, for a free connection."""
    return httpx.Timeout(seconds, connect=min(seconds, CONNECT_TIMEOUT))


_LIMITS = httpx.Limits(max_connections=100, max_keepalive_connections=20, keepalive_expiry=30.0)
# gzip and deflate are decoded without more packages; identity files come as they are.
_HEADERS = {"User-Agent": f"domino-client Python/{sys.version_info[0]}.{sys.version_info[1]}"}

Exchange = Generator[httpx.Request, httpx.Response, httpx.Response]


class _Rules:
    """What both transports do to a request, without I/O: redirects, the credential, a line in the log."""

    def __init__(self, config: Config, secrets: Secrets) -> None:
        self._origin = httpx.URL(config.base_url)
        self.credential: Credential = config.credential
        self._secrets = secrets

    def exchange(self, request: httpx.Request) -> Exchange:
        """Yield each request to be sent, redirects included; return the last response."""
        for _ in range(MAX_REDIRECTS + 1):
            started = time.monotonic()
            response = yield request
            logger.debug(
                "%s %s -> %s in %.0f ms",
                request.method,
                _loggable(request.url),
                response.status_code,
                (time.monotonic() - started) * 1000,
            )
            following = followed(request, response)
            if following is None:
                return response
            request = following
            request.extensions["domino.redirected"] = True
        raise RedirectRefused(f"was redirected more than {MAX_REDIRECTS} times", _loggable(request.url))

    def wants_credential(self, request: httpx.Request) -> bool:
        """Whether a request goes to the configured origin: nowhere else is the credential sent."""
        url = request.url
        return (url.scheme, url.host, url.port) == (self._origin.scheme, self._origin.host, self._origin.port)

    def with_header(self, request: httpx.Request, header: tuple[str, str] | None) -> httpx.Request:
        """Return a copy that carries the credential: the original is what exceptions and hooks get to see."""
        headers = request.headers.copy()
        if header is not None:
            self._secrets.add(header[1])
            headers[header[0]] = header[1]
        return httpx.Request(
            request.method, request.url, headers=headers, stream=request.stream, extensions=request.extensions
        )


class _Guarded(httpx.BaseTransport):
    """Applies the rules round a blocking transport."""

    def __init__(self, inner: httpx.BaseTransport, config: Config, secrets: Secrets) -> None:
        self._inner = inner
        self._rules = _Rules(config, secrets)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        exchange = self._rules.exchange(request)
        wanted = next(exchange)
        while True:
            response = self._send(wanted)
            try:
                wanted = exchange.send(response)
            except StopIteration as done:
                result: httpx.Response = done.value
                result.extensions["domino.redirected"] = wanted.extensions.get("domino.redirected", False)
                return result
            except BaseException:
                response.close()
                raise
            response.close()

    def _send(self, request: httpx.Request) -> httpx.Response:
        header = self._rules.credential.header() if self._rules.wants_credential(request) else None
        return self._inner.handle_request(self._rules.with_header(request, header))

    def close(self) -> None:
        self._inner.close()


class _AsyncGuarded(httpx.AsyncBaseTransport):
    """Applies the rules round a suspending transport."""

    def __init__(self, inner: httpx.AsyncBaseTransport, config: Config, secrets: Secrets) -> None:
        self._inner = inner
        self._rules = _Rules(config, secrets)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        exchange = self._rules.exchange(request)
        wanted = next(exchange)
        while True:
            response = await self._send(wanted)
            try:
                wanted = exchange.send(response)
            except StopIteration as done:
                result: httpx.Response = done.value
                result.extensions["domino.redirected"] = wanted.extensions.get("domino.redirected", False)
                return result
            except BaseException:
                await response.aclose()
                raise
            await response.aclose()

    async def _send(self, request: httpx.Request) -> httpx.Response:
        header = await self._header() if self._rules.wants_credential(request) else None
        return await self._inner.handle_async_request(self._rules.with_header(request, header))

    async def _header(self) -> tuple[str, str] | None:
        credential = self._rules.credential
        if not credential.blocks:
            return credential.header()
        from anyio import to_thread  # only for token files and the local endpoint; httpx brings it

        return await to_thread.run_sync(credential.header)

    async def aclose(self) -> None:
        await self._inner.aclose()


def _tls(config: Config) -> ssl.SSLContext | bool:
    if isinstance(config.verify, ssl.SSLContext):
        context = config.verify
    elif config.verify is False:
        warnings.warn(
            f"TLS certificates of {config.host} are not checked (verify=False or DOMINO_VERIFY_CERTIFICATE): anyone on "
            "the way can read the credential",
            InsecureConnectionWarning,
            stacklevel=2,
        )
        context = ssl.create_default_context()
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    else:
        bundle = config.verify if isinstance(config.verify, str) else None
        bundle = bundle or os.environ.get("SSL_CERT_FILE") or os.environ.get("REQUESTS_CA_BUNDLE")
        folder = os.environ.get("SSL_CERT_DIR")
        if bundle and os.path.isdir(bundle):
            bundle, folder = None, bundle
        if bundle or folder:
            context = ssl.create_default_context(cafile=bundle, capath=folder)
        else:
            context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if config.cert is not None:
        certificate, key = (config.cert, None) if isinstance(config.cert, str) else config.cert
        context.load_cert_chain(certificate, key)
    return context


def _proxy(config: Config) -> str | None:
    """Return the HTTP proxy that the environment names for the deployment; the proxy beside a run needs none."""
    host = urlsplit(config.base_url).hostname or ""
    if _is_loopback(host) or urllib.request.proxy_bypass(host):
        return None
    proxies = urllib.request.getproxies()
    return proxies.get(urlsplit(config.base_url).scheme) or proxies.get("all")


def _announce(config: Config) -> None:
    """Set the log level that DOMINO_LOG_LEVEL asks for, and warn of a credential that travels in the open."""
    level = log_level()
    if level is not None:
        logger.setLevel(level)
        if not logger.hasHandlers():
            # A handler of our own logger, never of the root: whoever set the variable wants to read the lines.
            logger.addHandler(logging.StreamHandler())
    parts = urlsplit(config.base_url)
    if parts.scheme == "http" and not _is_loopback(parts.hostname or ""):
        warnings.warn(
            f"{config.base_url} is plain http: anyone on the way can read the credential; use https://",
            InsecureConnectionWarning,
            stacklevel=2,
        )


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _loggable(url: httpx.URL) -> str:
    return str(url.copy_with(query=None, fragment=None))
