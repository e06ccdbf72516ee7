from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.git_service_provider import GitServiceProvider


@_wire_model.model(eq=False, repr=False, kw_only=True)
class MainRepository(_wire_model.WireModel):
    """Main git repository of a project."""

    uri: str | None = None
    """Its address."""
    id: str | None = None
    """Its id in Domino."""
    service_provider: GitServiceProvider | None = None
    """Kind of git host. An open enum: unknown values are kept."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("uri", "uri", False),
        ("id", "id", False),
        ("service_provider", "serviceProvider", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        uri = _get("uri")
        if uri is not None and type(uri) is not str:
            _wire.fail("a string", uri, "uri")
        id = _get("id")
        if id is not None and type(id) is not str:
            _wire.fail("a string", id, "id")
        service_provider = _get("serviceProvider")
        if service_provider is not None:
            service_provider = _wire.at("serviceProvider", GitServiceProvider.of, service_provider)
        _made.uri = uri
        _made.id = id
        _made.service_provider = service_provider
        _made.__class__ = cls
        _model: Self = _made
        return _model
