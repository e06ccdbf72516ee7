from __future__ import annotations

from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.made_project import MadeProject
from ...models.new_project import NewProject
from ...operation import Operation, read_json


def operation(
    *,
    body: NewProject,
) -> Operation[MadeProject]:
    """Make a project.

    A name that the owner has already is refused; with which status is unknown.

    Known from: wire facts 4.2 and 4.7 (V4, PD). Sure of the body and the reply (official specification); 400, 401
    and 409 are inferred. Whether an answer that is lost has made the project can be seen in the list.

    Args:
        body: What to send.
    """
    return Operation(
        name="create_project",
        method="POST",
        path="/v4/projects",
        json=_wire.to_wire(body),
        read=read_json(MadeProject.from_dict),
    )


def sync(
    *,
    client: Client,
    body: NewProject,
) -> MadeProject:
    """Make a project.

    A name that the owner has already is refused; with which status is unknown.

    Known from: wire facts 4.2 and 4.7 (V4, PD). Sure of the body and the reply (official specification); 400, 401
    and 409 are inferred. Whether an answer that is lost has made the project can be seen in the list.

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
    body: NewProject,
) -> MadeProject:
    """Make a project. The suspending twin of `sync`."""
    return await client.send(
        operation(
            body=body,
        )
    )
