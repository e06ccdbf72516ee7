"""Domino and AsyncDomino: settings in, calls out."""

from __future__ import annotations

import os
import ssl
from abc import ABC, abstractmethod
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import httpx
from domino_api import AsyncClient, Client
from domino_api.wire_model import WireModel, show_with
from typing_extensions import Self

from ._calls.clock import Clock, SystemClock
from ._calls.engine import AsyncEngine, BlockingEngine, Engine, Limits
from ._calls.failures import error_maker
from ._calls.retry import RetryPolicy
from ._display.lists import page
from ._network.http import async_client, blocking_client
from ._python_domino.uncovered import HintsForOldScripts
from ._web import Home, web_page
from .areas import AsyncAreas
from .auth import AddedByProxy, Hidden, Secrets, TokenFile
from .blocking import Areas
from .config import Cert, Config, Timeout, Verify
from .errors import ConfigError

__all__ = ["AsyncDomino", "Domino"]

Transport = TypeVar("Transport")

show_with(page)  # replies of `domino.api` are looked at in notebooks, too


class _Client(HintsForOldScripts, ABC, Generic[Transport]):
    """What both clients do with their settings."""

    _config: Config
    _engine: Engine

    def __init__(
        self,
        project: str | None = None,
        api_key: str | None = None,
        host: str | None = None,
        *,
        auth_token: str | None = None,
        domino_token_file: str | os.PathLike[str] | None = None,
        api_proxy: str | None = None,
        timeout: Timeout | None = None,
        max_retries: int | None = None,
        verify: Verify | None = None,
        cert: Cert | None = None,
        max_reply_size: int | None = None,
        profile: str | None = None,
        transport: Transport | None = None,
        clock: Clock | None = None,
    ) -> None:
        """Check the settings; the first call connects.

        Nothing is sent. The only file that is read is the one with profiles, if host, project or credential is missing.

        Args:
            project: `owner/name`; DOMINO_PROJECT, and inside a run DOMINO_PROJECT_OWNER and DOMINO_PROJECT_NAME.
            api_key: The API key; DOMINO_USER_API_KEY.
            host: The deployment with its scheme, `https://domino.example.com`; DOMINO_API_HOST.
            auth_token: A bearer token: a JWT, or the token of a service account, or a personal access token.
            domino_token_file: A file with a bearer token, read again for each request; DOMINO_TOKEN_FILE.
            api_proxy: The proxy inside a run that adds the credential itself, `localhost:8899`; DOMINO_API_PROXY.
            timeout: Seconds to wait for a connection (10 at most), for a chunk to be sent, and for a chunk to arrive.
                Default 60.
            max_retries: How often a call that is safe to repeat is retried; DOMINO_MAX_RETRIES. Default 4.
            verify: False to accept any TLS certificate, or the path of a CA bundle, or an ssl.SSLContext;
                DOMINO_VERIFY_CERTIFICATE. Default: the system's trust store.
            cert: A client certificate: a PEM file, or certificate and key files.
            max_reply_size: The largest reply in bytes after decompression, files excepted; DOMINO_MAX_REPLY_SIZE.
                Default 64 MiB.
            profile: The profile for settings that are missing elsewhere; DOMINO_PROFILE. Default: the one chosen with
                `domino config use`. See `domino.profiles`.
            transport: An httpx transport that replaces the network.
            clock: A clock that tells the time and sleeps, for tests.

        The first credential that is found is used: the arguments, in the order proxy, token, token file, key; then the
        environment's proxy, token file, key; then the profile's; inside a run, the local token endpoint. Wire facts 1.2
        to 1.4.

        Raises:
            ConfigError: A setting is missing or wrong.
        """
        # A traceback that prints locals must not print these.
        api_key, auth_token = Hidden.of(api_key), Hidden.of(auth_token)
        host, api_proxy = Hidden.url(host), Hidden.url(api_proxy)
        self._config = Config.resolve(
            project,
            api_key,
            host,
            auth_token=auth_token,
            domino_token_file=domino_token_file,
            api_proxy=api_proxy,
            timeout=timeout,
            max_retries=max_retries,
            verify=verify,
            cert=cert,
            max_reply_size=max_reply_size,
            profile=profile,
        )
        self._transport = transport
        home = Home(self._config.web_host, self._config.owner, self._config.project)
        self._use(self._connected(clock or SystemClock(self._config.longest_pause), home))

    @property
    def host(self) -> str:
        """The deployment: scheme, host and port."""
        return self._config.host

    @property
    def project(self) -> str:
        """The project as `owner/name`."""
        return f"{self._config.owner}/{self._config.project}"

    @property
    def sources(self) -> dict[str, str]:
        """Where each setting that is not a default comes from: an argument, an environment variable or a profile."""
        return dict(self._config.sources)

    def web_page(self, about: WireModel | str | None = None) -> str | None:
        """Return the address of a page on the deployment, to open in a browser; nothing is sent. Wire facts 4.12.

            print(domino.web_page(run))

        Args:
            about: A run, job, file, dataset or project that a method returned, or a list of runs, jobs or files; or
                the id of a run or job of this project; or None for the project itself.

        Returns:
            None if no page is known to be the right one: for a reply that was unpickled or made by hand, for a file
            of any commit other than the latest, for jobs and datasets of another project, and for jobs and datasets
            as long as the client does not know the id of its own project (`project_id` looks it up). Always None if
            the host is known only inside the deployment and DOMINO_USER_HOST does not give the public one.
        """
        if about is None:
            return self._engine.home.page_of_project()
        return self._engine.home.page_of_run(about) if isinstance(about, str) else web_page(about)

    def with_options(self, *, timeout: Timeout | None = None, max_retries: int | None = None) -> Self:
        """Return a client with other limits, which shares the connections.

        To change a limit for a single call, write `domino.with_options(timeout=600).files_upload("big.bin", file)`.

        Args:
            timeout: Seconds, as for the constructor; None keeps the limit.
            max_retries: How often a call is retried; None keeps the limit.

        Raises:
            ConfigError: A limit makes no sense.
        """
        twin = object.__new__(type(self))
        vars(twin).update(vars(self))
        twin._config = self._config.with_limits(timeout, max_retries)
        twin._use(self._engine.limited(_limits(twin._config)))
        return twin

    def __repr__(self) -> str:
        if "_config" not in vars(self):
            # In a traceback of the constructor, printed with its locals.
            return f"<{type(self).__name__}, not made>"
        return f"{type(self).__name__}({self.project!r}, host={self.host!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return _revived, (type(self), _portable(self._config, self.__dict__.get("_transport")))

    def __copy__(self) -> Self:
        return self.with_options()

    def __deepcopy__(self, memo: object) -> Self:
        return self.with_options()

    if not TYPE_CHECKING:  # type checkers would take every misspelt name for an attribute

        def __getattr__(self, name: str) -> Any:
            if name in ("_config", "_engine", "_suspending") and "_unusable" in vars(self):
                raise vars(self)["_unusable"].with_traceback(None)
            return super().__getattr__(name)

    def _go_on_with(
        self,
        api_key: str | None,
        auth_token: str | None,
        domino_token_file: str | os.PathLike[str] | None,
        api_proxy: str | None,
    ) -> None:
        self._config = self._config.with_credential(api_key, auth_token, domino_token_file, api_proxy)
        self._use(self._connected(self._engine.clock, self._engine.home))

    @abstractmethod
    def _connected(self, clock: Clock, home: Home) -> Engine:
        """Return an engine with connections of its own."""

    def _use(self, engine: Engine) -> None:
        self._engine = engine


class AsyncDomino(_Client[httpx.AsyncBaseTransport], AsyncAreas):
    """A project of a Domino deployment, for async code: every method that calls the server is a coroutine.

        async with AsyncDomino("owner/project") as domino:
            run = await domino.runs_start_blocking(["main.py"])

    Each event loop, of asyncio or trio, has connections of its own. A client that is unpickled takes the key or token
    from its environment. If a key or token was passed as an argument, the client refuses to be pickled.
    """

    def _connected(self, clock: Clock, home: Home) -> AsyncEngine:
        config, transport, secrets = self._config, self._transport, Secrets()
        client = AsyncClient(
            config.base_url,
            http=lambda: async_client(config, secrets, transport),
            on_error=error_maker(secrets, config.credential_source, config.host),
            max_reply_size=config.max_reply_size,
        )
        return AsyncEngine(client, clock, _limits(config), home)

    @property
    def api(self) -> AsyncClient:
        """The generated client with these settings: `await get_run.asyncio(..., client=domino.api)`, one try each."""
        if not isinstance(self._engine, AsyncEngine):
            raise TypeError("this client blocks: use Domino.api")
        return self._engine.client

    async def authenticate(
        self,
        api_key: str | None = None,
        auth_token: str | None = None,
        domino_token_file: str | os.PathLike[str] | None = None,
        api_proxy: str | None = None,
    ) -> None:
        """Switch to another credential; without arguments, to the one from the environment."""
        api_key, auth_token = Hidden.of(api_key), Hidden.of(auth_token)
        await self.aclose()
        self._go_on_with(api_key, auth_token, domino_token_file, api_proxy)

    async def aclose(self) -> None:
        """Close the connections. A later call opens new ones."""
        await self.api.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()


class Domino(_Client[httpx.BaseTransport], Areas):
    """A project of a Domino deployment.

        domino = Domino("owner/project")
        run = domino.runs_start_blocking(["main.py"])

    Creating a client checks the arguments and sends nothing; the first call connects. Threads can share a client, and a
    child process opens connections of its own after a fork. A client that is unpickled takes the key or token from its
    environment. If a key or token was passed as an argument, the client refuses to be pickled.
    """

    def _connected(self, clock: Clock, home: Home) -> BlockingEngine:
        config, transport, secrets = self._config, self._transport, Secrets()
        client = Client(
            config.base_url,
            http=lambda: blocking_client(config, secrets, transport),
            on_error=error_maker(secrets, config.credential_source, config.host),
            max_reply_size=config.max_reply_size,
        )
        return BlockingEngine(client, clock, _limits(config), home)

    def _use(self, engine: Engine) -> None:
        # AsyncDomino's methods on an engine that blocks: the one place where both clients meet.
        self._suspending = AsyncAreas(self._config, engine)
        super()._use(engine)

    @property
    def api(self) -> Client:
        """The generated client with these settings: `get_run.sync(..., client=domino.api)`, one try each."""
        if not isinstance(self._engine, BlockingEngine):
            raise TypeError("this client suspends: use AsyncDomino.api")
        return self._engine.client

    def authenticate(
        self,
        api_key: str | None = None,
        auth_token: str | None = None,
        domino_token_file: str | os.PathLike[str] | None = None,
        api_proxy: str | None = None,
    ) -> None:
        """Switch to another credential; without arguments, to the one from the environment."""
        api_key, auth_token = Hidden.of(api_key), Hidden.of(auth_token)
        self.close()
        self._go_on_with(api_key, auth_token, domino_token_file, api_proxy)

    def close(self) -> None:
        """Close the connections. A later call opens new ones."""
        self.api.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _limits(config: Config) -> Limits:
    policy = RetryPolicy(max_retries=config.max_retries, renews_credential=config.credential.blocks)
    return Limits(timeout=config.timeout, policy=policy)


def _portable(config: Config, transport: object) -> dict[str, Any]:
    """Return what a pickle holds; raise TypeError where that would be another client.

    A key or token of the environment is found there again; one that was passed as an argument must not be in a pickle.
    """
    given = {
        "api_key": config.credential_source == "api_key",
        "auth_token": config.credential_source == "auth_token",
        "verify": isinstance(config.verify, ssl.SSLContext),
        "transport": transport is not None,
    }
    for name, is_given in given.items():
        if is_given:
            instead = ", or leave the credential to the environment (DOMINO_USER_API_KEY, DOMINO_TOKEN_FILE)"
            hint = instead if name in ("api_key", "auth_token") else ""
            raise TypeError(
                f"a Domino that was made with {name}= cannot be pickled: make it in the other process{hint}"
            )
    return {
        "project": f"{config.owner}/{config.project}",
        "host": config.host,
        "domino_token_file": config.credential.path if isinstance(config.credential, TokenFile) else None,
        "api_proxy": config.base_url if isinstance(config.credential, AddedByProxy) else None,
        "timeout": config.timeout,
        "max_retries": config.max_retries,
        "verify": config.verify,
        "cert": config.cert,
        "max_reply_size": config.max_reply_size,
        "profile": config.profile,
    }


def _revived(kind: type[Domino] | type[AsyncDomino], settings: dict[str, Any]) -> Domino | AsyncDomino:
    """Return the client of a pickle.

    Where a setting is missing, its first call says so: an error while a task is unpickled would hang a process pool.
    """
    try:
        return kind(**settings)
    except ConfigError as error:
        revived = object.__new__(kind)
        vars(revived)["_unusable"] = ConfigError(f"a pickled {kind.__name__} leaves its credential behind: {error}")
        return revived
