"""The only module that configures httpx: credentials, time-outs, TLS, proxies, redirects, logging."""

from __future__ import annotations

import logging
import os
import ssl
import sys
import urllib.request
import warnings
from collections.abc import Callable
from http.cookiejar import CookieJar
from typing import TypeVar
from urllib.parse import urlsplit

import httpx
import truststore

from domino.addresses import is_loopback
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
    if transport is None:
        tls = _tls(config)
        transport = paced(httpx.HTTPTransport(verify=tls, proxy=_proxy(config, tls), limits=_LIMITS))
    return httpx.Client(
        transport=Guarded(transport, config, secrets),
        timeout=timeouts(config.timeout),
        headers=_HEADERS,
        cookies=_NoCookies(),
        trust_env=False,
    )


def async_client(config: Config, secrets: Secrets, transport: httpx.AsyncBaseTransport | None) -> httpx.AsyncClient:
    """Return the httpx client of an AsyncDomino; `transport` stands in for the network."""
    _announce(config, secrets)
    if transport is None:
        tls = _tls(config)
        transport = paced_async(httpx.AsyncHTTPTransport(verify=tls, proxy=_proxy(config, tls), limits=_LIMITS))
    return httpx.AsyncClient(
        transport=AsyncGuarded(transport, config, secrets),
        timeout=timeouts(config.timeout),
        headers=_HEADERS,
        cookies=_NoCookies(),
        trust_env=False,
    )


def timeouts(seconds: float) -> httpx.Timeout:
    """Return the limits of one try: for connecting, for each piece sent and received, for a free connection."""
    return httpx.Timeout(seconds, connect=min(seconds, CONNECT_TIMEOUT))


_LIMITS = httpx.Limits(max_connections=100, max_keepalive_connections=20, keepalive_expiry=30.0)
# gzip and deflate are decoded without more packages; identity files come as they are.
_HEADERS = {"User-Agent": f"domino-client Python/{sys.version_info[0]}.{sys.version_info[1]}"}


class _NoCookies(CookieJar):
    """Keeps nothing: the credential says who calls, and a session's cookie would be a second one."""

    def extract_cookies(self, response: object, request: object) -> None:
        pass


def _tls(config: Config) -> ssl.SSLContext:
    if isinstance(config.verify, ssl.SSLContext):
        context = config.verify
    elif config.verify is False:
        warnings.warn(
            f"TLS certificates of {config.host} are not checked (verify=False or DOMINO_VERIFY_CERTIFICATE): anyone on "
            "the way can read the credential",
            InsecureConnectionWarning,
            stacklevel=_callers_level(),
        )
        context = _loaded(ssl.create_default_context, "the system's own place", "certificates")
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    else:
        context = _trusting(config.verify if isinstance(config.verify, str) else None)
    if config.cert is not None:
        certificate, key = (config.cert, None) if isinstance(config.cert, str) else config.cert
        _loaded(
            lambda: context.load_cert_chain(certificate, key, password=_no_password),
            config.cert,
            "client certificate (cert)",
        )
    return context


#: What names a bundle of certificates, the first one counts: those that requests reads before the one that it does not.
_BUNDLES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE")


def _trusting(bundle: str | None) -> ssl.SSLContext:
    """Return a context that trusts a bundle or folder, else what the environment names, else what the system does."""
    by = folder_by = "verify"
    folder: str | None = None
    if bundle is None:
        named = ((name, os.environ.get(name, "").strip()) for name in _BUNDLES)
        by, bundle = next(((name, path) for name, path in named if path), ("", None))
        folder_by, folder = "SSL_CERT_DIR", os.environ.get("SSL_CERT_DIR", "").strip() or None
    if bundle and os.path.isdir(bundle):
        by, bundle, folder_by, folder = "", None, by, bundle
    if folder and not any(os.path.isdir(path) for path in folder.split(os.pathsep)):
        # OpenSSL would say nothing, and trust nobody.
        raise ConfigError(f"the folder of certificates that {folder_by} names is not there: {folder!r}")
    if bundle or folder:
        what = f"bundle of certificates that {by or folder_by} names"
        return _loaded(lambda: ssl.create_default_context(cafile=bundle, capath=folder), bundle or folder, what)
    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _no_password() -> str:
    # Else OpenSSL asks for it on the terminal, and the call waits.
    raise ConfigError("the client certificate (cert) has a key with a password: pass a context that has it as verify=")


def _loaded(load: Callable[[], T], name: object, what: str) -> T:
    """Return what is read from files; OpenSSL's own error names none of them."""
    try:
        return load()
    except OSError as error:
        keys = os.environ.get("SSLKEYLOGFILE")
        if keys and error.filename == keys:
            name, what = keys, "file for the keys of connections (SSLKEYLOGFILE)"
        raise ConfigError(f"the {what} cannot be read from {name!r}: {error.strerror or error}") from None


def _proxy(config: Config, tls: ssl.SSLContext) -> httpx.Proxy | None:
    """Return the proxy on the way, from the environment or else from the settings of macOS or Windows."""
    url: str | None = config.http_proxy
    parts = urlsplit(config.base_url)
    if url is None and sys.platform in ("darwin", "win32") and not urllib.request.getproxies_environment():
        if not is_loopback(parts.hostname or "") and not urllib.request.proxy_bypass(parts.netloc):
            proxies = urllib.request.getproxies()
            url = proxies.get(parts.scheme) or proxies.get("all")
    if url is None:
        return None
    # A proxy that is reached by https itself is trusted as the deployment is.
    return httpx.Proxy(url, ssl_context=tls if url.lower().startswith("https://") else None)


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
    if sends_credential and parts.scheme == "http" and not is_loopback(parts.hostname or ""):
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
