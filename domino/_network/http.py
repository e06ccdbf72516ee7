"""The only module that configures httpx: credentials, time-outs, TLS, proxies, redirects, logging."""

from __future__ import annotations

import ipaddress
import logging
import os
import ssl
import sys
import urllib.request
import warnings
from collections.abc import Callable
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import TypeVar
from urllib.parse import urlsplit

import httpx
import truststore

from domino.auth import AddedByProxy, Secrets
from domino.config import Config, log_level
from domino.errors import ConfigError, InsecureConnectionWarning

from .guard import AsyncGuarded, Guarded
from .pace import paced, paced_async

__all__ = ["async_client", "blocking_client", "timeouts"]

T = TypeVar("T")

logger: logging.Logger = logging.getLogger("domino")

CONNECT_TIMEOUT = 10.0


def blocking_client(config: Config, secrets: Secrets, transport: httpx.BaseTransport | None) -> httpx.Client:
    """Return the httpx client of a Domino; `transport` stands in for the network."""
    _announce(config, secrets)
    inner = transport or paced(httpx.HTTPTransport(verify=_tls(config), proxy=_proxy(config), limits=_LIMITS))
    return httpx.Client(
        transport=Guarded(inner, config, secrets),
        timeout=timeouts(config.timeout),
        headers=_HEADERS,
        cookies=_no_cookies(),
        trust_env=False,
    )


def async_client(config: Config, secrets: Secrets, transport: httpx.AsyncBaseTransport | None) -> httpx.AsyncClient:
    """Return the httpx client of an AsyncDomino; `transport` stands in for the network."""
    _announce(config, secrets)
    inner = transport or paced_async(
        httpx.AsyncHTTPTransport(verify=_tls(config), proxy=_proxy(config), limits=_LIMITS)
    )
    return httpx.AsyncClient(
        transport=AsyncGuarded(inner, config, secrets),
        timeout=timeouts(config.timeout),
        headers=_HEADERS,
        cookies=_no_cookies(),
        trust_env=False,
    )


def timeouts(seconds: float) -> httpx.Timeout:
    """Return the limits of one try: for connecting, for each piece sent and received, for a free connection."""
    return httpx.Timeout(seconds, connect=min(seconds, CONNECT_TIMEOUT))


_LIMITS = httpx.Limits(max_connections=100, max_keepalive_connections=20, keepalive_expiry=30.0)
# gzip and deflate are decoded without more packages; identity files come as they are.
_HEADERS = {"User-Agent": f"domino-client Python/{sys.version_info[0]}.{sys.version_info[1]}"}


def _no_cookies() -> CookieJar:
    """Return a jar that keeps nothing: the credential says who calls, and a session's cookie would be a second one."""
    return CookieJar(DefaultCookiePolicy(allowed_domains=()))


def _tls(config: Config) -> ssl.SSLContext | bool:
    if isinstance(config.verify, ssl.SSLContext):
        context = config.verify
    elif config.verify is False:
        warnings.warn(
            f"TLS certificates of {config.host} are not checked (verify=False or DOMINO_VERIFY_CERTIFICATE): anyone on "
            "the way can read the credential",
            InsecureConnectionWarning,
            stacklevel=_callers_level(),
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
            context = _loaded(
                lambda: ssl.create_default_context(cafile=bundle, capath=folder), bundle or folder, _BUNDLE
            )
        else:
            context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if config.cert is not None:
        certificate, key = (config.cert, None) if isinstance(config.cert, str) else config.cert
        _loaded(lambda: context.load_cert_chain(certificate, key), config.cert, "client certificate (cert)")
    return context


_BUNDLE = "bundle of certificates (verify, SSL_CERT_FILE, SSL_CERT_DIR or REQUESTS_CA_BUNDLE)"


def _loaded(load: Callable[[], T], name: object, what: str) -> T:
    """Return what is read from files; OpenSSL's own error names none of them."""
    try:
        return load()
    except OSError as error:
        raise ConfigError(f"the {what} cannot be read from {name!r}: {error.strerror or error}") from None


def _proxy(config: Config) -> str | None:
    """Return the HTTP proxy that the environment names for the deployment; the proxy beside a run needs none."""
    parts = urlsplit(config.base_url)
    if _is_loopback(parts.hostname or "") or urllib.request.proxy_bypass(parts.netloc):
        return None
    proxies = urllib.request.getproxies()
    proxy = proxies.get(parts.scheme) or proxies.get("all")
    # Written without a scheme, as curl allows it, it means http.
    return f"http://{proxy}" if proxy and "://" not in proxy else proxy


def _announce(config: Config, secrets: Secrets) -> None:
    """Set the log level that DOMINO_LOG_LEVEL asks for, and warn of a credential that travels in the open."""
    secrets.keep_out_of_logs()
    level = log_level()
    if level is not None:
        logger.setLevel(level)
        if not logger.hasHandlers():
            # A handler of our own logger, never of the root: whoever set the variable wants to read the lines.
            logger.addHandler(logging.StreamHandler())
    parts = urlsplit(config.base_url)
    sends_credential = not isinstance(config.credential, AddedByProxy)
    if sends_credential and parts.scheme == "http" and not _is_loopback(parts.hostname or ""):
        warnings.warn(
            f"{config.base_url} is plain http: anyone on the way can read the credential; use https://",
            InsecureConnectionWarning,
            stacklevel=_callers_level(),
        )


def _callers_level() -> int:
    """Return the stacklevel of a warning for the line that called this client: connections are made at the first call.

    Python 3.12 has `skip_file_prefixes` for it.
    """
    level, frame = 1, sys._getframe(1)
    while frame.f_globals.get("__name__", "").partition(".")[0] in _OUR_FRAMES and frame.f_back is not None:
        level, frame = level + 1, frame.f_back
    return level


#: tenacity's loop stands between our own frames.
_OUR_FRAMES = ("domino", "domino_api", "tenacity")


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
