"""What people add to a job: title, tags, goals, comments; and that it is hidden."""

from __future__ import annotations

from domino_api import models
from domino_api.api import jobs

from domino._calls.answers import check_about, check_removed
from domino.errors import NotFoundError

from .arguments import checked_id
from .lookups import Catalogue, Entry
from .projects import AsyncProjects

__all__ = ["AsyncJobNotes"]


class AsyncJobNotes(AsyncProjects):
    """What people add to a job. Wire facts 4.2."""

    async def job_rename(self, job_id: str, title: str) -> models.Job:
        """Change the title of a job, and return the job.

        Args:
            job_id: The job.
            title: Its new title.

        Raises:
            NotFoundError: There is no such job.
        """
        if not isinstance(title, str):
            raise TypeError(f"title must be a str, not {title!r}")
        body = models.RenameJobRequest(name=title)
        operation = jobs.rename_job.operation(checked_id(job_id, "job_id"), body=body)
        job = await self._engine.call(operation)
        check_about(operation, "id", job_id, job.id)
        return job

    async def job_archive(self, job_id: str) -> models.Job:
        """Hide a job from lists that do not ask for archived jobs, and return it. This cannot be undone.

        Args:
            job_id: The job.

        Raises:
            NotFoundError: There is no such job.
        """
        body = models.ArchiveJobRequest(job_id=checked_id(job_id, "job_id"))
        operation = jobs.archive_job.operation(body=body)
        job = await self._engine.call(operation)
        check_about(operation, "id", job_id, job.id)
        return job

    async def job_tags_list(self, job_id: str) -> list[models.JobTag]:
        """Return the tags on a job: `.name`, `.tag_id`, `.created_at_at`.

        Args:
            job_id: The job.

        Raises:
            NotFoundError: There is no such job.
        """
        return await self._engine.call(jobs.list_job_tags.operation(checked_id(job_id, "job_id")))

    async def job_tags_add(self, job_id: str, tag: str) -> models.Tag:
        """Add a tag to a job; a new tag is created if there is none of that name. `jobs_list(tag=...)` finds the job.

        Args:
            job_id: The job, of this project.
            tag: The text of the tag.

        Raises:
            NotFoundError: There is no such job.
        """
        checked_id(job_id, "job_id")
        body = models.AddJobTagRequest(tag_name=checked_id(tag, "tag"), project_id=await self._find_project_id())
        return await self._engine.call(jobs.add_job_tag.operation(job_id, body=body))

    async def job_tags_remove(self, job_id: str, tag: str) -> models.Tag:
        """Remove a tag from a job.

        Args:
            job_id: The job, of this project.
            tag: The text of the tag, or its id.

        Raises:
            NotFoundError: There is no such job, or it has no such tag; the message suggests similar ones.
        """
        wanted = checked_id(tag, "tag")
        there = [Entry(each.tag_id or "", each.name or "") for each in await self.job_tags_list(job_id)]
        tags = Catalogue("tag", there, NotFoundError, whose=f"job {job_id} has")
        found = tags.find(wanted, "id or name")
        if found is None:
            raise tags.unknown(wanted, "id or name")
        body = models.RemoveJobTagRequest(project_id=await self._find_project_id(), tag_id=found.id)
        return await self._engine.call(jobs.remove_job_tag.operation(job_id, body=body))

    async def jobs_tags_list(self) -> list[models.Tag]:
        """Return the tags that jobs of the project have."""
        return await self._engine.call(jobs.list_job_tags_of_project.operation(await self._find_project_id()))

    async def job_goals_list(self, job_id: str) -> list[models.LinkedGoal]:
        """Return the goals of the project that a job is linked to: `.title`, `.goal_id`. Wire facts 4.1.

        Args:
            job_id: The job.

        Raises:
            NotFoundError: There is no such job.
        """
        return (await self._engine.call(jobs.list_job_goals.operation(job_id=checked_id(job_id, "job_id")))).goals

    async def job_goals_add(self, job_id: str, goal_id: str) -> models.LinkedGoal:
        """Link a job to a goal of its project, and return the goal. Wire facts 4.1.

        The call is sent only once. If its reply is lost, `job_goals_list()` shows whether it worked.

        Args:
            job_id: The job.
            goal_id: The goal, as `goals_list()` and `goals_add()` return it.

        Raises:
            NotFoundError: There is no such job, or no such goal.
        """
        checked_id(job_id, "job_id")
        body = models.GoalToLink(goal_id=checked_id(goal_id, "goal_id"))
        operation = jobs.add_job_goal.operation(body=body, job_id=job_id)
        goal = (await self._engine.call(operation)).goal
        check_about(operation, "goalId", goal_id, goal.goal_id)
        return goal

    async def job_goals_remove(self, job_id: str, goal_id: str) -> None:
        """Remove the link between a job and a goal; the goal stays in its project. Wire facts 4.1.

        Args:
            job_id: The job.
            goal_id: The goal.

        Raises:
            NotFoundError: There is no such job, or it is not linked to such a goal.
        """
        checked_id(job_id, "job_id")
        operation = jobs.remove_job_goal.operation(checked_id(goal_id, "goal_id"), job_id=job_id)
        check_removed(operation, await self._engine.call(operation))

    async def job_comments_list(self, job_id: str) -> list[models.CommentThread]:
        """Return the comments on a job and on its result files, by thread: `.comments`, `.context`.

        Args:
            job_id: The job.

        Raises:
            NotFoundError: There is no such job.
        """
        return await self._engine.call(jobs.list_job_comments.operation(checked_id(job_id, "job_id")))

    async def job_comments_add(self, job_id: str, comment: str) -> models.CommentThread:
        """Comment on a job, and return the thread of its comments. It is never sent twice.

        Args:
            job_id: The job.
            comment: What to say.

        Raises:
            NotFoundError: There is no such job.
        """
        body = models.AddJobCommentRequest(comment=checked_id(comment, "comment"))
        return await self._engine.call(jobs.add_job_comment.operation(checked_id(job_id, "job_id"), body=body))

    async def job_comments_remove(self, job_id: str, thread_id: str, comment_id: str) -> models.Comment:
        """Remove a comment from a job, and return it.

        Args:
            job_id: The job.
            thread_id: The thread that the comment is in, its `.id`.
            comment_id: The comment, its `.comment_id`.

        Raises:
            NotFoundError: There is no such job, thread or comment.
        """
        checked_id(job_id, "job_id")
        body = models.ArchiveJobCommentRequest(comment_id=checked_id(comment_id, "comment_id"))
        operation = jobs.archive_job_comment.operation(job_id, checked_id(thread_id, "thread_id"), body=body)
        return await self._engine.call(operation)
