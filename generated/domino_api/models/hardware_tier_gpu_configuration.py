from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class HardwareTierGpuConfiguration(_wire_model.WireModel):
    """GPUs of a tier."""

    number_of_gpus: int | None = None
    """How many."""
    gpu_key: str | None = None
    """Name of the resource in Kubernetes (not described by Domino)."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("number_of_gpus", "numberOfGpus", False),
        ("gpu_key", "gpuKey", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        number_of_gpus = _get("numberOfGpus")
        if number_of_gpus is not None and type(number_of_gpus) is not int:
            number_of_gpus = _wire.at("numberOfGpus", _wire.integer, number_of_gpus)
        gpu_key = _get("gpuKey")
        if gpu_key is not None and type(gpu_key) is not str:
            _wire.fail("a string", gpu_key, "gpuKey")
        _made.number_of_gpus = number_of_gpus
        _made.gpu_key = gpu_key
        _made.__class__ = cls
        _model: Self = _made
        return _model
