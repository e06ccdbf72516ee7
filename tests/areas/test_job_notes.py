"""What is known of a job, and what people add to it, with both clients."""

from __future__ import annotations

from typing import Any

import pytest

from domino import Domino
from domino.errors import NotFoundError
from domino.types import CommentType, Job
from tests.support.runs import POLL


@pytest.fixture
def job(domino: Domino) -> Job:
    """Return a job that is over and has left a file."""
    domino.files_upload("main.sh", b"echo 0.5 > result.txt")
    return domino.job_start_blocking(command="main.sh", poll_freq=POLL)


def test_a_job_gets_another_title(domino: Domino, job: Job) -> None:
    """It is the job's from then on."""
    assert domino.job_rename(job.id, "better").title == "better"
    assert domino.job_status(job.id).title == "better"


def test_an_archived_job_is_listed_only_for_who_asks(domino: Domino, job: Job) -> None:
    """It is not gone; sent twice it is archived all the same."""
    for _ in range(2):
        assert domino.job_archive(job.id).statuses.is_archived
    assert domino.jobs_list().jobs == []
    assert [each.id for each in domino.jobs_list(show_archived=True).jobs] == [job.id]
    assert [each.id for each in domino.jobs_find(since=0)] == [job.id]


def test_tags_are_put_on_and_taken_off(domino: Domino, job: Job) -> None:
    """By text or by id; a job is found by its tag."""
    added = domino.job_tags_add(job.id, "nightly")
    domino.job_tags_add(job.id, "good")
    assert {each.name for each in domino.job_tags_list(job.id)} == {"nightly", "good"}
    assert {each.name for each in domino.jobs_tags_list()} >= {"nightly", "good"}
    assert [each.id for each in domino.jobs_iter(tag="nightly")] == [job.id]
    assert domino.job_tags_remove(job.id, "good").name == "good"
    assert domino.job_tags_remove(job.id, added.tag_id).tag_id == added.tag_id
    assert domino.job_tags_list(job.id) == []


def test_a_tag_that_is_not_there_is_told_with_the_near_ones(domino: Domino, job: Job) -> None:
    """A silent success would hide the mistake."""
    domino.job_tags_add(job.id, "nightly")
    with pytest.raises(NotFoundError, match=f"job {job.id} has no tag .*did you mean 'nightly'"):
        domino.job_tags_remove(job.id, "nightli")


def test_a_job_is_linked_to_goals_of_its_project(domino: Domino, job: Job) -> None:
    """In the order of the links; linked twice it is linked all the same."""
    goals = [domino.goals_add("AUC above 0.9", "on last month's data"), domino.goals_add("less than an hour")]
    for goal in (goals[1], goals[0], goals[1]):
        linked = domino.job_goals_add(job.id, goal.id)
        assert (linked.goal_id, linked.title, linked.description) == (goal.id, goal.title, goal.description)
        assert (linked.job_id, linked.project_id) == (job.id, goal.project_id)
    assert [each.title for each in domino.job_goals_list(job.id)] == ["less than an hour", "AUC above 0.9"]
    assert domino.job_status(job.id).goal_ids == [goals[1].id, goals[0].id]
    domino.job_goals_remove(job.id, goals[1].id)
    assert [each.goal_id for each in domino.job_goals_list(job.id)] == [goals[0].id]
    assert [goal.id for goal in domino.goals_list()] == [goals[0].id, goals[1].id]


def test_a_goal_that_is_removed_is_no_goal_of_a_job(domino: Domino, job: Job) -> None:
    """Nor can a job be linked to it."""
    goal = domino.goals_add("AUC above 0.9")
    domino.job_goals_add(job.id, goal.id)
    domino.goals_remove(goal.id)
    assert domino.job_goals_list(job.id) == []
    assert domino.job_status(job.id).goal_ids == []
    with pytest.raises(NotFoundError, match=f"has no goal {goal.id}"):
        domino.job_goals_add(job.id, goal.id)


def test_a_goal_of_another_project_is_none_of_a_job(domino: Domino, job: Job, project: str) -> None:
    """Although it is there."""
    other = domino.project_create_v4(f"not-{project.partition('/')[2]}")
    elsewhere = domino.goals_add("cheaper", project_id=other.id)
    with pytest.raises(NotFoundError, match=f"has no goal {elsewhere.id}"):
        domino.job_goals_add(job.id, elsewhere.id)


def test_a_link_that_is_not_there_is_told(domino: Domino, job: Job) -> None:
    """Also to whom it was taken back before."""
    goal = domino.goals_add("AUC above 0.9")
    with pytest.raises(NotFoundError, match=f"is not linked to goal {goal.id}"):
        domino.job_goals_remove(job.id, goal.id)


def test_comments_are_made_read_and_removed(domino: Domino, job: Job) -> None:
    """In the thread of the job."""
    thread = domino.job_comments_add(job.id, "looks good")
    assert thread.comments is not None
    (comment,) = thread.comments
    assert comment.comment_body is not None
    assert comment.comment_body.value == "looks good"
    (listed,) = domino.job_comments_list(job.id)
    assert listed.context is not None
    assert listed.context.comment_type is CommentType.JOB
    assert domino.job_status(job.id).comments_count == 1
    assert domino.job_comments_remove(job.id, thread.id, comment.comment_id).comment_id == comment.comment_id
    assert domino.job_status(job.id).comments_count == 0


def test_the_results_of_a_job_can_be_downloaded(domino: Domino, job: Job) -> None:
    """Name and commit are all that is needed."""
    results = domino.job_results(job.id)
    names = {file.filename for file in results.file_metadata or []}
    assert names == {"result.txt", "results/stdout.txt"}
    assert domino.files_download("result.txt", results.commit_id).read() == b"0.5\n"


def test_the_usage_of_a_job_has_times(domino: Domino, job: Job) -> None:
    """As many samples as it lived for."""
    for sample in domino.job_usage(job.id):
        assert sample.timestamp_at is not None
        assert sample.cpu is not None


def test_a_job_says_on_what_it_runs(domino: Domino, job: Job) -> None:
    """Hardware tier and environment."""
    details = domino.job_runtime_execution_details(job.id)
    assert details.hardware_tier is not None
    assert details.hardware_tier.id == details["hardwareTier"]["id"]
    assert details.environment is not None


@pytest.mark.parametrize(
    ("method", "arguments"),
    [
        ("job_rename", ("title",)),
        ("job_archive", ()),
        ("job_tags_list", ()),
        ("job_tags_add", ("tag",)),
        ("job_tags_remove", ("tag",)),
        ("job_goals_list", ()),
        ("job_goals_add", ("1" * 24,)),
        ("job_goals_remove", ("1" * 24,)),
        ("job_comments_list", ()),
        ("job_comments_add", ("text",)),
        ("job_comments_remove", ("1" * 24, "2" * 24)),
        ("job_results", ()),
        ("job_usage", ()),
        ("job_runtime_execution_details", ()),
    ],
)
def test_nothing_is_known_of_no_job(domino: Domino, method: str, arguments: tuple[Any, ...]) -> None:
    """And an id that can be none is refused before anything is sent."""
    with pytest.raises(NotFoundError):
        getattr(domino, method)("0" * 24, *arguments)
    with pytest.raises(ValueError, match="job_id is empty"):
        getattr(domino, method)(" ", *arguments)
