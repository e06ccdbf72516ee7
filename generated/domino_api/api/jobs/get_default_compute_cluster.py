from __future__ import annotations

from ... import paths as _paths
from ...client import AsyncClient, Client
from ...models.default_compute_cluster import DefaultComputeCluster
from ...operation import Operation, read_json


def operation(
    project_id: str,
    cluster_type: str,
) -> Operation[DefaultComputeCluster]:
    """What a compute cluster of a job has unless told otherwise.

    Domino's own name for this operation is getDefaultComputeClusterSettings.

    Known from: wire facts 4.2 (V4). Sure of the reply (official specification). python-domino asks
    `/v4/jobs/project/{projectId}/defaultSparkSettings` instead, which the specification no longer has.

    Args:
        project_id: Id of the project, 24 lower-case hexadecimal digits, as findProjectByOwnerAndName gives it.
        cluster_type: Kind of compute cluster, a ComputeClusterType.
    """
    return Operation(
        name="get_default_compute_cluster",
        method="GET",
        path="/v4/jobs/{project_id}/{cluster_type}/defaultComputeClusterSettings".format(
            project_id=_paths.segment(project_id, "project_id"),
            cluster_type=_paths.segment(cluster_type, "cluster_type"),
        ),
        read=read_json(DefaultComputeCluster.from_dict),
    )


def sync(
    project_id: str,
    cluster_type: str,
    *,
    client: Client,
) -> DefaultComputeCluster:
    """What a compute cluster of a job has unless told otherwise.

    Domino's own name for this operation is getDefaultComputeClusterSettings.

    Known from: wire facts 4.2 (V4). Sure of the reply (official specification). python-domino asks
    `/v4/jobs/project/{projectId}/defaultSparkSettings` instead, which the specification no longer has.

    Args:
        project_id: Id of the project, 24 lower-case hexadecimal digits, as findProjectByOwnerAndName gives it.
        cluster_type: Kind of compute cluster, a ComputeClusterType.
        client: What sends the call.

    Raises:
        Exception: The call failed; the client's `on_error` decides which exception tells it.
    """
    return client.send(
        operation(
            project_id,
            cluster_type,
        )
    )


async def asyncio(
    project_id: str,
    cluster_type: str,
    *,
    client: AsyncClient,
) -> DefaultComputeCluster:
    """What a compute cluster of a job has unless told otherwise. The suspending twin of `sync`."""
    return await client.send(
        operation(
            project_id,
            cluster_type,
        )
    )
