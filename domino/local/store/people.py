"""Who there is besides the user: people that can be named, and organizations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from domino.local.settings import LocalSettings

from .database import Database
from .runs import new_id

_SCHEMA = """
CREATE TABLE IF NOT EXISTS person (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, is_organization INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS organization_member (
    organization_id TEXT NOT NULL REFERENCES person (id), user_id TEXT NOT NULL REFERENCES person (id),
    role TEXT NOT NULL, PRIMARY KEY (organization_id, user_id));
"""


class NameTaken(Exception):
    """A user or an organization has this name."""


@dataclass(frozen=True)
class Person:
    """A user; or an organization, which is a user without a password."""

    id: str
    name: str
    is_organization: bool = False


@dataclass(frozen=True)
class Organization:
    """An organization; `members` are roles by the ids of users."""

    id: str
    name: str
    members: Mapping[str, str]


class People:
    """Users and organizations.

    Args:
        database: where the records are.
        settings: names the user and the others.
        user_id: the user's id.
    """

    def __init__(self, database: Database, settings: LocalSettings, user_id: str) -> None:
        self._database = database
        database.define(_SCHEMA)
        ids = {settings.user: user_id, **{name: new_id() for name in settings.other_users if name != settings.user}}
        with database.change() as connection:
            for name, id_ in ids.items():
                connection.execute("INSERT OR IGNORE INTO person VALUES (?, ?, 0)", (id_, name))

    def all(self) -> list[Person]:
        """Return everybody, oldest first."""
        rows = self._database.rows("SELECT id, name, is_organization FROM person ORDER BY rowid")
        return [Person(id_, name, bool(is_organization)) for id_, name, is_organization in rows]

    def users(self) -> list[Person]:
        """Return who is no organization, oldest first."""
        return [person for person in self.all() if not person.is_organization]

    def find(self, id_: str) -> Person | None:
        """Return whoever has an id."""
        return next((person for person in self.all() if person.id == id_), None)

    def organizations(self) -> list[Organization]:
        """Return all organizations, oldest first."""
        members: dict[str, dict[str, str]] = {}
        for organization, user, role in self._database.rows("SELECT * FROM organization_member ORDER BY rowid"):
            members.setdefault(organization, {})[user] = role
        return [
            Organization(each.id, each.name, members.get(each.id, {})) for each in self.all() if each.is_organization
        ]

    def organization(self, id_: str) -> Organization | None:
        """Return an organization by its id."""
        return next((each for each in self.organizations() if each.id == id_), None)

    def add_organization(self, name: str, members: Mapping[str, str]) -> Organization:
        """Store a new organization.

        Raises:
            NameTaken: somebody has its name.
        """
        made = Organization(new_id(), name, members)
        with self._database.change() as connection:
            if connection.execute("SELECT 1 FROM person WHERE name = ?", (name,)).fetchone():
                raise NameTaken
            connection.execute("INSERT INTO person VALUES (?, ?, 1)", (made.id, name))
            rows = [(made.id, user, role) for user, role in members.items()]
            connection.executemany("INSERT INTO organization_member VALUES (?, ?, ?)", rows)
        return made

    def set_member(self, organization_id: str, user_id: str, role: str) -> None:
        """Make a user a member, or give one another role."""
        with self._database.change() as connection:
            query = "INSERT INTO organization_member VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET role = excluded.role"
            connection.execute(query, (organization_id, user_id, role))

    def remove_member(self, organization_id: str, user_id: str) -> bool:
        """Take a user out; return whether they were in."""
        with self._database.change() as connection:
            query = "DELETE FROM organization_member WHERE organization_id = ? AND user_id = ?"
            return connection.execute(query, (organization_id, user_id)).rowcount > 0
