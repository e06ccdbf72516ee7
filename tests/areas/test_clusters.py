"""Compute clusters, made with the rules of each kind or read from python-domino's dicts; no server is needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from domino.errors import ConfigError, DominoError
from domino.exceptions import MalformedInputException, MissingRequiredFieldException
from domino.types import ComputeCluster, ComputeClusterConfig, EnvironmentRevisionRule

RAY = {
    "clusterType": "Ray",
    "computeEnvironmentId": "e",
    "masterHardwareTierId": "small",
    "workerCount": 2,
    "workerHardwareTierId": "medium",
}


@pytest.mark.parametrize(
    ("make", "kind"), [(ComputeCluster.spark, "Spark"), (ComputeCluster.ray, "Ray"), (ComputeCluster.dask, "Dask")]
)
def test_a_cluster_with_a_master(make: Callable[..., ComputeCluster], kind: str) -> None:
    """Tiers are wrapped as Domino has them; what is not given is not sent."""
    assert make("e", worker_tier="medium", master_tier="small").to_dict() == {
        "clusterType": kind,
        "computeEnvironmentId": "e",
        "masterHardwareTierId": {"value": "small"},
        "workerCount": 1,
        "workerHardwareTierId": {"value": "medium"},
    }


def test_everything_that_a_cluster_can_have() -> None:
    """Storage in GiB, a range of workers, a revision, further settings."""
    cluster = ComputeCluster.spark(
        "e",
        worker_tier="medium",
        master_tier="small",
        workers=2,
        max_workers=5,
        worker_storage_gib=30,
        environment_revision="9" * 24,
        extra_configs={"spark.x": "1"},
    )
    assert cluster.to_dict() == {
        "clusterType": "Spark",
        "computeEnvironmentId": "e",
        "computeEnvironmentRevisionSpec": {"revisionId": "9" * 24},
        "masterHardwareTierId": {"value": "small"},
        "workerCount": 2,
        "maxWorkerCount": 5,
        "workerHardwareTierId": {"value": "medium"},
        "workerStorage": {"value": 30, "unit": "GiB"},
        "extraConfigs": {"spark.x": "1"},
    }


def test_an_mpi_cluster_has_no_master() -> None:
    """And is no parameter of `mpi` at all."""
    cluster = ComputeCluster.mpi("e", worker_tier="medium", workers=3)
    assert "masterHardwareTierId" not in cluster
    with pytest.raises(MalformedInputException, match="an MPI cluster has no master"):
        ComputeCluster.of({**RAY, "clusterType": "MPI"})


def test_a_dict_of_python_dominos_is_a_cluster() -> None:
    """Tiers plain or wrapped, the kind in any case; what a job shows of its cluster is one, too."""
    made = ComputeCluster.ray("e", worker_tier="medium", master_tier="small", workers=2)
    assert ComputeCluster.of(RAY) == made
    assert ComputeCluster.of({**RAY, "clusterType": "ray", "workerHardwareTierId": {"value": "medium"}}) == made
    shown = ComputeClusterConfig.from_dict({**made.to_dict(), "maxWorkerCount": None, "workerStorage": None})
    assert ComputeCluster.of(shown) == made


@pytest.mark.parametrize("key", ["clusterType", "computeEnvironmentId", "masterHardwareTierId", "workerCount"])
def test_what_is_missing_is_named(key: str) -> None:
    """With python-domino's error, which is a ValueError as well."""
    with pytest.raises(MissingRequiredFieldException, match=f"{key} is required") as caught:
        ComputeCluster.of({name: value for name, value in RAY.items() if name != key})
    assert isinstance(caught.value, (DominoError, ConfigError, ValueError))


@pytest.mark.parametrize(
    ("wrong", "match"),
    [
        ({"clusterType": "Flink"}, "one of Spark, Ray, Dask, MPI, not 'Flink'"),
        ({"workerCount": 0}, "workerCount .* whole number from 1 up, not 0"),
        ({"workerCount": True}, "whole number from 1 up"),
        ({"workerCount": 2.5}, "whole number from 1 up"),
        ({"maxWorkerCount": 1}, "maxWorkerCount is 1, less than workerCount, 2"),
        ({"workerHardwareTierId": ""}, "workerHardwareTierId must be a text that is not empty"),
        ({"workerHardwareTierId": {"id": "x"}}, "is {'value': id}, not {'id': 'x'}"),
        ({"workerStorage": 30}, "{'value': 30, 'unit': 'GiB'}"),
        ({"workerStorage": {"value": 30, "unit": "TB"}}, "GiB or MB"),
        ({"workerStorage": {"value": -1, "unit": "MB"}}, "a number from 0 up, not -1"),
        ({"computeEnvironmentRevisionSpec": "latestrevision"}, "did you mean 'LatestRevision'"),
        ({"computeEnvironmentRevisionSpec": {"id": "x"}}, "{'revisionId': id}"),
        ({"extraConfigs": {"a": 1}}, "a dict from texts to texts"),
        ({"workerCounts": 2}, "no key 'workerCounts': did you mean 'workerCount'"),
        ({"colour": "red"}, "no key 'colour': it has clusterType"),
    ],
)
def test_what_cannot_be_sent_is_refused(wrong: dict[str, Any], match: str) -> None:
    """The error says what to write; it is python-domino's, and a ValueError."""
    with pytest.raises(MalformedInputException, match=match) as caught:
        ComputeCluster.of({**RAY, **wrong})
    assert isinstance(caught.value, ValueError)


def test_a_rule_for_the_revision_is_kept_as_one() -> None:
    """From the enum or as text."""
    for rule in ("ActiveRevision", EnvironmentRevisionRule.ACTIVE_REVISION):
        cluster = ComputeCluster.mpi("e", worker_tier="medium", environment_revision=rule)
        assert cluster.compute_environment_revision_spec is EnvironmentRevisionRule.ACTIVE_REVISION
