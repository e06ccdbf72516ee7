from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model

if TYPE_CHECKING:
    from ..models.executor_info import ExecutorInfo
    from ..models.job_environment import JobEnvironment
    from ..models.job_hardware_tier import JobHardwareTier


@_wire_model.model(eq=False, repr=False, kw_only=True)
class JobRuntimeExecutionDetails(_wire_model.WireModel):
    """On what a job runs."""

    executor_info: ExecutorInfo | None = None
    """Its machine."""
    environment: JobEnvironment | None = None
    """The environment of a job."""
    hardware_tier: JobHardwareTier | None = None
    """The hardware tier of a job (`HardwareTierDetails`)."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("executor_info", "executorInfo", False),
        ("environment", "environment", False),
        ("hardware_tier", "hardwareTier", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        executor_info = _get("executorInfo")
        if executor_info is not None:
            from ..models.executor_info import ExecutorInfo

            executor_info = _wire.at("executorInfo", ExecutorInfo.from_dict, executor_info)
            _wire_model.put(_made, "executorInfo", executor_info)
        environment = _get("environment")
        if environment is not None:
            from ..models.job_environment import JobEnvironment

            environment = _wire.at("environment", JobEnvironment.from_dict, environment)
            _wire_model.put(_made, "environment", environment)
        hardware_tier = _get("hardwareTier")
        if hardware_tier is not None:
            from ..models.job_hardware_tier import JobHardwareTier

            hardware_tier = _wire.at("hardwareTier", JobHardwareTier.from_dict, hardware_tier)
            _wire_model.put(_made, "hardwareTier", hardware_tier)
        _made.executor_info = executor_info
        _made.environment = environment
        _made.hardware_tier = hardware_tier
        _made.__class__ = cls
        _model: Self = _made
        return _model
