from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import field as _field
from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.git_service_provider import GitServiceProvider


@_wire_model.model(eq=False, kw_only=True)
class MainRepository(_wire_model.WireModel):
    """Main git repository of a project."""

    uri: str | None = None
    """Its address."""
    id: str | None = None
    """Its id in Domino."""
    service_provider: GitServiceProvider | None = None
    """Kind of git host. An open enum: unknown values are kept."""
    _wire: dict[str, Any] | None = _field(default=None, init=False, repr=False)

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
        _model = cls.__new__(cls)
        _made: Any = _model  # to a type checker models are frozen
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
        _made._wire = _source
        return _model
