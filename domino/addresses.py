"""Addresses among the settings: the deployment's, the proxy's beside a run, HTTP proxies'. Checked without any I/O."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping
from importlib import import_module
from urllib.parse import SplitResult, urlsplit

from .auth import Hidden
from .errors import ConfigError

__all__ = ["http_proxy", "http_proxy_source", "is_loopback", "origin", "shown"]

_PORTS = {"http": 80, "https": 443}
_LONGEST = 200


def shown(value: object) -> str:
    """Return a setting as an error may show it: where arguments were swapped it could be the credential."""
    try:
        text = repr(value)
    except ValueError:
        return "a number of thousands of digits"  # Python refuses to write it out
    if re.search(r"[\w-]{20,}", text):
        return "what was given (not shown: it looks like a credential)"
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."


def origin(url: str, name: str) -> str:
    """Return scheme, host and port; a path is dropped, as the official client does."""
    if "@" in url.partition("://")[2].partition("/")[0]:
        raise ConfigError(f"{name} must not hold a user or password; pass api_key= or auth_token= instead")
    url = type(url)(url.strip())
    if problem := _problem(url, tuple(_PORTS)):
        given = shown(url.rpartition("@")[2])
        raise ConfigError(f"{name} {problem}, as in 'https://domino.example.com', not {given}")
    return f"{urlsplit(url).scheme}://{_authority(urlsplit(url))}"


def _problem(url: str, schemes: tuple[str, ...]) -> str:
    """Return what is wrong with a URL, empty if nothing is.

    No caller holds a part of it when it raises: tools that report crashes print what frames hold.
    """
    parts = _split(url)
    if parts is None:
        return "is not a URL"
    if parts.scheme not in schemes or not parts.hostname:
        return f"must begin with {' or '.join(f'{scheme}://' for scheme in sorted(schemes, reverse=True))}"
    if "@" in parts.path + parts.query + parts.fragment:
        return "has a user or password in which / ? or # is not quoted (%2F, %3F, %23)"
    if parts.port == 0:
        return "must not have the port 0"
    return "" if _is_host(parts) else "must have a host that DNS can hold"


def _split(url: str) -> SplitResult | None:
    # urlsplit drops tabs and line ends, wherever they stand.
    if not url.isprintable() or re.search(r"[\s\"'<>`{}|\\^]", url.partition("://")[2].partition("/")[0]):
        return None
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return parts


def _authority(parts: SplitResult) -> str:
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    return f"{host}{f':{parts.port}' if parts.port is not None else ''}"


def _is_host(parts: SplitResult) -> bool:
    """Whether the libraries below can look a host up, and do not raise errors of their own."""
    import httpx  # the client loads it anyway

    try:
        url = httpx.URL(f"http://{_authority(parts)}")
        _ = url.host  # decodes IDNA
        host = url.raw_host.decode("ascii")
        host.encode("idna")  # as sockets do it: no label is empty, or longer than 63
    except (httpx.InvalidURL, ValueError):
        return False
    return ":" in host or (re.fullmatch(r"[A-Za-z0-9._-]+", host) is not None and len(host) <= 253)


def is_loopback(host: str) -> bool:
    """Whether a host is this machine, by its name or address alone."""
    address = _address(host)
    if address is not None:
        return address.is_loopback
    return host == "localhost" or host.endswith(".localhost")


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def http_proxy(base_url: str, environ: Mapping[str, str]) -> Hidden | None:
    """Return the proxy that the environment names for an origin, None if it names none or says to pass it by.

    The names and their order are those of urllib and requests. This machine is never asked through a proxy.

    Raises:
        ConfigError: What is named cannot be a proxy. It is shown only where it holds no password.
    """
    named = _chosen(base_url, environ)
    return None if named is None else _proxy(*named)


def http_proxy_source(base_url: str, environ: Mapping[str, str]) -> str | None:
    """Return the name of the variable that gives the proxy for an origin, None if none does."""
    named = _chosen(base_url, environ)
    return None if named is None else named[0]


def _chosen(base_url: str, environ: Mapping[str, str]) -> tuple[str, Hidden] | None:
    parts = urlsplit(base_url)
    named = _variable(parts.scheme, environ) or _variable("all", environ)
    if named is None or is_loopback(parts.hostname or "") or _passed_by(parts, environ):
        return None
    return named


def _variable(key: str, environ: Mapping[str, str]) -> tuple[str, Hidden] | None:
    """Return the name and value of a variable like https_proxy: in lower case it counts first, even if it is empty."""
    lower = f"{key}_proxy"
    names = sorted((name for name in environ if name.lower() == lower), reverse=True)
    if lower in names:
        names = [lower]
    elif key == "http" and "REQUEST_METHOD" in environ:
        return None  # in a CGI program HTTP_PROXY is a header of whoever calls
    for name in names:
        if value := environ.get(name):
            return name, Hidden(value.strip())
    return None


def _passed_by(parts: SplitResult, environ: Mapping[str, str]) -> bool:
    """Whether NO_PROXY names a host: by its name or a domain above it, its address or a network, each with any port."""
    named = _variable("no", environ)
    host, port = (parts.hostname or "").rstrip("."), str(parts.port or _PORTS[parts.scheme])
    entries = re.split(r"[\s,]+", named[1].lower()) if named is not None else []
    return any(_names(entry, host, port) for entry in entries if entry)


def _names(entry: str, host: str, port: str) -> bool:
    address = _address(host)
    if address is not None:
        try:
            return address in ipaddress.ip_network(entry.strip("[]"), strict=False)
        except ValueError:
            pass
    name, colon, wanted = entry.rpartition(":")
    if colon and wanted.isdigit():
        if wanted != port:
            return False
        entry = name
    entry = entry.strip("[]").removeprefix("*.").strip(".")
    return entry in ("*", host) or (address is None and bool(entry) and host.endswith(f".{entry}"))


def _proxy(variable: str, value: Hidden) -> Hidden:
    secret = Hidden(value if "://" in value else f"http://{value}")  # without a scheme it means http, as curl has it
    if problem := _problem(secret, (*_PORTS, "socks5", "socks5h")):
        given = "" if "@" in value else f", not {shown(str(value))}"
        raise ConfigError(f"{variable}, a proxy, {problem}, as in 'http://proxy.example.com:3128'{given}")
    if secret.lower().startswith("socks5"):
        try:
            import_module("socksio")
        except ImportError:
            needs = "needs one more package: pip install socksio"
            raise ConfigError(f"{variable} names a SOCKS proxy, which {needs}") from None
    # httpx leaves names to a SOCKS proxy in either case, and older versions of it do not know socks5h.
    return Hidden(re.sub(r"^socks5h", "socks5", secret, flags=re.IGNORECASE))
