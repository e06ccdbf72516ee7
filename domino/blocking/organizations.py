# Made by scripts/regen.sh from domino/areas/organizations.py: edit that file, not this one.
"""Organizations: groups of users that can own environments."""

from __future__ import annotations

from collections.abc import Generator, Mapping

from domino_api import models

from domino._calls.engine import iterate_blocking, run_blocking
from domino._calls.paging import LARGEST_PAGE

from .area import Area

__all__ = ["Organizations"]


class Organizations(Area):
    """Organizations."""

    def organizations_list(
        self, *, name: str | None = None, every: bool = False, offset: int = 0, limit: int = LARGEST_PAGE
    ) -> models.OrganizationPage:
        """Return a page of the organizations that the user is a member of: `.orgs`. Wire facts 4.9.

        Args:
            name: Only those with exactly this name.
            every: Whether to include those of others; this needs the permission ManageOrganizations.
            offset: How many to skip.
            limit: How many to return at most; servers return up to 100.
        """
        return run_blocking(self._suspending.organizations_list(name=name, every=every, offset=offset, limit=limit))

    def organizations_iter(
        self, *, name: str | None = None, every: bool = False, limit: int | None = None
    ) -> Generator[models.Organization, None, None]:
        """Yield the organizations that the user is a member of, page by page. Wire facts 4.9.

        Args:
            name: Only those with exactly this name.
            every: Whether to include those of others; this needs the permission ManageOrganizations.
            limit: How many to return at most; None for all.
        """
        return iterate_blocking(self._suspending.organizations_iter(name=name, every=every, limit=limit))

    def organizations_get(self, organization_id: str) -> models.Organization:
        """Return an organization. Raises NotFoundError if it does not exist. Wire facts 4.9.

        Args:
            organization_id: Its id among the users, which all lists have.
        """
        return run_blocking(self._suspending.organizations_get(organization_id))

    def organizations_create(
        self, name: str, members: Mapping[str, models.OrganizationRole | str] | None = None
    ) -> models.Organization:
        """Create an organization. Sent only once: if the reply is lost, check whether it exists. Wire facts 4.9.

        Args:
            name: Its name.
            members: Roles by the ids of users, as `{user_id: "member"}`; whether the server adds you is not known.

        Raises:
            ValueError: The name is empty, or a role is misspelt.
        """
        return run_blocking(self._suspending.organizations_create(name, members))

    def organizations_add_member(
        self, organization_id: str, user_id: str, role: models.OrganizationRole | str = "member"
    ) -> models.Organization:
        """Add a user to an organization, and return the organization. Wire facts 4.9.

        Args:
            organization_id: The organization.
            user_id: The user's id, as `get_user_id` returns it.
            role: An OrganizationRole or its text, `member` or `admin`.
        """
        return run_blocking(self._suspending.organizations_add_member(organization_id, user_id, role))

    def organizations_remove_member(self, organization_id: str, user_id: str) -> models.Organization:
        """Remove a user from an organization, and return the organization. Wire facts 4.9.

        Args:
            organization_id: The organization.
            user_id: The user.
        """
        return run_blocking(self._suspending.organizations_remove_member(organization_id, user_id))
