from __future__ import annotations

from ... import paths as _paths
from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.git_repository_envelope import GitRepositoryEnvelope
from ...models.new_git_repository import NewGitRepository
from ...operation import Operation, read_json


def operation(
    project_id: str,
    *,
    body: NewGitRepository,
) -> Operation[GitRepositoryEnvelope]:
    """Add a git repository to a project.

    Runs and jobs then find its files beside those of the project. Domino's own name for this operation is
    addRepoToProject.

    Known from: wire facts 4.7 (PUB). Sure of the body and the reply (official specification); in which case the
    values of its enums have to be is not known.

    Args:
        project_id: Id of the project, 24 lower-case hexadecimal digits, as findProjectByOwnerAndName gives it.
        body: What to send.
    """
    return Operation(
        name="add_git_repository",
        method="POST",
        path="/api/projects/v1/projects/{project_id}/repositories".format(
            project_id=_paths.segment(project_id, "project_id"),
        ),
        json=_wire.to_wire(body),
        read=read_json(GitRepositoryEnvelope.from_dict),
    )


def sync(
    project_id: str,
    *,
    client: Client,
    body: NewGitRepository,
) -> GitRepositoryEnvelope:
    """Add a git repository to a project.

    Runs and jobs then find its files beside those of the project. Domino's own name for this operation is
    addRepoToProject.

    Known from: wire facts 4.7 (PUB). Sure of the body and the reply (official specification); in which case the
    values of its enums have to be is not known.

    Args:
        project_id: Id of the project, 24 lower-case hexadecimal digits, as findProjectByOwnerAndName gives it.
        client: What sends the call.
        body: What to send.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            project_id,
            body=body,
        )
    )


async def asyncio(
    project_id: str,
    *,
    client: AsyncClient,
    body: NewGitRepository,
) -> GitRepositoryEnvelope:
    """Add a git repository to a project. The suspending twin of `sync`."""
    return await client.send(
        operation(
            project_id,
            body=body,
        )
    )
