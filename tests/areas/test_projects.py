"""The project: its id, its record, its hardware, with both clients."""

from __future__ import annotations

from typing import Any

import pytest

from domino import Domino
from domino.errors import BadRequestError, NotFoundError, NotTheApiError, ReplyShapeError
from domino.local import Fault, LocalDomino
from tests.conftest import Connect
from tests.support.scripted import Reply, scripted


def lookups(server: LocalDomino, project: str) -> list[str]:
    """Return the requests that looked a project up by its name."""
    name = project.partition("/")[2]
    return [request.target for request in server.requests if f"projectName={name}" in request.target]


def test_the_project_id_is_looked_up_once(domino: Domino, server: LocalDomino, project: str) -> None:
    """It does not change."""
    first = domino.project_id
    assert len(first) == 24
    assert domino.project_id == first
    domino.hardware_tiers_list()
    assert len(lookups(server, project)) == 1


def test_the_project_has_an_owner_and_your_role(domino: Domino, project: str) -> None:
    """The record has attributes and wire names."""
    owner, name = project.split("/")
    found = domino.projects_find()
    assert found.owner is not None
    assert (found.id, found.name, found.owner.user_name) == (domino.project_id, name, owner)
    assert found["owner"]["userName"] == owner
    assert found.visibility == "Private"
    assert found.requesting_user_role == "Owner"


def test_another_users_project_is_not_found(connect: Connect, server: LocalDomino) -> None:
    """Invisible and missing are the same to the server."""
    domino = connect("somebody-else/secret", server.api_key, server.url)
    with pytest.raises(NotFoundError, match="somebody-else/secret"):
        _ = domino.project_id
    with pytest.raises(NotFoundError):
        domino.runs_list()


def test_a_failed_lookup_is_not_remembered(domino: Domino, server: LocalDomino) -> None:
    """The next one may work."""
    server.faults.add(Fault("find_project_by_owner_and_name", status=400))
    with pytest.raises(BadRequestError):
        _ = domino.project_id
    assert len(domino.project_id) == 24


def test_a_clone_knows_the_project_id_too(domino: Domino, server: LocalDomino, project: str) -> None:
    """with_options changes limits, nothing else."""
    first = domino.project_id
    assert domino.with_options(timeout=5).project_id == first


def test_hardware_tiers_have_the_names_that_a_start_takes(domino: Domino) -> None:
    """A list of tiers with their capacity."""
    tiers = domino.hardware_tiers_list()
    assert [tier.hardware_tier.name for tier in tiers] == ["Small", "Medium", "GPU"]
    assert isinstance(tiers, list)
    assert tiers[0]["hardwareTier"]["id"] == "small-k8s"
    run = domino.runs_start(["true"], is_direct=True, tier=tiers[1].hardware_tier.name)
    assert domino.runs_status(run.run_id).hardware_tier_id == "medium-k8s"


def test_a_login_page_is_not_taken_for_a_reply(domino: Domino, server: LocalDomino) -> None:
    """200 with HTML is an error that says what it most often is."""
    server.faults.add(Fault("find_project_by_owner_and_name", html_login=True))
    with pytest.raises(NotTheApiError, match="login page"):
        domino.projects_find()


def test_names_with_reserved_characters_are_quoted(connect: Connect) -> None:
    """In the path and in the query."""
    with scripted(Reply({"id": "1" * 24, "name": "x", "data": []})) as server:
        domino = connect("o w&n#r/pröj?", "key", server.url)
        _ = domino.project_id
        domino.runs_list()
    assert server.asked[0].target.endswith("?ownerName=o+w%26n%23r&projectName=pr%C3%B6j%3F") or server.asked[
        0
    ].target.endswith("?ownerName=o%20w%26n%23r&projectName=pr%C3%B6j%3F")
    assert server.asked[1].target == "/v1/projects/o%20w%26n%23r/pr%C3%B6j%3F/runs"


def test_the_client_tells_what_it_is_for(domino: Domino, server: LocalDomino, project: str) -> None:
    """Project and host, no credential."""
    assert (domino.project, domino.host) == (project, server.url)
    assert project in repr(domino)
    assert server.api_key not in repr(domino)


def test_a_client_with_other_limits_knows_the_project_id(server: LocalDomino, project: str) -> None:
    """It is looked up once, also for the clients that `with_options` gives."""
    with Domino(project, server.api_key, server.url) as domino:
        known = domino.project_id
        asked = len(server.requests)
        assert domino.with_options(timeout=5).project_id == known
        assert len(server.requests) == asked


@pytest.mark.parametrize("reply", [{"name": "b"}, {"id": None, "name": "b"}])
def test_a_project_without_an_id_was_not_found(connect: Connect, reply: dict[str, Any]) -> None:
    """Some versions answer 200 for it; another field that is wrong is told as such."""
    with scripted(lambda _: Reply(reply)) as server, pytest.raises(NotFoundError, match="a/b was not found"):
        _ = connect("a/b", "key", server.url).project_id
    wrong = Reply({"id": "5" * 24, "name": 5})
    with scripted(lambda _: wrong) as server, pytest.raises(ReplyShapeError, match="name"):
        connect("a/b", "key", server.url).projects_find()


def test_a_project_needs_no_more_than_its_id(connect: Connect) -> None:
    """What a caller can do without is not demanded."""
    with scripted(lambda _: Reply({"id": "5" * 24})) as server:
        project = connect("a/b", "key", server.url).projects_find()
    assert (project.id, project.name) == ("5" * 24, None)
