from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model

if TYPE_CHECKING:
    from ..models.storage_size import StorageSize


@_wire_model.model(eq=False, repr=False, kw_only=True)
class HardwareTierResources(_wire_model.WireModel):
    """What a machine of the tier has. Numbers need not be whole."""

    cores: float | None = None
    """CPU cores."""
    cores_limit: float | None = None
    """CPU cores at most."""
    memory: StorageSize | None = None
    """An amount of storage, a number with its unit (`Information`)."""
    memory_limit: StorageSize | None = None
    """Memory at most."""
    memory_swap_limit: StorageSize | None = None
    """Memory with swap at most."""
    allow_shared_memory_to_exceed_default: bool | None = None
    """Whether shared memory may exceed its default."""
    shared_memory_limit: StorageSize | None = None
    """Shared memory at most."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("cores", "cores", False),
        ("cores_limit", "coresLimit", False),
        ("memory", "memory", False),
        ("memory_limit", "memoryLimit", False),
        ("memory_swap_limit", "memorySwapLimit", False),
        ("allow_shared_memory_to_exceed_default", "allowSharedMemoryToExceedDefault", False),
        ("shared_memory_limit", "sharedMemoryLimit", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        cores = _get("cores")
        if cores is not None:
            cores = _wire.at("cores", _wire.number, cores)
        cores_limit = _get("coresLimit")
        if cores_limit is not None:
            cores_limit = _wire.at("coresLimit", _wire.number, cores_limit)
        memory = _get("memory")
        if memory is not None:
            from ..models.storage_size import StorageSize

            memory = _wire.at("memory", StorageSize.from_dict, memory)
            _wire_model.put(_made, "memory", memory)
        memory_limit = _get("memoryLimit")
        if memory_limit is not None:
            from ..models.storage_size import StorageSize

            memory_limit = _wire.at("memoryLimit", StorageSize.from_dict, memory_limit)
            _wire_model.put(_made, "memoryLimit", memory_limit)
        memory_swap_limit = _get("memorySwapLimit")
        if memory_swap_limit is not None:
            from ..models.storage_size import StorageSize

            memory_swap_limit = _wire.at("memorySwapLimit", StorageSize.from_dict, memory_swap_limit)
            _wire_model.put(_made, "memorySwapLimit", memory_swap_limit)
        allow_shared_memory_to_exceed_default = _get("allowSharedMemoryToExceedDefault")
        if (
            allow_shared_memory_to_exceed_default is not None
            and type(allow_shared_memory_to_exceed_default) is not bool
        ):
            _wire.fail("true or false", allow_shared_memory_to_exceed_default, "allowSharedMemoryToExceedDefault")
        shared_memory_limit = _get("sharedMemoryLimit")
        if shared_memory_limit is not None:
            from ..models.storage_size import StorageSize

            shared_memory_limit = _wire.at("sharedMemoryLimit", StorageSize.from_dict, shared_memory_limit)
            _wire_model.put(_made, "sharedMemoryLimit", shared_memory_limit)
        _made.cores = cores
        _made.cores_limit = cores_limit
        _made.memory = memory
        _made.memory_limit = memory_limit
        _made.memory_swap_limit = memory_swap_limit
        _made.allow_shared_memory_to_exceed_default = allow_shared_memory_to_exceed_default
        _made.shared_memory_limit = shared_memory_limit
        _made.__class__ = cls
        _model: Self = _made
        return _model
