# Made by scripts/regen.sh from domino/areas/job_notes.py: edit that file, not this one.
"""What people add to a job: title, tags, goals, comments; and that it is hidden."""

from __future__ import annotations

from domino_api import models

from domino._calls.engine import run_blocking

from .projects import Projects

__all__ = ["JobNotes"]


class JobNotes(Projects):
    """What people add to a job. Wire facts 4.2."""

    def job_rename(self, job_id: str, title: str) -> models.Job:
        """Change the title of a job, and return the job.

        Args:
            job_id: The job.
            title: Its new title.

        Raises:
            NotFoundError: There is no such job.
        """
        return run_blocking(self._suspending.job_rename(job_id, title))

    def job_archive(self, job_id: str) -> models.Job:
        """Hide a job from lists that do not ask for archived jobs, and return it. This cannot be undone.

        Args:
            job_id: The job.

        Raises:
            NotFoundError: There is no such job.
        """
        return run_blocking(self._suspending.job_archive(job_id))

    def job_tags_list(self, job_id: str) -> list[models.JobTag]:
        """Return the tags on a job: `.name`, `.tag_id`, `.created_at_at`.

        Args:
            job_id: The job.

        Raises:
            NotFoundError: There is no such job.
        """
        return run_blocking(self._suspending.job_tags_list(job_id))

    def job_tags_add(self, job_id: str, tag: str) -> models.Tag:
        """Add a tag to a job; a new tag is created if there is none of that name. `jobs_list(tag=...)` finds the job.

        Args:
            job_id: The job, of this project.
            tag: The text of the tag.

        Raises:
            NotFoundError: There is no such job.
        """
        return run_blocking(self._suspending.job_tags_add(job_id, tag))

    def job_tags_remove(self, job_id: str, tag: str) -> models.Tag:
        """Remove a tag from a job.

        Args:
            job_id: The job, of this project.
            tag: The text of the tag, or its id.

        Raises:
            NotFoundError: There is no such job, or it has no such tag; the message suggests similar ones.
        """
        return run_blocking(self._suspending.job_tags_remove(job_id, tag))

    def jobs_tags_list(self) -> list[models.Tag]:
        """Return the tags that jobs of the project have."""
        return run_blocking(self._suspending.jobs_tags_list())

    def job_goals_list(self, job_id: str) -> list[models.LinkedGoal]:
        """Return the goals of the project that a job is linked to: `.title`, `.goal_id`. Wire facts 4.1.

        Args:
            job_id: The job.

        Raises:
            NotFoundError: There is no such job.
        """
        return run_blocking(self._suspending.job_goals_list(job_id))

    def job_goals_add(self, job_id: str, goal_id: str) -> models.LinkedGoal:
        """Link a job to a goal of its project, and return the goal. Wire facts 4.1.

        The call is sent only once. If its reply is lost, `job_goals_list()` shows whether it worked.

        Args:
            job_id: The job.
            goal_id: The goal, as `goals_list()` and `goals_add()` return it.

        Raises:
            NotFoundError: There is no such job, or no such goal.
        """
        return run_blocking(self._suspending.job_goals_add(job_id, goal_id))

    def job_goals_remove(self, job_id: str, goal_id: str) -> None:
        """Remove the link between a job and a goal; the goal stays in its project. Wire facts 4.1.

        Args:
            job_id: The job.
            goal_id: The goal.

        Raises:
            NotFoundError: There is no such job, or it is not linked to such a goal.
        """
        return run_blocking(self._suspending.job_goals_remove(job_id, goal_id))

    def job_comments_list(self, job_id: str) -> list[models.CommentThread]:
        """Return the comments on a job and on its result files, by thread: `.comments`, `.context`.

        Args:
            job_id: The job.

        Raises:
            NotFoundError: There is no such job.
        """
        return run_blocking(self._suspending.job_comments_list(job_id))

    def job_comments_add(self, job_id: str, comment: str) -> models.CommentThread:
        """Comment on a job, and return the thread of its comments. It is never sent twice.

        Args:
            job_id: The job.
            comment: What to say.

        Raises:
            NotFoundError: There is no such job.
        """
        return run_blocking(self._suspending.job_comments_add(job_id, comment))

    def job_comments_remove(self, job_id: str, thread_id: str, comment_id: str) -> models.Comment:
        """Remove a comment from a job, and return it.

        Args:
            job_id: The job.
            thread_id: The thread that the comment is in, its `.id`.
            comment_id: The comment, its `.comment_id`.

        Raises:
            NotFoundError: There is no such job, thread or comment.
        """
        return run_blocking(self._suspending.job_comments_remove(job_id, thread_id, comment_id))
