from ..wire import OpenEnum


class PublicClusterType(OpenEnum):
    """Kind of compute cluster, as the public API writes it. An open enum: unknown values are kept."""

    DASK = "dask"
    MPI = "mpi"
    RAY = "ray"
    SPARK = "spark"
