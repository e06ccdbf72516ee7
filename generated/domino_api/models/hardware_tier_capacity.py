from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.capacity_level import CapacityLevel


@_wire_model.model(eq=False, repr=False, kw_only=True)
class HardwareTierCapacity(_wire_model.WireModel):
    """How busy a tier is."""

    current_number_of_executors: int | None = None
    """Machines there are."""
    maximum_number_of_executors: int | None = None
    """Machines there may be."""
    number_of_currently_executing_runs: int | None = None
    """Runs on them."""
    number_of_queued_runs: int | None = None
    """Runs that wait for them."""
    maximum_concurrent_runs: int | None = None
    """Runs there may be at once."""
    available_capacity_without_launching: int | None = None
    """Further runs without a new machine."""
    maximum_available_capacity: int | None = None
    """Further runs with new machines."""
    capacity_level: CapacityLevel | None = None
    """Whether a tier can take a run now. An open enum: unknown values are kept."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("current_number_of_executors", "currentNumberOfExecutors", False),
        ("maximum_number_of_executors", "maximumNumberOfExecutors", False),
        ("number_of_currently_executing_runs", "numberOfCurrentlyExecutingRuns", False),
        ("number_of_queued_runs", "numberOfQueuedRuns", False),
        ("maximum_concurrent_runs", "maximumConcurrentRuns", False),
        ("available_capacity_without_launching", "availableCapacityWithoutLaunching", False),
        ("maximum_available_capacity", "maximumAvailableCapacity", False),
        ("capacity_level", "capacityLevel", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        current_number_of_executors = _get("currentNumberOfExecutors")
        if current_number_of_executors is not None and type(current_number_of_executors) is not int:
            current_number_of_executors = _wire.at(
                "currentNumberOfExecutors", _wire.integer, current_number_of_executors
            )
        maximum_number_of_executors = _get("maximumNumberOfExecutors")
        if maximum_number_of_executors is not None and type(maximum_number_of_executors) is not int:
            maximum_number_of_executors = _wire.at(
                "maximumNumberOfExecutors", _wire.integer, maximum_number_of_executors
            )
        number_of_currently_executing_runs = _get("numberOfCurrentlyExecutingRuns")
        if number_of_currently_executing_runs is not None and type(number_of_currently_executing_runs) is not int:
            number_of_currently_executing_runs = _wire.at(
                "numberOfCurrentlyExecutingRuns", _wire.integer, number_of_currently_executing_runs
            )
        number_of_queued_runs = _get("numberOfQueuedRuns")
        if number_of_queued_runs is not None and type(number_of_queued_runs) is not int:
            number_of_queued_runs = _wire.at("numberOfQueuedRuns", _wire.integer, number_of_queued_runs)
        maximum_concurrent_runs = _get("maximumConcurrentRuns")
        if maximum_concurrent_runs is not None and type(maximum_concurrent_runs) is not int:
            maximum_concurrent_runs = _wire.at("maximumConcurrentRuns", _wire.integer, maximum_concurrent_runs)
        available_capacity_without_launching = _get("availableCapacityWithoutLaunching")
        if available_capacity_without_launching is not None and type(available_capacity_without_launching) is not int:
            available_capacity_without_launching = _wire.at(
                "availableCapacityWithoutLaunching", _wire.integer, available_capacity_without_launching
            )
        maximum_available_capacity = _get("maximumAvailableCapacity")
        if maximum_available_capacity is not None and type(maximum_available_capacity) is not int:
            maximum_available_capacity = _wire.at("maximumAvailableCapacity", _wire.integer, maximum_available_capacity)
        capacity_level = _get("capacityLevel")
        if capacity_level is not None:
            capacity_level = _wire.at("capacityLevel", CapacityLevel.of, capacity_level)
        _made.current_number_of_executors = current_number_of_executors
        _made.maximum_number_of_executors = maximum_number_of_executors
        _made.number_of_currently_executing_runs = number_of_currently_executing_runs
        _made.number_of_queued_runs = number_of_queued_runs
        _made.maximum_concurrent_runs = maximum_concurrent_runs
        _made.available_capacity_without_launching = available_capacity_without_launching
        _made.maximum_available_capacity = maximum_available_capacity
        _made.capacity_level = capacity_level
        _made.__class__ = cls
        _model: Self = _made
        return _model
