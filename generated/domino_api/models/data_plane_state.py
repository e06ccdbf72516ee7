from ..wire import OpenEnum


class DataPlaneState(OpenEnum):
    """State of a data plane. An open enum: unknown values are kept."""

    HEALTHY = "Healthy"
    UNHEALTHY = "Unhealthy"
    ERROR = "Error"
    DISCONNECTED = "Disconnected"
