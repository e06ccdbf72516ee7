from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class ExecutorInfo(_wire_model.WireModel):
    """A machine."""

    executor_instance_id: str | None = None
    """Its id."""
    region: str | None = None
    """Its region."""
    human_name: str | None = None
    """Its name."""
    public_address: str | None = None
    """Its public address."""
    private_address: str | None = None
    """Its private address."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("executor_instance_id", "executorInstanceId", False),
        ("region", "region", False),
        ("human_name", "humanName", False),
        ("public_address", "publicAddress", False),
        ("private_address", "privateAddress", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        executor_instance_id = _get("executorInstanceId")
        if executor_instance_id is not None and type(executor_instance_id) is not str:
            _wire.fail("a string", executor_instance_id, "executorInstanceId")
        region = _get("region")
        if region is not None and type(region) is not str:
            _wire.fail("a string", region, "region")
        human_name = _get("humanName")
        if human_name is not None and type(human_name) is not str:
            _wire.fail("a string", human_name, "humanName")
        public_address = _get("publicAddress")
        if public_address is not None and type(public_address) is not str:
            _wire.fail("a string", public_address, "publicAddress")
        private_address = _get("privateAddress")
        if private_address is not None and type(private_address) is not str:
            _wire.fail("a string", private_address, "privateAddress")
        _made.executor_instance_id = executor_instance_id
        _made.region = region
        _made.human_name = human_name
        _made.public_address = public_address
        _made.private_address = private_address
        _made.__class__ = cls
        _model: Self = _made
        return _model
