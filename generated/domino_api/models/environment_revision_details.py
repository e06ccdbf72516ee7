from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model
from ..models.compute_cluster_type import ComputeClusterType
from ..models.environment_image_type import EnvironmentImageType

if TYPE_CHECKING:
    from ..models.storage_size import StorageSize
    from ..models.yaml_text import YamlText


@_wire_model.model(eq=False, repr=False, kw_only=True)
class EnvironmentRevisionDetails(_wire_model.WireModel):
    """A revision with all that it is made of, as v4 tells it (`EnvironmentRevision`)."""

    id: str
    """Its id."""
    environment_id: str | None = None
    """Id of its environment."""
    environment_name: str | None = None
    """Name of its environment."""
    image_type: EnvironmentImageType | None = None
    """What a revision is built on. An open enum: unknown values are kept."""
    is_restricted: bool | None = None
    """Whether restricted projects use it."""
    is_built: bool | None = None
    """Whether its image is there."""
    number: int | None = None
    """Its number."""
    cluster_types: list[ComputeClusterType] | None = None
    """Kinds of compute clusters that it can be used for."""
    summary: str | None = None
    """What is new in it."""
    compressed_image_size: StorageSize | None = None
    """Size of its image."""
    docker_image: str | None = None
    """The image that it is built on."""
    workspaces_properties: YamlText | None = None
    """Tools of workspaces in it, as they were written."""
    docker_arguments: list[str] | None = None
    """Arguments of its containers."""
    dockerfile_instructions: str | None = None
    """What is added to the image."""
    pre_setup_script: str | None = None
    """Script before packages are installed, as root."""
    post_setup_script: str | None = None
    """Script after packages are installed, as root."""
    pre_run_script: str | None = None
    """Script before each execution."""
    post_run_script: str | None = None
    """Script after each execution."""
    should_use_vpn: bool | None = None
    """Whether its executions use a VPN."""
    build_environment_variables: list[dict[str, str]] | None = None
    """Environment variables of its build."""
    supports_package_persistence: bool | None = None
    """Whether packages that users install are kept."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("id", "id", True),
        ("environment_id", "environmentId", False),
        ("environment_name", "environmentName", False),
        ("image_type", "imageType", False),
        ("is_restricted", "isRestricted", False),
        ("is_built", "isBuilt", False),
        ("number", "number", False),
        ("cluster_types", "clusterTypes", False),
        ("summary", "summary", False),
        ("compressed_image_size", "compressedImageSize", False),
        ("docker_image", "dockerImage", False),
        ("workspaces_properties", "workspacesProperties", False),
        ("docker_arguments", "dockerArguments", False),
        ("dockerfile_instructions", "dockerfileInstructions", False),
        ("pre_setup_script", "preSetupScript", False),
        ("post_setup_script", "postSetupScript", False),
        ("pre_run_script", "preRunScript", False),
        ("post_run_script", "postRunScript", False),
        ("should_use_vpn", "shouldUseVPN", False),
        ("build_environment_variables", "buildEnvironmentVariables", False),
        ("supports_package_persistence", "supportsPackagePersistence", False),
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
        environment_id = _get("environmentId")
        if environment_id is not None and type(environment_id) is not str:
            _wire.fail("a string", environment_id, "environmentId")
        environment_name = _get("environmentName")
        if environment_name is not None and type(environment_name) is not str:
            _wire.fail("a string", environment_name, "environmentName")
        image_type = _get("imageType")
        if image_type is not None:
            image_type = _wire.at("imageType", EnvironmentImageType.of, image_type)
        is_restricted = _get("isRestricted")
        if is_restricted is not None and type(is_restricted) is not bool:
            _wire.fail("true or false", is_restricted, "isRestricted")
        is_built = _get("isBuilt")
        if is_built is not None and type(is_built) is not bool:
            _wire.fail("true or false", is_built, "isBuilt")
        number = _get("number")
        if number is not None and type(number) is not int:
            number = _wire.at("number", _wire.integer, number)
        cluster_types = _get("clusterTypes")
        if cluster_types is not None:
            cluster_types = _wire.at("clusterTypes", _wire.list_of(ComputeClusterType.of), cluster_types)
        summary = _get("summary")
        if summary is not None and type(summary) is not str:
            _wire.fail("a string", summary, "summary")
        compressed_image_size = _get("compressedImageSize")
        if compressed_image_size is not None:
            from ..models.storage_size import StorageSize

            compressed_image_size = _wire.at("compressedImageSize", StorageSize.from_dict, compressed_image_size)
            _wire_model.put(_made, "compressedImageSize", compressed_image_size)
        docker_image = _get("dockerImage")
        if docker_image is not None and type(docker_image) is not str:
            _wire.fail("a string", docker_image, "dockerImage")
        workspaces_properties = _get("workspacesProperties")
        if workspaces_properties is not None:
            from ..models.yaml_text import YamlText

            workspaces_properties = _wire.at("workspacesProperties", YamlText.from_dict, workspaces_properties)
            _wire_model.put(_made, "workspacesProperties", workspaces_properties)
        docker_arguments = _get("dockerArguments")
        if docker_arguments is not None:
            docker_arguments = _wire.at("dockerArguments", _wire.list_of(_wire.text), docker_arguments)
        dockerfile_instructions = _get("dockerfileInstructions")
        if dockerfile_instructions is not None and type(dockerfile_instructions) is not str:
            _wire.fail("a string", dockerfile_instructions, "dockerfileInstructions")
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
        should_use_vpn = _get("shouldUseVPN")
        if should_use_vpn is not None and type(should_use_vpn) is not bool:
            _wire.fail("true or false", should_use_vpn, "shouldUseVPN")
        build_environment_variables = _get("buildEnvironmentVariables")
        if build_environment_variables is not None:
            build_environment_variables = _wire.at(
                "buildEnvironmentVariables", _wire.list_of(_wire.map_of(_wire.text)), build_environment_variables
            )
        supports_package_persistence = _get("supportsPackagePersistence")
        if supports_package_persistence is not None and type(supports_package_persistence) is not bool:
            _wire.fail("true or false", supports_package_persistence, "supportsPackagePersistence")
        _made.id = id
        _made.environment_id = environment_id
        _made.environment_name = environment_name
        _made.image_type = image_type
        _made.is_restricted = is_restricted
        _made.is_built = is_built
        _made.number = number
        _made.cluster_types = cluster_types
        _made.summary = summary
        _made.compressed_image_size = compressed_image_size
        _made.docker_image = docker_image
        _made.workspaces_properties = workspaces_properties
        _made.docker_arguments = docker_arguments
        _made.dockerfile_instructions = dockerfile_instructions
        _made.pre_setup_script = pre_setup_script
        _made.post_setup_script = post_setup_script
        _made.pre_run_script = pre_run_script
        _made.post_run_script = post_run_script
        _made.should_use_vpn = should_use_vpn
        _made.build_environment_variables = build_environment_variables
        _made.supports_package_persistence = supports_package_persistence
        _made.__class__ = cls
        _model: Self = _made
        return _model
