"""Connections of Airflow as clients of Domino."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from domino import AsyncDomino, Domino
from domino.errors import ConfigError, DominoError

from ._airflow import BaseHook

if TYPE_CHECKING:
    from ._airflow import Connection

__all__ = ["DominoHook"]

#: Fields of a connection's extra: options of `Domino` by their names.
_EXTRA = {
    "project", "auth_token", "domino_token_file", "api_proxy", "profile", "timeout", "max_retries", "verify"
}  # fmt: skip


class DominoHook(BaseHook):
    """A connection to a deployment.

        with DominoHook("domino_default", "owner/project").get_conn() as domino:
            domino.files_upload("data/today.csv", Path("today.csv"))

    A connection of the type `domino` has the deployment's address as host, an API key as password, and more arguments
    of `Domino` as extra, such as `{"auth_token": ..., "project": "owner/project"}`. Arguments of the hook take
    precedence. Settings that are in neither are looked up as `Domino()` does.

    Args:
        domino_conn_id: The connection; None for none.
        project: The project, as `owner/project`.
        host: The deployment with its scheme.
        api_key: An API key.
        domino_token_file: A file with a bearer token.
    """

    conn_name_attr: ClassVar[str] = "domino_conn_id"
    default_conn_name: ClassVar[str] = "domino_default"
    conn_type: ClassVar[str] = "domino"
    hook_name: ClassVar[str] = "Domino"

    def __init__(
        self,
        domino_conn_id: str | None = "domino_default",
        project: str | None = None,
        *,
        host: str | None = None,
        api_key: str | None = None,
        domino_token_file: str | None = None,
    ) -> None:
        super().__init__()
        self.domino_conn_id = domino_conn_id
        given = {"project": project, "host": host, "api_key": api_key, "domino_token_file": domino_token_file}
        self._given = {name: value for name, value in given.items() if value is not None}

    def get_conn(self) -> Domino:
        """Return a client; the first call connects.

        Raises:
            ConfigError: A setting is missing or wrong.
        """
        return Domino(**self._settings(self.get_connection(self.domino_conn_id) if self.domino_conn_id else None))

    async def get_async_conn(self) -> AsyncDomino:
        """Return a client for async code, such as triggers."""
        if not self.domino_conn_id:
            return AsyncDomino(**self._settings(None))
        if hasattr(self, "aget_connection"):
            connection = await self.aget_connection(self.domino_conn_id)
        else:  # older Airflows can only ask for it in a way that blocks
            connection = await asyncio.to_thread(self.get_connection, self.domino_conn_id)
        return AsyncDomino(**self._settings(connection))

    def test_connection(self) -> tuple[bool, str]:
        """Return whether the deployment accepts the credential, and a message; the extra has to name a project."""
        try:
            with self.get_conn() as domino:
                return True, f"{domino.host} knows you as {domino.users_self().user_name}"
        except DominoError as error:
            return False, str(error)

    def _settings(self, connection: Connection | None) -> dict[str, Any]:
        return self._given if connection is None else {**_options(connection), **self._given}


def _options(connection: Connection) -> dict[str, Any]:
    """Return the options of `Domino` that a connection has."""
    extra: Mapping[str, Any] = connection.extra_dejson
    if unknown := sorted(extra.keys() - _EXTRA):
        raise ConfigError(
            f"the extra of the connection {connection.conn_id!r} has an unknown field {unknown[0]!r}: there can be "
            + ", ".join(sorted(_EXTRA))
        )
    host = connection.host
    if host and "://" not in host:
        host = f"{connection.schema or 'https'}://{host}"
    if host and connection.port:
        host = f"{host}:{connection.port}"
    options = {**extra, "host": host, "api_key": connection.password}
    return {name: value for name, value in options.items() if value not in (None, "")}
