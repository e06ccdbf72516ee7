"""The jobs of a project: a page of them, all of them, and those that a lost start could have begun."""

from __future__ import annotations

import difflib
from collections.abc import AsyncGenerator
from contextlib import aclosing
from datetime import datetime

from domino_api import models
from domino_api.api import jobs

from domino._calls.paging import LARGEST_PAGE, Page, Place, paged
from domino._display.lists import JobPage, JobTable
from domino._waiting.starting import CLOCK_SKEW
from domino.config import is_whole

from .arguments import check_limit, checked_choice, checked_time
from .runs import AsyncRuns

__all__ = ["AsyncJobLists"]

#: What `status` may say; a newer server may know more.
_FILTERS = ("all", "queued", "running", "completed", "archived", "active")


class AsyncJobLists(AsyncRuns):
    """The jobs of a project."""

    async def jobs_list(
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
        filters = _Filters(order_by, sort_by, show_archived, status, tag, query, domino_stats_sort_field_name)
        if page_size is not None and not is_whole(page_size, 1):
            raise ValueError(f"page_size must be a whole number from 1 up, or None, not {page_size!r}")
        if not is_whole(page_no, 1):
            raise ValueError(f"page_no must be a whole number from 1 up, not {page_no!r}")
        return JobPage.of(await self._job_page(project_id, filters, page_size, page_no))

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
    ) -> AsyncGenerator[models.Job, None]:
        """Yield a project's jobs, requesting each page when it is needed; by default, the newest first.

            async for job in domino.jobs_iter(tag="nightly", limit=50):
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
        filters = _Filters(order_by, sort_by, show_archived, status, tag, query, domino_stats_sort_field_name)
        check_limit(limit)
        return self._all_jobs(project_id, filters, limit)

    def _all_jobs(
        self, project_id: str | None, filters: _Filters, limit: int | None = None
    ) -> AsyncGenerator[models.Job, None]:
        async def ask(place: Place) -> Page[models.Job]:
            page = await self._job_page(project_id, filters, place.size, place.number)
            return Page(page.jobs, page.total_count)

        return paged(ask, lambda job: job.id, limit=limit, size=LARGEST_PAGE)

    async def _job_page(
        self, project_id: str | None, filters: _Filters, page_size: int | None, page_no: int
    ) -> models.JobPage:
        operation = jobs.list_jobs.operation(
            project_id=project_id if project_id is not None else await self._find_project_id(),
            order_by=filters.order_by,
            sort_by=filters.sort_by,
            page_size=page_size,
            page_no=page_no,
            show_archived=filters.show_archived,
            status=filters.status,
            tag=filters.tag,
            query=filters.query,
            domino_stats_sort_field_name=filters.statistic,
        )
        return await self._engine.call(operation)

    async def jobs_find(self, *, title: str | None = None, since: float | datetime | None = None) -> JobTable:
        """Return the jobs that may have begun with a start whose reply was lost; an empty list if none did.

            except StartUncertainError as error:
                candidates = await domino.jobs_find(**error.find)

        Args:
            title: Only jobs with this title. If the title is unique, the result is certain.
            since: Only jobs submitted then or later, a time or seconds since 1970 UTC; two minutes are granted to
                clocks that differ.
        """
        submitted = checked_time(since, "since")
        earliest = None if submitted is None else (submitted - CLOCK_SKEW) * 1000
        found = JobTable()
        async with aclosing(self._all_jobs(None, _Filters(show_archived=True))) as newest_first:
            async for job in newest_first:
                at = job.stage_time.submission_time if job.stage_time is not None else None
                if earliest is not None and at is not None and at < earliest:
                    break
                if title is None or job.title == title:
                    found.append(job)
        return found


class _Filters:
    """What to list, checked."""

    def __init__(
        self,
        order_by: str = "number",
        sort_by: str = "desc",
        show_archived: bool | str = False,
        status: str = "all",
        tag: str | None = None,
        query: str | None = None,
        statistic: str | None = None,
    ) -> None:
        self.order_by = str(checked_choice(order_by, models.JobOrder, "order_by"))
        if str(sort_by) not in ("asc", "desc"):
            raise ValueError(f"sort_by must be 'asc' or 'desc', not {str(sort_by)!r}")
        self.sort_by = str(sort_by)
        self.status = str(status).lower()
        near = difflib.get_close_matches(self.status, _FILTERS, 1)
        if near and self.status not in _FILTERS:
            raise ValueError(f"there is no status {status!r}: did you mean {near[0]!r}?")
        if str(show_archived).lower() not in ("true", "false"):
            raise ValueError(f"show_archived must be True or False, not {show_archived!r}")
        self.show_archived = str(show_archived).lower() == "true"
        self.tag = tag
        self.query = query
        self.statistic = statistic
