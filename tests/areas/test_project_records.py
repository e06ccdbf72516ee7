"""Projects are listed, made from others and archived, with both clients."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from domino import Domino
from domino.errors import ConflictError, NotFoundError, ServerError
from domino.exceptions import ProjectNotFoundException
from domino.local import LocalDomino
from domino.types import ProjectRelationship, ProjectVisibility
from tests.conftest import Connect
from tests.support.scripted import Reply, scripted

_NUMBERS = itertools.count(1)


@pytest.fixture
def name() -> str:
    """A name that no other test gives a project."""
    return f"made-{next(_NUMBERS)}"


def test_a_fork_begins_with_the_files_and_the_history(
    domino: Domino, connect: Connect, server: LocalDomino, name: str
) -> None:
    """And goes its own way from there."""
    domino.files_upload("data/a.txt", b"one")
    fork = domino.fork_project(name)
    theirs = connect(f"{server.user}/{name}", server.api_key, server.url)
    assert theirs.project_id == fork.id
    assert theirs.commits_list() == domino.commits_list()
    assert theirs.files_download("data/a.txt").read() == b"one"
    theirs.files_upload("data/a.txt", b"two")
    assert domino.files_download("data/a.txt").read() == b"one"
    assert theirs.files_download("data/a.txt").read() == b"two"


def test_a_fork_runs(domino: Domino, connect: Connect, server: LocalDomino, name: str) -> None:
    """Its files are there, its runs count from 1, and its results are its own."""
    domino.files_upload("main.sh", b"echo from the fork > out.txt")
    before = domino.commits_list()
    domino.fork_project(name)
    theirs = connect(f"{server.user}/{name}", server.api_key, server.url)
    started = theirs.runs_start_blocking(["main.sh"], poll_freq=0.02)
    assert theirs.runs_status(started.run_id).number == 1
    assert theirs.files_download("out.txt").read() == b"from the fork\n"
    assert domino.commits_list() == before


def test_a_fork_answers_as_the_http_response_that_scripts_know(domino: Domino, name: str) -> None:
    """As python-domino's live test reads it."""
    response = domino.fork_project(name)
    assert response.status_code == 200
    assert response.json()["name"] == name
    assert any(project["name"] == name for project in domino.projects_list())


def test_a_name_is_given_once(domino: Domino, project: str, name: str) -> None:
    """The project that has it stays as it is."""
    domino.fork_project(name)
    with pytest.raises(ConflictError, match=name):
        domino.fork_project(name)
    with pytest.raises(ConflictError):
        domino.project_copy(project.partition("/")[2])


def test_a_copy_has_what_is_said_of_it(domino: Domino, name: str) -> None:
    """Else it is as the original."""
    domino.tags_add(["demo"])
    copy = domino.project_copy(name, visibility="searchable")
    assert (copy.project.name, copy.project.visibility) == (name, ProjectVisibility.SEARCHABLE)
    assert copy.datasets_not_copied == []
    assert [tag.name for tag in domino.project_get(copy.project.id).tags or []] == ["demo"]


def test_an_archived_project_is_hidden(domino: Domino, connect: Connect, server: LocalDomino, name: str) -> None:
    """By its name, by its id and in all lists; its name can be used again."""
    fork = domino.fork_project(name)
    theirs = connect(f"{server.user}/{name}", server.api_key, server.url)
    domino.project_archive(name)
    with pytest.raises(NotFoundError):
        theirs.projects_find()
    with pytest.raises(NotFoundError):
        theirs.files_upload("a.txt", b"")
    with pytest.raises(NotFoundError):
        domino.project_get(fork.id)
    assert fork.id not in {project.id for project in domino.projects_list(show_completed=True)}
    assert fork.id not in {project.id for project in domino.projects_iter()}
    assert domino.fork_project(name).id != fork.id


def test_datasets_of_an_archived_project_are_listed_under_its_name(domino: Domino, name: str) -> None:
    """As a deployment lists them unless told otherwise."""
    fork = domino.fork_project(name)
    domino.project_archive(name)
    assert [each.name for each in domino.datasets_iter() if each.project_id == fork.id] == [name]


def test_what_is_read_of_an_archived_project_stays(
    domino: Domino, connect: Connect, server: LocalDomino, name: str
) -> None:
    """A fork of it keeps its files, also those that came before."""
    domino.fork_project(name)
    middle = connect(f"{server.user}/{name}", server.api_key, server.url)
    middle.files_upload("a.txt", b"in the middle")
    middle.fork_project(f"{name}-end")
    domino.project_archive(name)
    end = connect(f"{server.user}/{name}-end", server.api_key, server.url)
    assert end.files_download("a.txt").read() == b"in the middle"
    assert end.files_download(".dominoignore").read()


def test_only_a_project_of_yours_can_be_archived(domino: Domino) -> None:
    """python-domino's exception catches it."""
    with pytest.raises(ProjectNotFoundException, match="no-such-project"):
        domino.project_archive("no-such-project")
    with pytest.raises(NotFoundError, match="without the owner"):
        domino.project_archive("somebody/project")


def test_the_project_that_changed_last_comes_first(domino: Domino, name: str) -> None:
    """Making one is a change, a setting is one."""
    domino.fork_project(name)
    assert domino.projects_list()[0].name == name
    domino.tags_list()
    domino.project_settings_update(volume_size_gib=20)
    assert domino.projects_list()[0].id == domino.project_id
    assert [project.id for project in domino.projects_list(limit=1)] == [domino.project_id]
    assert domino.projects_list(limit=0) == []


@pytest.mark.parametrize("relationship", ["Collaborating", "popular", ProjectRelationship.SUGGESTED, "Suggesting"])
def test_nobody_else_has_projects_here(domino: Domino, relationship: Any) -> None:
    """Every relationship can be asked for, as text in any case, as enum, as python-domino spells it."""
    assert domino.projects_list(relationship) == []
    assert domino.projects_list("OwnedAndCollaborating", include_searchable_and_public=True)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"relationship": "Ownd"}, "did you mean 'Owned'"),
        ({"relationship": "All"}, "there is no 'All'"),
        ({"limit": -1}, "limit must be a whole number"),
    ],
)
def test_a_wrong_list_is_refused_before_it_is_sent(connect: Connect, arguments: dict[str, Any], told: str) -> None:
    """The server was seen to answer 500 for some."""
    with scripted(Reply()) as server, pytest.raises(ValueError, match=told):
        connect("a/b", "key", server.url).projects_list(**arguments)
    assert server.asked == []


def test_all_projects_come_one_by_one(domino: Domino, connect: Connect) -> None:
    """A page at a time, to the end."""
    assert domino.project_id in {project.id for project in domino.projects_iter()}
    assert len(list(domino.projects_iter(limit=1))) == 1
    pages = [
        Reply({"projects": [{"id": f"{number:024x}", "name": f"p{number}"} for number in range(start, end)]})
        for start, end in ((0, 100), (99, 130), (0, 0))
    ]
    turns = iter(pages)
    with scripted(lambda _: next(turns)) as scripted_server:
        found = [project.name for project in connect("a/b", "key", scripted_server.url).projects_iter()]
    assert found == [f"p{number}" for number in range(130)]
    targets = [request.target for request in scripted_server.asked]
    assert targets == [f"/api/projects/beta/projects?offset={offset}&limit=100" for offset in (0, 100, 131)]


def test_a_fork_is_sent_once(connect: Connect) -> None:
    """A lost answer may have made it: a second one would be a conflict, or a second project."""
    turns = iter([Reply({"id": "5" * 24, "name": "b"}), Reply({"message": "not now"}, 503)])
    with scripted(lambda _: next(turns)) as server, pytest.raises(ServerError):
        connect("a/b", "key", server.url).fork_project("c")
    assert [request.method for request in server.asked] == ["GET", "POST"]


@pytest.mark.parametrize("project_id", ["quick-start", "5" * 23, "../x"])
def test_an_id_that_can_be_none_is_refused(connect: Connect, project_id: str) -> None:
    """Before anything is sent."""
    with scripted(Reply()) as server, pytest.raises(ValueError, match="24 hexadecimal digits"):
        connect("a/b", "key", server.url).project_get(project_id)
    assert server.asked == []
