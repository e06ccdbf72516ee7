"""Projects that are made, with both clients."""

from __future__ import annotations

import itertools
import json
from typing import Any

import pytest

from domino import Domino
from domino.errors import BadRequestError, ConflictError, NotFoundError, PermissionDeniedError, ServerError
from domino.local import LocalDomino
from domino.types import CollaboratorRole, ProjectCollaborator, ProjectVisibility
from tests.conftest import Connect
from tests.support.scripted import Asked, Reply, scripted

_NUMBERS = itertools.count(1)
_ID = "5" * 24


@pytest.fixture
def name() -> str:
    """A name that no other test gives a project."""
    return f"new-{next(_NUMBERS)}"


def test_a_new_project_is_yours_and_works(domino: Domino, connect: Connect, server: LocalDomino, name: str) -> None:
    """Nobody else sees it until you want that."""
    made = domino.project_create(name)
    assert (made.name, made.owner_username, made.visibility) == (name, server.user, ProjectVisibility.PRIVATE)
    theirs = connect(f"{server.user}/{name}", server.api_key, server.url)
    assert theirs.project_id == made.id
    theirs.files_upload("main.sh", b"echo hello")
    assert theirs.runs_stdout(theirs.runs_start_blocking(["main.sh"], poll_freq=0.02).run_id) == "hello\n"


def test_a_new_project_answers_as_the_http_response_that_scripts_know(domino: Domino, name: str) -> None:
    """As python-domino's live test reads it; of the other method it reads a dict."""
    response = domino.project_create(name)
    assert response.status_code == 200
    assert any(project["name"] == name for project in domino.projects_list())
    assert domino.project_create_v4(f"{name}-v4")["name"] == f"{name}-v4"


def test_all_that_is_said_of_a_project_is_kept(domino: Domino, server: LocalDomino, name: str) -> None:
    """By position, as in python-domino: id and name of the owner, what it is about, who works on it, tags, costs."""
    visitor = domino.get_user_id("visitor")
    assert visitor is not None
    people: list[str | dict[str, object]] = [
        "colleague",
        {"collaboratorId": visitor, "projectRole": "resultsconsumer"},
    ]
    made = domino.project_create_v4(
        name, None, server.user, "Who leaves", people, ["demo", "churn"], "marketing", "searchable"
    )
    kept = domino.project_get(made.id)
    assert (kept.name, kept.description, kept.visibility) == (name, "Who leaves", "Searchable")
    assert kept.billing_tag is not None
    assert kept.billing_tag.tag == "marketing"
    assert [tag.name for tag in kept.tags or []] == ["demo", "churn"]
    found = [(each.user_name, each.project_role) for each in domino.collaborators_get(made.id)]
    assert found == [("colleague", CollaboratorRole.CONTRIBUTOR), ("visitor", CollaboratorRole.RESULTS_CONSUMER)]


def test_all_that_is_said_of_a_fork_is_kept(domino: Domino, name: str) -> None:
    """What is not said is as in the project that it comes from."""
    domino.tags_add(["theirs"])
    made = domino.fork_project(
        name, description="Who stays", visibility="private", collaborators=["visitor"], tags=["mine"], billing_tag="it"
    )
    kept = domino.project_get(made.id)
    assert (kept.description, kept.visibility) == ("Who stays", ProjectVisibility.PRIVATE)
    assert kept.billing_tag is not None
    assert kept.billing_tag.tag == "it"
    assert [tag.name for tag in kept.tags or []] == ["mine"]
    assert [each.user_name for each in domino.collaborators_get(made.id)] == ["visitor"]
    plain = domino.project_get(domino.fork_project(f"{name}-plain").id)
    assert [tag.name for tag in plain.tags or []] == ["theirs"]


def test_all_who_are_named_are_looked_up_at_once(connect: Connect) -> None:
    """The owner and each collaborator: the list of users can be long."""
    people = [{"id": f"{number:024x}", "userName": name} for number, name in enumerate(("a", "ada", "bob"))]

    def answer(asked: Asked) -> Reply:
        return Reply(people) if asked.method == "GET" else Reply({"id": _ID, "name": "c"})

    with scripted(answer) as server:
        connect("a/b", "key", server.url).project_create_v4("c", collaborators=["bob", "ada"])
    users, made = server.asked
    assert users.target == "/v4/users"
    body = json.loads(made.body)
    assert body["ownerId"] == people[0]["id"]
    assert [each["collaboratorId"] for each in body["collaborators"]] == [people[2]["id"], people[1]["id"]]


def test_a_project_of_which_nothing_is_said_is_public(domino: Domino, name: str) -> None:
    """As with python-domino; it belongs to the owner of the client's project."""
    made = domino.project_create_v4(name)
    assert (made.visibility, made.description, made.tags, made.collaborators) == ("Public", "", [], [])
    assert made.owner_id == domino.users_self().id


def test_a_name_that_is_taken_is_refused(domino: Domino, name: str) -> None:
    """The project that has it stays as it is; of one that is archived the name is free."""
    made = domino.project_create(name)
    with pytest.raises(ConflictError, match=name):
        domino.project_create(name)
    with pytest.raises(ConflictError, match=name):
        domino.project_create_v4(name, tags=["demo"])
    assert domino.project_get(made.id).tags == []
    domino.project_archive(name)
    assert domino.project_create(name).id != made.id


def test_a_name_that_no_project_can_have_is_refused(domino: Domino) -> None:
    """By the server, which knows its rules; a path the client refuses."""
    with pytest.raises(BadRequestError, match="no name of a project"):
        domino.project_create("two words")
    with pytest.raises(ValueError, match="without the owner"):
        domino.project_create("local/name")


def test_a_project_of_somebody_else_is_refused(domino: Domino, name: str) -> None:
    """An owner whom there is not is told with the near ones; for another user only an administrator makes one."""
    with pytest.raises(NotFoundError, match="did you mean 'colleague'"):
        domino.project_create(name, "coleague")
    with pytest.raises(PermissionDeniedError, match="administrator"):
        domino.project_create(name, "colleague")
    with pytest.raises(NotFoundError, match="did you mean 'visitor'"):
        domino.project_create_v4(name, collaborators=["visitr"])
    assert name not in {project.name for project in domino.projects_list()}


@pytest.mark.parametrize(
    ("arguments", "error", "told"),
    [
        ({"project_name": " "}, ValueError, "project_name is empty"),
        ({"project_name": "a/b"}, ValueError, "without the owner"),
        ({"owner_id": _ID, "owner_username": "a"}, ValueError, "write one of them"),
        ({"owner_id": "a"}, ValueError, "owner_id must be 24 hexadecimal digits"),
        ({"visibility": "Pubic"}, ValueError, "did you mean 'Public'"),
        ({"visibility": None}, TypeError, "visibility must be"),
        ({"tags": "demo"}, TypeError, "tags must be a list"),
        ({"tags": ["demo", " "]}, ValueError, "each of tags is empty"),
        ({"collaborators": "ada"}, TypeError, r"write \['ada'\]"),
        ({"collaborators": {"collaboratorId": _ID}}, TypeError, "collaborators must be a list"),
        ({"collaborators": [5]}, TypeError, "each of collaborators must be"),
        ({"collaborators": [{"id": _ID}]}, ValueError, "has collaboratorId and projectRole"),
        ({"collaborators": [{"collaboratorId": 5, "projectRole": "Owner"}]}, TypeError, "must be str"),
        ({"collaborators": [{"collaboratorId": _ID, "projectRole": "Boss"}]}, ValueError, "there is no 'Boss'"),
    ],
)
def test_what_can_be_no_project_is_not_sent(
    connect: Connect, arguments: dict[str, Any], error: type[Exception], told: str
) -> None:
    """Nothing but a look-up of the owner is."""
    with scripted(Reply([{"id": _ID, "userName": "a"}])) as server, pytest.raises(error, match=told):
        connect("a/b", "key", server.url).project_create_v4(**{"project_name": "c", **arguments})
    assert {request.method for request in server.asked} <= {"GET"}


def test_what_is_newer_than_the_client_is_sent_as_it_is(connect: Connect) -> None:
    """A visibility and a role, as members of their enums; what is not said is not sent but for what servers want."""
    one = ProjectCollaborator(collaborator_id="7" * 24, project_role=CollaboratorRole("Reviewer"))
    with scripted(Reply({"id": _ID, "name": "c"})) as server:
        domino = connect("a/b", "key", server.url)
        domino.project_create_v4("c", _ID, collaborators=[one], visibility=ProjectVisibility("Listed"))
    assert json.loads(server.asked[0].body) == {
        "name": "c",
        "description": "",
        "visibility": "Listed",
        "ownerId": _ID,
        "collaborators": [{"collaboratorId": "7" * 24, "projectRole": "Reviewer"}],
        "tags": {"tagNames": []},
    }


def test_a_project_is_sent_once(connect: Connect) -> None:
    """A lost answer may have made it: a second one would be a conflict."""

    def answer(asked: Asked) -> Reply:
        return Reply({"message": "not now"}, 503) if asked.method == "POST" else Reply({"id": _ID, "userName": "a"})

    with scripted(answer) as server, pytest.raises(ServerError):
        connect("a/b", "key", server.url).project_create("c")
    assert [request.method for request in server.asked] == ["GET", "POST"]
