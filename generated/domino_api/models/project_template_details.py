from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.template_type import TemplateType


@_wire_model.model(eq=False, repr=False, kw_only=True)
class ProjectTemplateDetails(_wire_model.WireModel):
    """Template a project was made from."""

    name: str | None = None
    """Its name."""
    template_type: TemplateType | None = None
    """Where it comes from."""
    template_id: str | None = None
    """Its id."""
    template_revision_id: str | None = None
    """Id of its revision."""
    import_to_main_repo: bool | None = None
    """Not described by Domino."""
    force_import: bool | None = None
    """Not described by Domino."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("name", "name", False),
        ("template_type", "templateType", False),
        ("template_id", "templateId", False),
        ("template_revision_id", "templateRevisionId", False),
        ("import_to_main_repo", "importToMainRepo", False),
        ("force_import", "forceImport", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        name = _get("name")
        if name is not None and type(name) is not str:
            _wire.fail("a string", name, "name")
        template_type = _get("templateType")
        if template_type is not None:
            template_type = _wire.at("templateType", TemplateType.of, template_type)
        template_id = _get("templateId")
        if template_id is not None and type(template_id) is not str:
            _wire.fail("a string", template_id, "templateId")
        template_revision_id = _get("templateRevisionId")
        if template_revision_id is not None and type(template_revision_id) is not str:
            _wire.fail("a string", template_revision_id, "templateRevisionId")
        import_to_main_repo = _get("importToMainRepo")
        if import_to_main_repo is not None and type(import_to_main_repo) is not bool:
            _wire.fail("true or false", import_to_main_repo, "importToMainRepo")
        force_import = _get("forceImport")
        if force_import is not None and type(force_import) is not bool:
            _wire.fail("true or false", force_import, "forceImport")
        _made.name = name
        _made.template_type = template_type
        _made.template_id = template_id
        _made.template_revision_id = template_revision_id
        _made.import_to_main_repo = import_to_main_repo
        _made.force_import = force_import
        _made.__class__ = cls
        _model: Self = _made
        return _model
