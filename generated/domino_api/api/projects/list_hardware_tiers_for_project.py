from __future__ import annotations

from ... import paths as _paths
from ... import wire as _wire
from ...client import AsyncClient, Client
from ...models.hardware_tier_with_capacity import HardwareTierWithCapacity
from ...operation import Operation, read_json


def operation(
    project_id: str,
    *,
    show_archived: bool | None = None,
    for_model_api: bool | None = None,
) -> Operation[list[HardwareTierWithCapacity]]:
    """Hardware tiers a project may use.

    A bare list. startRun wants a tier's `name`; v4 and public jobs want its `id`.

    Known from: wire facts 2.12 and 4.9 (V4, V622, APIB). Sure of parameters and reply (official
    specification; numbers that are not whole seen live). Older servers had a flat shape (`_id`, `id`,
    `name`, `cores`, `memory`), not described here.

    Args:
        project_id: Id of the project, 24 lower-case hexadecimal digits, as findProjectByOwnerAndName gives it.
        show_archived: Whether archived tiers are in the list, too. The server's default is unknown.
        for_model_api: Whether only tiers for model APIs are listed. The server's default is unknown.
    """
    return Operation(
        name="list_hardware_tiers_for_project",
        method="GET",
        path="/v4/projects/{project_id}/hardwareTiers".format(
            project_id=_paths.segment(project_id, "project_id"),
        ),
        params={
            "showArchived": show_archived,
            "forModelApi": for_model_api,
        },
        read=read_json(_wire.list_of(HardwareTierWithCapacity.from_dict)),
    )


def sync(
    project_id: str,
    *,
    client: Client,
    show_archived: bool | None = None,
    for_model_api: bool | None = None,
) -> list[HardwareTierWithCapacity]:
    """Hardware tiers a project may use.

    A bare list. startRun wants a tier's `name`; v4 and public jobs want its `id`.

    Known from: wire facts 2.12 and 4.9 (V4, V622, APIB). Sure of parameters and reply (official
    specification; numbers that are not whole seen live). Older servers had a flat shape (`_id`, `id`,
    `name`, `cores`, `memory`), not described here.

    Args:
        project_id: Id of the project, 24 lower-case hexadecimal digits, as findProjectByOwnerAndName gives it.
        client: What sends the call.
        show_archived: Whether archived tiers are in the list, too. The server's default is unknown.
        for_model_api: Whether only tiers for model APIs are listed. The server's default is unknown.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            project_id,
            show_archived=show_archived,
            for_model_api=for_model_api,
        )
    )


async def asyncio(
    project_id: str,
    *,
    client: AsyncClient,
    show_archived: bool | None = None,
    for_model_api: bool | None = None,
) -> list[HardwareTierWithCapacity]:
    """Hardware tiers a project may use. The suspending twin of `sync`."""
    return await client.send(
        operation(
            project_id,
            show_archived=show_archived,
            for_model_api=for_model_api,
        )
    )
