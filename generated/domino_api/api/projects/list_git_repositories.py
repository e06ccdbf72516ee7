from __future__ import annotations

from ... import paths as _paths
from ...client import AsyncClient, Client
from ...models.git_repository_list import GitRepositoryList
from ...operation import Operation, read_json


def operation(
    project_id: str,
    *,
    offset: int | None = None,
    limit: int | None = None,
) -> Operation[GitRepositoryList]:
    """Git repositories in a project, a page at a time.

    Those that were added to it, without the main one. Domino's own name for this operation is getImportedRepos.

    Known from: wire facts 4.7 (PUB). Sure of parameters and reply (official specification); in which case the values
    of its enums come is not known: the stored description has them in capitals, an older one in lower case.

    Args:
        project_id: Id of the project, 24 lower-case hexadecimal digits, as findProjectByOwnerAndName gives it.
        offset: How many items to skip. The server's default is 0.
        limit: How many items at most. The server's default is 10; some lists cap it at about 100.
    """
    return Operation(
        name="list_git_repositories",
        method="GET",
        path="/api/projects/v1/projects/{project_id}/repositories".format(
            project_id=_paths.segment(project_id, "project_id"),
        ),
        params={
            "offset": offset,
            "limit": limit,
        },
        read=read_json(GitRepositoryList.from_dict),
    )


def sync(
    project_id: str,
    *,
    client: Client,
    offset: int | None = None,
    limit: int | None = None,
) -> GitRepositoryList:
    """Git repositories in a project, a page at a time.

    Those that were added to it, without the main one. Domino's own name for this operation is getImportedRepos.

    Known from: wire facts 4.7 (PUB). Sure of parameters and reply (official specification); in which case the values
    of its enums come is not known: the stored description has them in capitals, an older one in lower case.

    Args:
        project_id: Id of the project, 24 lower-case hexadecimal digits, as findProjectByOwnerAndName gives it.
        client: What sends the call.
        offset: How many items to skip. The server's default is 0.
        limit: How many items at most. The server's default is 10; some lists cap it at about 100.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            project_id,
            offset=offset,
            limit=limit,
        )
    )


async def asyncio(
    project_id: str,
    *,
    client: AsyncClient,
    offset: int | None = None,
    limit: int | None = None,
) -> GitRepositoryList:
    """Git repositories in a project, a page at a time. The suspending twin of `sync`."""
    return await client.send(
        operation(
            project_id,
            offset=offset,
            limit=limit,
        )
    )
