"""Goals of projects, and the git repositories in them, with both clients."""

from __future__ import annotations

from typing import Any

import pytest

from domino import Domino
from domino.errors import NotFoundError
from domino.types import PublicGitServiceProvider, RepositoryRef, RepositoryRefType
from tests.conftest import Connect
from tests.support.scripted import Reply, scripted

LINUX = "https://github.com/torvalds/linux"


def test_a_goal_is_set_reached_and_removed(domino: Domino) -> None:
    """Each call returns it as it is then."""
    goal = domino.goals_add("AUC above 0.9", "on last month's data")
    assert (goal.title, goal.description, goal.is_complete) == ("AUC above 0.9", "on last month's data", False)
    assert goal.project_id == domino.project_id
    assert goal.creator_id == domino.users_self().id
    assert domino.goals_update(goal.id).is_complete
    assert domino.goals_list() == [domino.goals_update(goal.id, True)]
    assert domino.goals_update(goal.id, False) == goal
    domino.goals_remove(goal.id)
    assert domino.goals_list() == []


def test_a_goal_that_is_not_there_is_told(domino: Domino) -> None:
    """Also to whom it was removed before."""
    goal = domino.goals_add("x")
    domino.goals_remove(goal.id)
    with pytest.raises(NotFoundError):
        domino.goals_remove(goal.id)
    with pytest.raises(NotFoundError):
        domino.goals_update(goal.id)


def test_a_git_repository_has_a_name_and_a_host(domino: Domino) -> None:
    """Those in its address, if nobody says otherwise."""
    added = domino.git_repositories_add(LINUX)
    assert (added.name, added.uri) == ("linux", LINUX)
    assert added.service_provider is PublicGitServiceProvider.GITHUB
    assert added.default_ref is not None
    assert added.default_ref.ref_type is RepositoryRefType.HEAD
    assert domino.git_repositories_list() == [added]
    summary = domino.project_get().imported_git_repositories
    assert summary is not None
    assert [(each.id, each.uri) for each in summary] == [(added.id, LINUX)]
    domino.git_repositories_remove(added.id)
    assert domino.git_repositories_list() == []
    with pytest.raises(NotFoundError):
        domino.git_repositories_remove(added.id)


@pytest.mark.parametrize(
    "ref", [RepositoryRef(ref_type=RepositoryRefType.BRANCH, value="v6"), {"refType": "Branch", "value": "v6"}]
)
def test_a_git_repository_can_be_said_in_full(domino: Domino, ref: Any) -> None:
    """The reference as a model, or as a dict."""
    added = domino.git_repositories_add(LINUX, "kernel", default_ref=ref, service_provider="gitlab")
    assert (added.name, added.service_provider) == ("kernel", PublicGitServiceProvider.GITLAB)
    assert added.default_ref == {"refType": "Branch", "value": "v6"}


def test_git_repositories_come_in_pages(domino: Domino) -> None:
    """Or one by one."""
    for number in range(3):
        domino.git_repositories_add(f"{LINUX}-{number}")
    names = ["linux-0", "linux-1", "linux-2"]
    assert [each.name for each in domino.git_repositories_list(offset=1, limit=1)] == names[1:2]
    assert [each.name for each in domino.git_repositories_iter()] == names
    assert [each.name for each in domino.git_repositories_iter(limit=2)] == names[:2]


def test_what_says_nothing_is_refused(connect: Connect) -> None:
    """Before anything is sent."""
    with scripted(Reply()) as server:
        domino = connect("a/b", "key", server.url)
        with pytest.raises(ValueError, match="title is empty"):
            domino.goals_add(" ")
        with pytest.raises(ValueError, match="uri is empty"):
            domino.git_repositories_add("")
        with pytest.raises(ValueError, match="did you mean 'Github'"):
            domino.git_repositories_add(LINUX, service_provider="Githup")
    assert server.asked == []
