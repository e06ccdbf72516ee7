# Made by scripts/regen.sh from domino/areas/job_lists.py: edit that file, not this one.
"""The jobs of a project: a page of them, all of them, and those that a lost start could have begun."""

from __future__ import annotations

from collections.abc import Generator
from datetime import datetime

from domino_api import models

from domino._calls.engine import iterate_blocking, run_blocking
from domino._display.lists import JobPage, JobTable

from .runs import Runs

__all__ = ["JobLists"]


class JobLists(Runs):
    """The jobs of a project."""

    def jobs_list(
        self,
        project_id: str | None = None,
        order_by: models.JobOrder | str = "number",
        sort_by: models.SortDirection | str = "desc",
        page_size: int | None = None,
        page_no: int = 1,
        show_archived: bool | str = False,
        status: str = "all",
        tag: str | None = None,
        *,
        query: str | None = None,
        domino_stats_sort_field_name: str | None = None,
    ) -> JobPage:
        """Return one page of a project's jobs: `.jobs`, and the number of all jobs, `.total_count`.

        It has `.to_pandas()` and `.plot()`. `jobs_iter` goes through all pages, of which
        `domino.types.JobTable(domino.jobs_iter(limit=500))` makes a list that has them, too. Wire facts 4.2.

        Args:
            project_id: The id of the project; None for the client's.
            order_by: What to sort by, a JobOrder or its text.
            sort_by: Which end comes first, `"desc"` or `"asc"`.
            page_size: How many jobs a page has; None for the server's default, which is 3.
            page_no: Which page, from 1.
            show_archived: Whether to list archived jobs as well; python-domino's `"true"` and `"false"` work, too.
            status: Only jobs that are `"queued"`, `"running"`, `"completed"`, `"archived"` or `"active"`.
            tag: Only jobs with this tag.
            query: Only jobs in which the server finds this text.
            domino_stats_sort_field_name: The value of `dominostats.json` to sort by, with `"dominoStatsField"`.

        Raises:
            ValueError: A number is out of range, or a word is misspelt.
        """
        return run_blocking(
            self._suspending.jobs_list(
                project_id,
                order_by,
                sort_by,
                page_size,
                page_no,
                show_archived,
                status,
                tag,
                query=query,
                domino_stats_sort_field_name=domino_stats_sort_field_name,
            )
        )

    def jobs_iter(
        self,
        project_id: str | None = None,
        *,
        limit: int | None = None,
        order_by: models.JobOrder | str = "number",
        sort_by: models.SortDirection | str = "desc",
        show_archived: bool | str = False,
        status: str = "all",
        tag: str | None = None,
        query: str | None = None,
        domino_stats_sort_field_name: str | None = None,
    ) -> Generator[models.Job, None, None]:
        """Yield a project's jobs, requesting each page when it is needed; by default, the newest first.

            for job in domino.jobs_iter(tag="nightly", limit=50):
                print(job.number, job.title)

        Jobs that are started in the meantime shift the pages, but no job is yielded twice.

        Args:
            project_id: The id of the project; None for the client's.
            limit: How many to return at most; None for all.
            order_by: What to sort by, a JobOrder or its text.
            sort_by: Which end comes first, `"desc"` or `"asc"`.
            show_archived: Whether to list archived jobs as well.
            status: Only jobs that are `"queued"`, `"running"`, `"completed"`, `"archived"` or `"active"`.
            tag: Only jobs with this tag.
            query: Only jobs in which the server finds this text.
            domino_stats_sort_field_name: The value of `dominostats.json` to sort by, with `"dominoStatsField"`.

        Raises:
            ValueError: The limit is not a number of at least 0, or a word is misspelt.
        """
        return iterate_blocking(
            self._suspending.jobs_iter(
                project_id,
                limit=limit,
                order_by=order_by,
                sort_by=sort_by,
                show_archived=show_archived,
                status=status,
                tag=tag,
                query=query,
                domino_stats_sort_field_name=domino_stats_sort_field_name,
            )
        )

    def jobs_find(self, *, title: str | None = None, since: float | datetime | None = None) -> JobTable:
        """Return the jobs that may have begun with a start whose reply was lost; an empty list if none did.

            except StartUncertainError as error:
                candidates = domino.jobs_find(**error.find)

        Args:
            title: Only jobs with this title. If the title is unique, the result is certain.
            since: Only jobs submitted then or later, a time or seconds since 1970 UTC; two minutes are granted to
                clocks that differ.
        """
        return run_blocking(self._suspending.jobs_find(title=title, since=since))
