from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class EnvironmentTemplate(_wire_model.WireModel):
    """The template that an environment was made from."""

    title: str | None = None
    """Its title."""
    template_id: str | None = None
    """Its id."""
    revision_id: str | None = None
    """Id of its revision."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("title", "title", False),
        ("template_id", "templateId", False),
        ("revision_id", "revisionId", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        title = _get("title")
        if title is not None and type(title) is not str:
            _wire.fail("a string", title, "title")
        template_id = _get("templateId")
        if template_id is not None and type(template_id) is not str:
            _wire.fail("a string", template_id, "templateId")
        revision_id = _get("revisionId")
        if revision_id is not None and type(revision_id) is not str:
            _wire.fail("a string", revision_id, "revisionId")
        _made.title = title
        _made.template_id = template_id
        _made.revision_id = revision_id
        _made.__class__ = cls
        _model: Self = _made
        return _model
