"""Who works on a project besides its owner, with both clients."""

from __future__ import annotations

from typing import Any

import pytest

from domino import Domino
from domino.errors import CallError, NotFoundError
from domino.exceptions import UserNotFoundException
from domino.local import LocalDomino
from domino.types import CollaboratorRole
from tests.conftest import Connect
from tests.support.scripted import Asked, Reply, scripted

PROJECT = {"id": "5" * 24, "name": "b"}


def names(domino: Domino) -> list[str | None]:
    """The user names of who works on the client's project."""
    return [each.user_name for each in domino.collaborators_get()]


def test_collaborators_come_and_go(domino: Domino) -> None:
    """By name, by address and by id; each with a role."""
    assert domino.collaborators_get() == []
    domino.collaborators_add("colleague")
    domino.collaborators_add("visitor@localhost", role="launcheruser")
    found = [(each.user_name, each.project_role) for each in domino.collaborators_get()]
    assert found == [("colleague", CollaboratorRole.CONTRIBUTOR), ("visitor", CollaboratorRole.LAUNCHER_USER)]
    domino.collaborators_remove(domino.collaborators_get()[0].id)
    assert names(domino) == ["visitor"]


def test_a_role_can_become_another_one(domino: Domino) -> None:
    """Of somebody who has one."""
    domino.collaborators_add("colleague")
    domino.collaborators_update("colleague", CollaboratorRole.RESULTS_CONSUMER)
    assert [each.project_role for each in domino.collaborators_get()] == ["ResultsConsumer"]
    with pytest.raises(NotFoundError, match="no collaborator"):
        domino.collaborators_update("visitor", "Contributor")


def test_a_summary_tells_them(domino: Domino) -> None:
    """So do all lists that have them."""
    domino.collaborators_add("colleague")
    person = domino.get_user_id("colleague")
    summary = domino.project_get()
    assert summary.collaborator_ids == [person]
    assert [(each.collaborator_id, each.project_role) for each in summary.collaborators or []] == [
        (person, CollaboratorRole.CONTRIBUTOR)
    ]
    shown = next(each for each in domino.projects_iter() if each.id == domino.project_id)
    assert [(each.id, each.role) for each in shown.collaborators or []] == [(person, "contributor")]


def test_an_organization_works_on_a_project(domino: Domino, project: str) -> None:
    """As a user does."""
    name = f"team-{project.partition('/')[2]}"
    domino.organizations_create(name)
    domino.collaborators_add(name)
    assert names(domino) == [name]


def test_another_project_has_its_own(domino: Domino, connect: Connect, server: LocalDomino, project: str) -> None:
    """Each is reached by its id."""
    other = connect(f"{project}-2", server.api_key, server.url)
    other.collaborators_add("colleague", project_id=domino.project_id)
    assert names(domino) == ["colleague"]
    assert [each.user_name for each in other.collaborators_get(domino.project_id)] == ["colleague"]
    assert other.collaborators_get() == []


def test_what_scripts_do_with_the_replies_works(domino: Domino) -> None:
    """As python-domino's live test and examples have it."""
    found: Any = domino.collaborators_get()
    assert "colleague" not in found
    added = domino.collaborators_add("colleague", "Welcome!")
    assert added.status_code == 200
    assert added.json() == {"collaboratorId": domino.get_user_id("colleague"), "projectRole": "Contributor"}
    found = domino.collaborators_get()
    assert "colleague" in found
    assert found[0] in found
    assert found[0]["projectRole"] == "Contributor"
    assert domino.collaborators_remove("colleague").ok


def test_somebody_whom_there_is_not_is_told_with_the_near_ones(domino: Domino, server: LocalDomino) -> None:
    """Before anything is changed."""
    with pytest.raises(UserNotFoundException, match="'coleague': did you mean 'colleague'"):
        domino.collaborators_add("coleague")
    with pytest.raises(NotFoundError, match="'visitors@localhost': did you mean 'visitor'"):
        domino.collaborators_remove("visitors@localhost")
    with pytest.raises(NotFoundError, match=r"see users_list\(\)"):
        domino.collaborators_update("xyz", "Contributor")
    assert {request.method for request in server.requests[-3:]} == {"GET"}


def test_the_owner_is_no_collaborator(domino: Domino, server: LocalDomino) -> None:
    """And who does not work on the project cannot leave it."""
    with pytest.raises(CallError, match="the owner of a project"):
        domino.collaborators_add(server.user)
    with pytest.raises(NotFoundError, match="is no collaborator"):
        domino.collaborators_remove("colleague")


@pytest.mark.parametrize(
    ("arguments", "error", "told"),
    [
        ({"username_or_email": " "}, ValueError, "username_or_email is empty"),
        ({"username_or_email": None}, TypeError, "username_or_email must be a str"),
        ({"username_or_email": "a", "role": "Contributer"}, ValueError, "did you mean 'Contributor'"),
        ({"username_or_email": "a", "message": CollaboratorRole}, TypeError, "the role is role="),
        ({"username_or_email": "a", "project_id": "b"}, ValueError, "project_id must be 24 hexadecimal digits"),
    ],
)
def test_what_can_be_nobody_is_refused(
    connect: Connect, arguments: dict[str, Any], error: type[Exception], told: str
) -> None:
    """Before anything is changed."""
    with scripted(Reply([{"id": "7" * 24, "userName": "a"}])) as server, pytest.raises(error, match=told):
        connect("a/b", "key", server.url).collaborators_add(**arguments)
    assert {request.method for request in server.asked} <= {"GET"}


def test_a_role_that_is_newer_than_the_client_is_kept(connect: Connect) -> None:
    """In both directions; of whom the summary says nothing no role is known."""
    people = [{"id": "7" * 24, "userName": "ada"}, {"id": "8" * 24, "userName": "grace"}]
    roles = [{"collaboratorId": "7" * 24, "projectRole": "Reviewer"}]

    def answer(asked: Asked) -> Reply:
        if asked.method == "POST":
            return Reply({"collaboratorId": "8" * 24, "projectRole": "Reviewer"})
        if asked.target.endswith("/collaborators") or asked.target == "/v4/users":
            return Reply(people)
        return Reply({**PROJECT, "collaborators": roles})

    with scripted(answer) as server:
        domino = connect("a/b", "key", server.url)
        found = domino.collaborators_get()
        assert [each.project_role for each in found] == ["Reviewer", None]
        assert found[0].project_role == CollaboratorRole("Reviewer")
        assert domino.collaborators_add("grace", role=CollaboratorRole("Reviewer")).project_role == "Reviewer"
    assert server.asked[-1].body == b'{"collaboratorId":"%s","projectRole":"Reviewer"}' % (b"8" * 24)
