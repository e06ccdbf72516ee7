"""Rows: settings of the environment that nothing can be done with, and those that only look so."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from functools import partial
from typing import Any

from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    load_pem_private_key,
)

from domino import errors

from .answers import redirect, run
from .calls import look
from .checks import fact, raises, requests, returns
from .row import SECRET, Row, World

__all__ = ["ROWS"]

_row = partial(Row, family="Settings", call=look)
_FAR: dict[str, Any] = {"host": "https://domino.example.com", "max_retries": 0}
_PASSWORD = "proxy-pass-9"

#: What a variable for a proxy holds, each with what it is.
_BAD_PROXIES = {
    "http://proxy .example.com:3128": "a blank in its host",
    "http://proxy.example.com:3128\nx": "a line end",
    "http://pro\txy.example.com:3128": "a tab",
    "'http://proxy.example.com:3128'": "quotes around it",
    '"http://proxy.example.com:3128"': "double quotes around it",
    '"proxy.example.com:3128"': "double quotes and no scheme",
    "http://proxy.example.com:99999": "a port that is too large",
    "http://proxy.example.com:port": "a port that is no number",
    "http://proxy.example.com:0": "port 0",
    "http://proxy.example.com:" + "1" * 5000: "a port of 5,000 digits",
    "http://": "no host",
    "http:///": "no host and a path",
    "://proxy.example.com": "no scheme before ://",
    "ftp://proxy.example.com": "another scheme",
    "socks4://proxy.example.com": "a SOCKS version that is not spoken",
    "socks://proxy.example.com": "SOCKS without a version",
    "socks5://proxy.example.com:1080": "SOCKS without the package for it",
    "socks5h://proxy.example.com:1080": "SOCKS that resolves names, without the package for it",
    "http://" + "a" * 64 + ".example.com": "a label of 64",
    "http://proxy..example.com": "an empty label",
    "http://.example.com": "an empty label at its beginning",
    "http://xn--.example.com": "a broken IDNA label",
    "http://\u2028.example.com": "a character that IDNA does not know",
    "http://[::1": "half an IPv6 address",
    "http://[::zz]:3128": "an IPv6 address that is none",
    "http://999.1.1.1:3128": "an IPv4 address that is none",
}
#: The same with a password, each with what is wrong.
_BAD_SECRETS = {
    f"http://user:{_PASSWORD}@proxy.example.com:port": "a port that is no number",
    f"http://user:{_PASSWORD}/x@proxy.example.com:3128": "a password with a slash",
    f"http://user:{_PASSWORD}#x@proxy.example.com:3128": "a password with #",
    f"http://user:{_PASSWORD}?x@proxy.example.com:3128": "a password with ?",
    f"http://user:{_PASSWORD} x@proxy.example.com:3128": "a password with a blank",
    f"'http://user:{_PASSWORD}@proxy.example.com:3128'": "quotes around it",
    f"socks5://user:{_PASSWORD}@proxy.example.com:1080": "SOCKS without the package for it",
    f"http://user:{_PASSWORD}@proxy..example.com:3128": "an empty label",
    f"http://user:{_PASSWORD}@": "no host",
}
#: Hosts that no DNS can hold, each with what they are.
_BAD_HOSTS = {
    "https://" + "a" * 64 + ".example.com": "a label of 64",
    "https://domino." + "a" * 64: "a label of 64 at the end",
    "https://" + "a." * 127 + "example.com": "more than 253 characters",
    "https://domino..example.com": "an empty label",
    "https://.example.com": "an empty label at its beginning",
    "https://.": "nothing but a dot",
    "https://xn--.example.com": "a broken IDNA label",
    "https://xn--a-\u00e4.example.com": "a mixed IDNA label",
    "https://do mino.example.com": "a blank",
    "https://domino.example.com\n.evil": "a line end",
    "https://'domino.example.com'": "quotes",
    "https://domino%2eexample.com": "a quoted dot",
    "https://\u2028.example.com": "a character that IDNA does not know",
    "https://\ud800.example.com": "a lone surrogate",
    "https://999.1.1.1": "an IPv4 address that is none",
    "https://[::zz]": "an IPv6 address that is none",
    "https://domino.example.com:0": "port 0",
    "https://domino.example.com:99999": "a port that is too large",
}
_GOOD_HOSTS = {
    "https://" + "a" * 63 + ".invalid": "a label of 63",
    "https://domino.invalid.": "a dot at its end",
    "https://my_domino.invalid": "an underscore",
    "https://m\u00fcnchen.invalid": "an umlaut",
    "https://xn--mnchen-3ya.invalid": "an umlaut as IDNA",
}


def _env(**variables: str) -> Callable[[World], None]:
    def prepare(w: World) -> None:
        w.secrets.append(_PASSWORD)
        for name, value in variables.items():
            w.monkeypatch.setenv(name, value)

    return prepare


def _over_tls(**variables: str) -> Callable[[World], None]:
    def prepare(w: World) -> None:
        w.use_tls()
        for name, value in variables.items():
            path = value.replace("BUNDLE", w.bundle).replace("FOLDER", w.hashed_folder)
            w.monkeypatch.setenv(name, path.replace("OTHER", str(w.file("other.pem", "no PEM"))))

    return prepare


def _through(prefix: str, suffix: str = "", name: str = "http_proxy") -> Callable[[World], None]:
    return lambda w: w.monkeypatch.setenv(name, f"{prefix}127.0.0.1:{w.server.port}{suffix}")


def _token_file(content: bytes) -> Callable[[World], dict[str, Any]]:
    return lambda w: {"api_key": None, "domino_token_file": w.file("token", content), "max_retries": 0}


def _key_with_password(w: World) -> dict[str, Any]:
    issued = w.authority.issue_cert("user@example.com")
    key = load_pem_private_key(issued.private_key_pem.bytes(), None)
    locked = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"what"))
    cert = w.file("cert.pem", issued.cert_chain_pems[0].bytes())
    return {"verify": w.bundle, "cert": (cert, w.file("key.pem", locked))}


def _sent(value: str) -> Any:
    return fact(lambda o: o.requests[0].header("authorization") == value)


_before_the_client = fact(lambda o: "client" not in o.world.notes)

ROWS = [
    *(
        _row(
            server=f"(the proxy in {name} has {what})",
            client="ConfigError that names the variable, when the client is made",
            prepare=_env(**{name: value}),
            options=_FAR,
            checks=[raises(errors.ConfigError, name), requests(0), _before_the_client],
        )
        for value, what in _BAD_PROXIES.items()
        for name in (("HTTPS_PROXY", "https_proxy", "ALL_PROXY") if what == "port 0" else ("HTTPS_PROXY",))
    ),
    *(
        _row(
            server=f"(the proxy in HTTPS_PROXY has a password and {what})",
            client="ConfigError that names the variable and hides the password",
            prepare=_env(HTTPS_PROXY=value),
            options=_FAR,
            checks=[raises(errors.ConfigError, "HTTPS_PROXY"), requests(0)],
        )
        for value, what in _BAD_SECRETS.items()
    ),
    *(
        _row(
            server=f"(the proxy in http_proxy has {what})",
            client="takes it",
            script=[run()],
            prepare=_through(prefix, suffix),
            options={"host": "http://domino.example.com", "max_retries": 0},
            warnings=1,
            checks=[returns("Succeeded"), requests(1)],
        )
        for prefix, suffix, what in (
            (" http://", " ", "blanks around it"),
            ("http://", "\n", "a line end at its end"),
            ("HTTP://", "", "its scheme in upper case"),
            ("http://", "/", "a slash at its end"),
            ("http://user:p%40ss@", "", "a quoted password"),
            ("http://user:p@ss@", "", "a password with @"),
            ("http://user@", "", "a user and no password"),
        )
    ),
    *(
        _row(
            server=f"(the proxy in {name} cannot be one, and is not needed)",
            client="goes on: it is not used",
            script=[run()],
            prepare=_env(**{name: "'nonsense'"}),
            checks=[returns("Succeeded"), requests(1)],
        )
        for name in ("http_proxy", "https_proxy", "all_proxy")
    ),
    *(
        _row(
            server=f"(the host has {what})",
            client="ConfigError that names argument and variable, when the client is made",
            options={"host": host},
            checks=[
                raises(errors.ConfigError, "host (DOMINO_API_HOST)"),
                fact(lambda o: "client" not in o.world.notes),
            ],
        )
        for host, what in _BAD_HOSTS.items()
    ),
    *(
        _row(
            server=f"(the host has {what})",
            client="looks it up",
            options={"host": host, "max_retries": 0},
            checks=[raises(errors.ConnectionFailedError, never_sent=True)],
        )
        for host, what in _GOOD_HOSTS.items()
    ),
    _row(
        server="(DOMINO_USER_HOST has an empty label)",
        client="ConfigError that names the variable",
        prepare=_env(DOMINO_USER_HOST="https://domino..example.com"),
        options={"host": None},
        checks=[raises(errors.ConfigError, "DOMINO_USER_HOST")],
    ),
    *(
        _row(
            server=f"redirects to {location!r}",
            client="RedirectError; no UnicodeError, no InvalidURL",
            script=[redirect(302, location)],
            options={"max_retries": 0},
            checks=[raises(errors.RedirectError), requests(1), fact(lambda o: len(str(o.error)) < 1500)],
        )
        for location in (
            "http://xn--.example.com/",
            "http://" + "a" * 64 + ".example.com/",
            "http://a..b/",
            "http://[::zz]/",
            "http://999.1.1.1/",
            "http://127.0.0.1:99999/",
            "http://example.com/" + "x" * 50_000,
        )
    ),
    *(
        _row(
            server=f"(DOMINO_MAX_RETRIES is {what})",
            client="ConfigError that names the variable",
            prepare=_env(DOMINO_MAX_RETRIES=text),
            checks=[
                raises(errors.ConfigError, "DOMINO_MAX_RETRIES must be a whole number"),
                fact(lambda o: len(str(o.error)) < 300),
            ],
        )
        for text, what in (
            ("9" * 5000, "a number of 5,000 digits"),
            ("9" * 16, "a number of 16 digits"),
            ("1e3", "1e3"),
            ("4.0", "4.0"),
            ("+4", "+4"),
            ("\u00b2", "a raised two"),
            ("'4'", "a number in quotes"),
        )
    ),
    *(
        _row(
            server=f"(DOMINO_MAX_RETRIES is {text!r})",
            client="takes it",
            script=[run()],
            prepare=_env(DOMINO_MAX_RETRIES=text),
            checks=[returns("Succeeded")],
        )
        for text in (" 4\n", "0", "007", "9" * 15)
    ),
    *(
        _row(
            server=f"(DOMINO_MAX_REPLY_SIZE is {text!r})",
            client="ConfigError that names the variable",
            prepare=_env(DOMINO_MAX_REPLY_SIZE=text),
            checks=[raises(errors.ConfigError, "DOMINO_MAX_REPLY_SIZE must be a whole number from 1 up")],
        )
        for text in ("0", "-1", "64M")
    ),
    *(
        _row(
            server=f"(the {name} argument is {what})",
            client="ConfigError; no ValueError of Python's own",
            options={name: value},
            checks=[raises(errors.ConfigError, name)],
        )
        for name, value, what in (
            ("max_retries", -(10**4000), "a negative number of 4,000 digits"),
            ("timeout", 10**4000, "a number of 4,000 digits"),
            ("timeout", float("nan"), "not a number"),
            ("timeout", float("inf"), "infinite"),
            ("max_reply_size", 0, "0"),
            ("verify", "/a\0b", "a path with NUL"),
            ("cert", "/a\0b", "a path with NUL"),
        )
    ),
    *(
        _row(
            server=f"(the token file {what})",
            client="takes the token",
            script=[run()],
            options=_token_file(content),
            checks=[returns("Succeeded"), _sent(f"Bearer {SECRET}")],
        )
        for content, what in (
            (codecs.BOM_UTF8 + SECRET.encode(), "begins with the mark of UTF-8"),
            (codecs.BOM_UTF16_LE + f"{SECRET}\r\n".encode("utf-16-le"), "is UTF-16, as PowerShell writes it"),
            (codecs.BOM_UTF16_BE + SECRET.encode("utf-16-be"), "is UTF-16, the other way round"),
            (f"bearer {SECRET}\r\nmore".encode(), "has bearer in lower case before it, and a line end of Windows"),
            (f"BEARER   {SECRET}".encode(), "has BEARER and blanks before it"),
        )
    ),
    *(
        _row(
            server=f"(the token file {what})",
            client="CredentialError that names the file",
            script=[run()],
            options=_token_file(content),
            checks=[raises(errors.CredentialError, "token file", said), requests(0)],
        )
        for content, what, said in (
            (codecs.BOM_UTF8, "has nothing but the mark of UTF-8", "empty first line"),
            (b"Bearer \n", "has nothing but the scheme", "empty first line"),
            (SECRET.encode() + b"\xff", "holds a byte that is no text", "cannot be sent"),
            (SECRET.encode("utf-16-le"), "is UTF-16 without its mark", "cannot be sent"),
            (b"x" * 200_000, "has a line of 200,000 characters", "too long"),
        )
    ),
    *(
        _row(
            server=f"(auth_token is {text!r})",
            client="takes the token",
            script=[run()],
            options={"api_key": None, "auth_token": text},
            checks=[returns("Succeeded"), _sent(f"Bearer {SECRET}")],
        )
        for text in (f"bearer {SECRET}", f"Bearer  {SECRET}\n", SECRET)
    ),
    _row(
        server="(auth_token is the scheme alone)",
        client="ConfigError",
        options={"api_key": None, "auth_token": "Bearer "},
        checks=[raises(errors.ConfigError, "auth_token holds no token")],
    ),
    *(
        _row(
            server=f"(certificates: {', '.join(f'{name}={value!r}' for name, value in variables.items())})",
            client="trusts the authority",
            script=[run()],
            prepare=_over_tls(**variables),
            checks=[returns("Succeeded")],
        )
        for variables in (
            {"CURL_CA_BUNDLE": "BUNDLE"},
            {"REQUESTS_CA_BUNDLE": " BUNDLE\n"},
            {"REQUESTS_CA_BUNDLE": "FOLDER"},
            {"CURL_CA_BUNDLE": "FOLDER"},
            {"SSL_CERT_DIR": "/nowhere:FOLDER"},
            {"REQUESTS_CA_BUNDLE": "BUNDLE", "CURL_CA_BUNDLE": "OTHER"},
            {"REQUESTS_CA_BUNDLE": "BUNDLE", "SSL_CERT_FILE": "OTHER"},
            {"REQUESTS_CA_BUNDLE": "", "CURL_CA_BUNDLE": "BUNDLE"},
            {"CURL_CA_BUNDLE": "BUNDLE", "SSL_CERT_FILE": "OTHER"},
        )
    ),
    *(
        _row(
            server=f"({name} {what})",
            client="ConfigError that names variable and path",
            script=[run()],
            prepare=_over_tls(**{name: value}),
            checks=[raises(errors.ConfigError, name, shown), requests(0)],
        )
        for name, value, what, shown in (
            ("SSL_CERT_DIR", "/nowhere/certs", "names a folder that is not there", "/nowhere/certs"),
            ("SSL_CERT_DIR", "/nowhere:/neither", "names two folders that are not there", "/neither"),
            ("CURL_CA_BUNDLE", "/nowhere/ca.pem", "names a file that is not there", "/nowhere/ca.pem"),
            ("REQUESTS_CA_BUNDLE", "/nowhere/ca.pem", "names a file that is not there", "/nowhere/ca.pem"),
            ("REQUESTS_CA_BUNDLE", "'BUNDLE'", "has quotes around it", "authority.pem"),
            ("SSL_CERT_FILE", "OTHER", "names a file without certificates", "other.pem"),
        )
    ),
    _row(
        server="(SSLKEYLOGFILE names a file in a folder that is not there)",
        client="ConfigError that names the variable",
        script=[run()],
        prepare=_over_tls(SSLKEYLOGFILE="/nowhere/keys", SSL_CERT_FILE="BUNDLE"),
        checks=[raises(errors.ConfigError, "SSLKEYLOGFILE", "/nowhere/keys"), requests(0)],
    ),
    _row(
        server="(the key of the client certificate has a password)",
        client="ConfigError; nobody is asked on the terminal",
        script=[run()],
        prepare=World.use_tls,
        options=_key_with_password,
        checks=[raises(errors.ConfigError, "a key with a password"), requests(0)],
    ),
    *(
        _row(
            server=f"({name} is {value!r})",
            client="ConfigError that names the variable",
            prepare=_env(**{"DOMINO_PROJECT_OWNER": "owner", "DOMINO_PROJECT_NAME": "name", name: value}),
            options={"project": None},
            checks=[raises(errors.ConfigError, name)],
        )
        for name, value in (
            ("DOMINO_PROJECT_OWNER", "a/b"),
            ("DOMINO_PROJECT_OWNER", ".."),
            ("DOMINO_PROJECT_NAME", " a"),
            ("DOMINO_PROJECT_NAME", "a\nb"),
        )
    ),
]
