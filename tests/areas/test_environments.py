"""Environments, with both clients."""

from __future__ import annotations

import pytest

from domino import Domino
from domino.errors import NotFoundError
from tests.conftest import Connect
from tests.support.scripted import Asked, Reply, scripted


def test_the_environments_that_a_project_may_use_have_names_and_ids(domino: Domino) -> None:
    """The one that it has is among them."""
    useable = domino.environments_useable()
    names = {each.name: each.id for each in useable.environments}
    assert any("Domino Standard Environment" in (name or "") for name in names)
    selected = useable.currently_selected_environment
    assert selected is not None
    assert names[selected.name] == selected.id


def test_a_project_without_a_selected_environment_has_none(connect: Connect) -> None:
    """As a deployment may answer; unknown values are kept."""

    def answer(asked: Asked) -> Reply:
        if "findProject" in asked.target:
            return Reply({"id": "5" * 24})
        return Reply({"environments": [{"id": "e", "visibility": "Team", "supportedClusters": ["Slurm"]}]})

    with scripted(answer) as server:
        useable = connect("a/b", "key", server.url).environments_useable()
    assert useable.currently_selected_environment is None
    assert [(each.id, each.name, each.visibility) for each in useable.environments] == [("e", None, "Team")]
    assert server.asked[1].target == f"/v4/projects/{'5' * 24}/useableEnvironments"


def test_the_environments_of_a_project_that_is_gone_are_not_found(connect: Connect) -> None:
    """Between the look-up of its id and the question."""

    def answer(asked: Asked) -> Reply:
        return Reply({"id": "5" * 24}) if "findProject" in asked.target else Reply({"message": "gone"}, 404)

    with scripted(answer) as server, pytest.raises(NotFoundError, match="gone"):
        connect("a/b", "key", server.url).environments_useable()
