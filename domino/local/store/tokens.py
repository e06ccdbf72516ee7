"""Personal access tokens: of each only a digest is kept, so nothing can show it again."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

from .database import Database
from .runs import new_id, now_ms

_SCHEMA = """
CREATE TABLE IF NOT EXISTS access_token (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, description TEXT, digest TEXT NOT NULL UNIQUE, created INTEGER NOT NULL,
    expires INTEGER NOT NULL, is_invalid INTEGER NOT NULL DEFAULT 0);
"""
_COLUMNS = "id, name, description, created, expires, is_invalid"
_BYTES = 32


@dataclass(frozen=True)
class Token:
    """A token without its secret; times are in milliseconds since 1970."""

    id: str
    name: str
    description: str | None
    created: int
    expires: int
    is_invalid: bool

    @property
    def is_valid(self) -> bool:
        """Whether it is accepted now."""
        return not self.is_invalid and now_ms() < self.expires


class Tokens:
    """The tokens of the user.

    Args:
        database: where the records are.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        database.define(_SCHEMA)

    def all(self) -> list[Token]:
        """Return all of them, oldest first."""
        return self._select("")

    def accepts(self, secret: str) -> bool:
        """Tell whether this is the secret of a token that is valid now."""
        return any(token.is_valid for token in self._select("WHERE digest = ?", _digest(secret)))

    def add(self, name: str, description: str | None, seconds: int) -> tuple[Token, str]:
        """Make a token and return it with its secret, for the only time."""
        now, secret = now_ms(), f"pat_{secrets.token_urlsafe(_BYTES)}"
        made = Token(new_id(), name, description, now, now + seconds * 1000, is_invalid=False)
        with self._database.change() as connection:
            values = (made.id, name, description, _digest(secret), made.created, made.expires)
            query = (
                "INSERT INTO access_token (id, name, description, digest, created, expires) VALUES (?, ?, ?, ?, ?, ?)"
            )
            connection.execute(query, values)
        return made, secret

    def invalidate(self, token_id: str | None = None) -> bool:
        """End the validity of one token, or of all; return whether there was any."""
        return self._change("UPDATE access_token SET is_invalid = 1", token_id)

    def delete(self, token_id: str | None = None) -> bool:
        """Delete one token, or all; return whether there was any."""
        return self._change("DELETE FROM access_token", token_id)

    def _change(self, query: str, token_id: str | None) -> bool:
        where, values = ("", ()) if token_id is None else (" WHERE id = ?", (token_id,))
        with self._database.change() as connection:
            return connection.execute(query + where, values).rowcount > 0

    def _select(self, where: str, *values: str) -> list[Token]:
        query = f"SELECT {_COLUMNS} FROM access_token {where} ORDER BY rowid"  # noqa: S608  # our own conditions
        return [
            Token(id_, name, description, created, expires, is_invalid=bool(is_invalid))
            for id_, name, description, created, expires, is_invalid in self._database.rows(query, *values)
        ]


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
