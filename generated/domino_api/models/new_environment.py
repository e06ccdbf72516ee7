from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.new_environment_visibility import NewEnvironmentVisibility
from ..models.public_cluster_type import PublicClusterType
from ..models.public_rebuild_rule import PublicRebuildRule

if TYPE_CHECKING:
    from ..models.environment_variable import EnvironmentVariable
    from ..models.new_environment_tool import NewEnvironmentTool


@_wire_model.model(eq=False, repr=False, kw_only=True)
class NewEnvironment(_wire_model.WireModel):
    """An environment to make, with its first revision."""

    name: str | None = None
    """Its name."""
    visibility: NewEnvironmentVisibility | None = None
    """Who can see a new environment. An open enum: unknown values are kept."""
    description: str | None = None
    """What is said of it."""
    add_base_dependencies: bool | None = None
    """Whether what Domino itself needs is added to the image."""
    is_curated: bool | None = None
    """Whether administrators vouch for it."""
    is_restricted: bool | None = None
    """Whether restricted projects use it; wants the permission ClassifyEnvironments."""
    org_owner_id: str | None = None
    """Id of an organization that owns it; only for a private one."""
    rebuild_on_base_changes: PublicRebuildRule | None = None
    """When an environment is built anew. An open enum: unknown values are kept."""
    duplicate_from_environment_id: str | None = None
    """Id of an environment to copy; then nothing else may be said."""
    image: str | None = None
    """The image to build on, as `docker pull` takes it."""
    dockerfile_instructions: str | None = None
    """What to add to the image."""
    environment_variables: list[EnvironmentVariable] | None = None
    """Environment variables of executions in it."""
    pre_setup_script: str | None = None
    """Script before packages are installed, as root."""
    post_setup_script: str | None = None
    """Script after packages are installed, as root."""
    pre_run_script: str | None = None
    """Script before each execution."""
    post_run_script: str | None = None
    """Script after each execution."""
    skip_cache: bool | None = None
    """Whether each layer of the image is built anew."""
    summary: str | None = None
    """What is new in it."""
    supported_clusters: list[PublicClusterType] | None = None
    """Kinds of compute clusters that it can be used for."""
    tags: list[str] | None = None
    """Its tags."""
    use_vpn: bool | None = None
    """Whether its executions use a VPN."""
    workspace_tools: list[NewEnvironmentTool] | None = None
    """Tools of workspaces in it."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("name", "name", False),
        ("visibility", "visibility", False),
        ("description", "description", False),
        ("add_base_dependencies", "addBaseDependencies", False),
        ("is_curated", "isCurated", False),
        ("is_restricted", "isRestricted", False),
        ("org_owner_id", "orgOwnerId", False),
        ("rebuild_on_base_changes", "rebuildOnBaseChanges", False),
        ("duplicate_from_environment_id", "duplicateFromEnvironmentId", False),
        ("image", "image", False),
        ("dockerfile_instructions", "dockerfileInstructions", False),
        ("environment_variables", "environmentVariables", False),
        ("pre_setup_script", "preSetupScript", False),
        ("post_setup_script", "postSetupScript", False),
        ("pre_run_script", "preRunScript", False),
        ("post_run_script", "postRunScript", False),
        ("skip_cache", "skipCache", False),
        ("summary", "summary", False),
        ("supported_clusters", "supportedClusters", False),
        ("tags", "tags", False),
        ("use_vpn", "useVpn", False),
        ("workspace_tools", "workspaceTools", False),
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
        visibility = _get("visibility")
        if visibility is not None:
            visibility = _wire.at("visibility", NewEnvironmentVisibility.of, visibility)
        description = _get("description")
        if description is not None and type(description) is not str:
            _wire.fail("a string", description, "description")
        add_base_dependencies = _get("addBaseDependencies")
        if add_base_dependencies is not None and type(add_base_dependencies) is not bool:
            _wire.fail("true or false", add_base_dependencies, "addBaseDependencies")
        is_curated = _get("isCurated")
        if is_curated is not None and type(is_curated) is not bool:
            _wire.fail("true or false", is_curated, "isCurated")
        is_restricted = _get("isRestricted")
        if is_restricted is not None and type(is_restricted) is not bool:
            _wire.fail("true or false", is_restricted, "isRestricted")
        org_owner_id = _get("orgOwnerId")
        if org_owner_id is not None and type(org_owner_id) is not str:
            _wire.fail("a string", org_owner_id, "orgOwnerId")
        rebuild_on_base_changes = _get("rebuildOnBaseChanges")
        if rebuild_on_base_changes is not None:
            rebuild_on_base_changes = _wire.at("rebuildOnBaseChanges", PublicRebuildRule.of, rebuild_on_base_changes)
        duplicate_from_environment_id = _get("duplicateFromEnvironmentId")
        if duplicate_from_environment_id is not None and type(duplicate_from_environment_id) is not str:
            _wire.fail("a string", duplicate_from_environment_id, "duplicateFromEnvironmentId")
        image = _get("image")
        if image is not None and type(image) is not str:
            _wire.fail("a string", image, "image")
        dockerfile_instructions = _get("dockerfileInstructions")
        if dockerfile_instructions is not None and type(dockerfile_instructions) is not str:
            _wire.fail("a string", dockerfile_instructions, "dockerfileInstructions")
        environment_variables = _get("environmentVariables")
        if environment_variables is not None:
            from ..models.environment_variable import EnvironmentVariable

            environment_variables = _wire.at(
                "environmentVariables", _wire.list_of(EnvironmentVariable.from_dict), environment_variables
            )
            _wire_model.put(_made, "environmentVariables", environment_variables)
        pre_setup_script = _get("preSetupScript")
        if pre_setup_script is not None and type(pre_setup_script) is not str:
            _wire.fail("a string", pre_setup_script, "preSetupScript")
        post_setup_script = _get("postSetupScript")
        if post_setup_script is not None and type(post_setup_script) is not str:
            _wire.fail("a string", post_setup_script, "postSetupScript")
        pre_run_script = _get("preRunScript")
        if pre_run_script is not None and type(pre_run_script) is not str:
            _wire.fail("a string", pre_run_script, "preRunScript")
        post_run_script = _get("postRunScript")
        if post_run_script is not None and type(post_run_script) is not str:
            _wire.fail("a string", post_run_script, "postRunScript")
        skip_cache = _get("skipCache")
        if skip_cache is not None and type(skip_cache) is not bool:
            _wire.fail("true or false", skip_cache, "skipCache")
        summary = _get("summary")
        if summary is not None and type(summary) is not str:
            _wire.fail("a string", summary, "summary")
        supported_clusters = _get("supportedClusters")
        if supported_clusters is not None:
            supported_clusters = _wire.at("supportedClusters", _wire.list_of(PublicClusterType.of), supported_clusters)
        tags = _get("tags")
        if tags is not None:
            tags = _wire.at("tags", _wire.list_of(_wire.text), tags)
        use_vpn = _get("useVpn")
        if use_vpn is not None and type(use_vpn) is not bool:
            _wire.fail("true or false", use_vpn, "useVpn")
        workspace_tools = _get("workspaceTools")
        if workspace_tools is not None:
            from ..models.new_environment_tool import NewEnvironmentTool

            workspace_tools = _wire.at("workspaceTools", _wire.list_of(NewEnvironmentTool.from_dict), workspace_tools)
            _wire_model.put(_made, "workspaceTools", workspace_tools)
        _made.name = name
        _made.visibility = visibility
        _made.description = description
        _made.add_base_dependencies = add_base_dependencies
        _made.is_curated = is_curated
        _made.is_restricted = is_restricted
        _made.org_owner_id = org_owner_id
        _made.rebuild_on_base_changes = rebuild_on_base_changes
        _made.duplicate_from_environment_id = duplicate_from_environment_id
        _made.image = image
        _made.dockerfile_instructions = dockerfile_instructions
        _made.environment_variables = environment_variables
        _made.pre_setup_script = pre_setup_script
        _made.post_setup_script = post_setup_script
        _made.pre_run_script = pre_run_script
        _made.post_run_script = post_run_script
        _made.skip_cache = skip_cache
        _made.summary = summary
        _made.supported_clusters = supported_clusters
        _made.tags = tags
        _made.use_vpn = use_vpn
        _made.workspace_tools = workspace_tools
        _made.__class__ = cls
        _model: Self = _made
        return _model
