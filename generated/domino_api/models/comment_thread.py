from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model

if TYPE_CHECKING:
    from ..models.comment import Comment
    from ..models.comment_context import CommentContext


@_wire_model.model(eq=False, repr=False, kw_only=True)
class CommentThread(_wire_model.WireModel):
    """Comments on the same thing."""

    id: str
    """Its id."""
    comments: list[Comment] | None = None
    """The comments."""
    context: CommentContext | None = None
    """What is commented on."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", True),
        ("comments", "comments", False),
        ("context", "context", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        id = _get("id")
        if type(id) is not str:
            _wire.fail("a string", id, "id")
        comments = _get("comments")
        if comments is not None:
            from ..models.comment import Comment

            comments = _wire.at("comments", _wire.list_of(Comment.from_dict), comments)
            _wire_model.put(_made, "comments", comments)
        context = _get("context")
        if context is not None:
            from ..models.comment_context import CommentContext

            context = _wire.at("context", CommentContext.from_dict, context)
            _wire_model.put(_made, "context", context)
        _made.id = id
        _made.comments = comments
        _made.context = context
        _made.__class__ = cls
        _model: Self = _made
        return _model
