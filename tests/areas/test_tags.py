"""Tags of projects, with both clients."""

from __future__ import annotations

from typing import Any

import pytest

from domino import Domino
from domino.errors import NotFoundError
from domino.local import LocalDomino
from tests.conftest import Connect
from tests.support.scripted import Reply, scripted

PROJECT = {"id": "5" * 24, "name": "b"}


def test_tags_are_added_and_removed(domino: Domino) -> None:
    """One that is there stays as it is."""
    assert domino.tags_list() == []
    added = domino.tags_add(["demo", "churn"])
    assert [tag.name for tag in added] == ["demo", "churn"]
    assert domino.tags_add(["demo"])[0].id == added[0].id
    assert [tag.name for tag in domino.tags_list()] == ["demo", "churn"]
    assert domino.tag_get_id("churn") == added[1].id
    domino.tags_remove("demo")
    assert [tag.name for tag in domino.projects_find().tags or []] == ["churn"]


def test_a_tag_has_one_id_in_all_projects(domino: Domino, connect: Connect, server: LocalDomino, project: str) -> None:
    """Its details are told by any project."""
    other = connect(f"{project}-2", server.api_key, server.url)
    added = other.tags_add(["shared"])[0]
    assert domino.tag_details(added.id).name == "shared"
    assert domino.tags_add(["shared"], project_id=domino.project_id)[0].id == added.id
    assert domino.tag_details(added.id) == domino.tags_list()[0]


def test_added_tags_answer_as_the_http_response_that_scripts_know(domino: Domino) -> None:
    """As python-domino's live test reads it."""
    response = domino.tags_add(["demo"])
    assert response.status_code == 200
    response.raise_for_status()
    assert response.json()[0]["id"] == domino.tag_get_id("demo")
    removed = domino.tags_remove("demo")
    assert removed.ok
    assert removed


def test_a_tag_that_is_not_there_is_told(domino: Domino) -> None:
    """Where it has no id that is None; nothing is removed in silence."""
    assert domino.tag_get_id("nowhere") is None
    with pytest.raises(NotFoundError, match="nowhere"):
        domino.tags_remove("nowhere")
    with pytest.raises(NotFoundError, match="5" * 24):
        domino.tag_details("5" * 24)


def test_a_server_may_answer_with_one_tag(connect: Connect) -> None:
    """So says Domino's description; its live test reads a list."""
    one = {"id": "7" * 24, "name": "demo", "isApproved": False}
    turns = iter([Reply(PROJECT), Reply(one)])
    with scripted(lambda _: next(turns)) as server:
        added = connect("a/b", "key", server.url).tags_add(["demo"])
    assert [(tag.id, tag.name) for tag in added] == [("7" * 24, "demo")]


@pytest.mark.parametrize("tags", ["demo", [], ["demo", " "], [5], None])
def test_what_can_be_no_tags_is_refused(connect: Connect, tags: Any) -> None:
    """python-domino sends the letters of a text one by one."""
    with scripted(Reply()) as server, pytest.raises((TypeError, ValueError), match="tags"):
        connect("a/b", "key", server.url).tags_add(tags)
    assert server.asked == []
