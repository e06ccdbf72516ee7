from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class FileToRemove(_wire_model.WireModel):
    """A file or folder that is to be removed."""

    path_to_remove: str
    """Path relative to the project's root, no leading slash."""
    owner_username: str
    """User name of the project's owner."""
    project_name: str
    """Name of the project."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("path_to_remove", "pathToRemove", True),
        ("owner_username", "ownerUsername", True),
        ("project_name", "projectName", True),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        path_to_remove = _get("pathToRemove")
        if type(path_to_remove) is not str:
            _wire.fail("a string", path_to_remove, "pathToRemove")
        owner_username = _get("ownerUsername")
        if type(owner_username) is not str:
            _wire.fail("a string", owner_username, "ownerUsername")
        project_name = _get("projectName")
        if type(project_name) is not str:
            _wire.fail("a string", project_name, "projectName")
        _made.path_to_remove = path_to_remove
        _made.owner_username = owner_username
        _made.project_name = project_name
        _made.__class__ = cls
        _model: Self = _made
        return _model
