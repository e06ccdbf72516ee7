from __future__ import annotations

from ...client import AsyncClient, Client
from ...models.dataset_list import DatasetList
from ...models.dataset_permission import DatasetPermission
from ...operation import Operation, read_json


def operation(
    *,
    project_ids_to_include: list[str] | None = None,
    project_ids_to_exclude: list[str] | None = None,
    minimum_permission: DatasetPermission | None = None,
    include_project_info: bool | None = None,
    include_archived_projects: bool | None = None,
    offset: int | None = None,
    limit: int | None = None,
) -> Operation[DatasetList]:
    """Datasets that the user may see, a page of them.

    Domino's own name is getDatasetsV2. The first list, `/api/datasetrw/v1/datasets`, is deprecated. Each item has
    the dataset inside of it: as `dataset` by the specification, as `datasetRwDto` on live deployments.

    Known from: wire facts 4.4 (PUB, SAGE). Sure of the parameters and the envelope (official specification);
    the page has ten items unless `limit` says more (official specification), and its largest size is unknown.

    Args:
        project_ids_to_include: Only datasets of these projects. Not together with projectIdsToExclude.
        project_ids_to_exclude: No datasets of these projects.
        minimum_permission: What somebody may do with a dataset. An open enum: unknown values are kept.
        include_project_info: Whether each item names its project.
        include_archived_projects: Whether datasets of archived projects are in the list; left out, they are.
        offset: How many items to skip. The server's default is 0.
        limit: How many items at most. The server's default is 10; some lists cap it at about 100.
    """
    return Operation(
        name="list_datasets",
        method="GET",
        path="/api/datasetrw/v2/datasets",
        params={
            "projectIdsToInclude": project_ids_to_include,
            "projectIdsToExclude": project_ids_to_exclude,
            "minimumPermission": minimum_permission,
            "includeProjectInfo": include_project_info,
            "includeArchivedProjects": include_archived_projects,
            "offset": offset,
            "limit": limit,
        },
        read=read_json(DatasetList.from_dict),
    )


def sync(
    *,
    client: Client,
    project_ids_to_include: list[str] | None = None,
    project_ids_to_exclude: list[str] | None = None,
    minimum_permission: DatasetPermission | None = None,
    include_project_info: bool | None = None,
    include_archived_projects: bool | None = None,
    offset: int | None = None,
    limit: int | None = None,
) -> DatasetList:
    """Datasets that the user may see, a page of them.

    Domino's own name is getDatasetsV2. The first list, `/api/datasetrw/v1/datasets`, is deprecated. Each item has
    the dataset inside of it: as `dataset` by the specification, as `datasetRwDto` on live deployments.

    Known from: wire facts 4.4 (PUB, SAGE). Sure of the parameters and the envelope (official specification);
    the page has ten items unless `limit` says more (official specification), and its largest size is unknown.

    Args:
        client: What sends the call.
        project_ids_to_include: Only datasets of these projects. Not together with projectIdsToExclude.
        project_ids_to_exclude: No datasets of these projects.
        minimum_permission: What somebody may do with a dataset. An open enum: unknown values are kept.
        include_project_info: Whether each item names its project.
        include_archived_projects: Whether datasets of archived projects are in the list; left out, they are.
        offset: How many items to skip. The server's default is 0.
        limit: How many items at most. The server's default is 10; some lists cap it at about 100.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            project_ids_to_include=project_ids_to_include,
            project_ids_to_exclude=project_ids_to_exclude,
            minimum_permission=minimum_permission,
            include_project_info=include_project_info,
            include_archived_projects=include_archived_projects,
            offset=offset,
            limit=limit,
        )
    )


async def asyncio(
    *,
    client: AsyncClient,
    project_ids_to_include: list[str] | None = None,
    project_ids_to_exclude: list[str] | None = None,
    minimum_permission: DatasetPermission | None = None,
    include_project_info: bool | None = None,
    include_archived_projects: bool | None = None,
    offset: int | None = None,
    limit: int | None = None,
) -> DatasetList:
    """Datasets that the user may see, a page of them. The suspending twin of `sync`."""
    return await client.send(
        operation(
            project_ids_to_include=project_ids_to_include,
            project_ids_to_exclude=project_ids_to_exclude,
            minimum_permission=minimum_permission,
            include_project_info=include_project_info,
            include_archived_projects=include_archived_projects,
            offset=offset,
            limit=limit,
        )
    )
