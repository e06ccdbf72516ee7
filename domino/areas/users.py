"""Users: the one behind the credential, and all others."""

from __future__ import annotations

import difflib
from collections.abc import AsyncGenerator, Sequence

from domino_api import models
from domino_api.api import users

from domino._calls.paging import Page, Place, paged
from domino.exceptions import UserNotFoundException

from .area import AsyncArea
from .arguments import check_limit, checked_id

__all__ = ["AsyncUsers"]


class AsyncUsers(AsyncArea):
    """Users."""

    async def users_self(self) -> models.User:
        """Return the user whom the credential belongs to; this checks that it is accepted. Wire facts 2.13."""
        return await self._engine.call(users.get_current_user.operation())

    async def users_list(
        self,
        *,
        user_ids: Sequence[str] | None = None,
        user_name: str | None = None,
        query: str | None = None,
        only_users: bool | None = None,
    ) -> list[models.Person]:
        """List all users of the deployment that you may see. Wire facts 4.9.

        Args:
            user_ids: Only those with these ids.
            user_name: Only the one with exactly this name.
            query: Only those whose name begins with this.
            only_users: True to leave out organizations, which are users too; None leaves it to the server.

        Raises:
            TypeError: The ids are one string.
            ValueError: The list of ids is empty.
        """
        if isinstance(user_ids, str):
            raise TypeError(f"user_ids must be a list of ids, not one: write [{user_ids!r}]")
        operation = users.list_users.operation(
            user_id=None if user_ids is None else list(user_ids),
            user_name=user_name,
            query=query,
            list_only_users=only_users,
        )
        return await self._engine.call(operation)

    def users_iter(self, *, limit: int | None = None) -> AsyncGenerator[models.VisibleUser, None]:
        """Yield the users of the deployment, requesting each page when it is needed. Wire facts 4.9.

        Unlike `users_list`, it holds only one page at a time and leaves out organizations.

        Args:
            limit: How many to return at most; None for all.
        """
        check_limit(limit)

        async def ask(place: Place) -> Page[models.VisibleUser]:
            page = await self._engine.call(users.list_visible_users.operation(offset=place.offset, limit=place.size))
            return Page(page.users, page.metadata.total_count if page.metadata else None)

        return paged(ask, lambda user: user.id, limit=limit)

    async def get_user_id(self, username_or_email: str) -> str | None:
        """Return the id of the user with this name or e-mail address, None if there is none. Wire facts 4.9.

        Args:
            username_or_email: The name, or the e-mail address as it is written in the profile.
        """
        wanted = checked_id(username_or_email, "username_or_email")
        found = await self._engine.call(users.list_users.operation())
        return next((each.id for each in found if wanted in (each.user_name, each.email)), None)

    async def _person(self, wanted: str, name: str = "username_or_email") -> models.Person:
        """Return who has a name, an address or an id; raise NotFoundError, with the near ones, if nobody has."""
        (person,) = await self._people([(wanted, name)])
        return person

    async def _people(self, wanted: Sequence[tuple[str, str]]) -> list[models.Person]:
        """Return several as `_person` does one, each given with the name of the argument; all users are listed once."""
        for text, name in wanted:
            checked_id(text, name)
        everybody = await self._engine.call(users.list_users.operation()) if wanted else []
        return [_found(everybody, text) for text, _ in wanted]


def _found(everybody: Sequence[models.Person], wanted: str) -> models.Person:
    for person in everybody:
        if wanted in (person.user_name, person.email, person.id):
            return person
    # Of an address only what stands before its host: that is the same for all.
    names = {each.user_name.lower(): each.user_name for each in everybody if each.user_name}
    near = difflib.get_close_matches(wanted.partition("@")[0].lower(), names, 3)
    hint = f"did you mean {' or '.join(repr(names[each]) for each in near)}?" if near else "see users_list()"
    raise UserNotFoundException(f"there is no user or organization {wanted!r}: {hint}", operation="list_users")
