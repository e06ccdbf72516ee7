"""Looks at the way to a deployment step by step: its name, the connection, TLS, the clock. No credential is sent."""

from __future__ import annotations

import http.client
import os
import socket
import ssl
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from urllib.parse import SplitResult, urlsplit

__all__ = ["FAULT", "OK", "SKIPPED", "WARNING", "Finding", "look"]

OK, WARNING, FAULT, SKIPPED = "ok", "warning", "fault", "skipped"
#: Seconds for each step.
_PATIENCE = 10.0
#: How many days before its end a certificate is worth a word, and by how many seconds a clock may differ.
_DAYS, _SECONDS = 14, 60
_BUNDLES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE")
_COMPANY = "if your company has an authority of its own, REQUESTS_CA_BUNDLE=/path/to/its.pem names it"


@dataclass(frozen=True)
class Finding:
    """What one check has found.

    Attributes:
        check: What was looked at.
        state: `ok`, `warning`, `fault`, or `skipped`.
        found: One sentence.
        advice: What to do about it; empty for nothing.
    """

    check: str
    state: str
    found: str
    advice: str = ""


def look(url: str, verify: str | None) -> Iterator[Finding]:
    """Yield what is found on the way to a deployment, step by step, up to the first fault.

    Args:
        url: Scheme, host and port.
        verify: "false" where certificates are not checked, the path of a bundle, None for the usual ones.
    """
    parts = urlsplit(url)
    proxy = _proxy(parts)
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    if proxy is not None:
        yield Finding("proxy", OK, f"{_named(proxy)} is on the way, as the environment or the system says")
        if proxy.scheme.startswith("socks") or parts.scheme == "http":
            yield Finding("connection", SKIPPED, "the proxy makes it: the calls below tell")
            return
        host, port = proxy.hostname or "", proxy.port or 80
    name = _resolved(host, port)
    yield name
    if name.state != FAULT:
        yield from _connected(parts, proxy, verify)


def _resolved(host: str, port: int) -> Finding:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        told = getattr(error, "strerror", None) or error
        advice = "is it spelt right? some names need a VPN or the company's network"
        return Finding("name", FAULT, f"{host} is not known: {told}", advice)
    addresses = sorted({str(each[4][0]) for each in found})
    more = f" and {len(addresses) - 3} more" if len(addresses) > 3 else ""
    return Finding("name", OK, f"{host} is {', '.join(addresses[:3])}{more}")


def _connected(parts: SplitResult, proxy: SplitResult | None, verify: str | None) -> Iterator[Finding]:
    host, far = parts.hostname or "", proxy or parts
    place = f"{far.hostname}:{far.port or (443 if far.scheme == 'https' else 80)}"
    connection: http.client.HTTPConnection
    if parts.scheme == "http":
        connection = http.client.HTTPConnection(host, parts.port, timeout=_PATIENCE)
    else:
        connection = http.client.HTTPSConnection(
            far.hostname or "", far.port, timeout=_PATIENCE, context=_context(verify)
        )
        if proxy is not None:
            connection.set_tunnel(host, parts.port)
    started = time.monotonic()
    try:
        connection.connect()
    except ssl.SSLError as error:
        yield Finding("connection", OK, f"{place} answers")
        yield _tls_fault(error, host)
        return
    except OSError as error:
        yield Finding("connection", FAULT, f"{place} cannot be reached: {_said(error)}", _unreached(error))
        return
    with_time = f"in {(time.monotonic() - started) * 1000:.0f} ms"
    yield Finding("connection", OK, f"{place} answers {with_time}")
    try:
        yield _tls(connection, parts, verify)
        yield _clock(connection)
    finally:
        connection.close()


def _context(verify: str | None) -> ssl.SSLContext:
    if verify == "false":
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        return context
    bundle = verify or next((os.environ[name] for name in _BUNDLES if os.environ.get(name)), None)
    if bundle is not None:
        is_folder = os.path.isdir(bundle)
        return ssl.create_default_context(cafile=None if is_folder else bundle, capath=bundle if is_folder else None)
    import truststore  # as the client: what the system trusts

    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _tls(connection: http.client.HTTPConnection, parts: SplitResult, verify: str | None) -> Finding:
    channel = connection.sock
    if not isinstance(channel, ssl.SSLSocket):
        is_near = parts.hostname in ("localhost", "127.0.0.1", "::1")
        found = "plain http: nothing is encrypted"
        return Finding("tls", OK, f"{found}, on this machine") if is_near else Finding(
            "tls", WARNING, f"{found}, the key neither", "use https:// if the deployment has it"
        )  # fmt: skip
    if verify == "false":
        return Finding(
            "tls", WARNING, f"{channel.version()}, but certificates are not checked", f"check them again; {_COMPANY}"
        )
    certificate = channel.getpeercert() or {}
    ends = str(certificate.get("notAfter", ""))
    days = int((ssl.cert_time_to_seconds(ends) - time.time()) // 86400) if ends else None
    found = f"{channel.version()}, the certificate is trusted" + (f" and good for {days} days" if ends else "")
    if days is not None and days < _DAYS:
        return Finding("tls", WARNING, found, "tell the administrator of the deployment that it has to be renewed")
    return Finding("tls", OK, found)


def _tls_fault(error: ssl.SSLError, host: str) -> Finding:
    if isinstance(error, ssl.SSLCertVerificationError):
        return Finding("tls", FAULT, f"the certificate of {host} is not trusted: {error.verify_message}", _COMPANY)
    reason = (error.reason or str(error)).replace("_", " ").lower()
    advice = "does the host speak plain http? then it is http://" if "wrong version" in reason else ""
    return Finding("tls", FAULT, f"TLS with {host} fails: {reason}", advice)


def _clock(connection: http.client.HTTPConnection) -> Finding:
    try:
        connection.request("GET", "/version", headers={"Connection": "close"})
        answer = connection.getresponse()
        date = answer.headers.get("Date")
        now = time.time()
        server = parsedate_to_datetime(date).timestamp() if date else None
    except (OSError, http.client.HTTPException, ValueError) as error:
        return Finding("clock", SKIPPED, f"the server's time is not known: {error}")
    if server is None:
        return Finding("clock", SKIPPED, "the server does not tell its time")
    off = round(now - server)
    if abs(off) <= _SECONDS:
        return Finding("clock", OK, "this machine and the server agree on the time")
    found = f"this machine is {abs(off)} s {'ahead of' if off > 0 else 'behind'} the server"
    return Finding("clock", WARNING, found, "tokens may be refused as expired: have the time set by NTP")


def _said(error: OSError) -> str:
    return "it does not answer in time" if isinstance(error, TimeoutError) else str(error.strerror or error)


def _unreached(error: OSError) -> str:
    if isinstance(error, ConnectionRefusedError):
        return "nobody listens there: are host and port right? the local Domino starts with domino local up"
    if isinstance(error, TimeoutError):
        return "a firewall may be between, or a VPN is needed; HTTPS_PROXY names a proxy"
    return "are network and VPN up? HTTPS_PROXY names a proxy"


def _proxy(parts: SplitResult) -> SplitResult | None:
    if parts.hostname in ("localhost", "127.0.0.1", "::1") or urllib.request.proxy_bypass(parts.netloc):
        return None
    proxies = urllib.request.getproxies()
    named = proxies.get(parts.scheme) or proxies.get("all")
    return urlsplit(named if "://" in named else f"http://{named}") if named else None


def _named(proxy: SplitResult) -> str:
    return f"{proxy.scheme}://{proxy.hostname}:{proxy.port}"  # never its password
