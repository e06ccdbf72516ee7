from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class StartRunRequest(_wire_model.WireModel):
    """What to run. Optional fields are left out when unset (servers also take null)."""

    command: list[str]
    """Program and arguments, one element each; one line for the shell when `isDirect`."""
    is_direct: bool = False
    """True hands the text to a shell; false lets Domino choose a program by the file's type."""
    commit_id: str | None = None
    """Commit to run from, 40 hexadecimal digits. Default: the head of the project."""
    title: str | None = None
    """Title shown in the web interface."""
    tier: str | None = None
    """*Name* of a hardware tier as people read it, not its id. Default: the project's tier."""
    publish_api_endpoint: bool | None = None
    """Publish an API endpoint when the run succeeds. Marked for removal by Domino."""
    dataset_config: str | None = None
    """Deprecated by Domino since 4.5."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("command", "command", True),
        ("is_direct", "isDirect", True),
        ("commit_id", "commitId", False),
        ("title", "title", False),
        ("tier", "tier", False),
        ("publish_api_endpoint", "publishApiEndpoint", False),
        ("dataset_config", "datasetConfig", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        command = _get("command")
        command = _wire.at("command", _wire.list_of(_wire.text), command)
        is_direct = _get("isDirect")
        if type(is_direct) is not bool:
            _wire.fail("true or false", is_direct, "isDirect")
        commit_id = _get("commitId")
        if commit_id is not None and type(commit_id) is not str:
            _wire.fail("a string", commit_id, "commitId")
        title = _get("title")
        if title is not None and type(title) is not str:
            _wire.fail("a string", title, "title")
        tier = _get("tier")
        if tier is not None and type(tier) is not str:
            _wire.fail("a string", tier, "tier")
        publish_api_endpoint = _get("publishApiEndpoint")
        if publish_api_endpoint is not None and type(publish_api_endpoint) is not bool:
            _wire.fail("true or false", publish_api_endpoint, "publishApiEndpoint")
        dataset_config = _get("datasetConfig")
        if dataset_config is not None and type(dataset_config) is not str:
            _wire.fail("a string", dataset_config, "datasetConfig")
        _made.command = command
        _made.is_direct = is_direct
        _made.commit_id = commit_id
        _made.title = title
        _made.tier = tier
        _made.publish_api_endpoint = publish_api_endpoint
        _made.dataset_config = dataset_config
        _made.__class__ = cls
        _model: Self = _made
        return _model
