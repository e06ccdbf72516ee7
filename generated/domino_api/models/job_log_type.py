from ..wire import OpenEnum


class JobLogType(OpenEnum):
    """Where a line comes from. An open enum: unknown values are kept."""

    STDOUT = "stdout"
    STDERR = "stderr"
    PREPARE_OUTPUT = "prepareoutput"
    COMPLETE = "complete"
