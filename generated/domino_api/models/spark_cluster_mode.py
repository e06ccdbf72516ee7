from ..wire import OpenEnum


class SparkClusterMode(OpenEnum):
    """How Spark runs. An open enum: unknown values are kept."""

    LOCAL = "Local"
    STANDALONE = "Standalone"
    YARN = "Yarn"
    ON_DEMAND = "OnDemand"
