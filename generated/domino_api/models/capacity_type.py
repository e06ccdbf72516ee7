from ..wire import OpenEnum


class CapacityType(OpenEnum):
    """How a machine is bought. An open enum: unknown values are kept."""

    ON_DEMAND = "on-demand"
    SPOT = "spot"
