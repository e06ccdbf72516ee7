"""Hardware tiers and environments by id and name, looked up before anything is started with them."""

from __future__ import annotations

import difflib
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Literal, TypeAlias

from attrs import frozen

from domino.errors import CallError, NotFoundError
from domino.exceptions import EnvironmentNotFoundException

from .environments import AsyncEnvironments

__all__ = ["AsyncLookups", "Catalogue", "Entry"]

#: What a text is: an id, a name, or either of them.
By: TypeAlias = Literal["id", "name", "id or name"]

#: How many entries an error shows where none is near.
_SHOWN = 10

_logger = logging.getLogger("domino")


@frozen
class Entry:
    """Something that has an id and a name."""

    id: str
    name: str


@frozen
class Catalogue:
    """All hardware tiers or environments that a project may use, or all tags that a job has."""

    noun: str
    entries: Sequence[Entry]
    error: type[NotFoundError]
    whose: str = "the project may use"

    def find(self, wanted: str, by: By) -> Entry | None:
        """Return the one that is meant, None if there is none; raise NotFoundError if several could be."""
        if by != "name":
            for entry in self.entries:
                if entry.id == wanted:
                    return entry
        named = [entry for entry in self.entries if entry.name == wanted] if by != "id" else []
        if len(named) > 1:
            ids = ", ".join(entry.id for entry in named)
            raise self.error(f"{len(named)} {self.noun}s are named {wanted!r}: pass the id of one, {ids}")
        return named[0] if named else None

    def unknown(self, wanted: str, by: By) -> NotFoundError:
        """Return the error for one that is not there: it tells the near ones."""
        words = [(entry, word) for entry in self.entries for word in self._words(entry, by)]
        near = difflib.get_close_matches(wanted.lower(), [word.lower() for _, word in words], 3)
        meant = list(dict.fromkeys(entry for entry, word in words if word.lower() in near))
        hint = "did you mean" if meant else "there are"
        shown = ", ".join(f"{entry.name!r} (id {entry.id})" for entry in (meant or self.entries)[:_SHOWN])
        more = f" and {len(self.entries) - _SHOWN} more" if not meant and len(self.entries) > _SHOWN else ""
        told = f"{hint} {shown}{more}" + ("?" if meant else "") if self.entries else "there are none"
        return self.error(f"{self.whose} no {self.noun} with the {by} {wanted!r}: {told}")

    @staticmethod
    def _words(entry: Entry, by: By) -> list[str]:
        # A name where an id is asked for is the likeliest mistake of all: both are compared.
        return [entry.name, entry.id] if by == "name" else [entry.id, entry.name]


class AsyncLookups(AsyncEnvironments):
    """Hardware tiers and environments by id and name; a list is asked for again when something is not on it."""

    _known_tiers: Catalogue | None = None
    _known_environments: Catalogue | None = None

    async def _tiers(self) -> Catalogue:
        entries = [Entry(each.hardware_tier.id, each.hardware_tier.name) for each in await self.hardware_tiers_list()]
        self._known_tiers = Catalogue("hardware tier", entries, NotFoundError)
        return self._known_tiers

    async def _environments(self) -> Catalogue:
        entries = [Entry(each.id, each.name or "") for each in (await self.environments_useable()).environments]
        self._known_environments = Catalogue("environment", entries, EnvironmentNotFoundException)
        return self._known_environments

    async def _tier_id(self, wanted: str, by: By) -> str:
        """Return the id of a hardware tier; raise NotFoundError, with the near ones, if the project has none such."""
        known = self._known_tiers
        found = known.find(wanted, by) if known is not None else None
        return found.id if found is not None else await self._sought(self._tiers, wanted, by)

    async def _environment_id(self, wanted: str, by: By) -> str:
        """Return the id of an environment; raise NotFoundError, with the near ones, if the project has none such."""
        known = self._known_environments
        found = known.find(wanted, by) if known is not None else None
        return found.id if found is not None else await self._sought(self._environments, wanted, by)

    async def _sought(self, ask: Callable[[], Awaitable[Catalogue]], wanted: str, by: By) -> str:
        try:
            catalogue = await ask()
        except CallError as error:
            if by == "name":
                raise
            # Worth checking, not worth failing: the server says itself whether it takes an id.
            _logger.info("%r could not be looked up, it is sent as it is: %s", wanted, error)
            return wanted
        found = catalogue.find(wanted, by)
        if found is None:
            raise catalogue.unknown(wanted, by)
        return found.id
