from ..wire import OpenEnum


class HardwareTierClusterType(OpenEnum):
    """Kind of infrastructure of a tier. An open enum: unknown values are kept."""

    CLASSIC_ON_PREMISES = "ClassicOnPremises"
    CLASSIC_AWS = "ClassicAWS"
    KUBERNETES = "Kubernetes"
