from ..wire import OpenEnum


class CapacityLevel(OpenEnum):
    """Whether a tier can take a run now. An open enum: unknown values are kept."""

    CAN_EXECUTE_WITH_CURRENT_INSTANCES = "CAN_EXECUTE_WITH_CURRENT_INSTANCES"
    REQUIRES_LAUNCHING_INSTANCE = "REQUIRES_LAUNCHING_INSTANCE"
    FULL = "FULL"
    UNKNOWN = "UNKNOWN"
