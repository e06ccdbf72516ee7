from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import Self

from .. import wire as _wire
from .. import wire_model as _wire_model


@_wire_model.model(eq=False, repr=False, kw_only=True)
class DataPlaneConfiguration(_wire_model.WireModel):
    """How a data plane is set up."""

    storage_class: str | None = None
    """Kubernetes storage class."""
    address: str | None = None
    """Its address."""
    file_sync_disabled: bool | None = None
    """Whether file synchronization is off."""
    domino_api_hostname: str | None = None
    """Host of the Domino API."""
    docker_registry_hostname: str | None = None
    """Host of the image registry."""
    rabbit_mq_hostname: str | None = None
    """Host of the message queue."""
    rabbit_mq_amqp_port: int | None = None
    """AMQP port of the message queue."""
    rabbit_mq_stream_port: int | None = None
    """Stream port of the message queue."""
    istio_enabled: bool | None = None
    """Whether it uses Istio."""
    s_3_endpoint_url: str | None = None
    """Address of its S3 service."""
    additional_storage_class: str | None = None
    """Further Kubernetes storage class."""

    _fields: ClassVar[tuple[tuple[str, str, bool], ...]] = (
        ("storage_class", "storageClass", False),
        ("address", "address", False),
        ("file_sync_disabled", "fileSyncDisabled", False),
        ("domino_api_hostname", "dominoApiHostname", False),
        ("docker_registry_hostname", "dockerRegistryHostname", False),
        ("rabbit_mq_hostname", "rabbitMqHostname", False),
        ("rabbit_mq_amqp_port", "rabbitMqAmqpPort", False),
        ("rabbit_mq_stream_port", "rabbitMqStreamPort", False),
        ("istio_enabled", "istioEnabled", False),
        ("s_3_endpoint_url", "s3EndpointUrl", False),
        ("additional_storage_class", "additionalStorageClass", False),
    )

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        _source = _wire.as_object(wire)
        # Not through __init__: 27 keyword arguments cost a third of decoding a run.
        _made: Any = _wire_model.unsealed[cls](_source)
        _get = _source.get
        storage_class = _get("storageClass")
        if storage_class is not None and type(storage_class) is not str:
            _wire.fail("a string", storage_class, "storageClass")
        address = _get("address")
        if address is not None and type(address) is not str:
            _wire.fail("a string", address, "address")
        file_sync_disabled = _get("fileSyncDisabled")
        if file_sync_disabled is not None and type(file_sync_disabled) is not bool:
            _wire.fail("true or false", file_sync_disabled, "fileSyncDisabled")
        domino_api_hostname = _get("dominoApiHostname")
        if domino_api_hostname is not None and type(domino_api_hostname) is not str:
            _wire.fail("a string", domino_api_hostname, "dominoApiHostname")
        docker_registry_hostname = _get("dockerRegistryHostname")
        if docker_registry_hostname is not None and type(docker_registry_hostname) is not str:
            _wire.fail("a string", docker_registry_hostname, "dockerRegistryHostname")
        rabbit_mq_hostname = _get("rabbitMqHostname")
        if rabbit_mq_hostname is not None and type(rabbit_mq_hostname) is not str:
            _wire.fail("a string", rabbit_mq_hostname, "rabbitMqHostname")
        rabbit_mq_amqp_port = _get("rabbitMqAmqpPort")
        if rabbit_mq_amqp_port is not None and type(rabbit_mq_amqp_port) is not int:
            rabbit_mq_amqp_port = _wire.at("rabbitMqAmqpPort", _wire.integer, rabbit_mq_amqp_port)
        rabbit_mq_stream_port = _get("rabbitMqStreamPort")
        if rabbit_mq_stream_port is not None and type(rabbit_mq_stream_port) is not int:
            rabbit_mq_stream_port = _wire.at("rabbitMqStreamPort", _wire.integer, rabbit_mq_stream_port)
        istio_enabled = _get("istioEnabled")
        if istio_enabled is not None and type(istio_enabled) is not bool:
            _wire.fail("true or false", istio_enabled, "istioEnabled")
        s_3_endpoint_url = _get("s3EndpointUrl")
        if s_3_endpoint_url is not None and type(s_3_endpoint_url) is not str:
            _wire.fail("a string", s_3_endpoint_url, "s3EndpointUrl")
        additional_storage_class = _get("additionalStorageClass")
        if additional_storage_class is not None and type(additional_storage_class) is not str:
            _wire.fail("a string", additional_storage_class, "additionalStorageClass")
        _made.storage_class = storage_class
        _made.address = address
        _made.file_sync_disabled = file_sync_disabled
        _made.domino_api_hostname = domino_api_hostname
        _made.docker_registry_hostname = docker_registry_hostname
        _made.rabbit_mq_hostname = rabbit_mq_hostname
        _made.rabbit_mq_amqp_port = rabbit_mq_amqp_port
        _made.rabbit_mq_stream_port = rabbit_mq_stream_port
        _made.istio_enabled = istio_enabled
        _made.s_3_endpoint_url = s_3_endpoint_url
        _made.additional_storage_class = additional_storage_class
        _made.__class__ = cls
        _model: Self = _made
        return _model
