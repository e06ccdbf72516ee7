from __future__ import annotations

from ...client import AsyncClient, Client
from ...models.job_page import JobPage
from ...operation import Operation, read_json


def operation(
    *,
    project_id: str,
    order_by: str | None = None,
    sort_by: str | None = None,
    page_size: int | None = None,
    page_no: int | None = None,
    show_archived: bool | None = None,
    status: str | None = None,
    tag: str | None = None,
    query: str | None = None,
    domino_stats_sort_field_name: str | None = None,
    type_: str | None = None,
) -> Operation[JobPage]:
    """One page of a project's jobs.

    Domino's own name for this operation is getJobs. Pages count from 1. `totalCount` counts what the filters leave;
    a page may be shorter than asked for when the server caps its size, so only an empty one, or `totalCount`, ends
    the list.

    Known from: wire facts 4.2 (V4, PD, PDT). Sure of the names of the parameters and of the reply (official
    specification); the values of `order_by` and `sort_by` are those of the reply's `pagination`; those of `status`
    are the public twin's (PUB), and official clients send them in lower case; that pages count from 1 and are of 3
    jobs where no size is asked for is official client code.

    Args:
        project_id: Id of the project.
        order_by: The field to sort by.
        sort_by: Which end comes first, `asc` or `desc`.
        page_size: How many jobs a page has.
        page_no: Which page, from 1.
        show_archived: Whether archived jobs are shown as well.
        status: Only jobs that are `queued`, `running`, `completed`, `archived` or `active`; `all` for all.
        tag: Only jobs with this tag.
        query: Only jobs in which this text is found; where it is looked for is not documented.
        domino_stats_sort_field_name: The value of `dominostats.json` to sort by, where `order_by` is `dominoStatsField`.
        type_: Only jobs of this type; which there are is not documented.
    """
    return Operation(
        name="list_jobs",
        method="GET",
        path="/v4/jobs",
        params={
            "projectId": project_id,
            "order_by": order_by,
            "sort_by": sort_by,
            "page_size": page_size,
            "page_no": page_no,
            "show_archived": show_archived,
            "status": status,
            "tag": tag,
            "query": query,
            "dominoStatsSortFieldName": domino_stats_sort_field_name,
            "type": type_,
        },
        read=read_json(JobPage.from_dict),
    )


def sync(
    *,
    client: Client,
    project_id: str,
    order_by: str | None = None,
    sort_by: str | None = None,
    page_size: int | None = None,
    page_no: int | None = None,
    show_archived: bool | None = None,
    status: str | None = None,
    tag: str | None = None,
    query: str | None = None,
    domino_stats_sort_field_name: str | None = None,
    type_: str | None = None,
) -> JobPage:
    """One page of a project's jobs.

    Domino's own name for this operation is getJobs. Pages count from 1. `totalCount` counts what the filters leave;
    a page may be shorter than asked for when the server caps its size, so only an empty one, or `totalCount`, ends
    the list.

    Known from: wire facts 4.2 (V4, PD, PDT). Sure of the names of the parameters and of the reply (official
    specification); the values of `order_by` and `sort_by` are those of the reply's `pagination`; those of `status`
    are the public twin's (PUB), and official clients send them in lower case; that pages count from 1 and are of 3
    jobs where no size is asked for is official client code.

    Args:
        client: What sends the call.
        project_id: Id of the project.
        order_by: The field to sort by.
        sort_by: Which end comes first, `asc` or `desc`.
        page_size: How many jobs a page has.
        page_no: Which page, from 1.
        show_archived: Whether archived jobs are shown as well.
        status: Only jobs that are `queued`, `running`, `completed`, `archived` or `active`; `all` for all.
        tag: Only jobs with this tag.
        query: Only jobs in which this text is found; where it is looked for is not documented.
        domino_stats_sort_field_name: The value of `dominostats.json` to sort by, where `order_by` is `dominoStatsField`.
        type_: Only jobs of this type; which there are is not documented.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            project_id=project_id,
            order_by=order_by,
            sort_by=sort_by,
            page_size=page_size,
            page_no=page_no,
            show_archived=show_archived,
            status=status,
            tag=tag,
            query=query,
            domino_stats_sort_field_name=domino_stats_sort_field_name,
            type_=type_,
        )
    )


async def asyncio(
    *,
    client: AsyncClient,
    project_id: str,
    order_by: str | None = None,
    sort_by: str | None = None,
    page_size: int | None = None,
    page_no: int | None = None,
    show_archived: bool | None = None,
    status: str | None = None,
    tag: str | None = None,
    query: str | None = None,
    domino_stats_sort_field_name: str | None = None,
    type_: str | None = None,
) -> JobPage:
    """One page of a project's jobs. The suspending twin of `sync`."""
    return await client.send(
        operation(
            project_id=project_id,
            order_by=order_by,
            sort_by=sort_by,
            page_size=page_size,
            page_no=page_no,
            show_archived=show_archived,
            status=status,
            tag=tag,
            query=query,
            domino_stats_sort_field_name=domino_stats_sort_field_name,
            type_=type_,
        )
    )
