from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model

if TYPE_CHECKING:
    from ..models.comment_content import CommentContent
    from ..models.commenter import Commenter


@_wire_model.model(eq=False, repr=False, kw_only=True)
class Comment(_wire_model.WireModel):
    """One comment."""

    comment_id: str
    """Its id."""
    commenter: Commenter | None = None
    """Who wrote a comment."""
    comment_body: CommentContent | None = None
    """The text of a comment, wrapped."""
    created: int | None = None
    """When it was written, in milliseconds since 1970 UTC."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("comment_id", "commentId", True),
        ("commenter", "commenter", False),
        ("comment_body", "commentBody", False),
        ("created", "created", False),
    )

    @property
    def created_at(self) -> datetime.datetime | None:
        """`created` as a time in UTC, None while there is none."""
        return _wire.from_epoch_ms(self.created)

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        comment_id = _get("commentId")
        if type(comment_id) is not str:
            _wire.fail("a string", comment_id, "commentId")
        commenter = _get("commenter")
        if commenter is not None:
            from ..models.commenter import Commenter

            commenter = _wire.at("commenter", Commenter.from_dict, commenter)
            _wire_model.put(_made, "commenter", commenter)
        comment_body = _get("commentBody")
        if comment_body is not None:
            from ..models.comment_content import CommentContent

            comment_body = _wire.at("commentBody", CommentContent.from_dict, comment_body)
            _wire_model.put(_made, "commentBody", comment_body)
        created = _get("created")
        if created is not None and type(created) is not int:
            created = _wire.if_readable(_wire.epoch_ms, created)
        _made.comment_id = comment_id
        _made.commenter = commenter
        _made.comment_body = comment_body
        _made.created = created
        _made.__class__ = cls
        _model: Self = _made
        return _model
