from ..wire import OpenEnum


class ResultsBranch(OpenEnum):
    """Where results go: into the project's main line, or each into a line of its own. An open enum: unknown values
    are kept.
    """

    MAIN = "main"
    ISOLATED = "isolated"
