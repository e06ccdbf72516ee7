from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model

if TYPE_CHECKING:
    from ..models.environment import Environment
    from ..models.reply_metadata import ReplyMetadata


@_wire_model.model(eq=False, repr=False, kw_only=True)
class ArchivedEnvironment(_wire_model.WireModel):
    """An environment that was hidden (`EnvironmentEnvelopeV1`); that it was is enough to know."""

    environment: Environment | None = None
    """An environment (`EnvironmentV1`)."""
    metadata: ReplyMetadata | None = None
    """What comes beside a reply of the public API (`MetadataV1`)."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("environment", "environment", False),
        ("metadata", "metadata", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        environment = _get("environment")
        if environment is not None:
            from ..models.environment import Environment

            environment = _wire.at("environment", Environment.from_dict, environment)
            _wire_model.put(_made, "environment", environment)
        metadata = _get("metadata")
        if metadata is not None:
            from ..models.reply_metadata import ReplyMetadata

            metadata = _wire.at("metadata", ReplyMetadata.from_dict, metadata)
            _wire_model.put(_made, "metadata", metadata)
        _made.environment = environment
        _made.metadata = metadata
        _made.__class__ = cls
        _model: Self = _made
        return _model
