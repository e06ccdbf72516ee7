# Made by scripts/regen.sh from domino/areas/users.py: edit that file, not this one.
"""Users: the one behind the credential, and all others."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from domino_api import models

from domino._calls.engine import iterate_blocking, run_blocking

from .area import Area

__all__ = ["Users"]


class Users(Area):
    """Users."""

    def users_self(self) -> models.User:
        """Return the user whom the credential belongs to; this checks that it is accepted. Wire facts 2.13."""
        return run_blocking(self._suspending.users_self())

    def users_list(
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
        return run_blocking(
            self._suspending.users_list(user_ids=user_ids, user_name=user_name, query=query, only_users=only_users)
        )

    def users_iter(self, *, limit: int | None = None) -> Generator[models.VisibleUser, None, None]:
        """Yield the users of the deployment, requesting each page when it is needed. Wire facts 4.9.

        Unlike `users_list`, it holds only one page at a time and leaves out organizations.

        Args:
            limit: How many to return at most; None for all.
        """
        return iterate_blocking(self._suspending.users_iter(limit=limit))

    def get_user_id(self, username_or_email: str) -> str | None:
        """Return the id of the user with this name or e-mail address, None if there is none. Wire facts 4.9.

        Args:
            username_or_email: The name, or the e-mail address as it is written in the profile.
        """
        return run_blocking(self._suspending.get_user_id(username_or_email))
