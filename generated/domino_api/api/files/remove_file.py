from __future__ import annotations

from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.file_to_remove import FileToRemove
from ...operation import Operation, read_nothing


def operation(
    *,
    body: FileToRemove,
) -> Operation[None]:
    """Remove a file, or a folder with all that is in it, from the head of the project.

    Makes a new commit; those before it keep the file.

    Known from: wire facts 4.3 (V4). Sure of the body (official specification); that it makes a commit,
    and the answer for a path that is not there, are inferred.

    Args:
        body: What to send.
    """
    return Operation(
        name="remove_file",
        method="POST",
        path="/v4/files/removeFile",
        json=_wire.to_wire(body),
        read=read_nothing,
    )


def sync(
    *,
    client: Client,
    body: FileToRemove,
) -> None:
    """Remove a file, or a folder with all that is in it, from the head of the project.

    Makes a new commit; those before it keep the file.

    Known from: wire facts 4.3 (V4). Sure of the body (official specification); that it makes a commit,
    and the answer for a path that is not there, are inferred.

    Args:
        client: What sends the call.
        body: What to send.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            body=body,
        )
    )


async def asyncio(
    *,
    client: AsyncClient,
    body: FileToRemove,
) -> None:
    """Remove a file, or a folder with all that is in it, from the head of the project. The suspending twin of
    `sync`.
    """
    return await client.send(
        operation(
            body=body,
        )
    )
