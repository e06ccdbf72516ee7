from ..wire import OpenEnum


class ComputeClusterType(OpenEnum):
    """Kind of compute cluster. An open enum: unknown values are kept."""

    SPARK = "Spark"
    RAY = "Ray"
    DASK = "Dask"
    MPI = "MPI"
