"""Environments, with both clients."""

from __future__ import annotations

import json
import threading
from typing import Any

import pytest

from domino import Domino
from domino.errors import DominoError, NotFoundError
from domino.local import LocalDomino
from domino.types import Environment, PublicClusterType
from tests.conftest import Connect
from tests.support.scripted import Asked, Reply, ScriptedServer, scripted


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


def built(domino: Domino, environment_id: str) -> Environment:
    """Return an environment once the build of its latest revision is over."""
    pause = threading.Event()
    while True:
        environment = domino.get_environment(environment_id).environment
        latest = environment.latest_revision
        assert latest is not None
        if latest.status in ("succeeded", "failed"):
            return environment
        pause.wait(0.01)


def body_of(server: ScriptedServer) -> dict[str, Any]:
    """Return the JSON of the last request."""
    body: dict[str, Any] = json.loads(server.asked[-1].body)
    return body


def test_an_environment_is_made_shown_listed_and_archived(domino: Domino) -> None:
    """By the names that python-domino has for it; replies are its dicts."""
    made = domino.create_environment("forecasting", "Private", supported_clusters=["Spark"], tags=["stable"])
    assert made["environment"]["id"] == made.environment.id
    environment = built(domino, made.environment.id)
    assert (environment.name, environment.visibility, environment.archived) == ("forecasting", "private", False)
    assert environment.supported_clusters == [PublicClusterType.SPARK]
    assert environment.owner is not None
    assert environment.owner.username == domino.users_self().user_name
    assert environment.latest_revision is not None
    assert (environment.latest_revision.number, environment.latest_revision.status) == (1, "succeeded")
    assert environment.id in [each.id for each in domino.environments_list().data]
    assert environment in list(domino.environments_iter())
    assert environment.id in [each.id for each in domino.environments_useable().environments]
    domino.archive_environment(environment.id)
    assert environment.id not in [each.id for each in domino.environments_iter()]
    assert domino.get_environment(environment.id).environment.archived is True


def test_without_an_image_the_one_of_the_default_environment_is_taken(domino: Domino, server: LocalDomino) -> None:
    """For the first revision and for each further one, as python-domino does."""
    default = domino.get_default_environment()
    assert default.latest_revision_details is not None
    image = default.latest_revision_details.docker_image
    made = domino.create_environment("plain", "private")
    revision = domino.create_environment_revision(made.environment.id, summary="second").environment_revision
    assert revision.number == 2
    asked = [request.target for request in server.requests if request.method == "GET"]
    assert asked.count("/v4/environments/defaultEnvironment") >= 3
    assert image


@pytest.mark.parametrize(
    ("default", "image"),
    [
        ({"id": "e", "latestRevisionDetails": {"id": "r", "dockerImage": "a:1"}, "base": {"id": "b"}}, "a:1"),
        ({"id": "e", "latestRevisionDetails": {"id": "r"}, "base": {"id": "b", "dockerImage": "b:1"}}, "b:1"),
    ],
)
def test_the_image_of_the_default_environment_may_be_that_of_its_base(
    connect: Connect, default: dict[str, Any], image: str
) -> None:
    """On some deployments the default environment is built on another one."""

    def answer(asked: Asked) -> Reply:
        return Reply(default if "default" in asked.target else {"environment": {"id": "n"}})

    with scripted(answer) as server:
        connect("a/b", "key", server.url).create_environment("x", "Private")
        assert body_of(server)["image"] == image


def test_a_default_environment_that_tells_no_image_is_an_error_before_anything_is_made(connect: Connect) -> None:
    """It says what to do."""
    with scripted(Reply({"id": "e"})) as server:
        with pytest.raises(DominoError, match="name one as base_image"):
            connect("a/b", "key", server.url).create_environment("x", "Private")
        assert [asked.method for asked in server.asked] == ["GET"]


def test_what_is_sent_is_what_python_domino_sends(connect: Connect) -> None:
    """Every field, empty ones too; the case of the visibility as it was written; variables under their right name."""
    with scripted(Reply({"environment": {"id": "n"}})) as server:
        connect("a/b", "key", server.url).create_environment(
            "x",
            "Global",
            "RUN true",
            [{"name": "A", "value": "1"}, {"key": "B", "value": "2"}],
            "quay.io/x:1",
            workspace_tools=[{"name": "jupyter", "title": "Jupyter", "startScripts": ["/start"]}],
            organization_owner_id="o",
        )
        assert body_of(server) == {
            "name": "x",
            "visibility": "Global",
            "dockerfileInstructions": "RUN true",
            "environmentVariables": [{"key": "A", "value": "1"}, {"key": "B", "value": "2"}],
            "image": "quay.io/x:1",
            "postRunScript": "",
            "postSetupScript": "",
            "preRunScript": "",
            "preSetupScript": "",
            "skipCache": False,
            "summary": "",
            "supportedClusters": [],
            "tags": [],
            "useVpn": False,
            "workspaceTools": [{"name": "jupyter", "title": "Jupyter", "startScripts": ["/start"]}],
            "addBaseDependencies": True,
            "description": "",
            "isRestricted": False,
            "orgOwnerId": "o",
        }


def test_an_environment_is_copied(domino: Domino) -> None:
    """Nothing but the source is sent; the copy has a name of the server's."""
    source = domino.create_environment("source", "global", base_image="local:python", tags=["a"])
    copy = domino.environments_duplicate(source.environment.id).environment
    assert copy.id != source.environment.id
    assert copy.active_revision_tags == ["a"]
    assert "source" in (copy.name or "")


def test_a_revision_is_that_of_restricted_projects_until_it_is_taken_back(domino: Domino) -> None:
    """At most one is."""
    made = domino.create_environment("restricted", "private", base_image="local:python")
    second = domino.create_environment_revision(made.environment.id, base_image="local:python").environment_revision

    def restricted() -> str | None:
        revision = domino.get_environment(made.environment.id).environment.restricted_revision
        return revision.id if revision else None

    assert restricted() is None
    domino.restrict_environment_revision(made.environment.id, second.id)
    assert restricted() == second.id
    domino.restrict_environment_revision(made.environment.id, second.id, is_restricted=False)
    assert restricted() is None


def test_wrong_arguments_are_told_before_anything_is_sent(domino: Domino, server: LocalDomino) -> None:
    """With what to write instead."""
    before = len(server.requests)
    with pytest.raises(ValueError, match="name is empty"):
        domino.create_environment("", "private")
    with pytest.raises(ValueError, match="did you mean 'private'"):
        domino.create_environment("x", "privat")
    with pytest.raises(TypeError, match=r"write \['Spark'\]"):
        domino.create_environment("x", "private", supported_clusters="Spark")
    with pytest.raises(ValueError, match="did you mean 'spark'"):
        domino.create_environment("x", "private", supported_clusters=["Sparc"])
    with pytest.raises(TypeError, match="a dict with key and value"):
        domino.create_environment("x", "private", environment_variables=[{"A": "1"}])
    with pytest.raises(TypeError, match="write 'A': '1'"):
        domino.create_environment("x", "private", environment_variables={"A": 1})  # type: ignore[dict-item]  # pyright: ignore[reportArgumentType]
    with pytest.raises(ValueError, match="can be called 'A=B'"):
        domino.create_environment("x", "private", environment_variables={"A=B": "1"})
    with pytest.raises(TypeError, match=r"startScripts.* should be|name should be"):
        domino.create_environment("x", "private", workspace_tools=[{"title": "t"}])
    with pytest.raises(ValueError, match="environment_id is empty"):
        domino.archive_environment("")
    with pytest.raises(ValueError, match="did you mean 'never'"):
        domino.create_environment("x", "private", base_image="i", rebuild_on_base_changes="nver")
    assert len(server.requests) == before


def test_what_is_not_there_is_not_found(domino: Domino) -> None:
    """An environment, a revision of it."""
    for call in (domino.get_environment, domino.archive_environment, domino.environments_duplicate):
        with pytest.raises(NotFoundError, match="was not found"):
            call("5" * 24)
    made = domino.create_environment("there", "private", base_image="local:python")
    with pytest.raises(NotFoundError, match="revision"):
        domino.restrict_environment_revision(made.environment.id, "5" * 24)


def test_a_bare_list_is_read_as_one_too(connect: Connect) -> None:
    """As python-domino's own tests have it."""
    with scripted(Reply([{"id": "e", "name": "my-env", "visibility": "Private"}])) as server:
        assert connect("a/b", "key", server.url).environments_list().data[0].name == "my-env"


def test_environments_are_yielded_past_pages_that_repeat_or_are_cut_short(connect: Connect) -> None:
    """A server that gives one at a time; what came before is left out; the end is an empty page."""
    pages = iter([["a"], ["a"], ["b"], []])

    def answer(_: Asked) -> Reply:
        return Reply({"environments": [{"id": each} for each in next(pages)]})

    with scripted(answer) as server:
        assert [each.id for each in connect("a/b", "key", server.url).environments_iter()] == ["a", "b"]
        assert "limit=100" in server.asked[0].target
