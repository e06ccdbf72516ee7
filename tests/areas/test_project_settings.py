"""Settings of a project, where its results go and where it stands, with both clients."""

from __future__ import annotations

from typing import Any

import pytest

from domino import Domino
from domino.errors import BadRequestError, NotFoundError
from domino.types import EnvironmentRevision, EnvironmentRevisionRule, ProjectState, ResultsBranch
from tests.conftest import Connect
from tests.support.runs import POLL
from tests.support.scripted import Reply, scripted


def test_the_tier_of_the_project_is_that_of_its_runs(domino: Domino) -> None:
    """When they ask for none."""
    before = domino.project_settings()
    assert before.default_hardware_tier_id == "small-k8s"
    after = domino.project_settings_update(hardware_tier_id="medium-k8s")
    assert after.default_hardware_tier_id == "medium-k8s"
    assert after.default_volume_size_gi_b == before.default_volume_size_gi_b
    run = domino.runs_start(["true"], is_direct=True)
    assert domino.runs_status(run.run_id).hardware_tier_id == "medium-k8s"
    assert domino.projects_find().hardware_tier_name == "Medium"
    job = domino.job_start("true")
    assert domino.job_runtime_execution_details(job.id)["hardwareTier"]["id"] == "medium-k8s"
    named = domino.runs_start(["true"], is_direct=True, tier="Small")
    assert domino.runs_status(named.run_id).hardware_tier_id == "small-k8s"


def test_the_environment_of_the_project_is_that_of_its_runs_and_jobs(domino: Domino) -> None:
    """When they ask for none; a job may have another one."""
    made = domino.create_environment(
        "of the project", "private", base_image="local:python", environment_variables={"OF": "the project"}
    ).environment
    domino.project_settings_update(environment_id=made.id)
    assert domino.environments_useable()["currentlySelectedEnvironment"]["id"] == made.id
    run = domino.runs_start_blocking(["echo $OF"], is_direct=True, poll_freq=POLL)
    assert domino.runs_stdout(run.run_id) == "the project\n"
    command = "sh -c 'echo at home: $OF'"
    job = domino.job_start_blocking(command=command, poll_freq=POLL)
    assert [line.log for line in domino.job_logs(job.id, poll_freq=POLL)] == ["at home: the project"]
    assert domino.job_runtime_execution_details(job.id)["environment"]["environmentId"] == made.id
    standard = domino.get_default_environment().id
    job = domino.job_start_blocking(command=command, environment_id=standard, poll_freq=POLL)
    assert [line.log for line in domino.job_logs(job.id, poll_freq=POLL)] == ["at home:"]


def test_settings_that_are_not_named_stay(domino: Domino) -> None:
    """One after the other."""
    domino.project_settings_update(volume_size_gib=20.5)
    domino.project_settings_update(environment_revision="latestrevision")
    settings = domino.project_settings()
    assert settings.default_volume_size_gi_b == 20.5
    assert settings.default_environment_revision_spec is EnvironmentRevisionRule.LATEST_REVISION


@pytest.mark.parametrize("revision", [EnvironmentRevision(revision_id="5" * 24), {"revisionId": "5" * 24}])
def test_a_revision_can_be_one_by_its_id(domino: Domino, revision: Any) -> None:
    """As a model, or as a dict."""
    settings = domino.project_settings_update(environment_revision=revision)
    assert settings.default_environment_revision_spec == {"revisionId": "5" * 24}


def test_what_the_server_cannot_do_is_told(domino: Domino) -> None:
    """With what it said."""
    with pytest.raises(NotFoundError, match="no hardware tier 'huge'"):
        domino.project_settings_update(hardware_tier_id="huge")
    with pytest.raises(BadRequestError, match="from 4 to 200"):
        domino.project_settings_update(volume_size_gib=1000)


@pytest.mark.parametrize("arguments", [{}, {"hardware_tier_id": ""}, {"environment_revision": "Newest"}])
def test_a_change_of_nothing_is_refused(connect: Connect, arguments: dict[str, Any]) -> None:
    """Before anything is sent."""
    with scripted(Reply()) as server, pytest.raises(ValueError):  # noqa: PT011  # each says something of its own
        connect("a/b", "key", server.url).project_settings_update(**arguments)
    assert server.asked == []


def test_results_go_to_a_line_of_their_own_if_so_set(domino: Domino) -> None:
    """The head of the project then stays where it is."""
    assert domino.results_settings() is ResultsBranch.MAIN
    assert domino.results_settings_update("isolated") is ResultsBranch.ISOLATED
    before = domino.commits_list()
    started = domino.runs_start_blocking(["echo hi > out.txt"], is_direct=True, poll_freq=0.02)
    assert domino.commits_list() == before
    output = domino.runs_status(started.run_id).output_commit_id
    assert output is not None
    assert "out.txt" in [file.path for file in domino.files_list(output).data]
    domino.results_settings_update(ResultsBranch.MAIN)
    domino.runs_start_blocking(["echo hi > out.txt"], is_direct=True, poll_freq=0.02)
    assert len(domino.commits_list()) == len(before) + 1


def test_a_complete_project_is_listed_when_asked_for(domino: Domino) -> None:
    """With what is said of its completion; it can be worked on again."""
    done = domino.project_status_update("complete", completed_message="It is in production")
    assert (done.status, done.completed_message) == (ProjectState.COMPLETE, "It is in production")
    assert domino.project_id not in {project.id for project in domino.projects_list()}
    assert domino.project_id in {project.id for project in domino.projects_list(show_completed=True)}
    domino.project_status_update()
    assert domino.project_id in {project.id for project in domino.projects_list()}


def test_a_project_can_be_blocked(domino: Domino) -> None:
    """With the reason."""
    domino.project_status_update(blocked_reason="no data yet")
    status = domino.projects_find().status
    assert status is not None
    assert (status.is_blocked, status.blocked_reason) == (True, "no data yet")
