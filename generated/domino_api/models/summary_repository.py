from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model

if TYPE_CHECKING:
    from ..models.git_reference import GitReference


@_wire_model.model(eq=False, repr=False, kw_only=True)
class SummaryRepository(_wire_model.WireModel):
    """The main git repository of a project."""

    id: str | None = None
    """Its id in Domino."""
    name: str | None = None
    """Its name."""
    uri: str | None = None
    """Its address."""
    default_ref: GitReference | None = None
    """A branch, tag or commit of a git repository."""
    credential_id: str | None = None
    """Id of the credential that opens it."""
    service_provider: str | None = None
    """Kind of its host."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", False),
        ("name", "name", False),
        ("uri", "uri", False),
        ("default_ref", "defaultRef", False),
        ("credential_id", "credentialId", False),
        ("service_provider", "serviceProvider", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        id = _get("id")
        if id is not None and type(id) is not str:
            _wire.fail("a string", id, "id")
        name = _get("name")
        if name is not None and type(name) is not str:
            _wire.fail("a string", name, "name")
        uri = _get("uri")
        if uri is not None and type(uri) is not str:
            _wire.fail("a string", uri, "uri")
        default_ref = _get("defaultRef")
        if default_ref is not None:
            from ..models.git_reference import GitReference

            default_ref = _wire.at("defaultRef", GitReference.from_dict, default_ref)
            _wire_model.put(_made, "defaultRef", default_ref)
        credential_id = _get("credentialId")
        if credential_id is not None and type(credential_id) is not str:
            _wire.fail("a string", credential_id, "credentialId")
        service_provider = _get("serviceProvider")
        if service_provider is not None and type(service_provider) is not str:
            _wire.fail("a string", service_provider, "serviceProvider")
        _made.id = id
        _made.name = name
        _made.uri = uri
        _made.default_ref = default_ref
        _made.credential_id = credential_id
        _made.service_provider = service_provider
        _made.__class__ = cls
        _model: Self = _made
        return _model
