"""Organizations, with both clients."""

from __future__ import annotations

import uuid

import pytest

from domino import Domino
from domino.errors import ConflictError, NotFoundError
from domino.local import LocalDomino
from domino.types import OrganizationRole


@pytest.fixture
def name() -> str:
    """Return a name that no organization has."""
    return f"team-{uuid.uuid4().hex[:10]}"


def roles(organization: object) -> dict[str, object]:
    """Return the roles of members by their ids."""
    return {each.user_id: each.organization_role for each in organization.members or []}  # type: ignore[attr-defined]


def test_an_organization_is_made_listed_and_shown(domino: Domino, name: str) -> None:
    """With the members that were named; who makes it is one of them here."""
    colleague = domino.get_user_id("colleague")
    assert colleague is not None
    made = domino.organizations_create(name, {colleague: "member"})
    assert roles(made) == {domino.users_self().id: "admin", colleague: "member"}
    assert domino.organizations_get(made.id) == made
    assert domino.organizations_list(name=name).orgs == [made]
    assert made in list(domino.organizations_iter())
    assert (name, made.id) in [(each.name, each.id) for each in domino.users_self().organizations or []]


def test_members_come_and_go(domino: Domino, name: str) -> None:
    """A second time gives another role; who is not in cannot be taken out."""
    made, visitor = domino.organizations_create(name), domino.get_user_id("visitor")
    assert visitor is not None
    assert roles(domino.organizations_add_member(made.id, visitor))[visitor] == OrganizationRole.MEMBER
    assert roles(domino.organizations_add_member(made.id, visitor, "admin"))[visitor] == OrganizationRole.ADMIN
    assert visitor not in roles(domino.organizations_remove_member(made.id, visitor))
    with pytest.raises(NotFoundError, match="no member"):
        domino.organizations_remove_member(made.id, visitor)


def test_organizations_of_others_are_listed_only_when_asked_for(domino: Domino, name: str) -> None:
    """`every` asks for those that the user is no member of, too."""
    made = domino.organizations_create(name)
    domino.organizations_remove_member(made.id, domino.users_self().id)
    assert list(domino.organizations_iter(name=name)) == []
    assert [each.id for each in domino.organizations_iter(name=name, every=True)] == [made.id]


def test_wrong_arguments_are_told_before_anything_is_sent(domino: Domino, server: LocalDomino, name: str) -> None:
    """Names and ids that are empty, roles that are misspelt, pages that cannot be."""
    before = len(server.requests)
    with pytest.raises(ValueError, match="did you mean 'admin'"):
        domino.organizations_add_member("5" * 24, "6" * 24, "Admin")
    with pytest.raises(ValueError, match="name is empty"):
        domino.organizations_create("")
    with pytest.raises(ValueError, match="offset must be"):
        domino.organizations_list(offset=-1)
    with pytest.raises(ValueError, match="limit must be"):
        domino.organizations_list(limit=0)
    assert len(server.requests) == before


def test_what_the_server_refuses_is_told(domino: Domino, name: str) -> None:
    """A name that is taken, users and organizations that are not there."""
    domino.organizations_create(name)
    with pytest.raises(ConflictError, match="already"):
        domino.organizations_create(name)
    with pytest.raises(NotFoundError):
        domino.organizations_get("5" * 24)
    with pytest.raises(NotFoundError):
        domino.organizations_create(f"{name}-2", {"5" * 24: "member"})
