from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class HardwareTierComputeClusterRestrictions(_wire_model.WireModel):
    """Limits of a tier to certain compute clusters."""

    restrict_to_spark: bool | None = None
    """Only for Spark."""
    restrict_to_ray: bool | None = None
    """Only for Ray."""
    restrict_to_dask: bool | None = None
    """Only for Dask."""
    restrict_to_mpi: bool | None = None
    """Only for MPI."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("restrict_to_spark", "restrictToSpark", False),
        ("restrict_to_ray", "restrictToRay", False),
        ("restrict_to_dask", "restrictToDask", False),
        ("restrict_to_mpi", "restrictToMpi", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        restrict_to_spark = _get("restrictToSpark")
        if restrict_to_spark is not None and type(restrict_to_spark) is not bool:
            _wire.fail("true or false", restrict_to_spark, "restrictToSpark")
        restrict_to_ray = _get("restrictToRay")
        if restrict_to_ray is not None and type(restrict_to_ray) is not bool:
            _wire.fail("true or false", restrict_to_ray, "restrictToRay")
        restrict_to_dask = _get("restrictToDask")
        if restrict_to_dask is not None and type(restrict_to_dask) is not bool:
            _wire.fail("true or false", restrict_to_dask, "restrictToDask")
        restrict_to_mpi = _get("restrictToMpi")
        if restrict_to_mpi is not None and type(restrict_to_mpi) is not bool:
            _wire.fail("true or false", restrict_to_mpi, "restrictToMpi")
        _made.restrict_to_spark = restrict_to_spark
        _made.restrict_to_ray = restrict_to_ray
        _made.restrict_to_dask = restrict_to_dask
        _made.restrict_to_mpi = restrict_to_mpi
        _made.__class__ = cls
        _model: Self = _made
        return _model
