from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model

if TYPE_CHECKING:
    from ..models.environment_tool_proxy import EnvironmentToolProxy


@_wire_model.model(eq=False, repr=False, kw_only=True)
class EnvironmentToolDefinition(_wire_model.WireModel):
    """A tool of workspaces, as v4 tells it (`EnvironmentWorkspaceToolDefinition`)."""

    id: str | None = None
    """Its id."""
    name: str | None = None
    """Its name."""
    title: str | None = None
    """What people see."""
    icon_url: str | None = None
    """Address of its picture."""
    start: list[str] | None = None
    """What starts it."""
    proxy_config: EnvironmentToolProxy | None = None
    """How it is reached."""
    supported_file_extensions: list[str] | None = None
    """Endings of files that it opens."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", False),
        ("name", "name", False),
        ("title", "title", False),
        ("icon_url", "iconUrl", False),
        ("start", "start", False),
        ("proxy_config", "proxyConfig", False),
        ("supported_file_extensions", "supportedFileExtensions", False),
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
        title = _get("title")
        if title is not None and type(title) is not str:
            _wire.fail("a string", title, "title")
        icon_url = _get("iconUrl")
        if icon_url is not None and type(icon_url) is not str:
            _wire.fail("a string", icon_url, "iconUrl")
        start = _get("start")
        if start is not None:
            start = _wire.at("start", _wire.list_of(_wire.text), start)
        proxy_config = _get("proxyConfig")
        if proxy_config is not None:
            from ..models.environment_tool_proxy import EnvironmentToolProxy

            proxy_config = _wire.at("proxyConfig", EnvironmentToolProxy.from_dict, proxy_config)
            _wire_model.put(_made, "proxyConfig", proxy_config)
        supported_file_extensions = _get("supportedFileExtensions")
        if supported_file_extensions is not None:
            supported_file_extensions = _wire.at(
                "supportedFileExtensions", _wire.list_of(_wire.text), supported_file_extensions
            )
        _made.id = id
        _made.name = name
        _made.title = title
        _made.icon_url = icon_url
        _made.start = start
        _made.proxy_config = proxy_config
        _made.supported_file_extensions = supported_file_extensions
        _made.__class__ = cls
        _model: Self = _made
        return _model
