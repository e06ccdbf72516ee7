from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.project_visibility import ProjectVisibility

if TYPE_CHECKING:
    from ..models.billing_tag import BillingTag


@_wire_model.model(eq=False, repr=False, kw_only=True)
class CopyProjectRequest(_wire_model.WireModel):
    """A project to copy into."""

    copy_datasets: bool
    """Whether its data sets are copied."""
    copy_net_app_volumes: bool | None = None
    """Whether its NetApp volumes are copied."""
    name: str | None = None
    """Name of the copy."""
    owner_id: str | None = None
    """Id of the copy's owner."""
    visibility: ProjectVisibility | None = None
    """Who can find a project. An open enum: unknown values are kept."""
    billing_tag: BillingTag | None = None
    """Whom the costs of a project are for."""
    imported_git_repos_credential_id: str | None = None
    """Id of your credential that opens the git repositories in it."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("copy_datasets", "copyDatasets", True),
        ("copy_net_app_volumes", "copyNetAppVolumes", False),
        ("name", "name", False),
        ("owner_id", "ownerId", False),
        ("visibility", "visibility", False),
        ("billing_tag", "billingTag", False),
        ("imported_git_repos_credential_id", "importedGitReposCredentialId", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        copy_datasets = _get("copyDatasets")
        if type(copy_datasets) is not bool:
            _wire.fail("true or false", copy_datasets, "copyDatasets")
        copy_net_app_volumes = _get("copyNetAppVolumes")
        if copy_net_app_volumes is not None and type(copy_net_app_volumes) is not bool:
            _wire.fail("true or false", copy_net_app_volumes, "copyNetAppVolumes")
        name = _get("name")
        if name is not None and type(name) is not str:
            _wire.fail("a string", name, "name")
        owner_id = _get("ownerId")
        if owner_id is not None and type(owner_id) is not str:
            _wire.fail("a string", owner_id, "ownerId")
        visibility = _get("visibility")
        if visibility is not None:
            visibility = _wire.at("visibility", ProjectVisibility.of, visibility)
        billing_tag = _get("billingTag")
        if billing_tag is not None:
            from ..models.billing_tag import BillingTag

            billing_tag = _wire.at("billingTag", BillingTag.from_dict, billing_tag)
            _wire_model.put(_made, "billingTag", billing_tag)
        imported_git_repos_credential_id = _get("importedGitReposCredentialId")
        if imported_git_repos_credential_id is not None and type(imported_git_repos_credential_id) is not str:
            _wire.fail("a string", imported_git_repos_credential_id, "importedGitReposCredentialId")
        _made.copy_datasets = copy_datasets
        _made.copy_net_app_volumes = copy_net_app_volumes
        _made.name = name
        _made.owner_id = owner_id
        _made.visibility = visibility
        _made.billing_tag = billing_tag
        _made.imported_git_repos_credential_id = imported_git_repos_credential_id
        _made.__class__ = cls
        _model: Self = _made
        return _model
