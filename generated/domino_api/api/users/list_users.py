from __future__ import annotations

from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.person import Person
from ...operation import Operation, read_json


def operation(
    *,
    user_id: list[str] | None = None,
    user_name: str | None = None,
    query: str | None = None,
    list_only_users: bool | None = None,
) -> Operation[list[Person]]:
    """Users of the deployment.

    A bare list, whole. Organizations are users, too, unless `listOnlyUsers` is true (inferred from its name).

    Known from: wire facts 4.9 (V4, PD). Sure of parameters and reply (official specification).

    Args:
        user_id: Only the users with these ids.
        user_name: Only the user with exactly this name.
        query: Only users whose name begins with this.
        list_only_users: Whether organizations are left out. The server's default is unknown.
    """
    return Operation(
        name="list_users",
        method="GET",
        path="/v4/users",
        params={
            "userId": user_id,
            "userName": user_name,
            "query": query,
            "listOnlyUsers": list_only_users,
        },
        read=read_json(_wire.list_of(Person.from_dict)),
    )


def sync(
    *,
    client: Client,
    user_id: list[str] | None = None,
    user_name: str | None = None,
    query: str | None = None,
    list_only_users: bool | None = None,
) -> list[Person]:
    """Users of the deployment.

    A bare list, whole. Organizations are users, too, unless `listOnlyUsers` is true (inferred from its name).

    Known from: wire facts 4.9 (V4, PD). Sure of parameters and reply (official specification).

    Args:
        client: What sends the call.
        user_id: Only the users with these ids.
        user_name: Only the user with exactly this name.
        query: Only users whose name begins with this.
        list_only_users: Whether organizations are left out. The server's default is unknown.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            user_id=user_id,
            user_name=user_name,
            query=query,
            list_only_users=list_only_users,
        )
    )


async def asyncio(
    *,
    client: AsyncClient,
    user_id: list[str] | None = None,
    user_name: str | None = None,
    query: str | None = None,
    list_only_users: bool | None = None,
) -> list[Person]:
    """Users of the deployment. The suspending twin of `sync`."""
    return await client.send(
        operation(
            user_id=user_id,
            user_name=user_name,
            query=query,
            list_only_users=list_only_users,
        )
    )
