from ..wire import OpenEnum


class JobLogKind(OpenEnum):
    """Which lines of a job are asked for: `console` (all), `stdout`, `stderr`, `stdoutstderr` (both) or
    `prepareoutput` (what the preparation printed). An open enum: unknown values are kept.
    """

    CONSOLE = "console"
    STDOUT = "stdout"
    STDERR = "stderr"
    STDOUT_STDERR = "stdoutstderr"
    PREPARE_OUTPUT = "prepareoutput"
