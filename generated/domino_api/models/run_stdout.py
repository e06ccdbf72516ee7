from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class RunStdout(_wire_model.WireModel):
    """Console output of a run."""

    setup: str | None = None
    """Log of the preparation; some replies lack it."""
    stdout: str | None = None
    """Output of the user's code, standard error merged in. Plain text, or HTML when it begins with `<pre`: then
    tags must be stripped and entities unescaped (a class `text-danger` marks standard error). May hold lines of
    the platform around the user's.
    """

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("setup", "setup", False),
        ("stdout", "stdout", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        setup = _get("setup")
        if setup is not None and type(setup) is not str:
            _wire.fail("a string", setup, "setup")
        stdout = _get("stdout")
        if stdout is not None and type(stdout) is not str:
            _wire.fail("a string", stdout, "stdout")
        _made.setup = setup
        _made.stdout = stdout
        _made.__class__ = cls
        _model: Self = _made
        return _model
