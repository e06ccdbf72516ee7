from __future__ import annotations

from ... import paths as _paths
from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.commit import Commit
from ...operation import Operation, read_json


def operation(
    owner: str,
    project: str,
) -> Operation[list[str | Commit]]:
    """Commits of a project, newest first.

    A bare list. Normally of commit ids as strings; one newer official client reads objects with an `id`.
    Accept both; sort by `commitTime` where it is present.

    Known from: wire facts 2.9 (PDT, PD). Sure of strings (four official live tests); objects are in
    conflict with that (client code, mocked tests) and take their fields from V4's commits; the order is
    inferred from the clients.

    Args:
        owner: User name of the project's owner (not an id). One segment of the URL.
        project: Name of the project (not an id). One segment of the URL.
    """
    return Operation(
        name="list_commits",
        method="GET",
        path="/v1/projects/{owner}/{project}/commits".format(
            owner=_paths.segment(owner, "owner"),
            project=_paths.segment(project, "project"),
        ),
        read=read_json(_wire.list_of(_wire.one_of(_wire.text, Commit.from_dict))),
    )


def sync(
    owner: str,
    project: str,
    *,
    client: Client,
) -> list[str | Commit]:
    """Commits of a project, newest first.

    A bare list. Normally of commit ids as strings; one newer official client reads objects with an `id`.
    Accept both; sort by `commitTime` where it is present.

    Known from: wire facts 2.9 (PDT, PD). Sure of strings (four official live tests); objects are in
    conflict with that (client code, mocked tests) and take their fields from V4's commits; the order is
    inferred from the clients.

    Args:
        owner: User name of the project's owner (not an id). One segment of the URL.
        project: Name of the project (not an id). One segment of the URL.
        client: What sends the call.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            owner,
            project,
        )
    )


async def asyncio(
    owner: str,
    project: str,
    *,
    client: AsyncClient,
) -> list[str | Commit]:
    """Commits of a project, newest first. The suspending twin of `sync`."""
    return await client.send(
        operation(
            owner,
            project,
        )
    )
