"""Organizations: groups of users that can own environments."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping

from domino_api import models
from domino_api.api import organizations

from domino._calls.paging import LARGEST_PAGE, Page, Place, paged

from .area import AsyncArea
from .arguments import check_limit, check_page, checked_choice, checked_id

__all__ = ["AsyncOrganizations"]


class AsyncOrganizations(AsyncArea):
    """Organizations."""

    async def organizations_list(
        self, *, name: str | None = None, every: bool = False, offset: int = 0, limit: int = LARGEST_PAGE
    ) -> models.OrganizationPage:
        """Return a page of the organizations that the user is a member of: `.orgs`. Wire facts 4.9.

        Args:
            name: Only those with exactly this name.
            every: Whether to include those of others; this needs the permission ManageOrganizations.
            offset: How many to skip.
            limit: How many to return at most; servers return up to 100.
        """
        check_page(offset, limit)
        return await self._page_of_organizations(name, every, offset, limit)

    def organizations_iter(
        self, *, name: str | None = None, every: bool = False, limit: int | None = None
    ) -> AsyncGenerator[models.Organization, None]:
        """Yield the organizations that the user is a member of, page by page. Wire facts 4.9.

        Args:
            name: Only those with exactly this name.
            every: Whether to include those of others; this needs the permission ManageOrganizations.
            limit: How many to return at most; None for all.
        """
        check_limit(limit)

        async def ask(place: Place) -> Page[models.Organization]:
            page = await self._page_of_organizations(name, every, place.offset, place.size)
            return Page(page.orgs, page.metadata.total_count if page.metadata else None)

        return paged(ask, lambda organization: organization.id, limit=limit)

    async def organizations_get(self, organization_id: str) -> models.Organization:
        """Return an organization. Raises NotFoundError if it does not exist. Wire facts 4.9.

        Args:
            organization_id: Its id among the users, which all lists have.
        """
        operation = organizations.get_organization.operation(checked_id(organization_id, "organization_id"))
        return (await self._engine.call(operation)).org

    async def organizations_create(
        self, name: str, members: Mapping[str, models.OrganizationRole | str] | None = None
    ) -> models.Organization:
        """Create an organization. Sent only once: if the reply is lost, check whether it exists. Wire facts 4.9.

        Args:
            name: Its name.
            members: Roles by the ids of users, as `{user_id: "member"}`; whether the server adds you is not known.

        Raises:
            ValueError: The name is empty, or a role is misspelt.
        """
        given = [_member(user_id, role) for user_id, role in (members or {}).items()]
        body = models.NewOrganization(name=checked_id(name, "name"), members=given)
        return (await self._engine.call(organizations.create_organization.operation(body=body))).org

    async def organizations_add_member(
        self, organization_id: str, user_id: str, role: models.OrganizationRole | str = "member"
    ) -> models.Organization:
        """Add a user to an organization, and return the organization. Wire facts 4.9.

        Args:
            organization_id: The organization.
            user_id: The user's id, as `get_user_id` returns it.
            role: An OrganizationRole or its text, `member` or `admin`.
        """
        operation = organizations.add_organization_member.operation(
            checked_id(organization_id, "organization_id"), body=_member(user_id, role)
        )
        return (await self._engine.call(operation)).org

    async def organizations_remove_member(self, organization_id: str, user_id: str) -> models.Organization:
        """Remove a user from an organization, and return the organization. Wire facts 4.9.

        Args:
            organization_id: The organization.
            user_id: The user.
        """
        operation = organizations.remove_organization_member.operation(
            checked_id(organization_id, "organization_id"), member_to_remove_id=checked_id(user_id, "user_id")
        )
        return (await self._engine.call(operation)).org

    async def _page_of_organizations(
        self, name: str | None, every: bool, offset: int, limit: int
    ) -> models.OrganizationPage:
        listed = organizations.list_all_organizations if every else organizations.list_organizations
        return await self._engine.call(listed.operation(name_filter=name, offset=offset, limit=limit))


def _member(user_id: str, role: models.OrganizationRole | str) -> models.NewOrganizationMember:
    chosen = checked_choice(role, models.OrganizationRole, "role")
    return models.NewOrganizationMember(user_id=checked_id(user_id, "user_id"), organization_role=chosen)
