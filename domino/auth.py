"""Credentials: an ordered list of small sources, of which the first one that has what it needs is used.

The order is that of the official client (wire facts 1.3): explicit arguments first (proxy, token, token file, API key),
then the environment (proxy, token file, API key), and finally, inside a run, the local access-token endpoint.
"""

from __future__ import annotations

import codecs
import logging
import re
import time
from collections.abc import Callable, Mapping
from typing import ClassVar, Protocol, overload
from weakref import WeakSet

from attrs import field, frozen

from ._text import readable
from .errors import ConfigError, CredentialError

__all__ = [
    "AddedByProxy",
    "ApiKey",
    "BearerToken",
    "Credential",
    "Hidden",
    "LocalToken",
    "Secrets",
    "TokenFile",
    "find_credential",
    "kept_credential",
]

Header = tuple[str, str]

#: Inside a run, this address returns a short-lived token, a new one for each call (wire facts 1.4).
LOCAL_TOKEN_URL = "http://localhost:8899/access-token"  # noqa: S105  (an address)


class Credential(Protocol):
    """A source of the header that identifies the user."""

    #: Whether `header` reads a file or a socket, and therefore must not be called in the event loop.
    blocks: ClassVar[bool]

    def header(self) -> Header | None:
        """Return the header's name and value for one try; None if no header is needed."""
        ...


class Hidden(str):
    """A string whose repr does not show it, so that it stays hidden where values are printed for debugging."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "'***'"

    @overload
    @classmethod
    def of(cls, value: str) -> Hidden: ...
    @overload
    @classmethod
    def of(cls, value: str | None) -> Hidden | None: ...
    @classmethod
    def of(cls, value: str | None) -> Hidden | None:
        """Return the string hidden; other types are left to the check of the arguments."""
        return cls(value) if isinstance(value, str) else value

    @classmethod
    def url(cls, value: str | None) -> str | None:
        """Return a URL, hidden if it contains a user and password, which it should not."""
        return cls(value) if isinstance(value, str) and "@" in value else value


class Secrets:
    """The values that were sent as credentials, so that they can be removed where a server echoes them."""

    #: Token files rotate, so old values are forgotten.
    _KEPT = 8
    #: A shorter value is not a secret, and removing it would garble words and numbers that happen to contain it.
    _SHORTEST = 8

    __slots__ = ("__weakref__", "_values")

    def __init__(self) -> None:
        self._values: list[Hidden] = []

    def add(self, header_value: str) -> None:
        """Remember the value of a credential's header."""
        value = Hidden(header_value.removeprefix("Bearer "))
        if len(value) >= self._SHORTEST and value not in self._values:
            self._values = [value, *self._values][: self._KEPT]

    def hide(self, text: str) -> str:
        """Return the text without the credentials."""
        for value in self._values:
            text = text.replace(value, "***")
        return text

    def keep_out_of_logs(self) -> None:
        """Remove the credentials from log lines: httpcore's debug lines repeat the headers of replies."""
        _LOG_FILTER.watched.add(self)
        for name in _LOGGERS:
            logging.getLogger(name).addFilter(_LOG_FILTER)

    def __repr__(self) -> str:
        return "<Secrets>"


class _LogFilter(logging.Filter):
    """Rewrites lines that contain a credential of any client in use, or characters that a terminal would obey."""

    def __init__(self) -> None:
        super().__init__()
        self.watched: WeakSet[Secrets] = WeakSet()

    def filter(self, record: logging.LogRecord) -> bool:
        """Clean a line, and let every line pass."""
        line = text = record.getMessage()
        for secrets in list(self.watched):
            line = secrets.hide(line)
        line = readable(line)
        if line != text:
            record.msg, record.args = line, None
        return True


_LOG_FILTER = _LogFilter()
#: A filter sees only the lines of its own logger, so all loggers are listed.
_LOGGERS = (
    *("domino", "domino.files", "domino.runs", "httpx"),
    *(f"httpcore.{part}" for part in ("connection", "http11", "proxy", "socks")),
)


@frozen
class ApiKey:
    """An API key, sent as `X-Domino-Api-Key`. As a bearer token, it would be refused (wire facts 1.2)."""

    blocks: ClassVar[bool] = False
    key: str = field(repr=False)

    def header(self) -> Header:
        """Return the API key header."""
        return "X-Domino-Api-Key", self.key


@frozen
class BearerToken:
    """A JWT, the token of a service account, or a personal access token."""

    blocks: ClassVar[bool] = False
    token: str = field(repr=False)

    def header(self) -> Header:
        """Return the Authorization header."""
        return _bearer(self.token)


@frozen
class TokenFile:
    """A file whose first line is a bearer token. It is read again for each try, because such files rotate."""

    blocks: ClassVar[bool] = True
    path: str

    def header(self) -> Header:
        """Read the file and return the Authorization header; raise CredentialError if there is no token in it."""
        token, problem = Hidden(), ""
        try:
            token = _first_line(self.path)
        except (OSError, ValueError) as error:
            problem = f"cannot be read: {getattr(error, 'strerror', None) or error}"
        else:
            if not token:
                problem = "has an empty first line, where the token should be"
            elif not (token.isascii() and token.isprintable()):
                problem = "holds a character that cannot be sent in a header"
            elif len(token) >= _LONGEST:
                problem = "has a first line that is too long for a token"
        if problem:
            raise CredentialError(f"the token file {self.path!r} {problem}")
        return _bearer(token)


@frozen
class LocalToken:
    """The access-token endpoint inside a run."""

    blocks: ClassVar[bool] = True
    url: str = LOCAL_TOKEN_URL

    def header(self) -> Header:
        """Request a token and return the Authorization header; raise CredentialError if there is none."""
        problem, token, status = "", Hidden(), 0
        try:
            status, token = _fetched(self.url)
        except _no_answers() as error:
            problem = str(error)
        if problem:
            raise CredentialError(f"the local token endpoint {self.url} did not answer: {problem}")
        if status != 200 or not token or "<" in token or not (token.isascii() and token.isprintable()):
            raise CredentialError(f"the local token endpoint {self.url} gave no token (HTTP {status})")
        return _bearer(token)


@frozen
class AddedByProxy:
    """No credential of ours: the reverse proxy inside a run adds it."""

    blocks: ClassVar[bool] = False

    def header(self) -> None:
        """Return None: nothing is sent."""
        return


#: More bytes than any token has.
_LONGEST = 1 << 16


def _first_line(path: str) -> Hidden:
    """Return the first line of a text file, without the byte order mark that an editor or shell may have put there.

    This is a function of its own because the frames of errors must not contain what was read.
    """
    with open(path, "rb") as file:
        data = file.read(2 * _LONGEST)
    is_utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = data.decode("utf-16" if is_utf16 else "utf-8-sig", "replace")
    return Hidden(_without_scheme(text.partition("\n")[0]))


def _no_answers() -> tuple[type[Exception], ...]:
    import httpx  # only inside a run

    return (httpx.HTTPError,)


def _fetched(url: str) -> tuple[int, Hidden]:
    """Return the status and the text of the reply to a GET of a URL."""
    import httpx  # only inside a run

    until = time.monotonic() + _LOCAL_TIMEOUT
    body = bytearray()
    # trust_env=False: a token must not go through a proxy, and this address is on the same machine.
    plain = {"Accept-Encoding": "identity"}
    with httpx.stream("GET", url, timeout=_LOCAL_TIMEOUT, trust_env=False, headers=plain) as answer:
        for chunk in answer.iter_raw():
            body += chunk
            if len(body) >= _LONGEST or time.monotonic() > until:
                raise httpx.ReadError("it sends more than a token, or too slowly")
    return answer.status_code, Hidden(_without_scheme(body.decode("utf-8-sig", "replace")))


#: In seconds, for each step and for the answer as a whole.
_LOCAL_TIMEOUT = 10.0


def _without_scheme(text: str) -> str:
    """Return a token without surrounding whitespace, and without the scheme that some sources put before it."""
    return re.sub(r"^bearer(\s+|$)", "", text.strip(), flags=re.IGNORECASE)


def _bearer(token: str) -> Header:
    return "Authorization", f"Bearer {_without_scheme(token)}"


def find_credential(
    *,
    api_proxy: str | None,
    auth_token: str | None,
    token_file: str | None,
    api_key: str | None,
    environ: Mapping[str, str],
) -> tuple[Credential, str] | None:
    """Return the first source that has what it needs, and the name of the argument or variable it came from.

    Raises:
        ConfigError: The value could not be sent in a header.
    """
    candidates: list[tuple[str, object, _Make]] = [
        ("api_proxy", api_proxy, _proxied),
        ("auth_token", auth_token, _token),
        ("domino_token_file", token_file, _token_file),
        ("api_key", api_key, _key),
        ("DOMINO_API_PROXY", environ.get("DOMINO_API_PROXY"), _proxied),
        ("DOMINO_TOKEN_FILE", environ.get("DOMINO_TOKEN_FILE"), _token_file),
        ("DOMINO_USER_API_KEY", Hidden.of(environ.get("DOMINO_USER_API_KEY")), _key),
    ]
    for name, value, make in candidates:
        if value is not None and not isinstance(value, str):
            raise ConfigError(f"{name} must be a str, not {type(value).__name__}")
        if value:
            return make(name, value), name
    if environ.get("DOMINO_RUN_ID"):
        return LocalToken(), "the local token endpoint"
    return None


def kept_credential(setting: str, value: str, source: str) -> Credential:
    """Return the credential of a profile (its `auth_token`, `token_file` or `api_key`); errors name the source."""
    make: _Make = {"auth_token": _token, "token_file": _token_file, "api_key": _key}[setting]
    return make(source, value)


#: Creates a credential from the name of its source and its value.
_Make = Callable[[str, str], Credential]


def _proxied(name: str, value: str) -> Credential:
    return AddedByProxy()


def _token(name: str, value: str) -> Credential:
    token = Hidden(_without_scheme(value))
    if not token:
        raise ConfigError(f"{name} holds no token, only the word before it")
    return BearerToken(_sendable(name, token))


def _token_file(name: str, value: str) -> Credential:
    return TokenFile(value)


def _key(name: str, value: str) -> Credential:
    if value.strip().startswith(("http://", "https://")):
        raise ConfigError(f"{name} is a URL: are the API key and the host swapped?")
    return ApiKey(_sendable(name, value))


def _sendable(name: str, value: str) -> str:
    value = Hidden(value.strip())
    if not (value.isascii() and value.isprintable()):
        raise ConfigError(f"{name} holds a character that cannot be sent in a header; was it copied whole?")
    return value
